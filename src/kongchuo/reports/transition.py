"""小升初衔接情况: the workbook on a cohort of grade 6 leavers, as a grid document."""

from collections.abc import Iterator

from kongchuo.linkage.concluded import person_identity
from kongchuo.model.conclusions import CODE, CONCLUSION, DIFFERENT, SAME, code
from kongchuo.model.grid import Cell, Document, Grid, Heading, Link, Meaning, Row, Sheet, Text
from kongchuo.reports import transition_cells as cells
from kongchuo.reports.transition_cells import Shown, anchor, short, text
from kongchuo.reports.transition_notes import notes_sheet
from kongchuo.reports.transition_overview import overview_sheet
from kongchuo.reports.transition_schools import junior_sheet, primary_sheet
from kongchuo.transition.enrolled import Child
from kongchuo.transition.result import Fate, Followed, Transition

PENDING = (
    "初一花名册尚未收到，现在还不能判断谁没有到校。下面是去向台账上还没有登记去向的毕业生；收到初一花名册后请重新运行。"
)


def document(transition: Transition, *, reveal: bool = False) -> Document:
    """The workbook: whom nobody has seen first, then figures, then each school. ID numbers are
    masked unless `reveal`."""
    shown = Shown(reveal)
    sheets = [unresolved_sheet(transition, shown)]
    if transition.doubtful:
        sheets.append(doubtful_sheet(transition, shown))
    if _to_check(transition):
        sheets.append(check_sheet(transition, shown))
    sheets.append(overview_sheet(transition))
    sheets += [primary_sheet(name, transition, shown) for name in transition.primary_schools]
    sheets += [junior_sheet(name, transition, shown) for name in transition.junior_schools]
    sheets.append(notes_sheet(transition))
    return Document(title(transition), tuple(sheets), transition.as_of)


def title(transition: Transition) -> str:
    """The workbook's name for readers."""
    return f"{transition.township.name}{transition.cohort}届小学毕业生升学衔接情况"


def warnings(transition: Transition) -> Iterator[str]:
    """What makes the list of the missing longer than it should be."""
    yield from transition.remarks
    if transition.unread:
        yield f"有{len(transition.unread)}个文件没能读出，其中的学生没有计入：{'、'.join(transition.unread)}。请先用 kongchuo check 查看原因。"
    if transition.pending:
        yield PENDING
    elif transition.unsent:
        yield f"还没有收到初一花名册的学校：{'、'.join(transition.unsent)}。它们的应到学生暂时列为去向不明。"


def unresolved_sheet(transition: Transition, shown: Shown) -> Sheet:
    """Whom nobody has seen again, with an empty column to write the answer in."""
    columns = (
        short("序号", 4), text("毕业学校", 18), short("班级", 13), short("姓名", 9), short("性别", 4),
        short("身份证件号", 19), short("监护人", 9), text("应到初中", 18), text("已知情况", 36), text("核查结果", 16),
    )  # fmt: skip
    rows = tuple(_unresolved(number, one, transition, shown) for number, one in enumerate(transition.unresolved, 1))
    words = cells.fate_words(Fate.UNRESOLVED, transition)
    return Sheet(
        cells.UNRESOLVED_SHEET,
        (*(Text(warning, Meaning.BAD) for warning in warnings(transition)), Grid(columns, rows)),
        title=f"{transition.township.name}{transition.cohort}届小学毕业生{'应到初中' if transition.pending else '去向不明'}名单",
        subtitle=f"小学毕业生{len(transition.followed)}人，{words}{len(rows)}人    统计截至{transition.as_of:%Y-%m-%d}",
    )


def _unresolved(number: int, one: Followed, transition: Transition, shown: Shown) -> Row:
    row = one.leaver.latest
    sheet = cells.sheet_of_primary(row.school, transition)
    return Row(
        (
            Cell(number), Cell(row.school), Cell(row.pupil.class_label),
            Cell(row.pupil.name, link=Link(sheet, anchor(one))), Cell(one.leaver.sex),
            Cell(shown.id_number(one.leaver)), Cell(one.leaver.guardian), Cell(one.expected or "未设定"),
            Cell(shown.detail(one) or ("去向台账没有登记。" if transition.pending else "花名册和去向台账上都没有。")), Cell(None),
        )
    )  # fmt: skip


def doubtful_sheet(transition: Transition, shown: Shown) -> Sheet:
    """Both sides of every possible match, side by side."""
    left, right = "六年级花名册", "初一花名册"
    columns = (
        short("序号", 4),
        text("学校、班级", 18, left), short("姓名", 9, left), short("性别", 4, left), short("身份证件号", 19, left),
        short("出生日期", 11, left),
        text("学校、班级", 18, right), short("姓名", 9, right), short("性别", 4, right), short("身份证件号", 19, right),
        short("出生日期", 11, right),
        text("为什么像", 16), Heading(CONCLUSION, 12, choices=(SAME, DIFFERENT)), short(CODE, 22),
    )  # fmt: skip
    rows = []
    for number, one in enumerate(transition.doubtful, 1):
        for child in one.maybe:
            why = _why(one, child)
            pair = code(*(person_identity(side.person(0)) for side in (one.leaver, child)))
            line = (Cell(number), *_side(one.leaver, shown), *_side(child, shown), Cell(why), Cell(None), Cell(pair))
            rows.append(Row(line))
    note = (
        "工具不替您判断：请在“结论”一列选“同一人”或“不是同一人”，把这张表复制到 台账/比对结论.xlsx，下次运行就按结论算，以后不再问；"
        "写错的姓名或身份证件号也请学校改过来。“编码”不要改。"
    )
    return Sheet(
        cells.DOUBTFUL_SHEET,
        (Grid(columns, tuple(rows), notes=(note,)),),
        title="疑似同一人，请核对",
        subtitle=f"{transition.cohort}届毕业生与初一新生有相像之处、但不能认定为同一人的，共{len(transition.doubtful)}人",
    )


def _side(child: Child, shown: Shown) -> tuple[Cell, ...]:
    row = child.latest
    return (
        Cell(f"{row.school}\n{row.pupil.class_label}"), Cell(row.pupil.name), Cell(child.sex),
        Cell(shown.id_number(child) or "（空）"), Cell(child.birth or "（空）"),
    )  # fmt: skip


def _why(one: Followed, child: Child) -> str:
    """What both sides have in common, read off the two rows."""
    ours, theirs = one.leaver, child
    same = [
        word
        for word, left, right in (
            ("姓名", ours.latest.pupil.name, theirs.latest.pupil.name),
            ("身份证件号", ours.id_number, theirs.id_number),
            ("出生日期", ours.birth, theirs.birth),
            ("性别", ours.sex, theirs.sex),
            ("监护人", ours.guardian, theirs.guardian),
        )
        if left and left == right
    ]
    return f"{'、'.join(same)}相同" if same else "身份证件号或姓名只差一处"


def check_sheet(transition: Transition, shown: Shown) -> Sheet:
    """Children with an outcome about whom two sources disagree."""
    columns = (
        short("序号", 4), text("毕业学校", 18), short("班级", 13), short("姓名", 9), short("身份证件号", 19),
        short("现认定", 13), text("去向学校", 18), text("不一致之处", 40), text("核查结果", 16),
    )  # fmt: skip
    rows = []
    for number, one in enumerate(_to_check(transition), 1):
        row = one.leaver.latest
        link = Link(cells.sheet_of_primary(row.school, transition), anchor(one))
        rows.append(
            Row(
                (
                    Cell(number), Cell(row.school), Cell(row.pupil.class_label), Cell(row.pupil.name, link=link),
                    Cell(shown.id_number(one.leaver)), cells.fate_cell(one, transition), Cell(one.to_school), Cell(shown.detail(one)),
                    Cell(None),
                )
            )
        )  # fmt: skip
    return Sheet(
        cells.CHECK_SHEET,
        (Grid(columns, tuple(rows)),),
        title="花名册与台账不一致，请核对",
        subtitle=f"{transition.cohort}届毕业生中已有去向、但不同材料说法不一的，共{len(rows)}人",
    )


def _to_check(transition: Transition) -> list[Followed]:
    unresolved = set(map(id, transition.unresolved))
    return [one for one in transition.followed if one.to_check and id(one) not in unresolved]
