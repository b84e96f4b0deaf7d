"""Any file → its raw sheets."""

from pathlib import Path
from typing import TYPE_CHECKING

from kongchuo.model.table import CellValue
from kongchuo.read.limits import DEFAULT_LIMITS, Limits
from kongchuo.read.raw import RawSheet, UnreadableError
from kongchuo.read.sniff import FileKind, sniff

if TYPE_CHECKING:
    import python_calamine as calamine

    from kongchuo.read.xlsx_look import Marks

_DAMAGED = "文件已损坏或没有传完整，打不开。"


def read_sheets(path: Path, limits: Limits = DEFAULT_LIMITS) -> list[RawSheet]:
    """All sheets of a workbook, text or HTML file, by its content and not its extension.

    Raises UnreadableError when there is nothing to be had.
    """
    try:
        kind = sniff(path, limits)
        return _read(path, kind, limits)
    except FileNotFoundError:
        raise UnreadableError("unreadable-file", "文件不见了，可能刚被移动或删除。") from None
    except PermissionError:
        raise UnreadableError(
            "unreadable-file", "没有权限打开这个文件，可能正被别的程序占用。", "请关闭正在使用它的WPS或Excel后再试。"
        ) from None
    except (OSError, MemoryError, RecursionError):
        raise UnreadableError("unreadable-file", _DAMAGED) from None


def _read(path: Path, kind: FileKind, limits: Limits) -> list[RawSheet]:
    if kind == "text":
        from kongchuo.read.text_file import read_text

        return read_text(path, limits)
    if kind == "html":
        from kongchuo.read.html_file import read_html

        return read_html(path, limits)
    if kind == "xml2003":
        from kongchuo.read.xml2003_file import read_xml2003

        return read_xml2003(path, limits)
    return _read_workbook(path, kind, limits)


def _read_workbook(path: Path, kind: FileKind, limits: Limits) -> list[RawSheet]:
    import python_calamine as calamine

    from kongchuo.read.xlsx_look import Marks, look

    marks = look(path, limits) if kind == "xlsx" else {}
    try:
        # From an open file calamine judges by the content; from a path it trusts the extension.
        with path.open("rb") as file:
            book = calamine.load_workbook(file)
            metadata = book.sheets_metadata
            if len(metadata) > limits.sheets:
                raise UnreadableError(
                    "oversized-file", f"工作簿有{len(metadata)}张表，超过{limits.sheets}张的上限，没有读取。"
                )
            return [
                _sheet(book.get_sheet_by_name(item.name), item, marks.get(item.name, Marks()))
                for item in metadata
                if item.typ == calamine.SheetTypeEnum.WorkSheet
            ]
    except calamine.PasswordError:
        raise UnreadableError("encrypted-file", "文件设了打开密码，读不出内容。") from None
    except (calamine.CalamineError, ValueError):
        raise UnreadableError("unreadable-file", _DAMAGED) from None
    except BaseException as fault:
        # A panic inside the reader's Rust code arrives as this one class, which is no Exception.
        if type(fault).__name__ == "PanicException":
            raise UnreadableError("unreadable-file", _DAMAGED) from None
        raise


def _sheet(sheet: "calamine.CalamineSheet", item: "calamine.SheetMetadata", marks: "Marks") -> RawSheet:
    import python_calamine as calamine

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
