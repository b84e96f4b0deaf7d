"""The indicators' pages: found by file name, cut into their sections."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
SECTIONS = ("定义", "分子", "分母", "依据", "例")


@cache
def page(slug: str) -> dict[str, str]:
    """The sections of a page by heading, as the Markdown says them."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in (FOLDER / f"{slug}.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:].strip()
        elif heading:
            found.setdefault(heading, []).append(line)
    return {name: "\n".join(lines).strip() for name, lines in found.items()}


def section(slug: str, name: str) -> str:
    """A section as one plain paragraph, for a cell of a workbook."""
    lines = page(slug).get(name, "").replace("`", "").split("\n")
    return "".join(line.removeprefix("- ").strip() for line in lines)
