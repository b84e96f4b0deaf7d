"""What a blank workbook tells the person who fills it in: the sheet 填写说明, comments, 字典."""

from collections.abc import Sequence
from typing import Any

from kongchuo.records.catalogue import RECORDS
from kongchuo.records.columns import ColumnKind, ColumnSpec
from kongchuo.write.template_styles import Styles
from kongchuo.write.templates import Template, TemplateSheet

# More words than this are better looked at in the drop-down itself.
_MOST_WORDS = 20

_BY_KIND: dict[ColumnKind, str] = {
    "name": "与户口簿一致，中间不加空格。",
    "id": "按户口簿填写18位号码，末位可为X。",
    "roll": "全国学籍号。",
    "phone": "手机号11位，或带区号的固定电话。",
    "date": "年月日写全，如2023-03-06。",
    "month": "如2019-09。",
    "grade": "一年级至九年级，从下拉列表中选。",
    "class": "如“四年级(1)班”。",
    "integer": "填阿拉伯数字。",
    "choice": "从下拉列表中选一项。",
    "code": "按上级公布的代码填写。",
}

_GENERAL = (
    "带★的栏目必须填写，其余栏目有就填、没有可以空着。",
    "一人一行，从示例行的下一行填起。请不要合并单元格，名单中间不要留空行或加小计行。",
    "{texts}已设为文本格式，请直接输入；从别处复制时，用“选择性粘贴”只粘贴数值。"
    "改成数字格式后，18位号码的后三位会变成0，而且无法恢复。",
    "有下拉箭头的栏目，请从下拉列表中选，不要另写说法；要说明的情况写在备注里。",
    "示例行（写有“示例”两个字的一行）不计入统计，留着、删去都可以。",
    "可以在右边增加自己需要的栏目，但请不要改动带★的栏目名称，也不要删去这些栏目。",
)


def _words(spec: ColumnSpec) -> str:
    """The words that may stand in a column, as a sentence goes on."""
    if not spec.choices:
        return ""
    words = spec.choices.words
    return "、".join(words) if len(words) <= _MOST_WORDS else f"见下拉列表，共{len(words)}项"


def advice(spec: ColumnSpec) -> str:
    """What to write in a column, in one or two sentences."""
    return spec.note or _BY_KIND.get(spec.kind, "")


def help_text(spec: ColumnSpec) -> str:
    """The comment on a heading."""
    words = _words(spec)
    return "".join(("必填。" if spec.required else "", advice(spec), f"可填：{words}。" if words else ""))


def _general(sheets: Sequence[tuple[TemplateSheet, Sequence[ColumnSpec]]]) -> list[str]:
    """The advice for the whole workbook, naming those columns set to text that it has."""
    kinds = {spec.heading: spec.kind for _, specs in sheets for spec in specs}
    texts = [heading for heading, kind in kinds.items() if kind in ("id", "roll", "phone")]
    return [sentence.replace("{texts}", "、".join(texts) + "各列" * (len(texts) > 1)) for sentence in _GENERAL]


def write_guide(
    worksheet: Any, template: Template, sheets: Sequence[tuple[TemplateSheet, Sequence[ColumnSpec]]], styles: Styles
) -> None:
    """The sheet 填写说明: how to fill in, then a table of all columns."""
    for column, width in enumerate((14, 18, 8, 46, 46, 24)):
        worksheet.set_column(column, column, width)
    worksheet.set_row(0, 32)
    worksheet.merge_range(0, 0, 0, 5, f"《{template.name}》填写说明", styles.title)
    row = 1
    for number, sentence in enumerate((template.sender, *_general(sheets)), start=1):
        worksheet.set_row(row, 20 if len(sentence) <= 74 else 36)
        worksheet.merge_range(row, 0, row, 5, f"{number}．{sentence}", styles.line)
        row += 1
    row += 1
    header = row
    for column, heading in enumerate(("所在表", "栏目", "必填", "怎么填", "可填内容", "举例")):
        worksheet.write_string(row, column, heading, styles.optional)
    worksheet.set_row(row, 24)
    for sheet, specs in sheets:
        for spec in specs:
            row += 1
            _write_guide_row(worksheet, row, RECORDS[sheet.kind].title, spec, styles)
    worksheet.freeze_panes(header + 1, 0)
    worksheet.set_paper(9)
    worksheet.set_landscape()
    worksheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.6)
    worksheet.repeat_rows(header)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_footer("&C第&P页，共&N页")


def _write_guide_row(worksheet: Any, row: int, sheet: str, spec: ColumnSpec, styles: Styles) -> None:
    words = _words(spec)
    # A whole ID number here would look to the reader like a pupil without a header.
    example = "见示例行" if spec.sensitive and spec.example else spec.example
    texts = (sheet, spec.heading, "★" if spec.required else "", advice(spec), words, example)
    formats = (styles.centred, styles.cell, styles.starred, styles.cell, styles.cell, styles.cell)
    for column, (text, style) in enumerate(zip(texts, formats, strict=True)):
        worksheet.write_string(row, column, text, style)
    worksheet.set_row(row, 18 * max(1, -(-len(words) // 22), -(-len(texts[3]) // 22)) + 2)
