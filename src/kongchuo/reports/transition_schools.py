"""The sheets of single schools: what became of a primary school's leavers, who should come to a
junior school and who came."""

from collections.abc import Iterator, Sequence

from kongchuo.model.grid import Cell, Grid, Meaning, Row, Sheet, Text
from kongchuo.reports import transition_cells as cells
from kongchuo.reports.transition_cells import Shown, anchor, basis, place_text, short, text
from kongchuo.reports.transition_overview import intake
from kongchuo.transition.enrolled import Child
from kongchuo.transition.result import Fate, Followed, Transition


def primary_sheet(name: str, transition: Transition, shown: Shown) -> Sheet:
    """A primary school's leavers in the order of its roster, each with its outcome."""
    columns = (
        short("序号", 4), short("班级", 13), short("姓名", 9), short("性别", 4), short("身份证件号", 19),
        short("去向", 13), text("去向学校", 18), short("现在班级", 13), text("认定依据", 19), short("台账位置", 8), text("说明", 28),
    )  # fmt: skip
    own = [one for one in transition.followed if one.leaver.school == name]
    month = transition.last_months.get(name)
    source = f"    名单取自{month.title}花名册" if month else ""
    return Sheet(
        cells.sheet_of_primary(name, transition),
        (
            Grid(
                columns,
                tuple(_leaver(number, one, transition, shown) for number, one in enumerate(own, 1)),
                filter=True,
            ),
        ),
        title=f"{name}{transition.cohort}届毕业生去向",
        subtitle=f"毕业生{len(own)}人：{cells.tally(own, transition)}{source}",
    )


def _leaver(number: int, one: Followed, transition: Transition, shown: Shown) -> Row:
    row = one.leaver.latest
    now = one.found.latest.pupil.class_label if one.found else None
    in_ledger = one.ledger.where.cell if one.ledger and one.ledger.where else None
    return Row(
        (
            Cell(number), Cell(row.pupil.class_label), Cell(row.pupil.name), Cell(one.leaver.sex),
            Cell(shown.id_number(one.leaver)), cells.fate_cell(one, transition), Cell(one.to_school), Cell(now),
            Cell(basis(one, transition)), Cell(in_ledger), Cell(shown.detail(one)),
        ),
        anchor(one),
    )  # fmt: skip


_COLUMNS = (
    short("序号", 4), text("毕业学校", 18), short("毕业班级", 13), short("姓名", 9), short("性别", 4),
    short("身份证件号", 19), short("到校情况", 13), text("现在班级或去向学校", 20), text("认定依据", 19), text("说明", 26),
)  # fmt: skip


def junior_sheet(name: str, transition: Transition, shown: Shown) -> Sheet:
    """Who should come to a junior school and who came, whoever is missing first."""
    figures = intake(name, transition)
    waiting = name in transition.unsent
    warning = (Text("初一花名册尚未收到，名单为应到学生。", Meaning.BAD),) if waiting else ()
    came = "" if waiting else f"，已到{figures.came}人"
    return Sheet(
        cells.sheet_of_junior(name, transition),
        (*warning, Grid(_COLUMNS, tuple(_junior_rows(name, transition, shown, waiting)))),
        title=f"{name}{transition.cohort}年秋季新生应到和已到",
        subtitle=f"应到{figures.should}人{came}    统计截至{transition.as_of:%Y-%m-%d}",
    )


def _junior_rows(name: str, transition: Transition, shown: Shown, waiting: bool) -> Iterator[Row]:
    own = [one for one in transition.followed if one.expected == name]
    here = [one for one in transition.followed if one.fate is Fate.REGISTERED and one.to_school == name]
    missing = [one for one in own if one.fate is Fate.UNRESOLVED]
    elsewhere = [
        one
        for one in own
        if one.fate is not Fate.UNRESOLVED and not (one.fate is Fate.REGISTERED and one.to_school == name)
    ]
    yield from _group("应到，尚无去向" if waiting else "应到，没有到校，去向不明", missing, transition, shown)
    yield from _group("应到，已有其他去向", elsewhere, transition, shown)
    yield from _group("应到，已到校", [one for one in here if one.expected == name], transition, shown)
    yield from _group("非对口小学毕业，已到本校", [one for one in here if one.expected != name], transition, shown)
    unknown = [child for child in transition.unknown if child.school == name]
    yield from _strangers("在本校初一花名册上，不在本镇小学毕业名单上", unknown, shown)
    known = {id(child) for child in unknown} | {id(one.found) for one in here}
    doubtful = [child for child in transition.arrivals if child.school == name and id(child) not in known]
    yield from _strangers("在本校初一花名册上，疑似本镇毕业生，见“疑似同一人”", doubtful, shown)


def _group(heading: str, group: Sequence[Followed], transition: Transition, shown: Shown) -> Iterator[Row]:
    if not group:
        return
    yield _heading(heading, len(group))
    for number, one in enumerate(group, 1):
        row = one.leaver.latest
        now = one.found.latest.pupil.class_label if one.fate is Fate.REGISTERED and one.found else ""
        where = f"{one.to_school} {now}".strip() if one.to_school != one.expected else now
        yield Row(
            (
                Cell(number), Cell(row.school), Cell(row.pupil.class_label), Cell(row.pupil.name), Cell(one.leaver.sex),
                Cell(shown.id_number(one.leaver)), cells.fate_cell(one, transition), Cell(where if one.to_school else None),
                Cell(basis(one, transition)), Cell(shown.detail(one)),
            )
        )  # fmt: skip


def _strangers(heading: str, group: Sequence[Child], shown: Shown) -> Iterator[Row]:
    if not group:
        return
    yield _heading(heading, len(group))
    for number, child in enumerate(group, 1):
        row = child.latest
        yield Row(
            (
                Cell(number), Cell(None), Cell(None), Cell(row.pupil.name), Cell(child.sex), Cell(shown.id_number(child)),
                Cell("在册"), Cell(row.pupil.class_label), Cell(None), Cell(place_text(row.where)),
            )
        )  # fmt: skip


def _heading(text: str, count: int) -> Row:
    return Row((Cell(f"{text}（{count}人）", Meaning.GROUP, span=len(_COLUMNS)),))
