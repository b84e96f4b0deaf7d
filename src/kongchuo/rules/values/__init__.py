"""Rules on what stands in a cell: empty, unknown words, odd characters, contradictions."""
