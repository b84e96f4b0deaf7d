"""分年级: the balance and the dropout rate of every grade, of the township and of each school."""

from collections.abc import Iterable, Iterator

from kongchuo.codes.classes import grade_label
from kongchuo.indicators.figure import Figure
from kongchuo.model.grid import Cell, Grid, Heading, Meaning, Row, Sheet
from kongchuo.model.ratio import Ratio
from kongchuo.model.township import STAGE_NAMES, STAGES
from kongchuo.movements.balance import GRADES, Balance, total
from kongchuo.reports import month_cells as cells
from kongchuo.reports.listing import Listing
from kongchuo.reports.material import Material
from kongchuo.reports.month_sources import opening_words

NAME = "分年级"
_COLUMNS = (
    Heading("学校", 22, "left"),
    Heading("年级", 10),
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


def grades_sheet(material: Material, names: Listing, changes: Listing) -> Sheet:
    """The township by grade, then each school."""
    crossing = "过了9月1日，期初按升级后的年级列出，毕业年级仍列在原年级。" if _crosses(material) else ""
    return Sheet(
        NAME,
        (Grid(_COLUMNS, tuple(_rows(material, names, changes))),),
        title=f"{material.township.name}{material.period.title}分年级情况",
        subtitle=f"{opening_words(material)}留级、跳级计入年级的增减，不影响全校人数。{crossing}",
    )


def _crosses(material: Material) -> bool:
    return any(month.school_year < material.period.school_year for month in material.before_months.values())


def _rows(material: Material, names: Listing, changes: Listing) -> Iterator[Row]:
    yield Row((Cell("全镇", Meaning.GROUP, span=len(_COLUMNS)),))
    township = material.township.name
    for stage in STAGES:
        for grade in GRADES[stage]:
            here = [row for row in material.balances if row.level == "grade" and row.grade == grade]
            found = total(here)
            if found:
                figures = [one for one in _headline(material) if one.level == "grade" and one.grade == grade]
                yield _row(township, grade_label(grade), found, _sum(figures), None, None)
        found = total(row for row in material.balances if row.level == "school" and row.stage == stage)
        if found:
            figures = [one for one in _headline(material) if one.level == "township" and one.stage == stage]
            yield _row(township, f"{STAGE_NAMES[stage]}小计", found, _sum(figures), None, None, Meaning.TOTAL)
    for row in material.balances:
        if row.level == "school":
            yield from _school(material, row, names, changes)


def _school(material: Material, stage_row: Balance, names: Listing, changes: Listing) -> Iterator[Row]:
    school, stage = stage_row.school, stage_row.stage
    known = material.township.school(school)
    words = "" if known and known.stages == (stage,) else f"（{STAGE_NAMES.get(stage or '', '学段不明')}）"
    why = f"：{stage_row.unavailable}" if stage_row.unavailable else ""
    yield Row((Cell(f"{school}{words}{why}", Meaning.GROUP, span=len(_COLUMNS)),))
    figures = [one for one in _headline(material) if (one.school, one.stage) == (school, stage)]
    for row in material.balances:
        if (row.level, row.school, row.stage) == ("grade", school, stage) and _has_pupils(row):
            own = [one for one in figures if one.level == "grade" and one.grade == row.grade]
            yield _row(school, grade_label(row.grade) or "年级不明", row, _sum(own), names, changes)
    own = [one for one in figures if one.level == "school"]
    yield _row(school, "小计", stage_row, _sum(own), names, changes, Meaning.TOTAL)


def _headline(material: Material) -> list[Figure]:
    return [figure for figure in material.figures if figure.code in ("primary_dropout", "junior_dropout")]


def _has_pupils(row: Balance) -> bool:
    return bool(row.opening or row.closing or row.difference or any(row.ins.values()) or any(row.outs.values()))


def _sum(figures: Iterable[Figure]) -> tuple[int | None, int | None]:
    """Numerator and denominator of several places together; None where no ledger or roster tells."""
    listed = list(figures)
    known = [one.numerator for one in listed if one.numerator is not None]
    below = [one.denominator for one in listed if one.denominator is not None]
    return (sum(known) if known else None, sum(below) if below else None)


def _row(
    school: str,
    grade: str,
    row: Balance,
    dropouts: tuple[int | None, int | None],
    names: Listing | None,
    changes: Listing | None,
    meaning: Meaning = Meaning.PLAIN,
) -> Row:
    stage = row.stage or ""
    pupils = names.link(("pupils", stage, school, row.grade), ("pupils", stage, school)) if names else None
    differences = None
    if changes:
        differences = changes.link(("difference", stage, school, row.grade), ("difference", stage, school))
    above, below = dropouts
    ratio = Ratio(above, below) if above is not None and below else None
    return Row(
        (
            Cell(school, meaning),
            Cell(grade, meaning),
            cells.count(row.opening, pupils, meaning),
            cells.count(sum(row.ins.values()), None, meaning),
            cells.count(sum(row.outs.values()), None, meaning),
            cells.count(row.expected, None, meaning),
            cells.count(row.closing, pupils, meaning),
            cells.count(row.difference, differences, meaning),
            cells.count(below, None, meaning),
            cells.count(above, None, meaning),
            Cell(ratio, meaning)
            if ratio
            else Cell(cells.NOTHING, meaning if meaning is Meaning.TOTAL else Meaning.MUTED),
        )
    )
