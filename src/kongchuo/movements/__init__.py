"""Who came and went: two months of rosters and the ledger 学籍异动 (docs/decisions/0005-balance.md)."""
