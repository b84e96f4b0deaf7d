"""A workbook saved by openpyxl, made the same bytes whenever it is saved."""

import re
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

# The earliest day a zip file can name; XlsxWriter uses it as well.
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def workbook_bytes(workbook: "Workbook") -> bytes:
    """The workbook as a file. openpyxl writes the time of saving into it: here it says when the
    original was last saved, or made."""
    properties = workbook.properties
    moment = properties.modified or properties.created
    saved = _saved(workbook)
    packed = BytesIO()
    with ZipFile(saved) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == _CORE:
                content = _with_moment(content, moment)
            entry = ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, content)
    return packed.getvalue()


def _saved(workbook: "Workbook") -> BytesIO:
    """The workbook as openpyxl saves it, but for its temporary files: what stands on a sheet, maybe
    one that was protected with a password, is in memory alone."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    saved = BytesIO()
    archive = ZipFile(saved, "w", ZIP_DEFLATED)

    class InMemory(ExcelWriter):
        def write_worksheet(self, ws: Any) -> None:
            ws._drawing = SpreadsheetDrawing()
            ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
            sheet = BytesIO()
            writer: Any = WorksheetWriter(ws, sheet)
            writer.write()
            ws._rels = writer._rels
            archive.writestr(ws.path[1:], sheet.getvalue())
            self.manifest.append(ws)

    InMemory(workbook, archive).save()
    return saved


def _with_moment(core: bytes, moment: datetime) -> bytes:
    stamp = f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode()
    return _MODIFIED.sub(lambda found: found[1] + stamp + found[2], core)
