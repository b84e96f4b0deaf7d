"""Any file → its raw sheets."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kongchuo.model.passwords import NO_PASSWORDS, Passwords
from kongchuo.model.table import CellValue
from kongchuo.read.content import Content, opened, whole
from kongchuo.read.limits import DEFAULT_LIMITS, Limits, beyond, check_extent, damaged
from kongchuo.read.panics import quiet_panics
from kongchuo.read.raw import RawSheet, UnreadableError
from kongchuo.read.sniff import FileKind, sniff

if TYPE_CHECKING:
    import python_calamine as calamine

    from kongchuo.read.xlsx_look import Marks


@dataclass(frozen=True, slots=True)
class Book:
    """A file as it can be read: what it is, and its content.

    That of a protected workbook is in memory alone, and `password` is what opened it: a copy of it
    should be as well protected.
    """

    kind: FileKind
    content: Content
    password: str | None = None


def read_sheets(path: Path, limits: Limits = DEFAULT_LIMITS, passwords: Passwords = NO_PASSWORDS) -> list[RawSheet]:
    """All sheets of a workbook, text or HTML file, by its content and not its extension.

    Raises UnreadableError when there is nothing to be had.
    """
    try:
        sheets = sheets_of(path, open_book(path, limits, passwords), limits)
        _check(sheets, limits)
        return sheets
    except FileNotFoundError:
        raise UnreadableError("unreadable-file", "文件不见了，可能刚被移动或删除。") from None
    except PermissionError:
        raise UnreadableError(
            "unreadable-file", "没有权限打开这个文件，可能正被别的程序占用。", "请关闭正在使用它的WPS或Excel后再试。"
        ) from None
    except (OSError, MemoryError, RecursionError):
        raise damaged() from None


def open_book(path: Path, limits: Limits = DEFAULT_LIMITS, passwords: Passwords = NO_PASSWORDS) -> Book:
    """What a file is, opened with one of the passwords if it is protected."""
    kind = sniff(path, limits)
    if kind != "protected":
        return Book(kind, path)
    from kongchuo.read.protected import unlock

    content, password = unlock(whole(path), passwords, path.name)
    kind = sniff(content, limits)
    if kind == "protected":
        raise damaged()
    return Book(kind, content, password)


def sheets_of(path: Path, book: Book, limits: Limits = DEFAULT_LIMITS) -> list[RawSheet]:
    """The sheets of a file that was opened."""
    if book.kind == "text":
        from kongchuo.read.text_file import read_text

        return read_text(path.stem, book.content, limits)
    if book.kind == "html":
        from kongchuo.read.html_file import read_html

        return read_html(book.content, limits)
    if book.kind == "xml2003":
        from kongchuo.read.xml2003_file import read_xml2003

        return read_xml2003(book.content, limits)
    if book.kind == "xlsx":
        from kongchuo.read.ordinary.book import read_ordinary

        sheets = read_ordinary(book.content, limits)
        if sheets is not None:
            return sheets
    return read_by_calamine(book, limits)


def _look(book: Book, limits: Limits) -> "dict[str, Marks]":
    """Refuses what calamine would not survive; the marks of an .xlsx."""
    if book.kind == "xlsx":
        from kongchuo.read import xlsx_look

        return xlsx_look.look(book.content, limits)
    if book.kind == "ods":
        from kongchuo.read import ods_look

        ods_look.look(book.content, limits)
    elif book.kind == "xlsb":
        from kongchuo.read import xlsb_look

        xlsb_look.look(book.content, limits)
    else:
        from kongchuo.read import ole, xls_look

        xls_look.look(ole.Compound(whole(book.content)), limits)
    return {}


def read_by_calamine(book: Book, limits: Limits) -> list[RawSheet]:
    """The sheets of any workbook, as calamine reads them."""
    import python_calamine as calamine

    from kongchuo.read.xlsx_look import Marks

    marks = _look(book, limits)
    try:
        # From an open file calamine judges by the content; from a path it trusts the extension.
        with opened(book.content) as file, quiet_panics():
            workbook = calamine.load_workbook(file)
            metadata = workbook.sheets_metadata
            if len(metadata) > limits.sheets:
                raise beyond(limits, "sheets", len(metadata))
            return [
                _sheet(workbook.get_sheet_by_name(item.name), item, marks.get(item.name, Marks()), limits)
                for item in metadata
                if item.typ == calamine.SheetTypeEnum.WorkSheet
            ]
    except calamine.PasswordError:
        raise UnreadableError("encrypted-file", "文件设了打开密码，读不出内容。") from None
    except (calamine.CalamineError, ValueError, OverflowError):
        raise damaged() from None
    except BaseException as fault:
        # A panic inside the reader's Rust code arrives as this one class, which is no Exception.
        if type(fault).__name__ == "PanicException":
            raise damaged() from None
        raise


def _sheet(sheet: "calamine.CalamineSheet", item: "calamine.SheetMetadata", marks: "Marks", limits: Limits) -> RawSheet:
    import python_calamine as calamine

    check_extent(sheet.total_height, sheet.total_width, limits)
    rows: list[list[CellValue]] = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]
    merged = tuple((first[0], first[1], last[0], last[1]) for first, last in sheet.merged_cell_ranges or ())
    return RawSheet(
        name=item.name,
        rows=rows,
        hidden=item.visible != calamine.SheetVisibleEnum.Visible,
        merged=merged,
        errors=marks.errors,
        unvalued=frozenset(marks.unvalued),
    )


def _check(sheets: list[RawSheet], limits: Limits) -> None:
    """Every kind of file keeps the same limits, whoever read it."""
    if len(sheets) > limits.sheets:
        raise beyond(limits, "sheets", len(sheets))
    cells = sum(len(row) for sheet in sheets for row in sheet.rows)
    if cells > limits.cells:
        raise beyond(limits, "cells", cells)
    for sheet in sheets:
        check_extent(len(sheet.rows), max(map(len, sheet.rows), default=0), limits)
        merged = sum((abs(c - a) + 1) * (abs(d - b) + 1) for a, b, c, d in sheet.merged)
        if merged > limits.cells:
            raise beyond(limits, "cells", merged)
