"""A ★ cell without content."""

from collections.abc import Iterator

from kongchuo.codes import classes, roll_number
from kongchuo.codes.choices import ID_TYPE
from kongchuo.codes.id_number import parse
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule

# From so many rows on, a column without a single entry is reported once, not row by row.
_WHOLE_COLUMN = 5


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Empty cells in the ★ columns that the sheet has; missing columns are the reader's business."""
    # Records load pydantic, which nothing needs before a sheet is checked.
    from kongchuo.records.catalogue import RECORDS

    for field, spec in RECORDS[table.kind].columns().items():
        if spec.required and table.has(field):
            empty = _empty(table, field)
            if empty:
                yield from _hits(table, field, spec.heading, empty)


def _empty(table: Table, field: str) -> list[int]:
    texts = table.text(field)
    marks = {"", *pupils.BLANK_MARKS} if field in ("id_number", "name") else {""}
    if marks.isdisjoint(texts):
        return []
    broken, excused = skip.broken(table, field), _excused(table, field)
    return [
        position
        for position, text in enumerate(texts)
        if text in marks and position not in broken and position not in excused
    ]


def _excused(table: Table, field: str) -> frozenset[int]:
    """Where an empty cell is in order: the answer stands elsewhere, or there is none."""
    if field == "id_number":
        return frozenset(
            position
            for position, text in enumerate(table.text("id_type"))
            if text and ID_TYPE.read(text) not in ("居民身份证", None)
        )
    if table.kind == "register" and field == "village":
        found = table.derived.get("village", ())
        return frozenset(position for position, village in enumerate(found) if village)
    if table.kind != "roster" or field not in ("grade", "class_name"):
        return frozenset()
    grades = table.derived.get("grade_number", ())
    if field == "grade":
        known = (position for position, grade in enumerate(grades) if grade)
    else:
        labels = table.derived.get("class_label", ())
        known = (
            position
            for position, (grade, label) in enumerate(zip(grades, labels, strict=True))
            if label and label != classes.grade_label(grade)
        )
    return pupils.gone(table) | frozenset(known)


def _hits(table: Table, field: str, heading: str, empty: list[int]) -> Iterator[Hit]:
    if len(empty) == len(table) >= _WHOLE_COLUMN:
        yield Hit(None, field, f"“{heading}”一栏整列都没有填写。")
        return
    for position in empty:
        suggested = _from_roll(table, position) if field == "id_number" else ()
        who = f"第{table.rows[position]}行" if field == "name" else pupils.who(table, position)
        told = "，学籍号里有，请核对后补填" if suggested else ""
        yield Hit(position, field, f"{who}没有填写{heading}{told}。", suggestions=suggested)


def _from_roll(table: Table, position: int) -> tuple[str, ...]:
    inside = roll_number.id_part(table.text("roll_number")[position])
    return (inside,) if inside and parse(inside).valid else ()


RULE = Rule(
    id="S201",
    name="empty-required-cell",
    severity=Severity.ERROR,
    title="必填项没有填",
    hint="请补填。身份证件号空着、确实没有居民身份证的，在“身份证件类型”一栏写明实际的证件种类。",
    kinds=pupils.WITH_ID,
    check=check,
)
