"""Rules on the ledger 考勤."""

KINDS = ("attendance",)
