import os
import sys

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")  # nothing is to go over a network

import great_expectations as gx
import pandas as pd
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
# What is no expectation of its own becomes a column of yes and no.
frame["check digit"] = [not isinstance(text, str) or not well_formed(text) or checksum_ok(text) for text in frame[ID]]
frame["birth date"] = [
    not isinstance(number, str) or not well_formed(number) or day == birth_of(number)
    for number, day in zip(frame[ID], frame[BIRTH], strict=True)
]
suite = gx.ExpectationSuite(
    name="roster",
    expectations=[
        *(gx.expectations.ExpectColumnValuesToNotBeNull(column=heading) for heading in REQUIRED),
        gx.expectations.ExpectColumnValuesToBeInSet(column=SEX, value_set=list(SEXES)),
        gx.expectations.ExpectColumnValuesToBeInSet(column=ETHNICITY, value_set=list(ETHNICITIES)),
        gx.expectations.ExpectColumnValuesToMatchRegex(column=ID, regex=f"^{ID_PATTERN}$"),
        gx.expectations.ExpectColumnValuesToBeUnique(column=ID),
        gx.expectations.ExpectColumnValuesToBeInSet(column="check digit", value_set=[True]),
        gx.expectations.ExpectColumnValuesToBeInSet(column="birth date", value_set=[True]),
    ],
)
context = gx.get_context(mode="ephemeral")
context.variables.progress_bars = {"globally": False}
batch = (
    context.data_sources.add_pandas("pandas").add_dataframe_asset("roster").add_batch_definition_whole_dataframe("all")
)
checked = batch.get_batch({"dataframe": frame}).validate(suite, result_format="COMPLETE")
rows: set[int] = set()
for result in checked.results:
    places = set(result.result.get("unexpected_index_list") or ())
    if result.expectation_config.type == "expect_column_values_to_be_unique":
        # It names the first of them too; the others do not.
        places = set(frame.index[frame[ID].duplicated()])
    for place in sorted(places):
        print(place + 2, result.expectation_config.type, result.expectation_config.kwargs["column"])
    rows |= places
print("faulty rows:", len(rows))
