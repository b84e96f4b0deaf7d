"""Rules on grade and class."""

KINDS = ("roster",)
