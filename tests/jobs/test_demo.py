"""`kongchuo demo` makes a township of its own and never writes into anybody else's folder."""

import hashlib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kongchuo.cli.app import app
from kongchuo.demo.truth import build
from kongchuo.jobs import demo as job
from kongchuo.model.errors import UserError

SMALL = 0.3


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_run_twice_it_gives_the_same_bytes_reports_and_all(tmp_path: Path) -> None:
    folder = tmp_path / "演示" / "马井镇"
    said: list[str] = []
    first = job.run(folder, scale=SMALL, progress=said.append)
    before = hashes(folder)
    again = job.run(folder, scale=SMALL)
    assert hashes(folder) == before
    assert first.report.payload() == again.report.payload()
    assert {"报表/2023-03/控辍保学月报.xlsx", "报表/2023届小升初/小升初衔接情况.xlsx"} <= before.keys()
    assert sum(name.startswith("报表/核查/2023-03/") for name in before) == len(first.copies) > 0
    assert first.pupils == build(1, scale=SMALL).pupils("2023-03")
    assert len(said) == 5


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "年终总结.docx").write_text("不要动")
    with pytest.raises(UserError, match="里已有别的文件"):
        job.run(tmp_path, scale=SMALL)
    assert [path.name for path in tmp_path.iterdir()] == ["年终总结.docx"]


def test_a_real_workspace_is_no_earlier_demo(tmp_path: Path) -> None:
    (tmp_path / "kongchuo.toml").write_text('[township]\nname = "某镇"\ncounty = "某县"\n', encoding="utf-8")
    with pytest.raises(UserError, match="里已有别的文件"):
        job.run(tmp_path, scale=SMALL)


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "演示").write_text("")
    with pytest.raises(UserError, match="是一个文件"):
        job.run(tmp_path / "演示", scale=SMALL)


def test_the_screen_says_what_was_found_and_where_to_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = job.run(tmp_path / "演示", scale=SMALL)
    monkeypatch.setattr(job, "run", lambda *args, **options: made)
    result = CliRunner().invoke(app, ["demo", "演示", "--quiet"])
    assert result.exit_code == 0
    for words in (
        "一、核查3月的花名册　kongchuo check 花名册/2023-03",
        "二、出3月的月报　kongchuo report --month 2023-03",
        "三、核对小升初　kongchuo transition --cohort 2023",
        "演示/报表/2023-03/控辍保学月报.xlsx",
        "演示/报表/核查/2023-03",
        "去向不明6人",
    ):
        assert words in result.stdout
