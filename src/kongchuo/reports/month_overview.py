"""概览: the figures against their targets, the balance, whom to look for, pupils by grade."""

from collections.abc import Iterator

from kongchuo.codes.classes import grade_label
from kongchuo.indicators.figure import Figure
from kongchuo.model.grid import Block, Cell, Chart, Grid, Heading, Meaning, Row, Sheet, Text
from kongchuo.model.township import STAGE_NAMES, STAGES
from kongchuo.movements.balance import Balance, total
from kongchuo.reports import month_cells as cells
from kongchuo.reports.listing import Listing
from kongchuo.reports.material import LISTS, Material
from kongchuo.reports.month_sources import new_words, opening_words, silent_words

NAME = "概览"

# What the clerk does about each list.
ADVICE = {
    "left_without_record": "逐人核实去向：已转走的补办异动，没有去向的按疑似辍学登记。",
    "confirmed_dropout": "继续劝返并逐次登记，有依据才能销号。",
    "suspected_dropout": "尽快核实，改为确认或销号。",
    "transfer_not_arrived": "向转入学校核实是否到校，补齐证明材料。",
    "suspension_expired": "通知复学，或者按规定办理续休。",
    "twice_enrolled": "核实在哪所学校就读，另一所从花名册上去掉。",
    "joined_without_record": "补办转入、复学等手续，并登记学籍异动台账。",
    "reported_late": "班级上报不过夜，学校统计不过周。",
    "returned": "巩固复学情况，防止再次离校。",
}


def overview_sheet(material: Material, names: Listing, changes: Listing) -> Sheet:
    """The first page of the workbook."""
    blocks: list[Block] = [*_warnings(material), _indicators(material, names)]
    blocks += [_balance(material, names, changes), _lists(material, names), chart(material)]
    return Sheet(NAME, tuple(blocks), title=material.title, subtitle=subtitle(material))


def subtitle(material: Material) -> str:
    """How many schools and pupils the figures speak of, and up to when."""
    schools = len({school for school, _ in material.now_months})
    pupils = int(material.pupils["now"].sum())
    return f"{schools}所学校，在校生{pupils}人；统计到{material.day:%Y-%m-%d}。{opening_words(material)}"


def _warnings(material: Material) -> Iterator[Text]:
    for text in (silent_words(material), new_words(material), *material.remarks):
        if text:
            yield Text(text)


def _indicators(material: Material, names: Listing) -> Grid:
    columns = (
        Heading("指标", 20, "left"), Heading("分子", 7), Heading("分母", 7), Heading("比率", 9), Heading("目标", 7),
        Heading("结果", 9), Heading("说明", 52, "left"),
    )  # fmt: skip
    rows = [Row(tuple(_indicator(figure, names))) for figure in material.headlines]
    return Grid(columns, tuple(rows), title="一、主要指标")


def _indicator(figure: Figure, names: Listing) -> Iterator[Cell]:
    top, bottom = cells.behind(names, figure)
    yield Cell(figure.name)
    yield cells.count(figure.numerator, top)
    yield cells.count(figure.denominator, bottom)
    yield cells.rate(figure, top)
    yield Cell(figure.target) if figure.target else Cell(cells.NOTHING, Meaning.MUTED)
    yield cells.verdict(figure, cells.missing(names, figure))
    yield Cell(figure.unavailable or figure.note)


def _balance(material: Material, names: Listing, changes: Listing) -> Grid:
    columns = (
        Heading("学段", 20, "left"), Heading("期初", 7), Heading("增加", 7), Heading("减少", 9), Heading("应有", 7),
        Heading("实有", 9), Heading("差额", 52, "left"),
    )  # fmt: skip
    rows = []
    for stage in (*STAGES, None):
        found = total(row for row in material.balances if row.level == "school" and (stage is None or row.stage == stage))
        if found:
            rows.append(_balance_row(found, stage, names, changes))
    note = "没有收到花名册的学校不在其中。" if material.silent else ""
    return Grid(columns, tuple(rows), title="二、在校生变动", notes=(note,) if note else ())


def _balance_row(row: Balance, stage: str | None, names: Listing, changes: Listing) -> Row:
    meaning = Meaning.PLAIN if stage else Meaning.TOTAL
    pupils, moved = names.link(("pupils",)), changes.link(("movements",))
    return Row(
        (
            Cell(STAGE_NAMES[stage] if stage else "合计", meaning),
            cells.count(row.opening, pupils, meaning),
            cells.count(sum(row.ins.values()), moved, meaning),
            cells.count(sum(row.outs.values()), moved, meaning),
            cells.count(row.expected, pupils, meaning),
            cells.count(row.closing, pupils, meaning),
            cells.count(row.difference, changes.link(("differences",)), meaning),
        )
    )


def _lists(material: Material, names: Listing) -> Grid:
    columns = (
        Heading("名单", 20, "left"), Heading("小学", 7), Heading("初中", 7), Heading("合计", 9),
        Heading("怎么办", 75, "left"),
    )  # fmt: skip
    rows = []
    for name, title in LISTS.items():
        children = material.lists[name]
        link = names.link((name,))
        found = [Cell(title, link=link)]
        for stage in STAGES:
            number = sum(child.stage == stage for child in children)
            found.append(cells.count(number, names.link((name, stage), (name,))))
        found.append(cells.count(len(children), link))
        rows.append(Row((*found, Cell(ADVICE[name], span=3))))
    return Grid(_spread(columns), tuple(rows), title="三、要核实的学生")


def _spread(columns: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The last column over three of the sheet's, so that all grids of the page are one width."""
    *first, last = columns
    return (*first, Heading(last.text, 7, "left"), Heading("", 9), Heading("", 52))


def chart(material: Material) -> Chart:
    """在校生 by grade."""
    now = material.pupils[material.pupils["now"]]
    counts = now.groupby("grade").size().to_dict()
    grades = range(1, 10)
    return Chart(
        "各年级在校生",
        tuple(grade_label(grade) for grade in grades),
        (("本期在校生", tuple(int(counts.get(grade, 0)) for grade in grades)),),
    )
