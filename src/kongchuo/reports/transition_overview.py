"""概览: the figures of a cohort by primary and by junior school."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kongchuo.model.grid import Cell, Grid, Link, Meaning, Row, Sheet, Text
from kongchuo.model.ratio import Ratio
from kongchuo.reports import transition_cells as cells
from kongchuo.reports.transition_cells import short, text
from kongchuo.transition.result import Fate, Followed, Transition

NO_FEED = "未设定对口初中"
_LATER = "待收到"


def overview_sheet(transition: Transition) -> Sheet:
    """Leavers by outcome, expected and come, each figure with a way to its rows."""
    first = _handed_over(transition) if transition.pending else _juniors(transition)
    return Sheet(
        cells.OVERVIEW_SHEET,
        (Text(cells.tally(transition.followed, transition) + "。"), _primaries(transition), first),
        title=f"{transition.township.name}{transition.cohort}届小学毕业生去向概览",
        subtitle=f"小学毕业生{len(transition.followed)}人    统计截至{transition.as_of:%Y-%m-%d}",
    )


def _primaries(transition: Transition) -> Grid:
    columns = (
        text("毕业学校", 20), short("毕业生", 8), *(short(cells.fate_words(fate, transition), 10) for fate in Fate), short("去向已落实", 11),
        short("名单取自", 11),
    )  # fmt: skip
    rows = []
    for name in transition.primary_schools:
        own = [one for one in transition.followed if one.leaver.school == name]
        month = transition.last_months.get(name)
        link = Link(cells.sheet_of_primary(name, transition))
        rows.append(Row((Cell(name, link=link), *_figures(own, transition), Cell(month.title if month else None))))
    total = Meaning.TOTAL
    rows.append(Row((Cell("合计", total), *_figures(transition.followed, transition, total), Cell(None, total))))
    late = [name for name, month in transition.last_months.items() if month.start < _newest(transition)]
    notes = (f"{'、'.join(late)}没有报送最后一个月的花名册，毕业生名单取自该校最近一次报送的花名册。",) if late else ()
    return Grid(columns, tuple(rows), title="一、各小学毕业生去向", notes=notes)


def _newest(transition: Transition) -> date:
    return max(month.start for month in transition.last_months.values())


def _figures(group: Sequence[Followed], transition: Transition, meaning: Meaning = Meaning.PLAIN) -> list[Cell]:
    counts = Counter(one.fate for one in group)
    lost = counts[Fate.UNRESOLVED]
    settled = Cell("—", Meaning.MUTED) if transition.pending else Cell(Ratio(len(group) - lost, len(group)), meaning)
    return [
        Cell(len(group), meaning),
        *(Cell(counts[fate], meaning) for fate in Fate if fate is not Fate.UNRESOLVED),
        Cell(
            lost,
            Meaning.BAD if lost and not transition.pending else meaning,
            Link(cells.UNRESOLVED_SHEET) if lost else None,
        ),
        settled,
    ]


def _handed_over(transition: Transition) -> Grid:
    """Before September: whom each primary school hands to which junior school."""
    pairs = Counter((one.leaver.school, one.expected or NO_FEED) for one in transition.followed)
    rows = [
        Row((Cell(primary), Cell(junior, link=_junior_link(junior, transition)), Cell(pairs[primary, junior])))
        for primary in transition.primary_schools
        for junior in (*transition.junior_schools, NO_FEED)
        if (primary, junior) in pairs
    ]
    total = Meaning.TOTAL
    rows.append(Row((Cell("合计", total), Cell(None, total), Cell(sum(pairs.values()), total))))
    columns = (text("小学", 20), text("对口初中", 20), short("移交人数", 10))
    return Grid(columns, tuple(rows), title="二、各小学向对口初中移交名单人数", notes=("初一花名册尚未收到。",))


def _junior_link(name: str, transition: Transition) -> Link | None:
    return Link(cells.sheet_of_junior(name, transition)) if name in transition.junior_schools else None


@dataclass(frozen=True, slots=True)
class Intake:
    """A junior school's year: of those it should get, who came, went elsewhere or is missing; and who
    came besides. `should` = `came` + `other_junior` + `other` + `missing`."""

    should: int
    came: int
    other_junior: int
    other: int
    missing: int
    unexpected: int
    unknown: int
    doubtful: int


def intake(name: str | None, transition: Transition) -> Intake:
    """The figures of one junior school; None for leavers whose school feeds none."""
    own = [one for one in transition.followed if one.expected == name]
    here = [one for one in transition.followed if one.fate is Fate.REGISTERED and one.to_school == name]
    came = sum(one.expected == name for one in here)
    registered = sum(one.fate is Fate.REGISTERED for one in own)
    missing = sum(one.fate is Fate.UNRESOLVED for one in own)
    at_school = sum(child.school == name for child in transition.arrivals)
    unknown = sum(child.school == name for child in transition.unknown)
    return Intake(
        len(own), came, registered - came, len(own) - registered - missing, missing, len(here) - came, unknown,
        at_school - len(here) - unknown,
    )  # fmt: skip


def _juniors(transition: Transition) -> Grid:
    should, besides = "应到的本镇毕业生", "另外"
    columns = (
        text("初中学校", 20), short("应到", 8, should), short("已到", 10, should), short("到本镇其他初中", 10, should),
        short("其他去向", 10, should), short("去向不明", 10, should),
        short("非对口小学毕业生", 10, besides), short("不在毕业名单上", 10, besides), short("疑似同一人", 10, besides),
        short("初一花名册", 10),
    )  # fmt: skip
    names: list[str | None] = list(transition.junior_schools)
    if any(one.expected is None for one in transition.followed):
        names.append(None)
    rows = [_intake_row(name, transition) for name in names]
    note = "应到 = 已到 + 到本镇其他初中 + 其他去向 + 去向不明；“另外”三栏是该校初一花名册上的其他学生。"
    return Grid(columns, tuple(rows), title="二、各初中应到和已到", notes=(note,))


def _intake_row(name: str | None, transition: Transition) -> Row:
    figures = intake(name, transition)
    month = transition.seventh_months.get(name or "")
    sent = Cell(month.title) if month else Cell(_LATER if name else None, Meaning.BAD if name else Meaning.MUTED)
    besides = (figures.unexpected, figures.unknown, figures.doubtful)
    return Row(
        (
            Cell(name or NO_FEED, link=_junior_link(name, transition) if name else None),
            Cell(figures.should), Cell(figures.came), Cell(figures.other_junior), Cell(figures.other),
            Cell(figures.missing, Meaning.BAD if figures.missing else Meaning.PLAIN),
            *(Cell(figure if name else None) for figure in besides), sent,
        )
    )  # fmt: skip
