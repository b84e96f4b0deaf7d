"""The manual: its tables come from the code, its screens from the program, its links lead somewhere."""

import re
from pathlib import Path

import pytest

from kongchuo.demo.truth import build
from kongchuo.demo.write import write
from kongchuo.jobs.init_settings import settings_text
from kongchuo.model.limits import LIMIT_SETTINGS
from tests.consoles import play, screens
from tests.manual_tables import DEFINITIONS, DOCS, DOCUMENTS, generated, part

PAGES = (*sorted((DOCS / "manual").glob("*.md")), DEFINITIONS)
_LINK = re.compile(r"\[[^\]]*\]\(([^)#]+)(?:#[^)]*)?\)")


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the township that `kongchuo demo` invents in it."""
    folder = tmp_path_factory.mktemp("manual")
    write(build(1), folder / "演示" / "马井镇")
    return folder


def test_every_screen_of_the_manual_is_what_the_program_prints(invented: Path) -> None:
    differing = [(page.name, screen.command, lines) for page in PAGES for screen, lines in play(page, invented)]
    assert [] == differing


def test_the_manual_shows_the_screens_of_the_monthly_work() -> None:
    shown = {screen.command.split()[1] for page in PAGES for screen in screens(page) if " " in screen.command}
    assert {"init", "template", "check", "explain", "report", "transition"} <= shown


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_the_tables_of_the_manual_say_what_the_code_says(document: Path) -> None:
    assert part(document) == generated()[document], "run: python -m tests.manual_tables"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_link_leads_to_a_file(page: Path) -> None:
    targets = [target for target in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target]
    assert [] == [target for target in targets if not (page.parent / target).is_file()]


def test_every_page_is_in_the_index() -> None:
    index = (DOCS / "manual" / "README.md").read_text(encoding="utf-8")
    assert [] == [page.name for page in PAGES[:-1] if page.name != "README.md" and f"({page.name})" not in index]


def test_every_setting_is_explained() -> None:
    text = (DOCS / "manual" / "settings.md").read_text(encoding="utf-8")
    keys = {*re.findall(r"^(\w+) = ", settings_text("某镇", "某县"), re.MULTILINE), *LIMIT_SETTINGS, "code"}
    assert [] == sorted(key for key in keys if f"`{key}`" not in text)
