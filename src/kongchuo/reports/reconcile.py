"""核查情况: the workbook on a register and a month's rosters, as a grid document."""

from collections.abc import Iterator

from kongchuo.model.grid import Document, Sheet, Text
from kongchuo.reconcile.result import Reconciliation
from kongchuo.reports import reconcile_cells as cells
from kongchuo.reports.reconcile_ages import ages_sheets
from kongchuo.reports.reconcile_cells import Shown
from kongchuo.reports.reconcile_lists import conflict_sheet, lost_sheet, review_sheet, strangers_sheet
from kongchuo.reports.reconcile_overview import overview_sheet
from kongchuo.reports.reconcile_villages import village_sheets


def document(found: Reconciliation, *, extra: tuple[Sheet, ...] = (), reveal: bool = False) -> Document:
    """The workbook: who is in no school first. `extra` are sheets of other reports, put before the
    explanations. ID numbers and phones are masked unless `reveal`."""
    shown = Shown(reveal)
    figures, names = ages_sheets(found, shown)
    sheets = (
        lost_sheet(found, shown, tuple(warnings(found))),
        *((review_sheet(found, shown),) if found.to_review else ()),
        overview_sheet(found),
        figures,
        *((conflict_sheet(found, shown),) if any(child.conflict for child in found.children) else ()),
        *village_sheets(found),
        strangers_sheet(found, shown),
        names,
        *extra,
        _notes_sheet(),
    )
    return Document(f"{cells.year_title(found)}适龄儿童核查情况", sheets, found.as_of)


def warnings(found: Reconciliation) -> Iterator[str]:
    """What makes the lists longer than they should be, or could not be used."""
    if found.silent:
        yield f"{'、'.join(found.silent)}本学年还没有报花名册，在这些学校就读的儿童这次都算作未在校，收齐后请再核一次。"
    if found.late:
        late = "、".join(f"{school}（{month.title}）" for school, month in found.late.items())
        yield f"没有报{found.month.title}花名册，用了最近一次的：{late}。"
    yield from found.remarks


def _notes_sheet() -> Sheet:
    return Sheet(cells.NOTES_SHEET, tuple(map(Text, _NOTES)), title="口径说明", portrait=True)


_NOTES = (
    "1. 登记册上的每名儿童恰好有一种情况，各种情况相加等于登记册人数；花名册上的每名学生要么登记册上有，要么不在册。两村都登记的儿童、同时在两所学校花名册上的学生，都只计一次。",
    "2. 学生：花名册上学籍状态为在读或休学的（空白按在读）。转出、毕业、退学等不是学生，只作线索。",
    "3. 登记为已死亡、已迁出的按登记册认定；如果还在花名册上，列入“登记不符”。登记为送教上门的按送教上门认定。其余在花名册上的，都计为本镇在校，与登记册说法不一的列入“登记不符”。",
    "4. 不在花名册上的，按登记册认定：外地在校有证明材料的、特殊教育学校的、已毕业的计为入学；延缓入学须有批准材料，另列；外地在校没有证明材料的不计入学；登记在本镇学校、花名册上没有的，计为未在校。",
    "5. 学籍异动、毕业生去向、辍学三本台账只作为线索写在“已知情况”里，不改变情况。台账里有证明材料的，请登记到适龄儿童册上。",
    "6. 同一人的认定依次看：身份证件号相同；身份证件号只差一处且姓名相同或同音；出生日期、性别相同且姓名相同或同音；监护人和姓名都相同。两个都有效但不同的身份证件号不认作同一人，双胞胎、兄弟姐妹不会并成一人。有两种可能的不自动认定，列入“待核对”；台账/比对结论 里写了结论的，按结论认定。",
    "7. 年龄按学年开始前的8月31日满周岁计算。不满6周岁、还没有入学的不列入“未入学”；15周岁以上没有毕业、也不在校的仍然列入。",
    "8. 入户核查表按户排列，同一户主的儿童排在一起。",
)
