"""Reads the examples of a rule's page. What a page may hold under 例:

`### 标题` starts a new example; without it every table is an example of its own (for rules over
several tables: all tables up to the next `###` belong together).

A rule on one table or several: a table with canonical headings and, last, a column 报 with the
headings that must be reported in that row, joined by `、`, `整行` for a finding without a field, and
a severity where it matters: `身份证件号（疑问）`. A column 人数 repeats the row. A line
`应报整表：班级（提示）` after the table names findings on the whole sheet (`整表` for one without a
field). Lines before the table set the scene, several facts joined by `；`:

    核查日期：2023-03-31；文件：中心小学.xlsx；工作表：四(1)班；标题：…；学校：无；上月人数：四年级(1)班 45、四年级(2)班 44

`学校：无` means that there is no workspace; otherwise it is the township of the tests' factories.

A reading rule: perhaps `表：考勤` for a ledger, then `表格如下：`, `工作表“甲”如下：` or `隐藏工作表“甲”如下：`, then the sheet itself, row
by row from A1, and after it `应报：C4、甲!C5、甲!整张表、整个文件` or `应报：无`. A cell may say its type:
`123（数字）`, `2013-01-05（日期）`, `#N/A（错误值）`, `=A1+1（公式）` (without a stored value),
`=A1+1（公式，值为2）`.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

SECTIONS = ("查什么", "为什么", "怎么改", "依据", "例")
FACTS = ("核查日期", "文件", "工作表", "标题", "学校", "上月人数", "表")
_SHEET = re.compile(r"^(隐藏)?(?:工作表“(.+?)”|表格)如下：$")


@dataclass
class ExampleTable:
    """A Markdown table with the lines that belong to it."""

    rows: list[list[str]]
    facts: dict[str, str]
    sheet: str = "Sheet1"
    hidden: bool = False
    whole: tuple[str, ...] = ()  # 应报整表


@dataclass
class Example:
    """Tables that are run together."""

    title: str
    tables: list[ExampleTable] = field(default_factory=list)
    expected: tuple[str, ...] | None = None  # 应报, of a reading rule


@dataclass
class PageText:
    """A page taken apart."""

    head: str
    sections: dict[str, str]

    def examples(self, *, together: bool) -> list[Example]:
        """The examples; `together` when all tables of a part are run as one."""
        parts = re.split(r"^### +(.*)$", self.sections.get("例", ""), flags=re.M)
        found = [_example("", parts[0])]
        found += [_example(title, body) for title, body in zip(parts[1::2], parts[2::2], strict=True)]
        if not together:
            found = [Example(part.title, [table]) for part in found for table in part.tables]
        return [part for part in found if part.tables]


def read_page(path: Path) -> PageText:
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition("\n")
    parts = re.split(r"^## +(.*?) *$", rest, flags=re.M)
    return PageText(head, dict(zip(parts[1::2], (part.strip() for part in parts[2::2]), strict=True)))


def _example(title: str, body: str) -> Example:
    example = Example(title)
    facts: dict[str, str] = {}
    sheet, hidden = "Sheet1", False
    rows: list[list[str]] | None = None
    for line in (*body.splitlines(), ""):
        if line.startswith("|"):
            if rows is None:
                rows = []
                example.tables.append(ExampleTable(rows, dict(facts), sheet, hidden))
                facts, sheet, hidden = {}, "Sheet1", False
            if not re.fullmatch(r"[|\s:-]+", line) or not rows or len(rows) > 1:
                rows.append(cells(line))
            continue
        rows = None
        if found := _SHEET.match(line):
            sheet, hidden = found[2] or "Sheet1", bool(found[1])
        elif line.startswith("应报整表："):
            example.tables[-1].whole = listed(line.partition("：")[2])
        elif line.startswith("应报："):
            example.expected = listed(line.partition("：")[2])
        elif line.partition("：")[0] in FACTS:
            facts.update(part.partition("：")[::2] for part in line.rstrip("。").split("；"))
    return example


def cells(line: str) -> list[str]:
    """The cells of a line of a Markdown table; backticks keep blanks."""
    parts = re.split(r"(?<!\\)\|", line.strip().strip("|"))
    found = [part.strip().replace("\\|", "|") for part in parts]
    return [part[1:-1] if len(part) > 2 and part[0] == part[-1] == "`" else part for part in found]


def listed(text: str) -> tuple[str, ...]:
    """`甲、乙（疑问）` → the two; `无` → nothing."""
    plain = text.strip().rstrip("。")
    return () if plain in ("", "无") else tuple(plain.split("、"))
