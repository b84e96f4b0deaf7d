"""开学未到校学生: a workbook to call from, a page for every school, as a grid document."""

from collections.abc import Iterator, Sequence
from datetime import date

from kongchuo.codes.phone import problem
from kongchuo.codes.text import mask_numbers
from kongchuo.model.grid import Cell, Document, Grid, Heading, Link, Meaning, Row, Sheet, Text
from kongchuo.model.roll_call import TOTAL, Absence, Entrants, RollCall, SchoolCall

OVERVIEW = "概览"
ENTRANTS = "新生未报到"
EXPLAINED = "有去向不在校"
MASKED = "电话遮住了中间几位。要照着打电话，请加 --reveal 再出一次（可同时加 --encrypt 设打开密码）。"
_NO_PHONE = "没有电话"


def document(call: RollCall, *, reveal: bool = False) -> Document:
    """The workbook: figures by school, then a calling list for each school with absentees, the
    entrants by village, and those who have gone with papers. Phone numbers are masked unless `reveal`."""
    sheets = [_overview(call, reveal)]
    sheets += [_school(call, name, reveal) for name in _with_absentees(call)]
    if call.entrants and call.entrants.absent:
        sheets.append(_entrants(call, call.entrants, reveal))
    if call.explained or (call.entrants and call.entrants.explained):
        sheets.append(_explained(call, reveal))
    return Document(title(call), tuple(sheets), call.as_of)


def title(call: RollCall) -> str:
    """The workbook's name for readers."""
    return f"{call.township.name}{call.month.title}开学未到校学生"


def provisional_words(call: RollCall) -> str:
    """Why the list may still grow shorter by itself; empty once the week is over."""
    if not call.provisional:
        return ""
    return f"暂定名单：{day(call.opening)}开学，到{day(call.due)}才满一周，之前到校的学生请从名单上划去。"


def day(when: date) -> str:
    """`2月13日`."""
    return f"{when.month}月{when.day}日"


def _with_absentees(call: RollCall) -> list[str]:
    return [one.school for one in call.schools if one.absent]


def _sheet_name(school: str) -> str:
    return f"{school}（学校）" if school in (OVERVIEW, ENTRANTS, EXPLAINED) else school


def _overview(call: RollCall, reveal: bool) -> Sheet:
    warnings = [Text(text, Meaning.BAD) for text in (provisional_words(call), *_unsent(call)) if text]
    notes = [Text(text) for text in call.remarks]
    if call.to_call and not reveal:
        notes.append(Text(MASKED))
    grids = [_schools_grid(call)] if call.total.last else []
    if call.entrants:
        grids.append(_entrants_grid(call.entrants, call))
    return Sheet(
        OVERVIEW,
        (*warnings, *notes, *grids),
        title=title(call),
        subtitle=f"{day(call.opening)}开学    统计截至{call.as_of:%Y-%m-%d}    要联系{call.to_call}人",
    )


def _unsent(call: RollCall) -> Iterator[str]:
    if call.unsent:
        yield f"还没有交{call.month.title}花名册的学校：{'、'.join(call.unsent)}。这些学校的学生没有列入名单。"


def _schools_grid(call: RollCall) -> Grid:
    columns = (
        Heading("学校", 24, "left"), Heading("上次花名册", 12), Heading("上次在读", 10), Heading("已到校", 10),
        Heading("有去向", 10), Heading("未到校", 10), Heading("未判断", 10), Heading(f"{call.month.start.month}月花名册", 12),
    )  # fmt: skip
    rows = [_school_row(one) for one in call.schools]
    rows.append(Row(tuple(Cell(cell.value, Meaning.TOTAL) for cell in _school_row(call.total).cells)))
    return Grid(columns, tuple(rows), title="各校学生到校情况", notes=tuple(_notes(call)))


def _school_row(one: SchoolCall) -> Row:
    sheet, total = _sheet_name(one.school), one.school == TOTAL
    if one.month is None and not one.last and not total:
        dashes = (Cell("—", Meaning.MUTED) for _ in range(5))
        return Row((Cell(one.school), Cell("没有", Meaning.MUTED), *dashes, _sent(one)))
    listed = one.explained - one.graduated
    return Row(
        (
            Cell(one.school),
            Cell(one.month.title if one.month else None),
            Cell(one.last),
            Cell(one.came),
            Cell(one.explained, link=Link(EXPLAINED, f"school {one.school}") if listed else None),
            Cell(one.absent, Meaning.BAD if one.absent else Meaning.PLAIN, Link(sheet) if one.absent else None),
            Cell(one.unjudged),
            Cell(None) if total else _sent(one),
        )
    )


def _sent(one: SchoolCall) -> Cell:
    if not one.unsent:
        return Cell("已交")
    return Cell("没有交" if one.unsent == one.school else "缺一部分", Meaning.BAD)


def _notes(call: RollCall) -> Iterator[str]:
    yield "上次在读 = 已到校 + 有去向 + 未到校 + 未判断。同时在两校花名册上的学生只计一次。"
    yield (
        "已到校：本月在本镇任何一所学校的花名册上为在读。有去向：台账说明了原因，如转出有证明材料、休学、死亡。"
        "转出而没有到校也没有证明、休学期满没有复学、退学的，仍列为未到校。未判断：要看的那所学校还没有交花名册。"
    )
    graduated = call.total.graduated
    if graduated:
        yield f"有去向的学生中有九年级毕业生{graduated}人，不逐人列出。六年级毕业生以七年级花名册和“毕业生去向”台账为准。"


def _entrants_grid(young: Entrants, call: RollCall) -> Grid:
    columns = (
        Heading("适龄儿童册", 24, "left"), Heading("满六周岁", 12), Heading("已到校", 10), Heading("有去向", 10),
        Heading("未报到", 10), Heading("未判断", 10),
    )  # fmt: skip
    absent, explained = len(young.absent), len(young.explained)
    row = Row(
        (
            Cell(f"{call.month.start.year}学年一年级新生"),
            Cell(young.listed),
            Cell(young.came),
            Cell(explained, link=Link(EXPLAINED, "entrants") if explained else None),
            Cell(absent, Meaning.BAD if absent else Meaning.PLAIN, Link(ENTRANTS) if absent else None),
            Cell(young.unjudged),
        )
    )
    note = f"{call.month.start.year}年8月31日以前满六周岁、不满七周岁的儿童。有去向：外地就读有证明、特殊教育、送教上门、批准延缓入学、已迁出等。"
    return Grid(columns, (row,), title="一年级新生报到情况", notes=(note,))


def _school(call: RollCall, name: str, reveal: bool) -> Sheet:
    columns = (
        Heading("序号", 4), Heading("班级", 11), Heading("姓名", 9), Heading("监护人", 8), Heading("电话", 13),
        Heading("村、住址", 14, "left"), Heading("已知情况", 22, "left"), Heading("是否接通", 8), Heading("结果", 12),
    )  # fmt: skip
    children = call.absent_of(name)
    rows = [
        Row(
            (
                Cell(number), Cell(one.class_label), Cell(_who(one)), Cell(one.guardian), _phone(one),
                Cell(one.village), Cell(_known(one, reveal)), Cell(None), Cell(None),
            ),
            f"child {number}",
        )
        for number, one in enumerate(children, 1)
    ]  # fmt: skip
    one = next(one for one in call.schools if one.school == name)
    seen = f"上次花名册（{one.month.title}）在读{one.last}人，" if one.month else ""
    return Sheet(
        _sheet_name(name),
        (*_warning(call), Grid(columns, tuple(rows), notes=_SIGN)),
        title=f"{name}{call.month.title}开学未到校学生联系表",
        subtitle=f"{seen}未到校{len(children)}人    统计截至{call.as_of:%Y-%m-%d}",
        portrait=True,
    )


_SIGN = (
    "是否接通填“是”或“否”；结果写明去向、返校日期。打不通的，请村（社区）或邻居带话，再打一次。",
    "联系人（签字）：                    日期：",
)


def _warning(call: RollCall) -> tuple[Text, ...]:
    words = provisional_words(call)
    return (Text(words, Meaning.BAD),) if words else ()


def _who(one: Absence) -> str:
    tail = f" {one.id_tail}" if one.id_tail else ""
    return f"{one.name}\n{one.sex}{tail}"


def _phone(one: Absence) -> Cell:
    """Red when it cannot be dialled: the clerk has to ask for another first."""
    if not one.phone or not any(map(str.isdigit, one.phone)):
        return Cell(_NO_PHONE, Meaning.BAD)
    return Cell(one.phone, Meaning.BAD if problem(one.phone) else Meaning.PLAIN)


def _known(one: Absence, reveal: bool) -> str:
    expected = f"应到{one.expected}七年级。" if one.expected and one.grade else ""
    return expected + (one.detail if reveal else mask_numbers(one.detail))


def _entrants(call: RollCall, young: Entrants, reveal: bool) -> Sheet:
    columns = (
        Heading("序号", 4), Heading("村", 12, "left"), Heading("姓名", 10), Heading("监护人", 8), Heading("电话", 13),
        Heading("已知情况", 30, "left"), Heading("是否接通", 8), Heading("结果", 16),
    )  # fmt: skip
    rows = [
        Row(
            (
                Cell(number), Cell(one.village), Cell(_who(one)), Cell(one.guardian), _phone(one),
                Cell(_known(one, reveal)), Cell(None), Cell(None),
            )
        )
        for number, one in enumerate(young.absent, 1)
    ]  # fmt: skip
    return Sheet(
        ENTRANTS,
        (*_warning(call), Grid(columns, tuple(rows), notes=_SIGN)),
        title=f"{call.township.name}{call.month.start.year}年秋季一年级新生未报到联系表",
        subtitle=f"适龄儿童册上满六周岁{young.listed}人，未报到{len(rows)}人    统计截至{call.as_of:%Y-%m-%d}",
        portrait=True,
    )


def _explained(call: RollCall, reveal: bool) -> Sheet:
    columns = (
        Heading("序号", 4), Heading("班级或村", 14), Heading("姓名", 10), Heading("性别", 4), Heading("尾号", 6),
        Heading("最后在册", 10), Heading("去向、依据", 40, "left"),
    )  # fmt: skip
    young = call.entrants.explained if call.entrants else ()
    rows = [
        *_explained_rows(call.explained, len(columns), reveal),
        *_group("一年级新生", "entrants", young, len(columns), reveal),
    ]
    return Sheet(
        EXPLAINED,
        (Grid(columns, tuple(rows)),),
        title=f"{call.township.name}{call.month.title}有去向、不在校的学生",
        subtitle=f"共{len(call.explained) + len(young)}人    统计截至{call.as_of:%Y-%m-%d}",
        portrait=True,
    )


def _explained_rows(children: Sequence[Absence], span: int, reveal: bool) -> Iterator[Row]:
    for school in dict.fromkeys(one.school or "" for one in children):
        yield from _group(school, f"school {school}", [one for one in children if one.school == school], span, reveal)


def _group(heading: str, anchor: str, children: Sequence[Absence], span: int, reveal: bool) -> Iterator[Row]:
    if not children:
        return
    yield Row((Cell(f"{heading}（{len(children)}人）", Meaning.GROUP, span=span),), anchor)
    for number, one in enumerate(children, 1):
        yield Row(
            (
                Cell(number), Cell(one.class_label or one.village), Cell(one.name), Cell(one.sex), Cell(one.id_tail),
                Cell(one.last_seen), Cell(one.detail if reveal else mask_numbers(one.detail)),
            )
        )  # fmt: skip
