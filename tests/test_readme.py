"""The README: its screens are what the program prints, its commands are those of the Makefile and CI."""

from pathlib import Path

from tests.consoles import matches, play, screens

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"


def test_every_screen_of_the_readme_is_what_the_program_prints(tmp_path: Path) -> None:
    differing = play(README, tmp_path)
    assert [(screen.command, lines) for screen, lines in differing] == []


def test_the_readme_shows_the_main_commands() -> None:
    shown = {screen.command.split()[1] for screen in screens(README) if screen.command.startswith("kongchuo")}
    assert {"demo", "check", "report", "transition", "explain", "--help"} <= shown


def test_the_first_lines_of_the_readme_are_the_two_commands_that_ci_calls() -> None:
    text = README.read_text(encoding="utf-8")
    first = text[: text.index("## ")]
    assert all(command in first for command in ("make demo", "make test"))
    assert all(command in (ROOT / ".ci" / "run").read_text(encoding="utf-8") for command in ("make test", "make demo"))


def test_an_omission_stands_for_any_lines_and_nothing_else_does() -> None:
    assert matches(("a", "……", "d"), ["a", "b", "c", "d"])
    assert not matches(("a", "d"), ["a", "b", "d"])
