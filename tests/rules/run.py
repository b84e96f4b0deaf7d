"""Runs the examples of a page and says what was reported, in the page's own words."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kongchuo.codes import classes
from kongchuo.model.finding import Finding, Severity
from kongchuo.model.period import school_year
from kongchuo.model.table import Table
from kongchuo.records.catalogue import RECORDS
from kongchuo.records.ledgers import settle_ledger
from kongchuo.records.register_place import settle_register
from kongchuo.rules import engine
from kongchuo.rules.rule import Context, Rule
from tests.factories import SCHOOL, TOWNSHIP, roster_table, table
from tests.rules.pages import Example, ExampleTable

SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "疑问", Severity.NOTE: "提示"}
AS_OF = date(2023, 3, 31)
Reported = list[tuple[int, int | None, tuple[str, ...]]]


def build(rule: Rule, example: ExampleTable, index: int = 0) -> tuple[Table, list[tuple[str, ...]]]:
    """The table of an example and what must be reported in each of its rows."""
    facts = example.facts
    kind = next((name for name, record in RECORDS.items() if record.title == facts.get("表")), rule.kinds[0])
    fields = {spec.heading: name for name, spec in RECORDS[kind].columns().items()}
    header, *lines = example.rows
    assert header[-1] == "报", f"the last column must be 报, not {header[-1]}"
    unknown = [heading for heading in header[:-1] if heading not in fields and heading != "人数"]
    assert not unknown, f"not canonical headings: {unknown}"
    rows: list[dict[str, Any]] = []
    expected: list[tuple[str, ...]] = []
    for line in lines:
        row = dict(zip(header, line, strict=True))
        times = int(row.pop("人数", "1"))
        wanted = row.pop("报")
        rows += [{fields[heading]: text for heading, text in row.items()}] * times
        expected += [tuple(wanted.split("、")) if wanted else ()] * times
    place: dict[str, Any] = {
        "file": facts.get("文件", f"{'一二三四五'[index]}.xlsx"),
        "sheet": facts.get("工作表", "Sheet1"),
        "titles": (facts["标题"],) if "标题" in facts else (),
    }
    context = context_of(example)
    if kind == "register":
        return settle_register(table(rows, kind=kind, **place), context.township, context.school_year), expected
    if kind != "roster":
        return settle_ledger(table(rows, kind=kind, **place), context.township), expected
    return roster_table(rows, township=context.township, school_year=context.school_year, **place), expected


def context_of(example: ExampleTable) -> Context:
    facts = example.facts
    as_of = date.fromisoformat(facts["核查日期"]) if "核查日期" in facts else AS_OF
    township = None if facts.get("学校") == "无" else TOWNSHIP
    return Context(as_of, school_year(as_of), township, dict(_headcounts(facts.get("上月人数", ""))))


def _headcounts(text: str) -> list[tuple[tuple[str, int | None, str], int]]:
    found = []
    for part in filter(None, text.split("、")):
        *school, label, count = part.split()
        found.append(((school[0] if school else SCHOOL, classes.parse_class(label).grade, label), int(count)))
    return found


def run(rule: Rule, tables: Sequence[Table], context: Context) -> list[tuple[int, Finding]]:
    """The findings of one rule, each with the number of its table."""
    if rule.check_across:
        hits = list(rule.check_across(tuple(tables), context))
        found = list(engine.across_findings(rule, tables, hits))
        return [(hit.table, one) for hit, one in zip(hits, found, strict=True)]
    assert rule.check
    return [(0, engine.finding(rule, tables[0], hit)) for hit in rule.check(tables[0], context)]


def reported(
    rule: Rule, tables: Sequence[Table], context: Context, *, severities: bool
) -> dict[tuple[int, int | None], list[str]]:
    """What was reported, by table and position (None: the whole sheet)."""
    words: dict[tuple[int, int | None], list[str]] = {}
    for number, one in run(rule, tables, context):
        at = tables[number]
        position = None if one.where.row is None else at.rows.index(one.where.row)
        name = one.where.field
        word = RECORDS[at.kind].columns()[name].heading if name else ("整表" if position is None else "整行")
        words.setdefault((number, position), []).append(f"{word}（{SEVERITIES[one.severity]}）" if severities else word)
    return words


def typed(text: str) -> object:
    """A cell of a reading rule's example as a workbook stores it."""
    found = re.fullmatch(r"(.*)（(数字|日期|错误值|公式|公式，值为(.*))）", text)
    if not found:
        return text
    if found[2] == "数字":
        return float(found[1]) if "." in found[1] else int(found[1])
    if found[2] == "日期":
        return datetime.fromisoformat(found[1])
    return (found[1], "" if found[3] is None else found[3])


def workbook(example: Example, path: Path) -> Path:
    """The example's sheets as a workbook."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, part in enumerate(example.tables):
            sheet = book.add_worksheet(part.sheet)
            if part.hidden:
                sheet.hide()
            elif not any(other.hidden is False for other in example.tables[:number]):
                sheet.activate()
                sheet.set_first_sheet()
            for row, line in enumerate(part.rows):
                for column, text in enumerate(line):
                    value = typed(text)
                    if isinstance(value, datetime):
                        sheet.write_datetime(row, column, value, day)
                    elif isinstance(value, tuple):
                        _write_formula(sheet, row, column, *value)
                    elif value != "":
                        sheet.write(row, column, value)
    return path


def _write_formula(sheet: Any, row: int, column: int, formula: str, value: str) -> None:
    if formula.startswith("#"):
        # XlsxWriter stores an error as the value of a formula, as Excel does.
        sheet.write_formula(row, column, f"={formula}", None, formula)
    else:
        sheet.write_formula(row, column, formula, None, value)
