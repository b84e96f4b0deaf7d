"""Makes the Word templates of the papers: `python -m kongchuo.write.paper_template data/templates/文书`.

The page is that of official documents (GB/T 9704): A4, titles in 小标宋, text in 仿宋, 28 points a
line. Where a computer lacks 方正小标宋简体, the font table names 宋体 in its place.
"""

import sys
from pathlib import Path
from typing import Any

from kongchuo.write.docx_fill import packed
from kongchuo.write.files import atomic_write
from kongchuo.write.paper_forms import FORMS, Form, Line, Row

TITLE, TEXT = "方正小标宋简体", "仿宋"
_FONTS = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
<w:font w:name="%s"><w:altName w:val="%s"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>\
<w:font w:name="%s"><w:altName w:val="%s"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>\
</w:fonts>""" % tuple(name.encode() for name in (TITLE, "宋体", TEXT, "仿宋_GB2312"))
_WIDTHS = (3.1, 4.9, 3.1, 4.9)  # cm


def template_bytes(form: Form) -> bytes:
    """One template."""
    import docx
    from docx.shared import Cm

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    letter = not form.after
    section.top_margin, section.bottom_margin = (Cm(2.8), Cm(2.2)) if letter else (Cm(2), Cm(1.6))
    section.left_margin, section.right_margin = (Cm(2.8), Cm(2.6)) if letter else (Cm(2.5), Cm(2.5))
    for line in form.lines:
        _write_line(document.add_paragraph(), line, letter)
    if form.rows:
        _write_table(document, form.rows)
    for line in form.after:
        _write_line(document.add_paragraph(), line, letter)
    _replace_parts(document)
    return packed(document, form.name)


def write_all(folder: Path) -> list[Path]:
    """Writes every template into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for form in FORMS:
        atomic_write((folder / f"{form.name}.docx"), template_bytes(form))
    return [folder / f"{form.name}.docx" for form in FORMS]


def _write_line(paragraph: Any, line: Line, letter: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import Pt

    sizes = {"title": 22, "subtitle": 16, "small": 10.5, "head": 12}
    title = line.place in ("title", "subtitle")
    size = sizes.get(line.place, 16)
    _run(paragraph, line.text, TITLE if title else TEXT, size)
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after = Pt(0), Pt({"title": 18 if letter else 8}.get(line.place, 0))
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = Pt({"title": 34, "small": 18, "head": 22}.get(line.place, 28))
    if title:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if line.place == "subtitle":
        shape.space_before, shape.space_after = Pt(14), Pt(4)
    elif line.place in ("seal", "sign"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        shape.right_indent = Pt(32)
        shape.space_before = Pt(20 if line.place == "seal" else 0)
        shape.keep_with_next = True
    elif line.place == "text":
        _indent_two_characters(paragraph)


def _indent_two_characters(paragraph: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph.paragraph_format.first_line_indent = Pt(32)
    paragraph._p.pPr.ind.set(qn("w:firstLineChars"), "200")


def _run(paragraph: Any, text: str, font: str, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, Pt(size)
    run._r.rPr.rFonts.set(qn("w:eastAsia"), font)


def _write_table(document: Any, rows: tuple[Row, ...]) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
    from docx.shared import Cm

    table = document.add_table(len(rows), 4, "Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    for made, row in zip(table.rows, rows, strict=True):
        made.height, made.height_rule = Cm(row.height), WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, width in zip(made.cells, _WIDTHS, strict=True):
            cell.width = Cm(width)
        cells = list(made.cells)
        if len(row.cells) == 1:
            cells[1] = cells[1].merge(cells[3])
        for index, (label, text) in enumerate(row.cells):
            _write_cell(cells[2 * index], label, centred=True)
            _write_cell(cells[2 * index + 1], text, sign=row.sign)


def _write_cell(cell: Any, text: str, *, centred: bool = False, sign: str = "") -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    for other in cell.paragraphs[1:]:
        other._p.getparent().remove(other._p)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM if sign else WD_CELL_VERTICAL_ALIGNMENT.CENTER
    if text or not sign:
        _run(paragraph, text, TEXT, 12)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if sign:
        signed = cell.add_paragraph() if text else paragraph
        _run(signed, sign, TEXT, 12)
        signed.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        signed.paragraph_format.space_before = Pt(14 if text else 0)
    for one in cell.paragraphs:
        one.paragraph_format.space_after = Pt(4 if sign else 0)


def _replace_parts(document: Any) -> None:
    """Our own font table; no picture of somebody else's first page."""
    for key, relation in list(document.part.package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del document.part.package.rels[key]
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            relation.target_part._blob = _FONTS


if __name__ == "__main__":
    for written in write_all(Path(sys.argv[1])):
        sys.stdout.write(f"{written}\n")
