"""概览: the figures against their targets, the balance, whom to look for, pupils by grade."""

from collections import Counter
from collections.abc import Iterator

from kongchuo.codes.classes import grade_label
from kongchuo.indicators.figure import Figure
from kongchuo.model.grid import Block, Cell, Chart, Grid, Heading, Meaning, Row, Sheet, Text
from kongchuo.model.township import STAGE_NAMES, STAGES
from kongchuo.movements.balance import Balance, total
from kongchuo.reports import month_cells as cells
from kongchuo.reports.listing import Listing
from kongchuo.reports.material import LISTS, Material
from kongchuo.reports.month_sources import figure_notes, new_words, opening_words, silent_words

NAME = "概览"

_NAME, _NUMBER = 28, 10
_PARTS = ("分子", "分母", "比率", "目标", "结果")
# The rows of the first table: primary on the left, junior on the right.
_LINES = (
    ("入学率", ("primary_enrolment", "junior_enrolment")),
    ("辍学率", ("primary_dropout", "junior_dropout")),
    ("辍学率（净流失）", ("primary_dropout_net", "junior_dropout_net")),
    ("辍学率（离校）", ("primary_dropout_leavers", "junior_dropout_leavers")),
    ("巩固率", ("primary_retention", "junior_retention")),
    ("小学升初中升学率", ("transition_rate", "")),
    ("残疾儿童入学率（全镇）", ("disabled_enrolment", "")),
)

# What the clerk does about each list.
ADVICE = {
    "left_without_record": "逐人核实去向：已转走的补办异动，没有去向的按疑似辍学登记。",
    "confirmed_dropout": "继续劝返并逐次登记，有依据才能销号。",
    "suspected_dropout": "尽快核实，改为确认或销号。",
    "absent_suspected": "当天家访；人不在的马上记入辍学台账（疑似），早该登记。",
    "absent_warning": "当天问明原因：请了假的补记，无故不来的记入辍学台账。",
    "transfer_not_arrived": "向转入学校核实是否到校，补齐证明材料。",
    "suspension_expired": "通知复学，或者按规定办理续休。",
    "twice_enrolled": "核实在哪所学校就读，另一所从花名册上去掉。",
    "joined_without_record": "补办转入、复学等手续，并登记学籍异动台账。",
    "reported_late": "班级上报不过夜，学校统计不过周。",
    "returned": "巩固复学情况，防止再次离校。",
}


def overview_sheet(material: Material, names: Listing, changes: Listing) -> Sheet:
    """The first page of the workbook."""
    blocks: list[Block] = [*_warnings(material), _indicators(material, names), _lists(material, names)]
    blocks += [_balance(material, names, changes), chart(material)]
    return Sheet(NAME, tuple(blocks), title=material.title, subtitle=subtitle(material))


def subtitle(material: Material) -> str:
    """How many schools and pupils the figures speak of, and up to when."""
    schools = len({school for school, _ in material.now_months if material.township.school(school)})
    pupils = material.pupils["now"].sum()
    if material.period.kind == "week":  # brought to the week's last day
        pupils = sum(row.closing or 0 for row in material.balances if row.level == "school")
    return f"{schools}所学校，在校生{pupils}人；统计到{material.day:%Y-%m-%d}。{opening_words(material)}"


def _warnings(material: Material) -> Iterator[Text]:
    for text in (silent_words(material), new_words(material), *material.remarks):
        if text:
            yield Text(text)


def _indicators(material: Material, names: Listing) -> Grid:
    columns = (
        Heading("指标", _NAME, "left"),
        *(Heading(word, _NUMBER, group=STAGE_NAMES[stage]) for stage in STAGES for word in _PARTS),
    )
    found = {figure.code: figure for figure in material.headlines}
    rows = []
    for name, codes in _LINES:
        cells_ = [cell for code in codes for cell in _indicator(found.get(code), names)]
        rows.append(Row((Cell(name), *cells_)))
    return Grid(columns, tuple(rows), title="一、主要指标", notes=tuple(figure_notes(material)))


def _indicator(figure: Figure | None, names: Listing) -> Iterator[Cell]:
    if figure is None:
        yield from (Cell(None) for _ in _PARTS)
        return
    top, bottom = cells.behind(names, figure)
    yield cells.count(figure.numerator, top)
    yield cells.count(figure.denominator, bottom)
    yield cells.rate(figure, top)
    yield Cell(figure.target) if figure.target else Cell(cells.NOTHING, Meaning.MUTED)
    yield cells.verdict(figure, cells.missing(names, figure))


def _balance(material: Material, names: Listing, changes: Listing) -> Grid:
    words = ("学段", "期初", "增加", "减少", "应有", "实有", "差额")
    columns = tuple(
        Heading(word, _NUMBER if place else _NAME, "center" if place else "left") for place, word in enumerate(words)
    )
    rows = []
    for stage in (*STAGES, None):
        found = total(
            row for row in material.balances if row.level == "school" and (stage is None or row.stage == stage)
        )
        if found:
            rows.append(_balance_row(found, stage, names, changes))
    notes = ["差额＝实有－应有，逐人说明见“变动情况”。"]
    if material.silent:
        notes.append("没有收到花名册的学校不在其中。")
    return Grid(columns, tuple(rows), title="三、在校生变动", notes=tuple(notes))


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
    span = 2 * len(_PARTS) - 3
    columns = (
        Heading("名单", _NAME, "left"),
        *(Heading(word, _NUMBER) for word in ("小学", "初中", "合计")),
        Heading("怎么办", _NUMBER, "left"),
        *(Heading("", _NUMBER) for _ in range(span - 1)),
    )
    rows = []
    for name, title in LISTS.items():
        if name in material.unknown_lists:
            dashes = [Cell(cells.NOTHING, Meaning.MUTED)] * (len(STAGES) + 1)
            rows.append(Row((Cell(title), *dashes, Cell(material.unknown_lists[name], Meaning.MUTED, span=span))))
            continue
        children = material.lists[name]
        link = names.link((name,))
        found = [Cell(title, link=link)]
        for stage in STAGES:
            number = sum(child.stage == stage for child in children)
            found.append(cells.count(number, names.link((name, stage), (name,))))
        found.append(cells.count(len(children), link))
        rows.append(Row((*found, Cell(ADVICE[name], span=span))))
    return Grid(columns, tuple(rows), title="二、要核实的学生")


def chart(material: Material) -> Chart:
    """在校生 by grade."""
    now = material.pupils[material.pupils["now"]]
    counts = Counter(now["grade"])
    grades = range(1, 10)
    return Chart(
        "各年级在校生",
        tuple(grade_label(grade) for grade in grades),
        (("本期在校生", tuple(counts[grade] for grade in grades)),),
    )
