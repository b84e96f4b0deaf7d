"""Which school, grade and class each row of a ledger means, as `placement` says it of rosters."""

from collections.abc import Iterator, Sequence

from kongchuo.codes import classes, dates
from kongchuo.codes.text import compact
from kongchuo.model.period import school_year
from kongchuo.model.table import Table
from kongchuo.model.township import Township
from kongchuo.records.absences import absent_days
from kongchuo.records.placement import school_name, stages_of

# The day that says in which school year a grade such as 2017级 is meant, by kind of ledger.
DAYS = {
    "movements": "movement_date", "cases": "found_date", "outcomes": "recorded_date", "attendance": "absent_days",
}  # fmt: skip


def settle_ledger(table: Table, township: Township | None) -> Table:
    """The ledger with `school` (the township's name for it, else the cell's text; None for an empty
    cell), `grade_number` and `class_label` for every row; movements also with `target`, the
    township's school on the other side, absences with `absent_days` (`records.absences`); the ledger of
    disabled children `school` alone. Other kinds of sheets stay as they are."""
    if table.kind not in (*DAYS, "support"):
        return table
    if table.kind == "attendance":
        table = table.with_derived(absent_days=absent_days(table))
    texts = table.text("school_name")
    names = {text: (school_name(text, township) or text) if text else None for text in set(texts)}
    schools = [names[text] for text in texts]
    if table.kind == "support":
        return table.with_derived(school=tuple(schools))
    found = list(_places(table, schools, township))
    grades, labels = ([grade for grade, _ in found], [label for _, label in found])
    settled = table.with_derived(school=tuple(schools), grade_number=tuple(grades), class_label=tuple(labels))
    if table.kind != "movements":
        return settled
    return settled.with_derived(target=tuple(_targets(table, schools, township)))


def day_texts(table: Table) -> Sequence[str]:
    """The day of every row of a ledger as text: of an absence its first day."""
    if table.kind == "attendance":
        return [text[:10] for text in table.derived["absent_days"]]
    return table.text(DAYS[table.kind])


def township_school(name: str, region: str, own: str | None, township: Township) -> str | None:
    """The township's school that 来源或去向学校 names; a 中心小学 in another region is not ours, nor is
    the school itself the other side."""
    plain, place = compact(name), compact(region)
    ours = (township.name, township.county)
    if place and not any(known in place for known in ours) and township.name not in plain:
        return None
    found = school_name(plain, township)
    return None if found == own else found


def _places(table: Table, schools: Sequence[str | None], township: Township | None) -> Iterator[tuple[int | None, str]]:
    known: dict[tuple[str | None, str, str, int | None], tuple[int | None, str]] = {}
    days = day_texts(table)
    years = {text: school_year(day) if (day := dates.parse(text).day) else None for text in set(days)}
    for school, grade, name, written in zip(schools, table.text("grade"), table.text("class_name"), days, strict=True):
        key = (school, grade, name, years[written])
        if key not in known:
            known[key] = _place(*key, township)
        yield known[key]


def _place(
    school: str | None, grade_text: str, class_text: str, year: int | None, township: Township | None
) -> tuple[int | None, str]:
    stages = stages_of(school, township)
    stage = stages[0] if len(stages) == 1 else None
    grade = classes.parse_grade(grade_text, stage=stage, school_year=year) if grade_text else None
    if grade is None and class_text:
        grade = classes.parse_class(class_text, stage=stage, stages=stages, school_year=year).grade
    return grade, class_text or classes.grade_label(grade)


def _targets(table: Table, schools: Sequence[str | None], township: Township | None) -> Iterator[str | None]:
    known: dict[tuple[str, str, str | None], str | None] = {}
    for key in zip(table.text("other_school"), table.text("other_region"), schools, strict=True):
        if key not in known:
            known[key] = township_school(*key, township) if township and key[0] else None
        yield known[key]
