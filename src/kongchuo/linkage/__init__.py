"""Who is the same person in two lists (DOMAIN section 6; docs/decisions/0004-linkage.md)."""
