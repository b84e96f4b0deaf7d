"""What the reader objects to as it reads: files, sheets, headings and broken cells."""
