"""One use case a command: read, compute, write."""
