"""The terminal: options in, exit status out."""
