"""`kongchuo template`: hands out the blank workbooks."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kongchuo.model.errors import UserError
from kongchuo.write.files import atomic_write
from kongchuo.write.lock import writing_into
from kongchuo.write.templates import TEMPLATES, Template, find_template, templates_folder


@dataclass(frozen=True, slots=True)
class WrittenTemplate:
    """A blank workbook and where it was put."""

    template: Template
    path: Path


def run(kinds: Sequence[str], folder: Path, *, force: bool = False) -> tuple[WrittenTemplate, ...]:
    """Copies the blank workbooks of these kinds (all, if none is named) into a folder.

    A file that is there already may be one that a school has filled in: it is replaced only with
    `force`, and nothing is written when one of several is there.
    """
    chosen = tuple(dict.fromkeys(_named(kind) for kind in kinds)) or TEMPLATES
    with writing_into(folder):
        _hand_out(chosen, folder, force)
    return tuple(WrittenTemplate(template, folder / template.file) for template in chosen)


def _hand_out(chosen: Sequence[Template], folder: Path, force: bool) -> None:
    there = [template.file for template in chosen if (folder / template.file).exists()]
    if there and not force:
        names = "、".join(f"“{name}”" for name in there)
        raise UserError(f"“{folder}”里已经有{names}，没有覆盖。请换一个文件夹（-o），确认可以覆盖的加 --force。")
    source = templates_folder()
    for template in chosen:
        atomic_write(folder / template.file, (source / template.file).read_bytes())


def _named(text: str) -> Template:
    template = find_template(text)
    if template is None:
        names = "、".join(f"{known.name}（{known.kind}）" for known in TEMPLATES)
        raise UserError(f"没有叫“{text}”的模板。可用的模板有：{names}。")
    return template
