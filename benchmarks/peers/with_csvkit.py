"""csvkit's commands cannot compute a check digit; its engine (agate) can, from a script."""

import sys

import agate
import agateexcel  # noqa: F401 - adds from_xlsx
from shared import BIRTH, ETHNICITIES, ETHNICITY, ID, REQUIRED, SEX, SEXES, birth_of, checksum_ok, well_formed

table = agate.Table.from_xlsx(sys.argv[1], column_types=agate.TypeTester(types=[agate.Text()]))
seen: dict[str, int] = {}
faulty = 0
for position, row in enumerate(table.rows, start=2):
    problems = [f"{heading}: empty" for heading in REQUIRED if not row[heading]]
    if row[SEX] and row[SEX] not in SEXES:
        problems.append(f"{SEX}: unknown")
    if row[ETHNICITY] and row[ETHNICITY] not in ETHNICITIES:
        problems.append(f"{ETHNICITY}: unknown")
    number = row[ID] or ""
    if number and not well_formed(number):
        problems.append(f"{ID}: form")
    elif number:
        if not checksum_ok(number):
            problems.append(f"{ID}: check digit")
        if row[BIRTH] != birth_of(number):
            problems.append(f"{BIRTH}: not as in the number")
    if number and seen.setdefault(number, position) != position:
        problems.append(f"{ID}: twice")
    faulty += bool(problems)
    for problem in problems:
        print(position, problem)
print("faulty rows:", faulty)
