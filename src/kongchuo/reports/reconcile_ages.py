"""按年龄统计: the bureau's table by age and sex, and the names behind its figures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kongchuo.indicators.register import Seat
from kongchuo.model.grid import Cell, Derived, Grid, Link, Meaning, Plain, Row, Run, Sheet, Value
from kongchuo.reconcile.ages import OLDEST, UNKNOWN_AGE, YOUNGEST, Kind, Placed, age_words, placed
from kongchuo.reconcile.result import Reconciliation
from kongchuo.records.register import Child
from kongchuo.reports import reconcile_cells as cells
from kongchuo.reports.listing import Listing
from kongchuo.reports.reconcile_cells import Shown
from kongchuo.reports.transition_cells import short, text

Table = Mapping[tuple[Kind, int], Sequence[Placed]]

_REGISTER = (Kind.OURS_HERE, Kind.OURS_AWAY, Kind.NOWHERE, Kind.REVIEW, Kind.OTHER)
_BY_SEX = ("男", "女", "计")


def ages_sheets(found: Reconciliation, shown: Shown) -> tuple[Sheet, Sheet]:
    """The table and its names."""
    table = placed(found)
    names = Listing(cells.NAMES_SHEET, (
        short("序号", 5), short("类别", 8), short("年龄", 9), short("姓名", 9), short("性别", 4), short("身份证件号", 19),
        short("村", 10), text("现在", 30),
    ))  # fmt: skip
    for kind in Kind:
        _names(names, kind, table, shown)
    year = cells.year_title(found)
    figures = Sheet(
        cells.AGES_SHEET,
        (_figures(table, names),),
        title=f"{year}适龄儿童按年龄统计表",
        subtitle=f"年龄为{found.year}年8月31日满周岁    对照{found.month.title}花名册",
    )
    return figures, Sheet(cells.NAMES_SHEET, (names.grid(),), title=f"{year}各年龄儿童名单")


def _names(names: Listing, kind: Kind, table: Table, shown: Shown) -> None:
    ages = [age for age in _ages(table) if table.get((kind, age))]
    if not ages:
        return
    total = sum(len(table[kind, age]) for age in ages)
    names.group(f"{kind}（{kind.words}）：{total}人", (kind, "all"))
    for age in ages:
        own = table[kind, age]
        columns: tuple[Sequence[Plain], ...] = (
            range(1, len(own) + 1),
            (str(kind),) * len(own),
            (age_words(age),) * len(own),
            [_person(one).name for one in own],
            [_person(one).sex for one in own],
            shown.numbers([_person(one).id_number for one in own]),
            [one.child.record.village if one.child else one.pupil.village if one.pupil else "" for one in own],
            Derived(_now, own),
        )
        names.run(Run(columns), {0: [(kind, age)]})


def _person(one: Placed) -> Child | Seat:
    """The row of the register, else that of the roster."""
    if one.child:
        return one.child.record
    assert one.pupil is not None
    return one.pupil.seat


def _now(one: Placed) -> str:
    if one.child:
        return cells.now_text(one.child)
    assert one.pupil is not None
    return one.pupil.seat.place


def _ages(table: Table) -> list[int]:
    known = {age for _, age in table}
    return [*range(YOUNGEST, OLDEST + 1), *([UNKNOWN_AGE] if UNKNOWN_AGE in known else [])]


def _figures(table: Table, names: Listing) -> Grid:
    columns = (
        short("年龄", 10), *(short(word, 5, "户口在本镇的儿童") for word in _BY_SEX),
        *(short(word, 5, "本在本") for word in _BY_SEX),
        *(short(word, 5, "本在外") for word in _BY_SEX), short("其中无证明", 7, "本在外"),
        short("未在校", 6), short("待核对", 6), short("其他", 6), *(short(word, 5, "外在本") for word in _BY_SEX),
    )  # fmt: skip
    ages = _ages(table)
    rows = [Row((Cell(age_words(age)), *_row(table, [age], names, Meaning.PLAIN))) for age in ages]
    rows.append(Row((Cell("合计", Meaning.TOTAL), *_row(table, ages, names, Meaning.TOTAL))))
    notes = [
        "户口在本镇的儿童 = 本在本 + 本在外 + 未在校 + 待核对 + 其他；不含登记册上已死亡、已迁出的。本在本 + 外在本 = 花名册人数。",
        *(f"{kind}：{kind.words}。" for kind in Kind),
    ]
    if any(one.sex not in ("男", "女") for own in table.values() for one in own):
        notes.append("性别空着的只计入“计”。")
    return Grid(columns, tuple(rows), notes=tuple(notes))


def _row(table: Table, ages: Sequence[int], names: Listing, meaning: Meaning) -> Iterator[Cell]:
    def of(kind: Kind) -> list[Placed]:
        return [one for age in ages for one in table.get((kind, age), ())]

    def link(kind: Kind) -> Link | None:
        return names.link((kind, ages[0] if len(ages) == 1 else "all"))

    yield from _sexes([one for kind in _REGISTER for one in of(kind)], None, meaning)
    yield from _sexes(of(Kind.OURS_HERE), link(Kind.OURS_HERE), meaning)
    away = of(Kind.OURS_AWAY)
    yield from _sexes(away, link(Kind.OURS_AWAY), meaning)
    yield _cell(sum(one.unproved for one in away), None, meaning)
    for kind in (Kind.NOWHERE, Kind.REVIEW, Kind.OTHER):
        yield _cell(len(of(kind)), link(kind), meaning)
    yield from _sexes(of(Kind.OTHERS_HERE), link(Kind.OTHERS_HERE), meaning)


def _sexes(group: Iterable[Placed], link: Link | None, meaning: Meaning) -> Iterator[Cell]:
    people = list(group)
    for sex in ("男", "女"):
        yield _cell(sum(one.sex == sex for one in people), None, meaning)
    yield _cell(len(people), link, meaning)


def _cell(value: Value, link: Link | None, meaning: Meaning) -> Cell:
    return Cell(value, meaning, link if value else None)
