"""Rules on dates and ages."""
