"""入学率, 应入学儿童, 超龄未毕业: what the register says of enrolment, with the names behind every figure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kongchuo.enrolment.coming import Coming
from kongchuo.enrolment.districts import Districts
from kongchuo.enrolment.rows import DEFINITIONS, EnrolmentRow
from kongchuo.indicators.register import Registered
from kongchuo.model.grid import Cell, Grid, Link, Meaning, Plain, Row, Run, Sheet, Text
from kongchuo.model.ratio import Ratio
from kongchuo.model.township import STAGE_NAMES, STAGES, Stage
from kongchuo.reports import reconcile_cells as cells
from kongchuo.reports.entrance_sheets import coming_sheets, over_age_sheet
from kongchuo.reports.listing import Listing
from kongchuo.reports.reconcile_cells import Shown
from kongchuo.reports.transition_cells import short, text

SHEET = "入学率"
NAMES_SHEET = "入学率名单"
_DEFINITIONS = {"any_school": "在任何学校就读", "own_level_or_higher": "初中学龄要在七年级以上"}
_LEVELS = {"township": "全镇", "district": "学区", "village": "村", "age": "年龄"}
_NO_DISTRICT, _NO_VILLAGE = "没有划给学校的村", "村名空的"
_YES, _NO = "是", "否"

_NOTES = (
    "分母是登记册上这个学段年龄的儿童，不含已死亡、已迁出的；批准延缓入学的另列，不在内。各村相加、各学区相加、各年龄相加都等于全镇。",
    "“在任何学校就读”：在本镇花名册上、外地在校有证明、特殊教育学校、送教上门、已经毕业的都算入学。“初中学龄要在七年级以上”：初中学龄儿童还在小学的不算。",
    "“如都有证明”：登记为外地在校、没有证明材料的，如果都补上证明，入学率会是多少。",
    "名单可以筛选：在“入学率名单”里按学区、村、年龄、是否计入筛选，就是每个数字后面的人。村名、学区按 kongchuo.toml 里各校的 villages 归并。",
)

Key = tuple[object, ...]


@dataclass(frozen=True)
class Enrolment:
    """All rows, the districts behind them, whom September waits for, and who is past the age."""

    year: int
    rows: tuple[EnrolmentRow, ...]
    places: Districts
    coming: Coming
    over_age: tuple[Registered, ...]


def enrolment_sheets(found: Enrolment, *, reveal: bool = False) -> tuple[Sheet, ...]:
    """The rates, the names behind them, next September's children, and those past the age."""
    shown = Shown(reveal)
    names = Listing(NAMES_SHEET, (
        short("序号", 5), short("学段", 5), short("年龄", 5), short("学区", 16), short("村", 10), short("姓名", 9),
        short("性别", 5), short("身份证件号", 19), text("现在", 28), short("在任何学校", 8, "计入入学"), short("初中七年级以上", 10, "计入入学"),
    ))  # fmt: skip
    for stage in STAGES:
        _missing(names, found, stage, shown)
    for stage in STAGES:
        _everyone(names, found, stage, shown)
    return (
        _rates_sheet(found, names),
        Sheet(NAMES_SHEET, (replace(names.grid(), filter=True),), title="入学率名单：适龄儿童逐人"),
        *coming_sheets(found.coming, shown),
        over_age_sheet(found.over_age, found.year, shown),
    )


def _rows(found: Enrolment, stage: Stage, definition: str) -> dict[Key, EnrolmentRow]:
    return {
        (row.level, row.place, row.age): row
        for row in found.rows
        if row.stage == stage and row.definition == definition
    }


def _missing(names: Listing, found: Enrolment, stage: Stage, shown: Shown) -> None:
    """Who counts by no definition or by one alone: by district, then by village."""
    own = _rows(found, stage, DEFINITIONS[1])
    children = own["township", None, None].missing if ("township", None, None) in own else ()
    if not children:
        return
    names.group(f"{STAGE_NAMES[stage]}学龄没有计入入学的（任一口径）：{len(children)}人", (stage, "missing"))
    ordered = sorted(children, key=lambda child: _home(found, stage, child))
    firsts: dict[int, list[Key]] = {}
    seen: set[Key] = set()
    for position, child in enumerate(ordered):
        village, district = _village(found, child), found.places.school(child.record.village, stage)
        for key in ((stage, "missing", "village", village or None), (stage, "missing", "district", district)):
            if key not in seen:
                seen.add(key)
                firsts.setdefault(position, []).append(key)
    names.run(_run(found, stage, ordered, shown), firsts)


def _everyone(names: Listing, found: Enrolment, stage: Stage, shown: Shown) -> None:
    """All children of the age, a group an age, those who do not count first."""
    own, any_ = _rows(found, stage, DEFINITIONS[1]), _rows(found, stage, DEFINITIONS[0])
    head = any_.get(("township", None, None))
    if head is None or not head.of_age:
        return
    names.group(f"{STAGE_NAMES[stage]}适龄儿童：{len(head.of_age)}人", (stage, "all"))
    for (level, _, age), row in own.items():
        if level != "age" or not row.of_age:
            continue
        away, inside = (
            sorted(part, key=lambda child: _home(found, stage, child)) for part in (row.missing, row.enrolled)
        )
        names.group(f"{age}岁：{len(row.of_age)}人", (stage, "age", age))
        ordered = [*away, *inside]
        names.run(_run(found, stage, ordered, shown), {0: [(stage, "first", age)]})


def _run(found: Enrolment, stage: Stage, children: Sequence[Registered], shown: Shown) -> Run:
    columns: tuple[Sequence[Plain], ...] = (
        tuple(range(1, len(children) + 1)),
        (STAGE_NAMES[stage],) * len(children),
        tuple(child.age for child in children),
        tuple(found.places.school(child.record.village, stage) or "" for child in children),
        tuple(_village(found, child) for child in children),
        tuple(child.record.name for child in children),
        tuple(child.record.sex for child in children),
        tuple(shown.number(child.record.id_number) or "（空）" for child in children),
        tuple(cells.now_text(child) for child in children),
        *(tuple(_YES if child.enrolled(own) else _NO for child in children) for own in (False, True)),
    )
    return Run(columns, {9: {_NO: Meaning.BAD}, 10: {_NO: Meaning.BAD}})


def _village(found: Enrolment, child: Registered) -> str:
    return found.places.village(child.record.village)


def _home(found: Enrolment, stage: Stage, child: Registered) -> tuple[object, ...]:
    record = child.record
    school = found.places.school(record.village, stage)
    return (school is None, school or "", found.places.order(_village(found, child)), record.name, record.id_number)


def _rates_sheet(found: Enrolment, names: Listing) -> Sheet:
    blocks: list[Text | Grid] = []
    reasons = dict.fromkeys(row.unavailable for row in found.rows if row.unavailable)
    blocks += [Text(reason, Meaning.BAD) for reason in reasons]
    blocks += [_grid(found, stage, names) for stage in STAGES]
    return Sheet(
        SHEET,
        (*blocks, *map(Text, _NOTES)),
        title="适龄儿童入学率：全镇、学区、村、年龄",
        subtitle=f"年龄为{found.year}年8月31日满周岁    点数字看名单",
    )


def _grid(found: Enrolment, stage: Stage, names: Listing) -> Grid:
    columns = [short("范围", 8), text("名称", 18), short("适龄儿童", 8), short("延缓另列", 8)]
    for words in _DEFINITIONS.values():
        columns += [
            short("入学", 7, words),
            short("入学率", 9, words),
            short("没有计入", 8, words),
            short("如都有证明", 10, words),
        ]
    first, second = (_rows(found, stage, definition) for definition in DEFINITIONS)
    rows = [_row(row, second[key], names) for key, row in first.items()]
    return Grid(tuple(columns), tuple(rows), title=f"{STAGE_NAMES[stage]}学龄")


def _row(row: EnrolmentRow, other: EnrolmentRow, names: Listing) -> Row:
    meaning = Meaning.TOTAL if row.level == "township" else Meaning.PLAIN
    everyone, missing = _links(row, names)
    line = [Cell(_LEVELS[row.level], meaning), Cell(_name(row), meaning)]
    line += [Cell(len(row.of_age), meaning, everyone if row.of_age else None), Cell(len(row.deferred) or None, meaning)]
    for one in (row, other):
        lacking = len(one.missing)
        line += [
            Cell(len(one.enrolled) if not one.unavailable else None, meaning, everyone if one.enrolled else None),
            _rate(one.ratio, one, meaning),
            Cell(
                lacking if not one.unavailable else None,
                Meaning.BAD if lacking else meaning,
                missing if lacking else None,
            ),
            _rate(one.if_all_proved, one, meaning) if one.would_enrol else Cell(None, meaning),
        ]
    return Row(tuple(line))


def _rate(ratio: Ratio | None, row: EnrolmentRow, meaning: Meaning) -> Cell:
    if ratio is not None:
        return Cell(ratio, meaning)
    return Cell("不能计算" if row.unavailable else "没有适龄儿童", Meaning.MUTED)


def _name(row: EnrolmentRow) -> str:
    if row.level == "age":
        return f"{row.age}岁"
    if row.level == "township":
        return STAGE_NAMES[row.stage]
    return row.place or (_NO_DISTRICT if row.level == "district" else _NO_VILLAGE)


def _links(row: EnrolmentRow, names: Listing) -> tuple[Link | None, Link | None]:
    """The way to all children of a row, and to those who do not count."""
    stage = row.stage
    if row.level == "age":
        age = names.link((stage, "age", row.age))
        return age, names.link((stage, "first", row.age)) or age
    if row.level == "village":
        here = Link(cells.village_sheet(row.of_age[0].record.village)) if row.of_age else None
        return here, names.link((stage, "missing", "village", row.place))
    everyone = names.link((stage, "all"))
    if row.level == "district":
        return everyone, names.link((stage, "missing", "district", row.place))
    return everyone, names.link((stage, "missing"))
