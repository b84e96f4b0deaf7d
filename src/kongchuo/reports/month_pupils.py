"""One row for every pupil of a school: whether it counts at 学年初, in the opening and at the close."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_KEY = ["school", "stage", "person", "seat"]
_NAMED = ["school", "stage", "name", "id_number", "seat"]
_SHOWN = ["grade", "class_label", "name", "id_number"]


def pupil_rows(present: "pd.DataFrame", base: "pd.DataFrame") -> "pd.DataFrame":
    """Pupils in school, sorted by school, stage, grade, class and name, with the marks `base`,
    `before` and `now`.

    `present` are the rows of 在读 of a comparison (with `person`, `side`, `row_grade`, `row_class`),
    `base` those of 学年初. Grade and class are those of the balance. A pupil who stands twice on a roster has two rows, so that the marks add up to the figures.
    """
    import pandas as pd

    sides = present.assign(grade=present["row_grade"], class_label=present["row_class"])
    sides = sides.assign(seat=sides.groupby(["side", "school", "stage", "person"]).cumcount())
    halves = {side: sides.loc[sides["side"] == side, [*_KEY, *_SHOWN]] for side in ("before", "now")}
    both = halves["now"].merge(halves["before"], on=_KEY, how="outer", suffixes=("", "_before"), indicator=True)
    rows = both[_KEY].assign(
        **{name: both[name].where(both["_merge"] != "right_only", both[f"{name}_before"]) for name in _SHOWN},
        now=both["_merge"] != "right_only",
        before=both["_merge"] != "left_only",
    )
    rows = rows.assign(seat=rows.groupby(_NAMED[:-1]).cumcount())
    first = base.assign(seat=base.groupby(_NAMED[:-1]).cumcount())[[*_NAMED, "grade", "class_label"]]
    joined = rows.drop(columns="person").merge(first, on=_NAMED, how="outer", suffixes=("", "_base"), indicator=True)
    only_base = joined["_merge"] == "right_only"
    found = joined[_NAMED].assign(
        grade=joined["grade"].where(~only_base, joined["grade_base"]).astype(int),
        class_label=joined["class_label"].where(~only_base, joined["class_label_base"]),
        base=joined["_merge"] != "left_only",
        before=joined["before"].eq(True),
        now=joined["now"].eq(True),
    )
    found = found.assign(width=found["class_label"].str.len())
    order = ["school", "stage", "grade", "width", "class_label", "name", "id_number", "seat"]
    ranked: pd.DataFrame = found.sort_values(order, kind="stable")
    return ranked.drop(columns=["width", "seat"]).reset_index(drop=True)
