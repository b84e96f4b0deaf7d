"""One class a sheet: the columns, their headings and what may stand in them."""
