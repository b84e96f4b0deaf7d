"""核查: every child of the register and every pupil of the rosters, each in one place (docs/decisions/0013-reconcile.md)."""
