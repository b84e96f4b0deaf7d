"""`kongchuo init`: a new workspace with a settings file and empty ledgers."""

from dataclasses import dataclass
from pathlib import Path

from kongchuo.jobs.init_settings import settings_text
from kongchuo.model.errors import UserError
from kongchuo.model.workspace import CONFIG, LEDGERS, REGISTERS, REPORTS, ROSTERS
from kongchuo.write.files import atomic_write, atomic_write_text
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

    A ledger that is there already is left as it is.
    """
    if (root / CONFIG).exists():
        raise UserError(f"“{root}”里已经有{CONFIG}，这里已是一个工作区，没有改动。")
    folders = (ROSTERS, REGISTERS, LEDGERS, REPORTS)
    try:
        for folder in folders:
            (root / folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"无法在“{root}”建立文件夹（{error.strerror or error}），请换一个位置。") from error
    atomic_write_text(root / CONFIG, settings_text(township, county))
    written = [CONFIG]
    for template in TEMPLATES:
        path = root / LEDGERS / template.file
        if template.kind in LEDGER_KINDS and not path.exists():
            atomic_write(path, template_bytes(template, example=False))
            written.append(f"{LEDGERS}/{template.file}")
    return NewWorkspace(root, folders, tuple(written))
