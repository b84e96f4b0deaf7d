"""Which ledger a workbook in 台账/ is, by its name or that of its folder."""

from pathlib import Path

from kongchuo.records.catalogue import RECORDS

# What the name of a ledger's workbook says, and what its sheets may be.
_KINDS = {
    record.title: ("cases", "visits") if kind == "cases" else (kind,)
    for kind, record in RECORDS.items()
    if kind not in ("roster", "register", "visits")
}
LEDGER_TITLES = tuple(_KINDS)
# Papers that clerks keep beside the ledgers: proofs, photographs, archives.
_PAPERS = frozenset(
    [".doc", ".docx", ".wps", ".pdf", ".ofd", ".jpg", ".jpeg", ".png", ".bmp", ".zip", ".rar", ".7z", ".ppt", ".pptx"]
)


def kinds(path: Path, ledgers: Path) -> tuple[str, ...]:
    """The kinds of sheets of a workbook among the ledgers, by its own name, else by that of the nearest folder:
    台账/考勤/中心小学.xlsx. A name that begins with a title is that ledger's (辍学学生考勤情况); otherwise the last
    title in it counts (2023年3月考勤表). None where neither says it."""
    if _is_ours(path):
        return ()
    folders = path.relative_to(ledgers).parts[:-1] if path.is_relative_to(ledgers) else ()
    for text in (path.stem, *reversed(folders)):
        first = kinds_by_title(text)
        last = max(_KINDS, key=lambda title: text.rfind(title))
        if first or last in text:
            return first or _KINDS[last]
    return ()


def kinds_by_title(text: str) -> tuple[str, ...]:
    """The kinds of sheets of the ledger with whose title a name begins; none where it begins with none."""
    return next((found for title, found in _KINDS.items() if text.startswith(title)), ())


def is_no_ledger(path: Path) -> bool:
    """Whether a file among the ledgers is certainly none: what kongchuo keeps there, or a paper."""
    return _is_ours(path) or path.suffix.lower() in _PAPERS


def _is_ours(path: Path) -> bool:
    return path.suffix == ".key" or path.stem.startswith(("已核实", "比对结论"))
