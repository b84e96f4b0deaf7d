"""The findings that the township has accepted, on the screen of `check`: they are never hidden."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from kongchuo.model.check_result import CheckResult
from kongchuo.model.where import Where
from kongchuo.write import screen, wording

if TYPE_CHECKING:
    from rich.console import RenderableType


def listed(result: CheckResult, limit: int, *, reveal: bool) -> Iterator["RenderableType"]:
    """File, place, name, rule and reason of each; at most `limit` of them (0: all)."""
    found = result.accepted
    if not found:
        return
    yield ""
    yield screen.text(f"{wording.ACCEPTED}（{len(found)}处）", screen.STRONG)
    lines = [
        (
            _place(finding.where),
            finding.student or "",
            f"{finding.rule} {finding.title}：{wording.accepted(finding, reveal=reveal)}",
        )
        for finding in (found[:limit] if limit else found)
    ]
    yield screen.rows(lines, indent=2)
    if limit and len(found) > limit:
        yield screen.text(f"另有{len(found) - limit}处没有列出。", screen.MUTED, indent=2)


def _place(where: Where) -> str:
    name = PurePath(where.file).name if where.file else ""
    return f"{name} {wording.place(where, sheet=False)}".strip()
