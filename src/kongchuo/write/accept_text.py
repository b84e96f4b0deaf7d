"""`accept` on the screen: what was written down, and how to take it back."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kongchuo.model.finding import Finding
from kongchuo.write import screen, wording

if TYPE_CHECKING:
    from rich.console import RenderableType


def render(new: Sequence[Finding], known: Sequence[Finding], path: str, *, width: int = 80) -> str:
    """The whole screen output."""
    return screen.console_text(list(_parts(new, known, path)), width=width, color=False)


def _parts(new: Sequence[Finding], known: Sequence[Finding], path: str) -> Iterator["RenderableType"]:
    if new:
        yield screen.text(f"已记入 {path}：")
        yield screen.rows([_line(finding) for finding in new], indent=2)
        yield screen.text("以后核查时列为“已核实”，不计入错误和疑问。要撤回，删去表里那一行。")
    if known:
        yield screen.text("早已记过，没有改动：")
        yield screen.rows([_line(finding) for finding in known], indent=2)


def _line(finding: Finding) -> tuple[str, ...]:
    tail = f"（尾号{finding.id_tail}）" if finding.id_tail else ""
    return (
        f"{finding.rule} {finding.title}",
        f"{finding.student or ''}{tail}" if finding.student else finding.school or "",
        wording.place(finding.where, sheet=False),
    )
