"""What a township or a government document can change: settings and legal data."""
