"""概览: both sums as equations that a reader can check, then schools and villages."""

from collections import Counter
from collections.abc import Iterator

from kongchuo.indicators.register import State
from kongchuo.model.grid import Cell, Grid, Link, Meaning, Row, Sheet, Text
from kongchuo.reconcile.result import NOT_ON_REGISTER_WORDS, Reconciliation
from kongchuo.reports import reconcile_cells as cells
from kongchuo.reports.transition_cells import short, text


def overview_sheet(found: Reconciliation) -> Sheet:
    """Children by state, pupils by school, villages; each figure with a way to its rows."""
    return Sheet(
        cells.OVERVIEW_SHEET,
        (*(Text(line) for line in equations(found)), _villages(found), _schools(found)),
        title=f"{cells.year_title(found)}适龄儿童核查概览",
        subtitle=f"对照{found.month.title}花名册    统计截至{found.day:%Y-%m-%d}",
    )


def equations(found: Reconciliation) -> Iterator[str]:
    """The register is the sum of its states, the rosters are those on the register and the others."""
    states = " + ".join(f"{words.replace('，', '')}{count}" for words, count in found.spoken if count)
    yield f"适龄儿童册{len(found.children)}人 = {states or 0}"
    yield f"花名册{found.roster}人 = 登记册上有{found.matched} + {NOT_ON_REGISTER_WORDS}{len(found.strangers)}"
    here, other = found.counts[State.IN_TOWNSHIP], found.matched - found.counts[State.IN_TOWNSHIP]
    if other:
        yield f"登记册上有{found.matched}人 = 本镇在校{here} + 送教上门、已死亡、已迁出但在花名册上{other}"


def _villages(found: Reconciliation) -> Grid:
    shown = [state for state in State if found.counts[state]]
    columns = (text("村", 14), short("登记", 7), *(short(state.words.replace("，", ""), 9) for state in shown))
    rows = []
    for village, children in found.by_village.items():
        counts = Counter(child.state for child in children)
        lost = any(child.lost for child in children)
        figures = (_figure(counts[state], state, state is not State.NOT_IN_SCHOOL or lost) for state in shown)
        link = Link(cells.village_sheet(village))
        rows.append(Row((Cell(village or cells.NO_VILLAGE, link=link), Cell(len(children)), *figures)))
    total = (Cell(found.counts[state], Meaning.TOTAL) for state in shown)
    rows.append(Row((Cell("合计", Meaning.TOTAL), Cell(len(found.children), Meaning.TOTAL), *total)))
    return Grid(columns, tuple(rows), title="一、各村适龄儿童")


def _figure(count: int, state: State, bad: bool) -> Cell:
    sheet = {State.NOT_IN_SCHOOL: cells.LOST_SHEET, State.TO_REVIEW: cells.REVIEW_SHEET}.get(state)
    if not count or sheet is None or not bad:
        return Cell(count)
    return Cell(count, Meaning.BAD, Link(sheet))


def _schools(found: Reconciliation) -> Grid:
    columns = (text("学校", 22), short("花名册月份", 12), short("学生", 8), short("登记册上有", 11), short("不在册", 8))
    here: Counter[str] = Counter(child.seat.school for child in found.children if child.seat)
    others: Counter[str] = Counter(pupil.seat.school for pupil in found.strangers)
    own = [school.name for school in found.township.schools]
    rows = []
    for name in (*own, *sorted({*here, *others} - set(own))):
        month = found.months.get(name)
        late = Meaning.BAD if name in found.late or name in found.silent else Meaning.PLAIN
        sent = month.title if month else "没有收到" if name in own else "不是本镇学校"
        link = Link(cells.STRANGERS_SHEET, name) if others[name] else None
        count = here[name] + others[name]
        rows.append(Row((Cell(name), Cell(sent, late), Cell(count), Cell(here[name]), Cell(others[name], link=link))))
    total = (found.roster, found.matched, len(found.strangers))
    rows.append(
        Row(
            (Cell("合计", Meaning.TOTAL), Cell(None, Meaning.TOTAL), *(Cell(number, Meaning.TOTAL) for number in total))
        )
    )
    return Grid(columns, tuple(rows), title="二、各校学生", notes=("同时在两所学校花名册上的学生只计一次。",))
