"""Writes the tables of the manual from their sources: `python -m tests.manual_tables`.

The columns come from `records/`, the rules from `rules/`, the indicators from their pages, so that
the manual cannot say anything else than the program does; a test holds that it has been run.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from kongchuo.indicators import pages as indicator_pages
from kongchuo.indicators.catalogue import INDICATORS
from kongchuo.records.catalogue import RECORDS
from kongchuo.records.columns import ColumnSpec
from kongchuo.rules.catalogue import all_rules
from kongchuo.rules.pages import pages as rule_pages
from kongchuo.rules.rule import Rule
from kongchuo.write.template_guide import advice
from kongchuo.write.templates import TEMPLATES
from kongchuo.write.wording import SEVERITIES

DOCS = Path(__file__).parent.parent / "docs"
COLUMNS = DOCS / "manual" / "columns.md"
RULE_LIST = DOCS / "manual" / "rules.md"
DEFINITIONS = DOCS / "definitions.md"
DOCUMENTS = (COLUMNS, RULE_LIST, DEFINITIONS)
BEGIN, END = "<!-- 以下由程序生成 -->", "<!-- 以上由程序生成 -->"

# Longer lists of words are looked up in the template's own drop-down.
_MOST_WORDS = 20

_FAMILIES = {
    "R": "文件和表格",
    "S1": "身份证件号、学籍号",
    "S2": "姓名、性别等各栏内容",
    "S3": "日期和年龄",
    "S4": "年级和班级",
    "D": "重复登记",
    "H": "学校和人数",
    "M": "学籍异动台账",
    "C": "辍学台账和劝返记录",
    "G": "适龄儿童册",
    "P": "残疾儿童台账",
    "K": "考勤台账",
}


def generated() -> Mapping[Path, str]:
    """What each document should say in its generated part."""
    return {COLUMNS: "".join(_columns()), RULE_LIST: "".join(_rules()), DEFINITIONS: "".join(_definitions())}


def part(document: Path) -> str:
    """What a document says between the two marks."""
    return document.read_text(encoding="utf-8").split(BEGIN + "\n", 1)[1].split(END, 1)[0]


def _columns() -> Iterator[str]:
    for template in TEMPLATES:
        for index, sheet in enumerate(template.sheets):
            record = RECORDS[sheet.kind]
            yield f"\n## {record.title}\n\n"
            yield f"{template.sender}\n\n" if index == 0 else f"“{template.name}”工作簿里的第二张表。\n\n"
            yield "| 列名 | 怎么填 | 可填内容 | 这些叫法也认得 |\n|---|---|---|---|\n"
            for spec in record.columns().values():
                star = "★" if spec.required else ""
                yield f"| {star}{spec.heading} | {advice(spec)} | {_words(spec)} | {'、'.join(_aliases(spec))} |\n"
    yield "\n"


def _words(spec: ColumnSpec) -> str:
    words = spec.choices.words if spec.choices else ()
    return "、".join(words) if len(words) <= _MOST_WORDS else f"见模板的下拉列表，共{len(words)}项"


def _aliases(spec: ColumnSpec) -> tuple[str, ...]:
    """Other headings, each once: blanks in a heading make no difference."""
    return tuple(dict.fromkeys(alias for alias in spec.aliases if "".join(alias.split()) != spec.heading))


def _rules() -> Iterator[str]:
    places = {page.id: page.path for page in rule_pages()}
    families = set(map(_family, all_rules()))
    for family in sorted(families, key=lambda one: [*_FAMILIES.values(), one].index(one)):
        yield f"\n## {family}\n\n| 编号 | 规则 | 级别 | 怎么改 |\n|---|---|---|---|\n"
        for rule in all_rules():
            if _family(rule) == family:
                title = f"[{rule.title}]({_link(places[rule.id], RULE_LIST)})"
                yield f"| {rule.id} | {title} | {SEVERITIES[rule.severity]} | {rule.hint} |\n"
    yield "\n"


def _family(rule: Rule) -> str:
    """The heading a rule stands under; rules on ledgers carry letters of their own."""
    return next((family for prefix, family in _FAMILIES.items() if rule.id.startswith(prefix)), "台账")


def _definitions() -> Iterator[str]:
    for indicator in INDICATORS:
        section = {name: indicator_pages.section(indicator.slug, name) for name in indicator_pages.SECTIONS}
        section["定义"] = indicator_pages.page(indicator.slug)["定义"]
        codes = "、".join(f"`{code}`" for code in indicator.codes)
        yield f"\n### {indicator.title}\n\n{section['定义']}\n\n"
        yield f"- 分子：{section['分子']}\n- 分母：{section['分母']}\n- 依据：{section['依据']}\n"
        page = _link(indicator_pages.FOLDER / f"{indicator.slug}.md", DEFINITIONS)
        yield f"- 代码：{codes}；带算例的说明：[{indicator.slug}]({page})\n"
    yield "\n"


def _link(target: Path, document: Path) -> str:
    return Path(os.path.relpath(target, document.parent)).as_posix()


def write() -> None:
    """Writes the generated part of every document."""
    for document, text in generated().items():
        before, rest = document.read_text(encoding="utf-8").split(BEGIN + "\n", 1)
        document.write_text(f"{before}{BEGIN}\n{text}{END}{rest.split(END, 1)[1]}", encoding="utf-8")


if __name__ == "__main__":
    write()
