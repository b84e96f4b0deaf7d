"""应入学儿童 and 超龄未毕业: whom next September waits for, and who is past the age without having finished."""

from collections.abc import Iterable, Iterator, Sequence

from kongchuo.enrolment.coming import GRADES, Comer, Coming
from kongchuo.enrolment.overage import at_school
from kongchuo.indicators.register import Registered
from kongchuo.model.grid import Cell, Grid, Meaning, Plain, Row, Run, Sheet, Text
from kongchuo.reports import reconcile_cells as cells
from kongchuo.reports.listing import Listing
from kongchuo.reports.reconcile_cells import Shown
from kongchuo.reports.transition_cells import short, text

COMING_SHEET = "应入学儿童"
COMING_NAMES = "应入学名单"
OVER_AGE_SHEET = "超龄未毕业"
_NO_SCHOOL = "没有划给学校的村"
_NOT_GIVEN = "（村没有划给学校）"
_GRADE_NAMES = {1: "一年级", 7: "七年级"}


def coming_sheets(found: Coming, shown: Shown) -> tuple[Sheet, Sheet]:
    """How many enter each school in September, and the list for the admission notices, school by school."""
    names = Listing(COMING_NAMES, (
        short("序号", 5), text("入学学校", 18), short("年级", 7), short("姓名", 9), short("性别", 5), short("出生日期", 12),
        short("身份证件号", 19), short("监护人", 9), short("村", 10), short("联系电话", 13), short("依据", 14), text("请核对", 30),
    ))  # fmt: skip
    for grade in GRADES:
        for school, comers in _by_school(found.due(grade)):
            names.group(f"{school or _NO_SCHOOL}　{_GRADE_NAMES[grade]}：{len(comers)}人", (grade, school))
            _list(names, comers, shown)
    for grade in GRADES:
        apart = found.apart(grade)
        if apart:
            names.group(f"到了{_GRADE_NAMES[grade]}的年龄、不用发通知的：{len(apart)}人", (grade, "apart"))
            _list(names, apart, shown)
    title = f"{found.year}年秋季应入学儿童"
    notes = [] if found.youngest else [
        Text(f"登记册上没有到{found.year}年8月31日满六周岁的儿童，一年级的名单不全。请各村把五周岁的儿童补登到册上，就学状态写“未入学”。", Meaning.BAD)
    ]  # fmt: skip
    figures = Sheet(
        COMING_SHEET,
        (*notes, _counts(found, names), *map(Text, _NOTES)),
        title=title,
        subtitle="点数字看名单；通知书用 kongchuo notice --kind 入学通知书 出",
        portrait=True,
    )
    return figures, Sheet(COMING_NAMES, (names.grid(),), title=f"{title}名单")


_NOTES = (
    "一年级：登记册上到当年8月31日满六周岁的，去村里所属的小学；以前没有入学、延缓入学的也在内。七年级：正在读六年级的，去就读小学对口的初中；在外地就读的，去村里所属的初中。",
    "不用发通知的：已经在校的、批准延缓入学的、特殊教育学校和送教上门的，列在名单最后，一个不少。",
)


def _by_school(comers: Sequence[Comer]) -> Iterator[tuple[str | None, list[Comer]]]:
    groups: dict[str | None, list[Comer]] = {}
    for one in comers:
        groups.setdefault(one.school, []).append(one)
    yield from groups.items()


def _list(names: Listing, comers: Iterable[Comer], shown: Shown) -> None:
    lines = [_comer(one, shown) for one in comers]
    if lines:
        names.run(Run((range(1, len(lines) + 1), *zip(*lines, strict=True)), {1: {_NOT_GIVEN: Meaning.BAD}}))


def _comer(one: Comer, shown: Shown) -> tuple[Plain, ...]:
    """The cells of a child after its number."""
    record = one.child.record
    return (
        one.school or _NOT_GIVEN, _GRADE_NAMES[one.grade], record.name, record.sex, record.birth_date,
        shown.number(record.id_number) or "（空）", record.guardian_name or record.householder, one.village,
        shown.number(record.phone), one.reason, one.note,
    )  # fmt: skip


def _counts(found: Coming, names: Listing) -> Grid:
    columns = (text("学校", 24), *(short(_GRADE_NAMES[grade], 10) for grade in GRADES), short("合计", 10))
    due = {grade: dict(_by_school(found.due(grade))) for grade in GRADES}
    schools = dict.fromkeys(school for grade in GRADES for school in due[grade])
    lines = [
        (school or _NO_SCHOOL, [(len(due[grade].get(school, ())), (grade, school)) for grade in GRADES])
        for school in sorted(schools, key=lambda school: school is None)
    ]
    rows = [_line(name, figures, names, Meaning.PLAIN) for name, figures in lines]
    rows.append(_line("合计", [(len(found.due(grade)), None) for grade in GRADES], names, Meaning.TOTAL))
    apart: list[tuple[int, tuple[object, ...] | None]] = [
        (len(found.apart(grade)), (grade, "apart")) for grade in GRADES
    ]
    if any(count for count, _ in apart):
        rows.append(_line("另有：不用发通知的", apart, names, Meaning.MUTED))
    return Grid(columns, tuple(rows))


def _line(name: str, figures: Sequence[tuple[int, tuple[object, ...] | None]], names: Listing, meaning: Meaning) -> Row:
    found = [Cell(count or None, meaning, names.link(key) if count and key else None) for count, key in figures]
    return Row((Cell(name, meaning), *found, Cell(sum(count for count, _ in figures) or None, meaning)))


def over_age_sheet(children: Sequence[Registered], year: int, shown: Shown) -> Sheet:
    """Those of fifteen and more who have not finished grade 9, those in no school first."""
    columns = (
        short("序号", 5), short("村", 10), short("户主", 9), short("姓名", 9), short("性别", 5), short("年龄", 5),
        short("身份证件号", 19), short("联系电话", 13), text("现在", 24), text("已知情况", 40),
    )  # fmt: skip
    rows = []
    for number, child in enumerate(children, 1):
        record = child.record
        now = Cell(cells.now_text(child), Meaning.PLAIN if at_school(child) else Meaning.BAD)
        rows.append(Row((
            Cell(number), Cell(record.village), Cell(record.householder), cells.name_cell(child), Cell(record.sex),
            Cell(child.age), Cell(shown.number(record.id_number) or "（空）"), Cell(shown.number(record.phone)), now,
            Cell(child.detail),
        )))  # fmt: skip
    away = sum(not at_school(child) for child in children)
    told = (
        f"共{len(children)}人{f'，其中不在校{away}人，排在前面' if away else '，都在校'}。"
        if children
        else "现在一个也没有。"
    )
    return Sheet(
        OVER_AGE_SHEET,
        (
            Text(f"到{year}年8月31日满15周岁、没有读完九年级、也没有外地就读证明的儿童。{told}"),
            *((Grid(columns, tuple(rows)),) if rows else ()),
        ),
        title="超龄未毕业的儿童",
    )
