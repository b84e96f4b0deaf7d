"""Rules on the ledger 辍学 and its visits (劝返记录)."""

KINDS = ("cases", "visits")
