"""Rules on the ID number, and on the columns that must agree with it."""
