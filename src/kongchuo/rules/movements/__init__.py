"""Rules on the ledger 学籍异动: pupils who come, go or change class."""

KINDS = ("movements",)
