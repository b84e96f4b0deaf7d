"""辍学与困难家庭: the dropouts against the 困难类型 of the rosters."""

from collections.abc import Iterator, Sequence

from kongchuo.model.grid import Block, Cell, Grid, Meaning, Row, Text
from kongchuo.reports import comparison_cells as sheet
from kongchuo.reports import month_cells as cells
from kongchuo.reports.comparison_facts import UNKNOWN, Comparisons, Hardship
from kongchuo.reports.listing import Key, Listing, Shown

NONE = "无"
_DROPOUTS = {
    "confirmed_dropout": "确认辍学", "suspected_dropout": "疑似辍学", "absent_suspected": "缺勤疑似",
    "left_without_record": "离开无记录",
}  # fmt: skip


def hard(one: Hardship) -> bool:
    """Whether a roster names a hardship of the child's family."""
    return one.kind not in (NONE, UNKNOWN)


def poverty_blocks(found: Comparisons, shown: Shown) -> Iterator[Block]:
    """Every 困难类型 with its dropouts by list, and all of them by name."""
    yield Text("三、辍学与困难家庭比对：辍学的孩子是不是困难家庭的", heading=True)
    if found.hardships is None:
        yield Text(found.why["poverty"], Meaning.MUTED)
        return
    sources = ["最后一次在册的花名册上的困难类型"]
    if found.without_hardship:
        sources.append(f"{'、'.join(found.without_hardship)}的花名册没有填困难类型，记为“{UNKNOWN}”")
    yield Text(f"{'；'.join(sources)}。{found.why.get('cases', '')}")
    kinds = (*sorted({one.kind for one in found.hardships if hard(one)}), NONE, UNKNOWN)
    people = _people(found.hardships, kinds, shown)
    rows = [_row(kind, found.hardships, people) for kind in (*kinds, None)]
    yield Grid(sheet.columns("困难类型", "合计", *_DROPOUTS.values()), tuple(rows))
    number = sum(map(hard, found.hardships))
    title = f"其中困难家庭的孩子：{number}人" if number else "其中困难家庭的孩子：没有"
    yield sheet.titled(people, f"{title}。逐人列出", len(found.hardships))


def _people(children: Sequence[Hardship], kinds: Sequence[str], shown: Shown) -> Listing:
    """All children, those of hardship first."""
    listing = sheet.names("学校", "poverty")
    lists = tuple(_DROPOUTS)
    for one in sorted(children, key=lambda one: (kinds.index(one.kind), lists.index(one.child.list), one.child.order)):
        name = one.child.list
        keys: tuple[Key, ...] = ((), (one.kind,), (one.kind, name), ("list", name))
        sheet.add(listing, one.child, one.kind, f"{_DROPOUTS[name]}：{one.child.detail}", shown, keys)
    return listing


def _row(kind: str | None, children: Sequence[Hardship], people: Listing) -> Row:
    """A kind; None for all together."""
    meaning = Meaning.TOTAL if kind is None else Meaning.PLAIN
    here = [one for one in children if kind in (None, one.kind)]
    row = [cells.count(len(here), people.link(() if kind is None else (kind,)), meaning)]
    for name in _DROPOUTS:
        key: Key = ("list", name) if kind is None else (kind, name)
        row.append(cells.count(sum(one.child.list == name for one in here), people.link(key), meaning))
    return Row((Cell(kind or "合计", meaning), *row))
