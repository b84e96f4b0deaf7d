"""What a month's report says on the screen: figures, balance, whom to look for, where the workbook is."""

from collections.abc import Iterator, Sequence

from kongchuo.indicators.figure import Figure
from kongchuo.model.finding import Severity
from kongchuo.model.grid import Block, Cell, Grid, Heading, Meaning, Row, Sheet, Text
from kongchuo.model.listed import Listed
from kongchuo.model.township import STAGE_NAMES, STAGES
from kongchuo.movements.balance import Balance, total
from kongchuo.reports import month_cells as cells
from kongchuo.reports.comparisons import screen_lines
from kongchuo.reports.listing import Shown
from kongchuo.reports.material import LISTS, LISTS_OF_LEDGERS, Material
from kongchuo.reports.month_definitions import DEFINITIONS
from kongchuo.reports.month_sources import figure_notes, new_words, opening_words, silent_words
from kongchuo.reports.season import RULE, Season, decimal

MOST_CHILDREN = 20


def screen(material: Material, files: Sequence[str], season: Season | None = None, *, reveal: bool = False) -> Sheet:
    """The report as blocks for a terminal. Names are shown with the last four characters of the ID
    number, whole numbers only when the user asked for them."""
    blocks: list[Block] = [_indicators(material), _balances(material)]
    blocks += [Text(text) for text in _remarks(material)]
    blocks += _children(material, Shown(reveal) if reveal else None)
    blocks += [Text("四、数据质量", heading=True), Text(_quality(material))]
    blocks += _season(season) if season else ()
    blocks += [Text(f"{material.word}已经写好：", heading=True), *(Text(f"  {file}") for file in files)]
    subtitle = f"统计到{material.day:%Y-%m-%d}。{opening_words(material)}"
    return Sheet("屏幕", tuple(blocks), title=material.title, subtitle=subtitle)


def _season(season: Season) -> Iterator[Block]:
    """The months and the schools' ranks; the classes stand in the workbook."""
    words = ("月份", "增加", "减少", "差额", "离开无记录", "辍学在外", "迟报")
    rows = []
    for row in season.months:
        moved = row.balance
        numbers = (
            sum(moved.ins.values()) if moved else None,
            sum(moved.outs.values()) if moved else None,
            moved.difference if moved else None,
            row.left,
            row.dropouts,
            row.late,
        )
        rows.append(Row((Cell(row.month.title), *(cells.count(number, None) for number in numbers))))
    yield Grid(_columns(words, left=1), tuple(rows), title="五、各月趋势")
    words = ("名次", "学校", "辍学", "离开无记录", "迟报", "差额人次", "每百人错误")
    rows = []
    for one in season.schools:
        against = (one.cases, one.left, one.late, one.differences, decimal(one.errors_per_hundred))
        figures = tuple(Cell(value) for value in against) if one.rank else (Cell(cells.NOTHING),) * 5
        rows.append(Row((Cell(one.rank or cells.NOTHING), Cell(one.school), *figures)))
    yield Grid(_columns(words, left=2), tuple(rows), title="六、评比（各校）", notes=(RULE,))
    yield Text("各班名次和与上期的比较见工作簿。" if season.earlier else f"各班名次见工作簿。{season.no_earlier}")


def _columns(words: Sequence[str], *, left: int) -> tuple[Heading, ...]:
    return tuple(Heading(word, align="left" if place < left else "right") for place, word in enumerate(words))


def _indicators(material: Material) -> Grid:
    columns = (
        Heading("指标", align="left"), Heading("人数", align="right"), Heading("比率", align="right"),
        Heading("目标", align="right"), Heading("结果", align="left"),
    )  # fmt: skip
    rows = [_indicator(figure) for figure in material.headlines]
    definitions = {figure.definition: None for figure in material.headlines if figure.target}
    words = "、".join(f"“{DEFINITIONS.get(one, one)}”" for one in definitions)
    notes = (f"有目标的指标采用的口径：{words}。", *figure_notes(material))
    return Grid(columns, tuple(rows), title="一、主要指标", notes=notes)


def _indicator(figure: Figure) -> Row:
    verdict = cells.verdict(figure)
    if verdict.value == cells.NOTHING:
        verdict = Cell("")
    number = cells.NOTHING if figure.numerator is None else f"{figure.numerator}/{figure.denominator or cells.NOTHING}"
    return Row((Cell(figure.name), Cell(number), cells.rate(figure), Cell(figure.target or ""), verdict))


def _balances(material: Material) -> Grid:
    words = ("学校", "学段", "期初", "增加", "减少", "应有", "实有", "差额")
    columns = tuple(Heading(word, align="left" if place < 2 else "right") for place, word in enumerate(words))
    schools = [row for row in material.balances if row.level == "school"]
    rows = [_balance(row.school, STAGE_NAMES.get(row.stage or "", "不明"), row) for row in schools]
    for stage in (*STAGES, None):
        found = total(row for row in schools if stage is None or row.stage == stage)
        if found:
            rows.append(_balance("全镇", STAGE_NAMES[stage] if stage else "合计", found, Meaning.TOTAL))
    return Grid(columns, tuple(rows), title="二、在校生变动", notes=tuple(_balance_notes(material)))


def _balance(school: str, stage: str, row: Balance, meaning: Meaning = Meaning.PLAIN) -> Row:
    values = (row.opening, sum(row.ins.values()), sum(row.outs.values()), row.expected, row.closing, row.difference)
    return Row((Cell(school, meaning), Cell(stage, meaning), *(cells.count(value, None, meaning) for value in values)))


def _balance_notes(material: Material) -> Iterator[str]:
    yield from (text for text in (silent_words(material), new_words(material)) if text)
    number = sum(not one.inside for one in material.explanations)
    if number:
        yield f"差额都有名字：{number}条，见工作簿“变动情况”。"


def _remarks(material: Material) -> Iterator[str]:
    yield from material.remarks


def _children(material: Material, whole: Shown | None) -> Iterator[Block]:
    yield Text("三、要核实的学生", heading=True)
    empty = []
    for name, title in LISTS.items():
        children = material.lists[name]
        if children:
            yield Text(f"{title}：{len(children)}人")
            yield _list(children, whole)
            if len(children) > MOST_CHILDREN:
                yield Text(f"  …等{len(children)}人，全部名单见工作簿“名单”。")
        elif name not in material.unknown_lists:
            empty.append(title.replace("，", ""))
    if empty:
        yield Text(f"没有：{'、'.join(empty)}。")
    for ledger in material.no_ledgers:
        unknown = "、".join(LISTS[name].replace("，", "") for name in LISTS_OF_LEDGERS[ledger])
        yield Text(f"没有{ledger}台账，看不出：{unknown}。")
    yield from (Text(line) for line in screen_lines(material))


def _list(children: Sequence[Listed], whole: Shown | None) -> Grid:
    rows = tuple(
        Row((Cell(f"  {child.name}"), Cell(_number(child, whole)), Cell(_place(child)), Cell(child.detail)))
        for child in children[:MOST_CHILDREN]
    )
    return Grid(tuple(Heading("", align="left") for _ in range(4)), rows)


def _number(child: Listed, whole: Shown | None) -> str:
    if whole:
        return whole.id_number(child.id_number)
    return f"…{child.id_tail}" if child.id_tail else "无证件号"


def _place(child: Listed) -> str:
    return f"{child.school or ''}{child.class_label}"


def _quality(material: Material) -> str:
    unsettled = [finding for finding in material.findings if finding.accepted is None]
    counts = {severity: sum(finding.severity is severity for finding in unsettled) for severity in Severity}
    words = {Severity.ERROR: "错误", Severity.WARNING: "疑问", Severity.NOTE: "提示"}
    found = "，".join(f"{words[severity]}{number}处" for severity, number in counts.items() if number)
    text = f"花名册、台账和适龄儿童册核查：{found}；用 kongchuo check 逐格查看。" if found else "没有发现问题。"
    if len(unsettled) < len(material.findings):
        text += f"已核实{len(material.findings) - len(unsettled)}处，不计在内。"
    if material.quality:
        text += f"台账和适龄儿童册有{len(material.quality)}行不能计入或不完整，见工作簿“数据质量”。"
    return text
