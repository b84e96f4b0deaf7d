"""openpyxl as its tutorial opens a workbook."""

import sys

import openpyxl
from rows import check

book = openpyxl.load_workbook(sys.argv[1], data_only=True)
print("faulty rows:", check(book.worksheets[0].iter_rows(values_only=True)))
