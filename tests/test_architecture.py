"""The house: what may import what, how large files grow, and what `--help` may load."""

import subprocess
import sys
from pathlib import Path

from kongchuo.cli.app import COMMANDS

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "kongchuo"


def _loaded(code: str) -> set[str]:
    program = f"{code}\nimport sys; print(' '.join(sorted(name.split('.')[0] for name in sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_help_loads_neither_pandas_nor_openpyxl_nor_pydantic() -> None:
    code = "from kongchuo.cli.app import app\ntry:\n    app(['--help'], standalone_mode=False)\nexcept SystemExit:\n    pass"
    heavy = {"pandas", "numpy", "openpyxl", "pydantic", "xlsxwriter", "python_calamine", "pypinyin", "rich"}
    assert _loaded(code) & heavy == set()


def test_check_loads_neither_pandas_nor_openpyxl_nor_xlsxwriter() -> None:
    assert _loaded("import kongchuo.jobs.check") & {"pandas", "numpy", "openpyxl", "xlsxwriter", "pypinyin"} == set()


def _after_check(folder: Path, code: str) -> set[str]:
    """The words that `code` prints after a roster has been checked."""
    (folder / "花名册.csv").write_text("姓名,性别,班级\n张三,男,四(1)班\n", encoding="utf-8")
    program = (
        "import re, sys\nfrom kongchuo.cli.app import main\n"
        "try: main(['check', '花名册.csv', '--as-of', '2023-03-31'])\n"
        f"except SystemExit: pass\n{code}"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, encoding="utf-8", check=True
    )
    return set(done.stderr.split())


def test_a_roster_is_checked_without_the_rules_on_other_sheets_and_without_other_commands(tmp_path: Path) -> None:
    loaded = _after_check(tmp_path, "print(*sys.modules, file=sys.stderr)")
    assert {"kongchuo.rules.placement.class_against_grade", "kongchuo.cli.check"} <= loaded
    others = ("attendance", "cases", "movements", "register", "support")
    rules = {name for name in loaded for other in others if name.startswith(f"kongchuo.rules.{other}.")}
    commands = loaded & {f"kongchuo.cli.{command}" for command in COMMANDS if command != "check"}
    assert (set(), set()) == (rules, commands)


def test_check_compiles_no_pattern_before_it_is_tried(tmp_path: Path) -> None:
    """`kongchuo.codes.patterns.pattern` instead of `re.compile` in the modules that are named."""
    code = (
        "ours = [(name, vars(module)) for name, module in sys.modules.items() if name.startswith('kongchuo.')]\n"
        "print(*(name for name, has in ours for one in has.values() if isinstance(one, re.Pattern)), file=sys.stderr)"
    )
    assert set() == _after_check(tmp_path, code)


def test_the_clock_is_asked_in_the_terminal_layer_alone() -> None:
    asked = ("date.today(", "datetime.now(", "time.time(")
    found = [
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if path.relative_to(SOURCE).parts[0] != "cli" and any(call in path.read_text("utf-8") for call in asked)
    ]
    assert found == []


def test_nothing_below_the_terminal_layer_prints() -> None:
    found = [
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if path.relative_to(SOURCE).parts[0] != "cli" and "\n    print(" in path.read_text("utf-8")
    ]
    assert found == []


def test_no_file_grows_beyond_what_one_can_hold_in_mind() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in SOURCE.rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > 300} == {}
