"""What the reader objects to as it reads: files, sheets, headings and broken cells."""

# The reader names its rules itself; no table is handed to them.
KINDS = ()
