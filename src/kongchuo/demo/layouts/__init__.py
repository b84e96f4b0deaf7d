"""How each school lays out its roster, and the files that come of it."""
