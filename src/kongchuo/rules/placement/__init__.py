"""Rules on grade and class."""
