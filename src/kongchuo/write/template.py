"""Makes the blank workbooks from the records: `python -m kongchuo.write.template data/templates`.

Everything that a sheet says about its columns comes from the ColumnSpecs, so that a template can
never ask for something that `check` does not know. The same records give the same bytes.
"""

import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from kongchuo.codes import classes
from kongchuo.records.catalogue import RECORDS
from kongchuo.records.columns import ColumnSpec
from kongchuo.write.measure import lines_needed
from kongchuo.write.template_guide import help_text, write_guide
from kongchuo.write.template_page import Laid
from kongchuo.write.template_styles import Styles
from kongchuo.write.templates import TEMPLATES, Template, TemplateSheet

# Rows that get drop-downs: more pupils than any one school of a township has.
ROWS = 2000
EXAMPLE = "示例"
EXAMPLE_REMARK = "示例行，不计入统计"
# A fixed day of creation, so that the same records give the same bytes.
_CREATED = datetime(2023, 9, 1)
_RULED = 20
_LINE = 15  # points of a line of text
_DATED_WIDTH = 60
_GRADES = tuple(classes.grade_label(grade) for grade in range(1, 10))


def template_bytes(
    template: Template,
    *,
    example: bool = True,
    rows: Mapping[str, Sequence[Mapping[str, object]]] | None = None,
    created: date | None = None,
) -> bytes:
    """One blank workbook; `example=False` leaves the example rows out (for a ledger in use). `rows` are
    drafted rows by the kind of their sheet: texts and dates by the name of the column."""
    import xlsxwriter

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {
            "title": template.name,
            "author": "kongchuo",
            "created": datetime.combine(created, time()) if created else _CREATED,
        }
    )
    styles = Styles(book)
    for index, sheet in enumerate(template.sheets):
        name = template.name if index == 0 else RECORDS[sheet.kind].title
        drafted = (rows or {}).get(sheet.kind, ())
        _write_sheet(book.add_worksheet(name), sheet, styles, example=example, drafted=drafted)
    columns = [(sheet, tuple(RECORDS[sheet.kind].columns().values())) for sheet in template.sheets]
    write_guide(book.add_worksheet("填写说明"), template, columns, styles)
    book.close()
    return stream.getvalue()


def write_all(folder: Path) -> list[Path]:
    """Writes every blank workbook into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for template in TEMPLATES:
        (folder / template.file).write_bytes(template_bytes(template))
    return [folder / template.file for template in TEMPLATES]


def _write_sheet(
    worksheet: Any,
    sheet: TemplateSheet,
    styles: Styles,
    *,
    example: bool,
    drafted: Sequence[Mapping[str, object]] = (),
) -> None:
    laid = Laid(2 if sheet.signature else 1, tuple(RECORDS[sheet.kind].columns().items()))
    _write_titles(worksheet, sheet, laid, styles)
    for index, (_, spec) in enumerate(laid.columns):
        _write_column(worksheet, index, spec, laid, styles)
    if example:
        _write_example(worksheet, laid, styles)
    for row, values in enumerate(drafted, start=laid.header + 1):
        _write_drafted(worksheet, row, values, laid, styles)
    first, last = laid.header + 1, laid.header + ROWS
    worksheet.conditional_format(
        first,
        0,
        last,
        laid.last,
        {"type": "formula", "criteria": f"=COUNTA($A{first + 1}:$AZ{first + 1})>0", "format": styles.ruled},
    )
    worksheet.ignore_errors({"number_stored_as_text": f"A1:AZ{last + 1}"})
    _set_up_page(worksheet, laid)


def _write_titles(worksheet: Any, sheet: TemplateSheet, laid: Laid, styles: Styles) -> None:
    """The title over the whole sheet. Where it prints on several pages the names stand on each of them, and a
    title that lay over the names would be cut off there: it stands before them."""
    worksheet.set_default_row(20)
    worksheet.set_row(0, 32)
    worksheet.set_row(laid.header, 34)
    names = laid.names.index("name") if "name" in laid.names else 0
    if laid.pages == 1 or not names:
        worksheet.merge_range(0, 0, 0, laid.last, sheet.title, styles.title)
    else:
        worksheet.merge_range(0, 0, 0, names - 1, sheet.title, styles.title_first)
    if sheet.signature:
        before, after = sheet.signature
        worksheet.set_row(1, 22)
        worksheet.merge_range(1, 0, 1, names - 1, before, styles.signature)
        worksheet.merge_range(1, names + 1, 1, laid.reach(names + 1, _DATED_WIDTH), after, styles.signature)


def _write_column(worksheet: Any, index: int, spec: ColumnSpec, laid: Laid, styles: Styles) -> None:
    """The heading with its comment, the format of the whole column, its drop-down."""
    worksheet.set_column(index, index, spec.width + 1, styles.body(spec))
    if spec.required:
        worksheet.write_rich_string(laid.header, index, styles.star, "★", styles.bold, spec.heading, styles.required)
    else:
        worksheet.write_string(laid.header, index, spec.heading, styles.optional)
    comment = help_text(spec)
    if comment:
        worksheet.write_comment(
            laid.header,
            index,
            comment,
            {
                "author": "kongchuo",
                "font_name": "宋体",
                "font_size": 10,
                "width": 220,
                "height": 30 + 18 * (len(comment) // 15 + 1),
            },
        )
    rule = _validation(spec)
    if rule:
        worksheet.data_validation(laid.header + 1, index, laid.header + ROWS, index, rule)


def _validation(spec: ColumnSpec) -> dict[str, Any] | None:
    if spec.choices:
        return _list(spec, spec.choices.words)
    if spec.kind == "grade":
        return _list(spec, _GRADES)
    if spec.kind == "id":
        return {
            "validate": "length",
            "criteria": "==",
            "value": 18,
            "error_type": "warning",
            "error_title": "请核对身份证件号",
            "error_message": "居民身份证号应为18位。其他证件的号码可以不是18位，确认无误的请选“是”。",
        }
    if spec.kind == "date":
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": datetime(2000, 1, 1),
            "maximum": datetime(2099, 12, 31),
            "error_type": "warning",
            "error_title": "请核对日期",
            "error_message": "日期请写成2023-03-06这样的形式，年月日都要写全。确认无误的请选“是”。",
        }
    return None


def _list(spec: ColumnSpec, words: Sequence[str]) -> dict[str, Any]:
    """A drop-down. Excel lets it hold 255 characters, which the 56 ethnic groups just keep within."""
    return {
        "validate": "list",
        "source": list(words),
        "error_title": f"请核对{spec.heading}",
        "error_message": "请从下拉列表中选一项。",
    }


def _write_example(worksheet: Any, laid: Laid, styles: Styles) -> None:
    """A row that shows how to fill in and that no reader takes for a pupil: it says 示例."""
    marked = next((name for name in ("serial", "remarks") if name in laid.names), laid.names[0])
    for index, (name, spec) in enumerate(laid.columns):
        text = spec.example
        if name == marked:
            text = EXAMPLE_REMARK if name == "remarks" else EXAMPLE
        style = styles.example(spec)
        if spec.kind == "date" and text:
            worksheet.write_datetime(laid.header + 1, index, datetime.fromisoformat(text), style)
        else:
            worksheet.write_string(laid.header + 1, index, text, style)


def _write_drafted(worksheet: Any, row: int, values: Mapping[str, object], laid: Laid, styles: Styles) -> None:
    lines = 1
    for index, (name, spec) in enumerate(laid.columns):
        value = values.get(name)
        lines = max(lines, lines_needed(str(value or ""), spec.width))
        if isinstance(value, date):
            worksheet.write_datetime(row, index, datetime.combine(value, time()), styles.body(spec))
        elif value:
            worksheet.write_string(row, index, str(value), styles.drafted(spec))
    if lines > 1:
        worksheet.set_row(row, _LINE * lines + 4)


def _set_up_page(worksheet: Any, laid: Laid) -> None:
    frozen = laid.names.index("name") + 1 if "name" in laid.names else 0
    worksheet.freeze_panes(laid.header + 1, frozen)
    worksheet.set_paper(9)  # A4
    worksheet.set_landscape()
    worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    worksheet.repeat_rows(0, laid.header)
    if laid.pages > 1:
        worksheet.repeat_columns(laid.names.index("name"))
    worksheet.fit_to_pages(laid.pages, 0)
    worksheet.set_footer("&C第&P页，共&N页")


if __name__ == "__main__":
    for written in write_all(Path(sys.argv[1])):
        sys.stdout.write(f"{written}\n")
