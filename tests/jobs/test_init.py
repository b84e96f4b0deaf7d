"""`kongchuo init` makes a workspace that is valid as it is."""

import tomllib
from pathlib import Path

import pytest

from kongchuo.jobs import init as job
from kongchuo.model.errors import UserError


def test_a_new_workspace_has_settings_folders_and_empty_ledgers(tmp_path: Path) -> None:
    made = job.run(tmp_path / "马井镇", township="马井镇", county="萧县")
    assert sorted(str(path.relative_to(made.root)) for path in made.root.rglob("*")) == sorted(
        [
            "kongchuo.toml",
            "花名册",
            "适龄儿童",
            "报表",
            "台账",
            "台账/学籍异动.xlsx",
            "台账/辍学.xlsx",
            "台账/毕业生去向.xlsx",
            "台账/残疾儿童.xlsx",
            "台账/考勤.xlsx",
        ]
    )
    assert made.files == (
        "kongchuo.toml",
        "台账/学籍异动.xlsx",
        "台账/辍学.xlsx",
        "台账/毕业生去向.xlsx",
        "台账/残疾儿童.xlsx",
        "台账/考勤.xlsx",
    )


@pytest.mark.parametrize("name", ["马井镇", '引"号\\镇'])
def test_the_settings_are_valid_toml_whatever_the_name(tmp_path: Path, name: str) -> None:
    job.run(tmp_path, township=name, county="萧县")
    settings = tomllib.loads((tmp_path / "kongchuo.toml").read_text("utf-8"))
    assert settings["township"] == {"name": name, "county": "萧县"}
    assert settings["schools"][0]["feeds"] == settings["schools"][1]["name"] == f"{name}初级中学"


def test_a_workspace_is_never_made_twice(tmp_path: Path) -> None:
    job.run(tmp_path, township="马井镇", county="萧县")
    with pytest.raises(UserError, match="已是一个工作区"):
        job.run(tmp_path, township="马井镇", county="萧县")


def test_a_ledger_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "台账").mkdir()
    (tmp_path / "台账" / "辍学.xlsx").write_text("旧台账")
    made = job.run(tmp_path, township="马井镇", county="萧县")
    assert (tmp_path / "台账" / "辍学.xlsx").read_text() == "旧台账"
    assert "台账/辍学.xlsx" not in made.files
