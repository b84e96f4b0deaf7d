"""Plain words of the command line are read without pydantic, all others by Typer."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from kongchuo.cli.app import app
from kongchuo.cli.check import FailOn


def read(*words: str) -> dict[str, object]:
    """The values with which `check` would be called."""
    command = get_command(app).get_command(None, "check")  # type: ignore[attr-defined]
    return dict(command.make_context("check", list(words)).params)


def test_plain_words_become_the_values_that_the_command_expects() -> None:
    found = read("a.xlsx", "b", "--fail-on", "warning", "--limit", "3", "--as-of", "2023-03-31", "--output", "x")
    names = ("paths", "fail_on", "limit", "as_of", "output", "workspace", "annotate")
    expected = [[Path("a.xlsx"), Path("b")], FailOn.WARNING, 3, "2023-03-31", Path("x"), None, False]
    assert expected == [found[name] for name in names]


def test_without_words_the_defaults_stand() -> None:
    found = read()
    assert (None, FailOn.ERROR, 10) == (found["paths"] or None, found["fail_on"], found["limit"])


@pytest.mark.parametrize("words", [("--limit", "-1"), ("--limit", "many"), ("--fail-on", "note"), ("--format", "xml")])
def test_what_is_wrong_is_left_to_typer_to_refuse(words: tuple[str, ...]) -> None:
    with pytest.raises(Exception) as refused:  # noqa: PT011 - Typer keeps the class to itself
        read(*words)
    assert "BadParameter" in {kind.__name__ for kind in type(refused.value).__mro__}


def test_a_word_for_yes_in_the_environment_is_read_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert read()["no_color"] is True


def test_check_of_a_clean_file_loads_neither_pydantic_nor_rich_nor_pandas(tmp_path: Path) -> None:
    (tmp_path / "花名册.csv").write_text(
        "姓名,性别,身份证号,班级\n张三,男,342221201305150012,四(1)班\n", encoding="utf-8"
    )
    code = (
        "import sys\nfrom kongchuo.cli.app import main\n"
        "try: main(['check', '花名册.csv', '--as-of', '2023-03-31'])\n"
        "except SystemExit: pass\n"
        "heavy = ('pandas', 'numpy', 'openpyxl', 'xlsxwriter', 'pydantic', 'rich')\n"
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "[]" == done.stderr.strip()
