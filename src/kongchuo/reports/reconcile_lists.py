"""Lists of the workbook 核查情况: who is in no school, likely pairs, contradictions, pupils on no register."""

from kongchuo.model.conclusions import BOOK, CODE, CONCLUSION, DIFFERENT, SAME
from kongchuo.model.grid import Cell, Grid, Heading, Meaning, Plain, Row, Run, Sheet, Text
from kongchuo.model.long_rows import LongRows
from kongchuo.reconcile.result import Reconciliation, Stranger
from kongchuo.reconcile.review import Pair, Side, pairs
from kongchuo.reports import reconcile_cells as cells
from kongchuo.reports.reconcile_cells import Shown
from kongchuo.reports.transition_cells import place_text, short, text


def lost_sheet(found: Reconciliation, shown: Shown, warnings: tuple[str, ...]) -> Sheet:
    """The children of school age in no school, with an empty column for what was found out."""
    columns = (
        short("序号", 4), short("村", 10), short("户主", 8), short("姓名", 8), short("性别", 4), short("年龄", 4),
        short("身份证件号", 19), short("监护人", 8), short("联系电话", 12), text("已知情况", 44), text("核查结果", 18),
    )  # fmt: skip
    rows = tuple(
        Row(
            (
                Cell(number), Cell(child.record.village), Cell(child.record.householder), cells.name_cell(child),
                Cell(child.record.sex), Cell(child.age), Cell(shown.number(child.record.id_number) or "（空）"),
                Cell(child.record.guardian_name), Cell(shown.number(child.record.phone)), Cell(child.detail), Cell(None),
            )
        )
        for number, child in enumerate(found.lost, 1)
    )  # fmt: skip
    return Sheet(
        cells.LOST_SHEET,
        (*(Text(warning, Meaning.BAD) for warning in warnings), Grid(columns, rows)),
        title=f"{cells.year_title(found)}未入学适龄儿童",
        subtitle=f"对照{found.month.title}花名册    未入学{len(rows)}人    统计截至{found.day:%Y-%m-%d}",
    )


def review_sheet(found: Reconciliation, shown: Shown) -> Sheet:
    """Both rows of every likely pair side by side, with a column to write the answer in."""
    left, right = "适龄儿童册", "可能是同一人的"
    columns = (
        short("序号", 4),
        text("村、位置", 16, left), *_person_columns(left),
        text("学校班级（村）、位置", 20, right), *_person_columns(right),
        text("比较", 18), Heading(CONCLUSION, 12, choices=(SAME, DIFFERENT)), short(CODE, 22),
    )  # fmt: skip
    rows = tuple(Row(_pair(number, pair, shown)) for number, pair in enumerate(pairs(found.children), 1))
    notes = (
        f"工具不替您判断。查清以后，在“{CONCLUSION}”一列选“{SAME}”或“{DIFFERENT}”，把这张表复制到 台账/{BOOK}.xlsx（没有就新建一个，"
        "已有的接在后面或另加一张工作表），下次运行就按结论算，换了月份、重新排序也不再问。",
        f"“{CODE}”请不要改。改主意了，改结论或删去那一行即可。登记册、花名册上写错的也请改过来。",
    )
    return Sheet(
        cells.REVIEW_SHEET,
        (Grid(columns, rows, notes=notes),),
        title="可能是同一人，请核对",
        subtitle=f"{cells.year_title(found)}适龄儿童册与{found.month.title}花名册相像、但不能认定是同一人的，共{len(rows)}对",
    )


def _person_columns(group: str) -> tuple[Heading, ...]:
    return (
        short("姓名", 8, group), short("性别", 4, group), short("身份证件号", 19, group), short("出生日期", 10, group),
        short("监护人", 8, group),
    )  # fmt: skip


def _pair(number: int, pair: Pair, shown: Shown) -> tuple[Cell, ...]:
    return (
        Cell(number), *_side(pair.left, shown), *_side(pair.right, shown), Cell(pair.why), Cell(None), Cell(pair.code),
    )  # fmt: skip


def _side(side: Side, shown: Shown) -> tuple[Cell, ...]:
    person = side.person
    return (
        Cell(f"{side.place}\n{place_text(side.where)}"), Cell(person.name), Cell(person.sex),
        Cell(shown.number(person.id_number) or "（空）"), Cell(person.birth or "（空）"), Cell(person.guardian),
    )  # fmt: skip


def conflict_sheet(found: Reconciliation, shown: Shown) -> Sheet:
    """Children about whom register and roster disagree: the clerk puts one of them right."""
    columns = (
        short("序号", 4), short("村", 10), short("姓名", 8), short("身份证件号", 19), text("现认定", 26),
        text("不一致之处", 50), text("处理结果", 18),
    )  # fmt: skip
    rows = tuple(
        Row(
            (
                Cell(number), Cell(child.record.village), cells.name_cell(child), Cell(shown.number(child.record.id_number)),
                Cell(cells.now_text(child)), Cell(child.conflict), Cell(None),
            )
        )
        for number, child in enumerate((one for one in found.children if one.conflict), 1)
    )  # fmt: skip
    return Sheet(
        cells.CONFLICT_SHEET,
        (Grid(columns, rows),),
        title="登记册与花名册说法不一，请更正",
        subtitle=f"{cells.year_title(found)}适龄儿童中共{len(rows)}人",
    )


def strangers_sheet(found: Reconciliation, shown: Shown) -> Sheet:
    """Pupils on no register, school by school."""
    columns = (
        short("序号", 4), text("学校", 20), short("班级", 13), short("姓名", 9), short("性别", 4), short("身份证件号", 19),
        short("年龄", 4), short("监护人", 9), short("村", 10), text("说明", 30), text("核查结果", 18),
    )  # fmt: skip
    schools: dict[str, list[Stranger]] = {}
    for pupil in found.strangers:
        schools.setdefault(pupil.seat.school, []).append(pupil)
    rows: list[Row | Run] = []
    for school, pupils in schools.items():
        rows.append(Row((Cell(f"{school}（{len(pupils)}人）", Meaning.GROUP, span=len(columns)),), school))
        lines = (_stranger(pupil, shown) for pupil in pupils)
        rows.append(Run((range(1, len(pupils) + 1), *zip(*lines, strict=True))))
    return Sheet(
        cells.STRANGERS_SHEET,
        (Grid(columns, LongRows(rows)),),
        title="在本镇学校就读、各村登记册上没有的学生",
        subtitle=f"{found.month.title}花名册{found.roster}人，登记册上有{found.matched}人，不在册{len(found.strangers)}人",
    )


def _stranger(pupil: Stranger, shown: Shown) -> tuple[Plain, ...]:
    """The cells of a pupil after its number; the last is for the clerk."""
    seat = pupil.seat
    return (
        seat.school, seat.class_label, seat.name, seat.sex, shown.number(seat.id_number) or "（空）", pupil.age,
        seat.guardian, pupil.village, pupil.remark, None,
    )  # fmt: skip
