"""Nouns that every layer shares: places, findings, tables, ratios, periods, grids."""
