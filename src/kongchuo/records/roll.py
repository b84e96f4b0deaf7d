"""All pupils of many rosters as one DataFrame, for figures over thousands of pupils."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kongchuo.codes import dates, id_number, person_name
from kongchuo.codes.choice import Choices
from kongchuo.codes.choices import DISABILITY, HARDSHIP, ROLL_STATUS, SEX
from kongchuo.codes.text import compact, lost_digits
from kongchuo.model.table import Table
from kongchuo.model.where import column_letter

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "file", "sheet", "row", "cell", "school", "stage", "grade", "class_label", "name", "id_number", "id_valid",
    "sex", "birth", "status", "guardian", "phone", "village", "disability", "hardship", "roll_number",
)  # fmt: skip


def roll(tables: Iterable[Table]) -> "pd.DataFrame":
    """One row a pupil of the settled rosters, in the order of the files; columns `COLUMNS`.

    Texts are never NaN: what is unknown is an empty text, an unknown grade is 0, an unknown school
    or stage None. `birth` is ISO text, from the ID number where the roster has none. An empty or
    unknown status counts as 在读 (the contract's section 5).
    """
    import pandas as pd

    columns: dict[str, list[object]] = {name: [] for name in COLUMNS}
    for table in tables:
        for name, values in _of_table(table).items():
            columns[name].extend(values)
    frame = pd.DataFrame(columns, dtype=object)
    return frame.astype({"row": "int32", "grade": "int8", "id_valid": bool})


def _of_table(table: Table) -> dict[str, list[object]]:
    count = len(table)
    numbers = [
        "" if lost_digits(raw) else id_number.normalise(text)
        for raw, text in zip(table.raw("id_number"), table.text("id_number"), strict=True)
    ]
    parsed = [id_number.parse(number) if number else None for number in numbers]
    valid = [number is not None and number.problem is None for number in parsed]
    letter = _letter(table)
    return {
        "file": [table.file] * count,
        "sheet": [table.sheet] * count,
        "row": list(table.rows),
        "cell": [f"{letter}{row}" for row in table.rows],
        "school": list(table.derived["school"]),
        "stage": list(table.derived["stage"]),
        "grade": [grade or 0 for grade in table.derived["grade_number"]],
        "class_label": list(table.derived["class_label"]),
        "name": [person_name.normalise(text) for text in table.text("name")],
        "id_number": list(numbers),
        "id_valid": list(valid),
        "sex": _sexes(table, parsed, valid),
        "birth": _births(table, parsed, valid),
        "status": _words(table, "roll_status", ROLL_STATUS, "在读"),
        "guardian": [person_name.normalise(text) for text in table.text("guardian_name")],
        "phone": [compact(text) for text in table.text("phone")],
        "village": [
            home or address
            for home, address in zip(table.text("household_address"), table.text("address"), strict=True)
        ],
        "disability": _words(table, "disability", DISABILITY, ""),
        "hardship": _words(table, "hardship", HARDSHIP, ""),
        "roll_number": [compact(text) for text in table.text("roll_number")],
    }


def _letter(table: Table) -> str:
    column = table.columns.get("name") or table.columns.get("id_number")
    return column_letter(column.index) if column and column.index is not None else "A"


def _words(table: Table, name: str, choices: Choices, default: str) -> list[object]:
    known = {text: choices.read(text) or default if text else default for text in set(table.text(name))}
    return [known[text] for text in table.text(name)]


def _sexes(table: Table, parsed: list[id_number.IdNumber | None], valid: list[bool]) -> list[object]:
    written = _words(table, "sex", SEX, "")
    return [
        word or (number.sex if good and number else "") or ""
        for word, number, good in zip(written, parsed, valid, strict=True)
    ]


def _births(table: Table, parsed: list[id_number.IdNumber | None], valid: list[bool]) -> list[object]:
    births: list[object] = []
    for raw, number, good in zip(table.raw("birth_date"), parsed, valid, strict=True):
        written = dates.parse(raw) if raw not in (None, "") else None
        if written and written.day and written.precision == "day":
            births.append(written.day.isoformat())
        elif good and number and number.birth:
            births.append(number.birth.isoformat())
        else:
            births.append("")
    return births
