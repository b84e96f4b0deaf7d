"""A sheet a village, to walk with: household by household, with room for a tick and a remark."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kongchuo.indicators.register import Registered, State
from kongchuo.model.grid import Cell, Grid, Row, Sheet
from kongchuo.reconcile.result import Reconciliation
from kongchuo.reports import reconcile_cells as cells
from kongchuo.reports.transition_cells import short, text

_COLUMNS = (
    short("序号", 4), short("户主", 8), short("姓名", 8), short("性别", 4), short("出生日期", 10), short("年龄", 4),
    text("现在", 26), short("核实√", 5), text("备注", 14),
)  # fmt: skip


def village_sheets(found: Reconciliation) -> Iterator[Sheet]:
    """The villages in the order of the register."""
    for village, children in found.by_village.items():
        yield Sheet(
            cells.village_sheet(village),
            (Grid(_COLUMNS, tuple(_rows(children))),),
            title=f"{village or '村名空着的'}适龄儿童入户核查表",
            subtitle=f"{cells.year_title(found)}    登记{len(children)}人：{tally(children)}",
            portrait=True,
        )


def _rows(children: Sequence[Registered]) -> Iterator[Row]:
    """The children with those of one household together, in the order in which the register begins them."""
    households: dict[str, list[Registered]] = {}
    for number, child in enumerate(children):
        home = child.record.householder or child.record.guardian_name
        households.setdefault(home or f"@{number}", []).append(child)
    number = 0
    for household in households.values():
        for place, child in enumerate(household):
            number += 1
            record = child.record
            first = record.householder or record.guardian_name
            yield Row(
                (
                    Cell(number), Cell(first if place == 0 else None), Cell(record.name), Cell(record.sex),
                    Cell(record.birth_date), Cell(child.age), cells.now_cell(child), Cell(None), Cell(None),
                ),
                cells.anchor(child),
            )  # fmt: skip


def tally(children: Sequence[Registered]) -> str:
    """`本镇在校25人、外地在校，有证明2人`: what is not zero."""
    counts = Counter(child.state for child in children)
    return "、".join(f"{state.words.replace('，', '')}{counts[state]}人" for state in State if counts[state])
