"""The sheet 残疾儿童 一人一案: how many are where and how, the rates, and every child with what its plan lacks."""

from kongchuo.model.grid import Cell, Grid, Heading, Meaning, Row, Sheet, Text
from kongchuo.model.ratio import Ratio
from kongchuo.support.placement import Place, Teaching
from kongchuo.support.plans import Plan, Plans

NAME = "残疾儿童 一人一案"
_COLUMNS = (
    Heading("姓名", 13), Heading("身份证件号", 20), Heading("年龄", 6), Heading("村", 9), Heading("残疾类型", 9),
    Heading("等级", 7), Heading("在哪里", 13), Heading("怎样就读", 10), Heading("就读学校", 18, "left"),
    Heading("送教教师", 9), Heading("送教", 6, group="次数"), Heading("应有", 6, group="次数"), Heading("评估日期", 12),
    Heading("花名册", 18, "left"), Heading("还缺什么", 26, "left"),
)  # fmt: skip
_DEFINITION = (
    "按台账《残疾儿童》统计6—14周岁的孩子。随班就读、特教班、特殊教育学校、送教上门（有学籍）算入学；"
    "康复机构、没有批准的延缓不算。月报上的残疾儿童入学率按适龄儿童册算，两边对不上的见“还缺什么”。"
)


def support_sheets(found: Plans | None) -> tuple[Sheet, ...]:
    """The sheet; none where the township keeps no such ledger. Writers mask the numbers."""
    if found is None:
        return ()
    blocks = (Text(_headline(found), heading=True), _summary(found), _rates(found), _children(found))
    return (Sheet(NAME, blocks, title="适龄残疾儿童少年教育安置（一人一案）", subtitle=_subtitle(found)),)


def _subtitle(found: Plans) -> str:
    return (
        f"送教上门每学期要求{found.visits_per_term}次（kongchuo.toml 的 [home_teaching]），到现在的次数按上学日折算。"
    )


def _headline(found: Plans) -> str:
    urgent = sum(plan.urgent for plan in found.plans)
    lacking = sum(bool(plan.lacks) for plan in found.plans)
    if urgent:
        return f"{urgent}名残疾儿童还没有安置，先从他们办起；共{lacking}名还缺材料。"
    return f"都有安置；{lacking}名还缺材料。" if lacking else "都有安置，材料齐全。"


def _summary(found: Plans) -> Grid:
    ways = [way for way in Teaching if any(key[1] is way for key in found.table)] or list(Teaching)
    columns = (Heading("在哪里", 13), *(Heading(way.value, 10, group="怎样就读") for way in ways), Heading("合计", 8))
    rows = [_line(place.value, [found.table.get((place, way), 0) for way in ways]) for place in Place]
    rows = [row for row in rows if row.cells[-1].value]
    sums = [sum(found.table.get((place, way), 0) for place in Place) for way in ways]
    return Grid(columns, (*rows, _line("合计", sums, Meaning.TOTAL)), title="在哪里、怎样就读")


def _line(name: str, numbers: list[int], meaning: Meaning = Meaning.PLAIN) -> Row:
    cells = [Cell(number or None, meaning) for number in numbers]
    return Row((Cell(name, meaning), *cells, Cell(sum(numbers), meaning)))


def _rates(found: Plans) -> Grid:
    columns = (
        Heading("口径", 13, "left"),
        Heading("", 20, "left"),
        Heading("入学", 6),
        Heading("人数", 9),
        Heading("入学率", 9),
    )
    rows = (
        _rate("不含批准延缓入学的", found.without_deferred),
        _rate(f"算上批准延缓入学的{len(found.deferred)}人", found.with_deferred),
    )
    notes = [_DEFINITION]
    if found.unlisted:
        names = "、".join(plan.known.name for plan in found.unlisted)
        notes.append(f"适龄儿童册上还有{len(found.unlisted)}名残疾儿童没有登记在台账上，没有算进来：{names}。")
    return Grid(columns, rows, title="残疾儿童入学率（按台账）", notes=tuple(notes))


def _rate(name: str, ratio: Ratio) -> Row:
    rate = Cell(ratio) if ratio.denominator else Cell("没有这样的孩子", Meaning.MUTED)
    return Row((Cell(name, span=2), Cell(ratio.numerator), Cell(ratio.denominator), rate))


def _children(found: Plans) -> Grid:
    return Grid(_COLUMNS, tuple(map(_child, found.plans)), title="一人一案", filter=True)


def _child(plan: Plan) -> Row:
    record, known = plan.record, plan.known
    home = plan.placed.teaching is Teaching.VISITS
    few = home and (plan.visits or 0) < plan.visits_due
    bad = Meaning.BAD if plan.urgent else Meaning.PLAIN
    return Row(
        (
            Cell(known.name, bad),
            Cell(known.id_number or None),
            Cell(known.age),
            Cell(known.village or None),
            Cell((record.disability if record else known.disability) or None),
            Cell(record.level if record else None),
            Cell(plan.placed.place.value, bad),
            Cell("批准延缓" if plan.deferred else plan.placed.teaching.value, bad),
            Cell((record.school_name if record else "") or None),
            Cell((record.teacher if record else "") or None),
            Cell(plan.visits if home else None, Meaning.BAD if few else Meaning.PLAIN),
            Cell(plan.visits_due if home else None),
            Cell(record.assessed if record else None),
            Cell(known.seat or None),
            Cell("；".join(plan.lacks) or None, bad),
        )
    )
