"""Rules on the ledger of disabled children (残疾儿童 一人一案)."""

KINDS = ("support",)
