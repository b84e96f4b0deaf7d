"""A document becomes a workbook that prints on A4 and reads well in WPS and Excel."""

from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kongchuo.model.grid import Document
from kongchuo.write import styles
from kongchuo.write.files import atomic_write, safe_sheet_name
from kongchuo.write.layout import SheetLayout, lay_out
from kongchuo.write.masking import masked_document
from kongchuo.write.measure import cell_text
from kongchuo.write.packing import pack
from kongchuo.write.protect import protected
from kongchuo.write.sheet_writer import Book, SheetWriter
from kongchuo.write.stored import DATE_FORMAT


def write_document(document: Document, path: Path, *, reveal: bool = False, password: str | None = None) -> None:
    """Write a document as a workbook: the same document gives the same bytes. Long numbers in it
    are masked unless `reveal`. With a `password` it opens with that alone, and no two runs give the same bytes."""
    shown = document if reveal else masked_document(document)
    if password is None:
        atomic_write(path, lambda file: _write(shown, file))
    else:
        atomic_write(path, protected(document_bytes(shown), password))


def document_bytes(document: Document) -> bytes:
    """The workbook of a document."""
    stream = BytesIO()
    _write(document, stream)
    return stream.getvalue()


def _write(document: Document, file: BinaryIO) -> None:
    """XlsxWriter makes the package without rows; they are put in on the way into the file."""
    import xlsxwriter

    package = BytesIO()
    # The widths and heights belong to 宋体 11 and let charts find their place.
    options = {
        "in_memory": True,
        "default_date_format": DATE_FORMAT,
        "default_format_properties": dict(styles.DEFAULT),
        "default_column_width": 72,
        "default_row_height": 20,
    }
    with xlsxwriter.Workbook(package, options) as workbook:
        created = datetime.combine(document.created, time())
        workbook.set_properties({"title": cell_text(document.title), "author": "控辍", "created": created})
        layouts = _layouts(document)
        book = Book(workbook, layouts)
        sheets = [SheetWriter(book, layout).write(document.title) for layout in layouts]
        book.strings.hand_over(workbook, sum(rows.shared for rows in sheets))
    pack(package.getvalue(), {f"xl/worksheets/sheet{number}.xml": rows for number, rows in enumerate(sheets, 1)}, file)


def _layouts(document: Document) -> tuple[SheetLayout, ...]:
    names: list[str] = []
    for sheet in document.sheets:
        names.append(safe_sheet_name(sheet.name, taken=names))
    return tuple(lay_out(sheet, name) for sheet, name in zip(document.sheets, names, strict=True))
