"""openpyxl in the mode for large files."""

import sys

import openpyxl
from rows import check

book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
print("faulty rows:", check(book.worksheets[0].iter_rows(values_only=True)))
