"""分班: the balance and the dropout rate of every class, with its grade's sum."""

from collections.abc import Iterator, Mapping

from kongchuo.codes.classes import grade_label
from kongchuo.indicators.figure import Figure
from kongchuo.model.grid import Cell, Grid, Heading, Meaning, Row, Sheet
from kongchuo.movements.balance import Balance
from kongchuo.reports.listing import Listing
from kongchuo.reports.material import Material
from kongchuo.reports.month_grades import has_pupils, place_row, school_words, summed
from kongchuo.reports.month_sources import opening_words

NAME = "分班"
_COLUMNS = (
    Heading("学校", 22, "left"),
    Heading("班级", 14, "left"),
    Heading("期初", 8),
    Heading("增加", 8),
    Heading("减少", 8),
    Heading("应有", 8),
    Heading("实有", 8),
    Heading("差额", 8),
    Heading("学年初", 8),
    Heading("辍学人数", 8),
    Heading("辍学率", 9),
)
_HEADLINES = ("primary_dropout", "junior_dropout")

Place = tuple[str, str | None, int | None, str]  # school, stage, grade and class (empty: the whole grade)


def classes_sheet(material: Material, names: Listing, changes: Listing) -> Sheet:
    """The schools one after the other, each by grade and class."""
    return Sheet(
        NAME,
        (Grid(_COLUMNS, tuple(_rows(material, names, changes))),),
        title=f"{material.township.name}{material.period.title}分班情况",
        subtitle=f"{opening_words(material)}转班、留级、跳级计入班级的增减，不影响全校人数；各班相加等于年级。",
    )


def _rows(material: Material, names: Listing, changes: Listing) -> Iterator[Row]:
    figures = {
        (one.school or "", one.stage, one.grade, one.class_label or ""): one
        for one in material.figures
        if one.code in _HEADLINES and one.level in ("grade", "class")
    }
    classes: dict[Place, list[Balance]] = {}
    for row in material.balances:
        if row.level == "class" and has_pupils(row):
            classes.setdefault((row.school, row.stage, row.grade, ""), []).append(row)
    for row in material.balances:
        if row.level == "school":
            yield Row((Cell(school_words(material, row), Meaning.GROUP, span=len(_COLUMNS)),))
        elif row.level == "grade":
            yield from _grade(row, classes.get((row.school, row.stage, row.grade, ""), []), figures, (names, changes))


def _grade(
    row: Balance, classes: list[Balance], figures: Mapping[Place, Figure], listings: tuple[Listing, Listing]
) -> Iterator[Row]:
    whole = figures.get((row.school, row.stage, row.grade, ""))
    for one in classes:
        figure = figures.get((one.school, one.stage, one.grade, one.class_label)) if one.class_label else None
        words = (one.school, one.class_label or f"{grade_label(one.grade) or '年级不明'}，班级不明")
        yield place_row(words, one, summed([figure]) if figure else _none(whole, one), listings)
    if len(classes) > 1:
        words = (row.school, f"{grade_label(row.grade) or '年级不明'}合计")
        yield place_row(words, row, summed([whole] if whole else ()), listings, meaning=Meaning.TOTAL)


def _none(grade: Figure | None, row: Balance) -> tuple[int | None, int | None]:
    """A class that was not there at 学年初 and has no dropout: nobody, as far as the grade's figure is known."""
    if grade is None or not row.class_label:
        return (None, None)
    return (None if grade.numerator is None else 0, None if grade.denominator is None else 0)
