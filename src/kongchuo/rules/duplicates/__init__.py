"""Rules that look for one child entered twice: in a sheet, in a school, in two schools."""

KINDS = ("roster",)
