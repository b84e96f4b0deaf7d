import sys

import pandas as pd
import pandera.pandas as pa
from shared import (
    BIRTH,
    ETHNICITIES,
    ETHNICITY,
    ID,
    ID_PATTERN,
    REQUIRED,
    SEX,
    SEXES,
    birth_of,
    checksum_ok,
    well_formed,
)

frame = pd.read_excel(sys.argv[1], engine="calamine", dtype=str)
columns = {heading: pa.Column(str, nullable=heading not in REQUIRED) for heading in frame.columns}
columns[SEX] = pa.Column(str, pa.Check.isin(SEXES))
columns[ETHNICITY] = pa.Column(str, pa.Check.isin(ETHNICITIES))
columns[ID] = pa.Column(
    str,
    [
        pa.Check.str_matches(f"^{ID_PATTERN}$"),
        pa.Check(lambda number: not well_formed(number) or checksum_ok(number), element_wise=True, name="check digit"),
    ],
    unique=True,
    report_duplicates="exclude_first",
)
birth = pa.Check(
    lambda table: pd.Series(
        [
            not isinstance(number, str) or not well_formed(number) or day == birth_of(number)
            for number, day in zip(table[ID], table[BIRTH], strict=True)
        ],
        index=table.index,
    ),
    name="birth date",
)
try:
    pa.DataFrameSchema(columns, checks=birth).validate(frame, lazy=True)
    faulty = 0
except pa.errors.SchemaErrors as fault:
    cases = fault.failure_cases
    print(cases[["index", "column", "check"]].drop_duplicates().to_csv(index=False))
    faulty = cases["index"].dropna().nunique()
print("faulty rows:", faulty)
