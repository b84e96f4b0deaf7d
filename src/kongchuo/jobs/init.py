"""`kongchuo init`: a new workspace with a settings file and empty ledgers."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kongchuo.jobs.init_settings import settings_text
from kongchuo.model.errors import UserError
from kongchuo.model.workspace import CONFIG, LEDGERS, REGISTERS, REPORTS, ROSTERS
from kongchuo.write.disk import folder_error
from kongchuo.write.files import atomic_write, atomic_write_text
from kongchuo.write.lock import writing_into
from kongchuo.write.template import template_bytes
from kongchuo.write.templates import LEDGER_KINDS, TEMPLATES


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """The folder of the new workspace and what was put into it."""

    root: Path
    folders: tuple[str, ...]
    files: tuple[str, ...]


def run(root: Path, *, township: str, county: str) -> NewWorkspace:
    """Makes the folders, `kongchuo.toml` and the ledgers; refuses where a workspace is already.

    A ledger that is there already is left as it is. The settings come last: a run that was stopped
    half-way has made no workspace and can be repeated.
    """
    if (root / CONFIG).exists():
        raise UserError(f"“{root.resolve()}”里已经有 {CONFIG}，已是一个工作区，没有改动。")
    folders = (ROSTERS, REGISTERS, LEDGERS, REPORTS)
    with writing_into(root):
        for folder in folders:
            _make(root / folder)
        ledgers = tuple(_ledgers(root))
        atomic_write_text(root / CONFIG, settings_text(township, county))
    return NewWorkspace(root, folders, (CONFIG, *ledgers))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise folder_error(folder, error) from error


def _ledgers(root: Path) -> Iterator[str]:
    for template in TEMPLATES:
        path = root / LEDGERS / template.file
        if template.kind in LEDGER_KINDS and not path.exists():
            atomic_write(path, template_bytes(template, example=False))
            yield f"{LEDGERS}/{template.file}"
