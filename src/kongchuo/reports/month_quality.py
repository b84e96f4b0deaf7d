"""数据质量: what was read, what is wrong with it, what could not be counted."""

from collections import Counter
from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.grid import Block, Cell, Grid, Heading, Meaning, Row, Sheet, Text
from kongchuo.reports.listing import Shown
from kongchuo.reports.material import Material
from kongchuo.reports.month_sources import new_words, silent_words

NAME = "数据质量"
_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "疑问", Severity.NOTE: "提示"}
_ACCEPTED = "已核实"


def quality_sheet(material: Material, shown: Shown) -> Sheet:
    """Counts by school and rule; the cells are named by `kongchuo check`."""
    blocks: list[Block] = [
        Text(text) for text in (silent_words(material), new_words(material), *material.remarks) if text
    ]
    blocks += [_by_school(material), _by_rule(material)]
    if material.quality:
        blocks.append(_uncounted(material, shown))
    blocks.append(_files(material))
    return Sheet(
        NAME,
        tuple(blocks),
        title=f"{material.township.name}{material.period.title}数据质量",
        subtitle="哪一个单元格有问题、怎么改，用 kongchuo check 查看；加 --annotate 会在副本上标出来。",
    )


def _by_school(material: Material) -> Grid:
    settled = Counter(finding.school or "" for finding in material.findings if finding.accepted)
    counts = Counter(
        (finding.school or "", finding.severity) for finding in material.findings if finding.accepted is None
    )
    schools = [school.name for school in material.township.schools]
    known = {*settled, *(school for school, _ in counts)}
    others = sorted(school for school in known if school and school not in schools)
    sent = {school for school, _ in material.now_months}
    rows = []
    for school in (*schools, *others, ""):
        numbers = [counts[school, severity] for severity in Severity] + [settled[school]] * bool(settled)
        if school or any(numbers):
            state = "已收到" if school in sent else ("没有收到" if school in schools else "")
            words = school or "不属于哪一所学校（整个文件、台账、适龄儿童册）"
            rows.append(Row((Cell(words), Cell(state), *map(Cell, numbers))))
    totals = [sum(counts[school, severity] for school, _ in {(one, 0) for one, _ in counts}) for severity in Severity]
    totals += [settled.total()] * bool(settled)
    rows.append(
        Row((Cell("合计", Meaning.TOTAL), Cell(None, Meaning.TOTAL), *(Cell(one, Meaning.TOTAL) for one in totals)))
    )
    columns = (Heading("学校", 60, "left"), Heading("本期花名册", 16), *(Heading(_WORDS[one], 10) for one in Severity))
    if settled:
        columns = (*columns, Heading(_ACCEPTED, 10))
    return Grid(columns, tuple(rows), title="一、各校核查结果（处）")


def _by_rule(material: Material) -> Grid:
    counts = Counter(
        (finding.accepted is not None, finding.severity.rank, finding.rule, finding.title, finding.severity)
        for finding in material.findings
    )
    rows = [
        Row((Cell(title), Cell(rule), Cell(_ACCEPTED if settled else _WORDS[severity]), Cell(number)))
        for (settled, _, rule, title, severity), number in sorted(counts.items(), key=lambda one: one[0][:4])
    ]
    columns = (Heading("问题", 60, "left"), Heading("编号", 16), Heading("程度", 10), Heading("处数", 10))
    return Grid(columns, tuple(rows), title="二、按问题分")


def _uncounted(material: Material, shown: Shown) -> Grid:
    rows = [
        Row((Cell(child.detail), Cell(child.name), Cell(shown.id_number(child.id_number), span=2), Cell(child.school)))
        for child in material.quality
    ]
    columns = (
        Heading("在哪里、有什么问题", 60, "left"), Heading("姓名", 16), Heading("身份证件号", 10), Heading("", 10),
        Heading("学校（村）", 20),
    )  # fmt: skip
    return Grid(columns, tuple(rows), title="三、台账和适龄儿童册中不能计入或不完整的行")


def _files(material: Material) -> Grid:
    rows = tuple(_file_rows(material))
    columns = (
        Heading("文件", 60, "left"), Heading("工作表", 16), Heading("学生数", 10), Heading("标题、合计等行", 10),
        Heading("学校", 20),
    )  # fmt: skip
    number = "四" if material.quality else "三"
    return Grid(columns, rows, title=f"{number}、读了哪些花名册")


def _file_rows(material: Material) -> Iterator[Row]:
    for file in material.files:
        if not file.readable:
            yield Row((Cell(file.path), Cell("读不出来", Meaning.MUTED), Cell(None), Cell(None), Cell(None)))
        for sheet in file.sheets:
            if sheet.kind != "empty":
                yield Row(
                    (
                        Cell(file.path), Cell(sheet.sheet), Cell(sheet.students), Cell(sheet.set_aside),
                        Cell(sheet.school or ("" if sheet.kind == "roster" else "不是花名册")),
                    )
                )  # fmt: skip
