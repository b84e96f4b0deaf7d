"""The township's decisions: 台账/已核实.xlsx, which clerks also edit by hand."""

from pathlib import Path

from kongchuo.codes.text import clean, compact
from kongchuo.model.accepted import BOOK, CODE, REASON, SALT, Decisions
from kongchuo.model.table import CellValue
from kongchuo.model.workspace import Workspace
from kongchuo.read.raw import RawSheet, UnreadableError
from kongchuo.read.sheets import open_book, sheets_of

_AS_BEFORE = "已核实的问题这次都照常列出。"


def read_decisions(workspace: Workspace | None) -> Decisions:
    """All decisions of a township. What cannot be read is a `problem`, and then none of them counts."""
    path = workspace.ledgers / BOOK if workspace else None
    if workspace is None or path is None or not path.exists():
        return Decisions(salt=_salt(workspace.ledgers) if workspace else None)
    limits = workspace.township.limits
    try:
        book = open_book(path, limits, workspace.passwords)
        sheets = sheets_of(path, book, limits)
    except UnreadableError as fault:
        return Decisions(problem=f"台账里的“{BOOK}”读不出来（{fault.message.rstrip('。')}），{_AS_BEFORE}")
    except (OSError, MemoryError, RecursionError):
        return Decisions(problem=f"台账里的“{BOOK}”读不出来（可能已损坏，或正被别的程序占用），{_AS_BEFORE}")
    for sheet in sheets:
        header = _header(sheet)
        if header is not None:
            spare = tuple(one.name for one in sheets if one is not sheet and _filled(one))
            return _decisions(sheet, header, _salt(workspace.ledgers), book.password, spare)
    return Decisions(problem=f"台账里的“{BOOK}”没有“{CODE}”“{REASON}”这两个列名，{_AS_BEFORE}")


def _salt(ledgers: Path) -> str | None:
    try:
        return (ledgers / SALT).read_text("ascii").strip() or None
    except (OSError, ValueError):
        return None


def _header(sheet: RawSheet) -> int | None:
    for number, row in enumerate(sheet.rows):
        if {CODE, REASON} <= {compact(clean(value)) for value in row}:
            return number
    return None


def _text(value: CellValue) -> str:
    """A cell as the clerk wrote it, for it is written again."""
    return value.strip() if isinstance(value, str) else clean(value)


def _filled(sheet: RawSheet) -> bool:
    return any(value not in (None, "") for row in sheet.rows for value in row)


def _decisions(
    sheet: RawSheet, header: int, salt: str | None, password: str | None, spare: tuple[str, ...]
) -> Decisions:
    columns = {compact(clean(value)): index for index, value in reversed(list(enumerate(sheet.rows[header])))}
    columns.pop("", None)
    headings = tuple(sorted(columns, key=columns.__getitem__))
    rows = []
    for cells in sheet.rows[header + 1 :]:
        row = {name: _text(cells[columns[name]]) if columns[name] < len(cells) else "" for name in headings}
        if any(row.values()):
            rows.append(row)
    problem = None
    if rows and salt is None:
        problem = f"台账里的“{SALT}”不见了，“{BOOK}”里的{len(rows)}条对不上，这次都照常列出；请从备份里找回这个文件。"
    return Decisions(headings, tuple(rows), salt, password, problem, spare)
