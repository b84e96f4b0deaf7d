"""分校: the balance, the children to look for and the dropout rate of every school."""

from kongchuo.indicators.figure import Figure
from kongchuo.model.grid import Cell, Grid, Heading, Meaning, Row, Sheet
from kongchuo.model.township import STAGE_NAMES, STAGES
from kongchuo.movements.balance import Balance, total
from kongchuo.movements.kinds import INS, OUTS
from kongchuo.reports import month_cells as cells
from kongchuo.reports.listing import Listing
from kongchuo.reports.material import Material
from kongchuo.reports.month_sources import new_words, opening_words, silent_words

NAME = "分校"
_NUMBER = 4


def schools_sheet(material: Material, names: Listing, changes: Listing) -> Sheet:
    """A row for each school and stage, sums below."""
    notes = tuple(text for text in (silent_words(material), new_words(material)) if text)
    return Sheet(
        NAME,
        (Grid(_columns(), tuple(_rows(material, names, changes)), notes=notes),),
        title=f"{material.township.name}{material.period.title}分校情况",
        subtitle=f"{opening_words(material)}“没有记录”指没有异动记录；点击数字看名单。",
    )


def _columns() -> tuple[Heading, ...]:
    return (
        Heading("学校", 16, "left"),
        Heading("学段", _NUMBER),
        Heading("期初", _NUMBER),
        *(Heading(kind, _NUMBER, group="增加") for kind in INS),
        *(Heading(kind, _NUMBER, group="减少") for kind in OUTS),
        Heading("应有", _NUMBER),
        Heading("实有", _NUMBER),
        Heading("差额", _NUMBER),
        Heading("离开", _NUMBER, group="没有记录"),
        Heading("新增", _NUMBER, group="没有记录"),
        Heading("学年初", 6, group="辍学"),
        Heading("人数", _NUMBER, group="辍学"),
        Heading("辍学率", 7, group="辍学"),
        Heading("结果", 8, group="辍学"),
    )


def _rows(material: Material, names: Listing, changes: Listing) -> list[Row]:
    balances = [row for row in material.balances if row.level == "school"]
    figures = {(figure.school, figure.stage): figure for figure in material.figures if _is_headline(figure)}
    rows = []
    for row in balances:
        dropout = figures.get((row.school, row.stage))
        rows.append(_school(material, row, dropout, names, changes))
    for stage in STAGES:
        found = total(row for row in balances if row.stage == stage)
        if found:
            figure = next((one for one in material.headlines if one.code == f"{stage}_dropout"), None)
            rows.append(_sum(material, found, stage, figure, names, changes))
    return rows


def _is_headline(figure: Figure) -> bool:
    return figure.level == "school" and figure.code in ("primary_dropout", "junior_dropout")


def _school(material: Material, row: Balance, dropout: Figure | None, names: Listing, changes: Listing) -> Row:
    stage = row.stage or ""
    first = [
        Cell(row.school, Meaning.MUTED if row.unavailable else Meaning.PLAIN),
        Cell(STAGE_NAMES.get(stage, "不明")),
    ]
    return Row(
        (
            *first,
            *cells.balance_cells(row, names, changes, stage=stage, school=row.school),
            *_unrecorded(material, names, stage, row),
            *_dropout(dropout, names),
        )
    )


def _unrecorded(material: Material, names: Listing, stage: str, row: Balance) -> list[Cell]:
    found = []
    for name in ("left_without_record", "joined_without_record"):
        link = names.link((name, stage, row.school), (name,))
        number = sum((child.school, child.stage or "") == (row.school, stage) for child in material.lists[name])
        found.append(cells.count(None if row.unavailable else number, link))
    return found


def _dropout(figure: Figure | None, names: Listing) -> list[Cell]:
    if figure is None:
        return [Cell(cells.NOTHING, Meaning.MUTED)] * 4
    top, bottom = cells.behind(names, figure)
    return [
        cells.count(figure.denominator, bottom),
        cells.count(figure.numerator, top),
        cells.rate(figure, top),
        cells.verdict(figure, top),
    ]


def _sum(material: Material, row: Balance, stage: str, figure: Figure | None, names: Listing, changes: Listing) -> Row:
    total_cells = cells.balance_cells(row, names, changes, stage=stage, school=None, total=True)
    lists = [
        cells.count(
            sum(child.stage == stage for child in material.lists[name]),
            names.link((name, stage), (name,)),
            Meaning.TOTAL,
        )
        for name in ("left_without_record", "joined_without_record")
    ]
    return Row(
        (
            Cell(f"{STAGE_NAMES[stage]}合计", Meaning.TOTAL),
            Cell(None, Meaning.TOTAL),
            *total_cells,
            *lists,
            *(_totalled(cell) for cell in _dropout(figure, names)),
        )
    )


def _totalled(cell: Cell) -> Cell:
    """The cell in a row of sums; a missed target stays red."""
    return cell if cell.meaning in (Meaning.BAD, Meaning.GOOD) else Cell(cell.value, Meaning.TOTAL, cell.link)
