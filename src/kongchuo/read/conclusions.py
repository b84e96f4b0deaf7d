"""台账/比对结论.xlsx: what people have concluded of likely pairs; any sheet with 结论 and 编码 counts."""

from collections.abc import Iterator
from pathlib import Path

from kongchuo.codes.text import clean, compact
from kongchuo.model.conclusions import BOOK, CODE, CONCLUSION, NO_CONCLUSIONS, Conclusions, Line, conclude
from kongchuo.model.workspace import Workspace
from kongchuo.read.raw import RawSheet, UnreadableError
from kongchuo.read.sheets import open_book, sheets_of
from kongchuo.read.workspace import table_files

_AS_BEFORE = "里面的结论这次没有用上。"


def read_conclusions(workspace: Workspace) -> Conclusions:
    """All conclusions of a township: those of every workbook of the ledgers whose name begins with 比对结论."""
    if not workspace.ledgers.is_dir():
        return NO_CONCLUSIONS
    lines: list[Line] = []
    problems: list[str] = []
    for path in table_files(workspace.ledgers):
        if not path.stem.startswith(BOOK):
            continue
        found = _sheets(path, workspace)
        if isinstance(found, str):
            problems.append(found)
            continue
        headed = [(sheet, header) for sheet in found if (header := _header(sheet)) is not None]
        if not headed:
            problems.append(f"台账里的“{path.name}”没有“{CONCLUSION}”“{CODE}”这两个列名，{_AS_BEFORE}")
        for sheet, header in headed:
            lines += _lines(sheet, header, path.name)
    return conclude(lines, problems)


def _sheets(path: Path, workspace: Workspace) -> list[RawSheet] | str:
    limits = workspace.township.limits
    try:
        return list(sheets_of(path, open_book(path, limits, workspace.passwords), limits))
    except UnreadableError as fault:
        return f"台账里的“{path.name}”读不出来（{fault.message.rstrip('。')}），{_AS_BEFORE}"
    except (OSError, MemoryError, RecursionError):
        return f"台账里的“{path.name}”读不出来（可能已损坏，或正被别的程序占用），{_AS_BEFORE}"


def _header(sheet: RawSheet) -> int | None:
    for number, row in enumerate(sheet.rows):
        if {CODE, CONCLUSION} <= {compact(clean(value)) for value in row}:
            return number
    return None


def _lines(sheet: RawSheet, header: int, file: str) -> Iterator[Line]:
    columns = _columns(sheet, header)
    # Under a heading over several columns the names stand a row lower.
    names = {**_columns(sheet, header + 1), **columns} if header + 1 < len(sheet.rows) else columns
    wanted = {CONCLUSION: columns[CONCLUSION], CODE: columns[CODE], "姓名": names.get("姓名")}
    for number, cells in enumerate(sheet.rows[header + 1 :], start=header + 2):
        texts = {
            name: clean(cells[column]) if column is not None and column < len(cells) else ""
            for name, column in wanted.items()
        }
        place = f"“{file}”的“{sheet.name}”第{number}行"
        if texts[CONCLUSION] != CONCLUSION:
            yield Line(place, texts["姓名"], texts[CONCLUSION], compact(texts[CODE]))


def _columns(sheet: RawSheet, row: int) -> dict[str, int]:
    return {compact(clean(value)): index for index, value in reversed(list(enumerate(sheet.rows[row])))}
