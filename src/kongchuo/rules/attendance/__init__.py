"""Rules on the ledger 考勤."""
