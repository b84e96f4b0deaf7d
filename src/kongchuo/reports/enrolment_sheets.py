"""入学率, 应入学儿童, 超龄未毕业: what the register says of enrolment, with the names behind every figure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kongchuo.enrolment.rows import DEFINITIONS, EnrolmentRow
from kongchuo.model.grid import Cell, Grid, Meaning, Row, Sheet, Text
from kongchuo.model.ratio import Ratio
from kongchuo.model.township import STAGE_NAMES, STAGES, Stage
from kongchuo.reports.enrolment_names import (
    NAMES_SHEET,
    NO_DISTRICT,
    NO_VILLAGE,
    Enrolment,
    Ways,
    names_listing,
    stage_rows,
    ways,
)
from kongchuo.reports.entrance_sheets import coming_sheets, over_age_sheet
from kongchuo.reports.listing import Listing
from kongchuo.reports.reconcile_cells import Shown
from kongchuo.reports.transition_cells import short, text

__all__ = ["NAMES_SHEET", "SHEET", "Enrolment", "enrolment_sheets"]

SHEET = "入学率"
_DEFINITIONS = {"any_school": "在任何学校就读", "own_level_or_higher": "初中学龄要在七年级以上"}
_LEVELS = {"township": "全镇", "district": "学区", "village": "村", "age": "年龄"}

TITLE = "适龄儿童入学率：全镇、学区、村、年龄"
NOTES = (
    "分母是登记册上这个学段年龄的儿童，不含已死亡、已迁出的；批准延缓入学的另列，不在内。各村相加、各学区相加、各年龄相加都等于全镇。",
    "“在任何学校就读”：在本镇花名册上、外地在校有证明、特殊教育学校、送教上门、已经毕业的都算入学。“初中学龄要在七年级以上”：初中学龄儿童还在小学的不算。",
    "“如都有证明”：登记为外地在校、没有证明材料的，如果都补上证明，入学率会是多少。",
    "村名、学区按 kongchuo.toml 里各校的 villages 归并。",
)
_LISTS = "“没有计入”和“延缓另列”的名单在“入学率名单”最前面，后面是全部适龄儿童，按学区和村排一遍，再按年龄排一遍，没有计入的排在各组最前。"


def enrolment_sheets(found: Enrolment, *, reveal: bool = False) -> tuple[Sheet, ...]:
    """The rates, the names behind them, next September's children, and those past the age."""
    shown = Shown(reveal)
    names = names_listing(found, shown)
    return (
        _rates_sheet(found, names),
        Sheet(NAMES_SHEET, (replace(names.grid(), filter=True),), title="入学率名单：适龄儿童逐人"),
        *coming_sheets(found.coming, shown),
        over_age_sheet(found.over_age, found.year, shown),
    )


def _rates_sheet(found: Enrolment, names: Listing) -> Sheet:
    blocks = rates_blocks(found.rows, lambda row: ways(row, names))
    return Sheet(SHEET, (*blocks, *map(Text, (*NOTES, _LISTS))), title=TITLE, subtitle=age_words(found.year))


def age_words(year: int) -> str:
    """On which day ages are counted, and that the figures are links."""
    return f"年龄为{year}年8月31日满周岁    点数字看名单"


def rates_blocks(rows: Sequence[EnrolmentRow], way: Callable[[EnrolmentRow], Ways]) -> Iterator[Text | Grid]:
    """Why no rate can be computed, if so; then a table a stage."""
    for reason in dict.fromkeys(row.unavailable for row in rows if row.unavailable):
        yield Text(reason, Meaning.BAD)
    for stage in STAGES:
        yield _grid(rows, stage, way)


def _grid(rows: Sequence[EnrolmentRow], stage: Stage, way: Callable[[EnrolmentRow], Ways]) -> Grid:
    columns = [short("范围", 8), text("名称", 18), short("适龄儿童", 8), short("延缓另列", 8)]
    for words in _DEFINITIONS.values():
        columns += [
            short("入学", 7, words),
            short("入学率", 9, words),
            short("没有计入", 8, words),
            short("如都有证明", 10, words),
        ]
    first, second = (stage_rows(rows, stage, definition) for definition in DEFINITIONS)
    lines = [_row(row, second[key], way) for key, row in first.items()]
    return Grid(tuple(columns), tuple(lines), title=f"{STAGE_NAMES[stage]}学龄")


def _row(row: EnrolmentRow, other: EnrolmentRow, way: Callable[[EnrolmentRow], Ways]) -> Row:
    meaning = Meaning.TOTAL if row.level == "township" else Meaning.PLAIN
    to = way(row)
    line = [Cell(_LEVELS[row.level], meaning), Cell(_name(row), meaning)]
    line += [Cell(len(row.of_age), meaning, to.everyone), Cell(len(row.deferred) or None, meaning, to.deferred)]
    for one in (row, other):
        line += _rate_cells(one, way(one), meaning)
    return Row(tuple(line))


def _rate_cells(row: EnrolmentRow, to: Ways, meaning: Meaning) -> list[Cell]:
    lacking = len(row.missing)
    if row.unavailable:
        return [Cell(None, meaning), Cell("不能计算", Meaning.MUTED), Cell(None, meaning), Cell(None, meaning)]
    return [
        Cell(len(row.enrolled), meaning, to.enrolled),
        _rate(row.ratio, meaning),
        Cell(lacking, Meaning.BAD if lacking else meaning, to.missing),
        replace(_rate(row.if_all_proved, meaning), link=to.unproved) if row.would_enrol else Cell(None, meaning),
    ]


def _rate(ratio: Ratio | None, meaning: Meaning) -> Cell:
    return Cell(ratio, meaning) if ratio else Cell("没有适龄儿童", Meaning.MUTED)


def _name(row: EnrolmentRow) -> str:
    if row.level == "age":
        return f"{row.age}岁"
    if row.level == "township":
        return STAGE_NAMES[row.stage]
    return row.place or (NO_DISTRICT if row.level == "district" else NO_VILLAGE)
