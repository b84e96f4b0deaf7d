"""How the text of a cell is understood: ID numbers, dates, classes, codes, names."""
