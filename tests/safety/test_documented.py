"""What docs/security.md says is held by tests."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_place_that_the_page_names_is_there() -> None:
    page = (ROOT / "docs" / "security.md").read_text("utf-8")
    named = re.findall(r"`((?:tests|fuzz)/[\w/.]+|(?:write|cli|model)/\w+\.py)`", page)
    assert len(named) > 20
    missing = [name for name in named if not any((base / name).exists() for base in (ROOT, ROOT / "src" / "kongchuo"))]
    assert [] == missing


def test_every_safety_test_is_on_the_page() -> None:
    page = (ROOT / "docs" / "security.md").read_text("utf-8")
    here = {f"tests/safety/{path.name}" for path in Path(__file__).parent.glob("test_*.py")}
    assert {f"tests/safety/{Path(__file__).name}"} == {name for name in here if name not in page}
