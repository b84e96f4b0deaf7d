"""The templates of the papers: the township's own before ours."""

from dataclasses import dataclass
from pathlib import Path

from kongchuo.model.errors import UserError
from kongchuo.model.workspace import Workspace
from kongchuo.policy.papers import PaperKind
from kongchuo.write.docx_fill import placeholders
from kongchuo.write.templates import templates_folder

FOLDER = "文书"


@dataclass(frozen=True, slots=True)
class PaperTemplate:
    """A template that has been read: what it asks for, and whether the township has made it."""

    kind: PaperKind
    content: bytes
    asks: tuple[str, ...]
    own: bool


def own_folder(workspace: Workspace) -> Path:
    """Where a township puts templates of its own."""
    return workspace.root / "模板" / FOLDER


def shipped(kind: PaperKind) -> Path:
    """The template that comes with kongchuo."""
    return templates_folder() / FOLDER / kind.file


def read_template(kind: PaperKind, workspace: Workspace) -> PaperTemplate:
    """The template of a paper. UserError when the township's own is no Word document or asks for
    something that nobody knows."""
    path = own_folder(workspace) / kind.file
    own = path.is_file()
    if not own:
        path = shipped(kind)
    try:
        content = path.read_bytes()
    except OSError:
        raise UserError(f"文书模板“{path}”读不了。请关闭正在打开它的程序，检查权限后再试。") from None
    asks = placeholders(content, str(path))
    unknown = [name for name in asks if name not in kind.placeholders]
    if unknown:
        raise UserError(
            f"文书模板“{path}”里的{'、'.join(f'“{{{{{name}}}}}”' for name in unknown)}不认得。"
            f"这份文书能填的有：{'、'.join(kind.placeholders)}。"
        )
    return PaperTemplate(kind, content, asks, own)
