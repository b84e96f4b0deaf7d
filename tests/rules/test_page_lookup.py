"""`kongchuo explain` finds a page by whatever the clerk has on the screen, and imports no rule for it."""

import subprocess
import sys

import pytest

from kongchuo.rules.pages import find_page, pages


@pytest.mark.parametrize("text", ["R109", "r109", "number-stored-id", "number_stored_id", " R109 "])
def test_a_page_is_found_by_id_and_name(text: str) -> None:
    found = find_page(text)
    assert found is not None
    assert "number_stored_id.md" == found.name


def test_a_page_is_found_by_its_title() -> None:
    for page in pages():
        assert page.path == find_page(page.title)


@pytest.mark.parametrize("text", ["", "S999", "不是任何规则"])
def test_what_names_no_page_finds_none(text: str) -> None:
    assert find_page(text) is None


def test_finding_a_page_imports_no_rule() -> None:
    code = (
        "import sys; from kongchuo.rules.pages import find_page; find_page('R109');"
        "print([name for name in sys.modules if name.startswith('kongchuo.') and name.count('.') > 1])"
    )
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert "['kongchuo.rules.pages']" == found.stdout.strip()
