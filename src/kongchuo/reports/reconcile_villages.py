"""A sheet a village, to walk with: household by household, with room for a tick and a remark."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kongchuo.indicators.register import Registered, State
from kongchuo.model.grid import Derived, Grid, Meaning, Plain, Run, Sheet
from kongchuo.model.long_rows import LongRows
from kongchuo.reconcile.result import Reconciliation
from kongchuo.reports import reconcile_cells as cells
from kongchuo.reports.transition_cells import short, text

_COLUMNS = (
    short("序号", 4), short("户主", 8), short("姓名", 8), short("性别", 4), short("出生日期", 10), short("年龄", 4),
    text("现在", 26), short("核实√", 5), text("备注", 14),
)  # fmt: skip
_NOW = 6
# The words of a child in no school and of one who waits for a person's word: red.
_BAD: Mapping[int, Mapping[Plain, Meaning]] = {
    _NOW: {state.words: Meaning.BAD for state in (State.NOT_IN_SCHOOL, State.TO_REVIEW)}
}


def village_sheets(found: Reconciliation) -> Iterator[Sheet]:
    """The villages in the order of the register."""
    for village, children in found.by_village.items():
        yield Sheet(
            cells.village_sheet(village),
            (Grid(_COLUMNS, LongRows((_run(children),))),),
            title=f"{village or '村名空着的'}适龄儿童入户核查表",
            subtitle=f"{cells.year_title(found)}    登记{len(children)}人：{tally(children)}",
            portrait=True,
        )


def _run(children: Sequence[Registered]) -> Run:
    """The children with those of one household together, in the order in which the register begins them."""
    households: dict[str, list[Registered]] = {}
    for number, child in enumerate(children):
        home = child.record.householder or child.record.guardian_name
        households.setdefault(home or f"@{number}", []).append(child)
    ordered = [child for own in households.values() for child in own]
    heads: list[Plain] = []
    for own in households.values():
        heads += [own[0].record.householder or own[0].record.guardian_name, *([None] * (len(own) - 1))]
    blank = [None] * len(ordered)  # for a pen
    columns: tuple[Sequence[Plain], ...] = (
        range(1, len(ordered) + 1),
        heads,
        [child.record.name for child in ordered],
        [child.record.sex for child in ordered],
        [child.record.birth_date for child in ordered],
        [child.age for child in ordered],
        Derived(cells.now_text, ordered),
        blank,
        blank,
    )
    anchors = {position: cells.anchor(child) for position, child in enumerate(ordered) if cells.sought(child)}
    return Run(columns, _BAD, anchors)


def tally(children: Sequence[Registered]) -> str:
    """`本镇在校25人、外地在校，有证明2人`: what is not zero."""
    counts = Counter(child.state for child in children)
    return "、".join(f"{state.words.replace('，', '')}{counts[state]}人" for state in State if counts[state])
