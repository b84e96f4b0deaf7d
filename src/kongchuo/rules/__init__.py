"""What `check` looks for: a rule is a file, a page and examples that are run."""
