"""The rules' pages: found by file name and first line, without importing a single rule.

Every page starts with `# S101 id-checksum 身份证校验码不符`, and a test holds that the line says
what the rule says.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent


class Page(NamedTuple):
    """A page and the rule it explains."""

    id: str
    name: str
    title: str
    path: Path


def pages() -> tuple[Page, ...]:
    """All pages in the order of their ids."""
    return tuple(sorted(_pages()))


def _pages() -> Iterator[Page]:
    for path in FOLDER.glob("*/*.md"):
        with path.open(encoding="utf-8") as lines:
            parts = next(lines, "").removeprefix("#").split(maxsplit=2)
        if len(parts) == 3:
            yield Page(parts[0], parts[1], parts[2].strip(), path)


def find_page(text: str) -> Path | None:
    """The page of a rule by its id (`S101`, `s101`), name (`id-checksum`, `id_checksum`) or Chinese
    title, whole or in part as long as no other title has that part."""
    wanted = text.strip().lower().replace("_", "-")
    if not wanted:
        return None
    found = pages()
    for page in found:
        if wanted in (page.id.lower(), page.name, page.title.lower()):
            return page.path
    parts = [page.path for page in found if wanted in page.title.lower()]
    return parts[0] if len(parts) == 1 else None
