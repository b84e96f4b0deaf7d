import sys

import python_calamine
from rows import check

with open(sys.argv[1], "rb") as file:
    sheet = python_calamine.load_workbook(file).get_sheet_by_index(0)
    print("faulty rows:", check(sheet.to_python(skip_empty_area=False)))
