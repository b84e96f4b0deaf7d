"""Smoke tests of the bundled program: `python bundle/smoke.py dist/kongchuo`.

Each runs the program as a user does, in a folder of its own, without this source tree.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main(folder: Path) -> None:
    """Runs all of them; the first that fails ends it."""
    program = (folder / ("kongchuo.exe" if os.name == "nt" else "kongchuo")).resolve()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        smoke = Smoke(program, place)
        smoke.says("--help", "控辍")
        smoke.says("--version", "kongchuo ")
        smoke.says("explain S101", "校验码")
        for rule in sorted({"S101", "R102", "D101", "H101"}):
            smoke.runs(f"explain {rule}")
        smoke.says("schema check", "kongchuo.check/1")
        smoke.says("template -o 模板", "花名册")
        assert len(list((place / "模板").glob("*.xlsx"))) >= 5, "templates are missing"
        smoke.says("init 镇", "kongchuo.toml")
        smoke.says("notice --workspace 镇 --templates", "限期复学通知书.docx")
        # Loads the calendar of public holidays.
        smoke.says("cases --workspace 镇 --as-of 2023-03-31", "没有未结的个案")
        _roster(place / "名单.csv")
        checked = json.loads(smoke.runs("check 名单.csv --format json --as-of 2023-03-31", status=1))
        assert [finding["rule"] for finding in checked["findings"]] == ["S101"], checked["findings"]
        smoke.runs("check 名单.csv --annotate --output 批注 --as-of 2023-03-31", status=1)
        assert (place / "批注" / "名单-核查.xlsx").is_file(), "no annotated copy"
        if "demo" in smoke.runs("--help"):
            smoke.runs("demo 演示", status=None)
            assert list((place / "演示").rglob("报表/**/*.xlsx")), "demo wrote no report"
    print(f"{program.name}: {smoke.count} runs, all well")


class Smoke:
    """Runs the program and looks at what it says."""

    def __init__(self, program: Path, place: Path) -> None:
        self._program = program
        self._place = place
        self.count = 0

    def runs(self, arguments: str, status: int | None = 0) -> str:
        """The output; the exit status must be as expected, and never that of a fault."""
        self.count += 1
        plain = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        done = subprocess.run(
            [str(self._program), *arguments.split()],
            cwd=self._place,
            env={**plain, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            timeout=600,
        )
        right = done.returncode in ((0, 1) if status is None else (status,))
        assert right, f"kongchuo {arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def says(self, arguments: str, text: str) -> None:
        """The output holds a text."""
        output = self.runs(arguments)
        assert text in output, f"kongchuo {arguments} does not say {text}:\n{output}"


def _roster(path: Path) -> None:
    """Two invented pupils; the second number has a wrong check digit."""
    rows = (
        "学校名称,年级,班级,姓名,性别,身份证件号,出生日期",
        "马井镇中心小学,四年级,四年级(1)班,陈安宝,男,{},2013-01-05",
        "马井镇中心小学,四年级,四年级(1)班,陈平乐,女,{},2013-01-06",
    )
    numbers = _number("34222120130105001"), _number("34222120130106002")
    wrong = numbers[1][:-1] + ("0" if numbers[1][-1] != "0" else "1")
    path.write_text("\n".join(rows).format(numbers[0], wrong), encoding="utf-8")


def _number(first: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return first + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first, weights, strict=True)) % 11]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
