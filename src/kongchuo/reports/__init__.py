"""Results become grids and documents; no fonts, no files."""
