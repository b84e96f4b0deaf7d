"""Dropout cases: the ledger 辍学 at the end of a period (DOMAIN section 3)."""
