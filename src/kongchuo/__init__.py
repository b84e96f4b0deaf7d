"""kongchuo 控辍: keeps the children of a township in school."""

__version__ = "0.1.0"
