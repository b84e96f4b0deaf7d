"""分年级: the balance and the dropout rate of every grade, of the township and of each school."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from kongchuo.codes.classes import grade_label
from kongchuo.indicators.figure import Figure
from kongchuo.model.grid import Cell, Grid, Heading, Link, Meaning, Row, Sheet
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
    headline = [figure for figure in material.figures if figure.code in ("primary_dropout", "junior_dropout")]
    for stage in STAGES:
        for grade in GRADES[stage]:
            found = total(row for row in material.balances if row.level == "grade" and row.grade == grade)
            if found:
                here = [one for one in headline if one.level == "grade" and one.grade == grade]
                yield place_row((township, grade_label(grade)), found, summed(here))
        found = total(row for row in material.balances if row.level == "school" and row.stage == stage)
        if found:
            here = [one for one in headline if one.level == "township" and one.stage == stage]
            yield place_row((township, f"{STAGE_NAMES[stage]}小计"), found, summed(here), meaning=Meaning.TOTAL)
    rows: defaultdict[object, list[Balance]] = defaultdict(list)
    figures: defaultdict[object, list[Figure]] = defaultdict(list)
    for row in material.balances:
        if row.level == "grade":
            rows[row.school, row.stage].append(row)
    for figure in headline:
        figures[figure.school, figure.stage].append(figure)
    for row in material.balances:
        if row.level == "school":
            yield Row((Cell(school_words(material, row), Meaning.GROUP, span=len(_COLUMNS)),))
            unit = (row.school, row.stage)
            yield from _school(row, rows[unit], figures[unit], (names, changes))


def school_words(material: Material, row: Balance) -> str:
    """The school, its stage where the name alone does not tell it, and why it cannot be compared."""
    known = material.township.school(row.school)
    words = "" if known and known.stages == (row.stage,) else f"（{STAGE_NAMES.get(row.stage or '', '学段不明')}）"
    return f"{row.school}{words}{f'：{row.unavailable}' if row.unavailable else ''}"


def _school(
    whole: Balance, rows: Iterable[Balance], figures: Sequence[Figure], listings: tuple[Listing, Listing]
) -> Iterator[Row]:
    for row in rows:
        if has_pupils(row):
            own = [one for one in figures if one.level == "grade" and one.grade == row.grade]
            yield place_row((row.school, grade_label(row.grade) or "年级不明"), row, summed(own), listings)
    own = [one for one in figures if one.level == "school"]
    yield place_row((whole.school, "小计"), whole, summed(own), listings, meaning=Meaning.TOTAL)


def has_pupils(row: Balance) -> bool:
    """Whether there is anything to show."""
    return bool(row.opening or row.closing or row.difference or any(row.ins.values()) or any(row.outs.values()))


def summed(figures: Iterable[Figure]) -> tuple[int | None, int | None]:
    """Numerator and denominator of several places together; None where no ledger or roster tells."""
    listed = list(figures)
    known = [one.numerator for one in listed if one.numerator is not None]
    below = [one.denominator for one in listed if one.denominator is not None]
    return (sum(known) if known else None, sum(below) if below else None)


def place_row(
    words: tuple[str, str],
    row: Balance,
    dropouts: tuple[int | None, int | None],
    listings: tuple[Listing, Listing] | None = None,
    *,
    meaning: Meaning = Meaning.PLAIN,
) -> Row:
    """The balance and the dropout rate of one place. `listings` are the names and the changes; without
    them (a sum over schools) no number leads anywhere."""

    def link(place: int, *first: Hashable) -> Link | None:
        if listings is None:
            return None
        label = (row.class_label,) if row.level == "class" else ()
        keys = (row.stage or "", row.school, *((row.grade,) if row.level != "school" else ()), *label)
        return listings[place].link((*first, *keys), (*first, *keys[:3]), (*first, *keys[:2]))

    above, below = dropouts
    ratio = Ratio(above, below) if above is not None and below else None
    muted = meaning if meaning is Meaning.TOTAL else Meaning.MUTED
    return Row(
        (
            *(Cell(word, meaning) for word in words),
            cells.count(row.opening, link(0, "pupils"), meaning),
            cells.count(sum(row.ins.values()), link(1, "moved", 1), meaning),
            cells.count(sum(row.outs.values()), link(1, "moved", -1), meaning),
            cells.count(row.expected, None, meaning),
            cells.count(row.closing, link(0, "pupils"), meaning),
            cells.count(row.difference, link(1, "difference"), meaning),
            cells.count(below, None, meaning),
            cells.count(above, None, meaning),
            Cell(ratio, meaning) if ratio else Cell(cells.NOTHING, muted),
        )
    )
