"""`kongchuo.toml`: every wrong key or value is one sentence with its line."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from kongchuo.model.errors import UserError
from kongchuo.model.limits import DEFAULT_LIMITS
from kongchuo.model.township import School
from kongchuo.policy.config import load_township

GOOD = """[township]
name = "马井镇"
county = "萧县"

[[schools]]
name = "马井镇中心小学"
stages = ["primary"]
aliases = ["中心小学"]
feeds = "马井镇初级中学"

[[schools]]
name = "马井镇初级中学"
stages = ["junior"]
"""


def _load(folder: Path, text: str, encoding: str = "utf-8") -> object:
    path = folder / "kongchuo.toml"
    path.write_bytes(text.encode(encoding))
    return load_township(path)


def test_everything_but_the_names_has_a_default(tmp_path: Path) -> None:
    township = load_township(_written(tmp_path, GOOD))
    assert (township.targets.junior_enrolment, township.targets.dropouts) == (Fraction(99, 100), 0)
    assert township.definitions.dropout_rate == "ledger"
    assert township.schools[0] == School("马井镇中心小学", ("primary",), None, ("中心小学",), "马井镇初级中学")


def _written(folder: Path, text: str) -> Path:
    path = folder / "kongchuo.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_school_may_name_the_villages_of_its_district(tmp_path: Path) -> None:
    text = GOOD.replace('feeds = "', 'villages = ["望舒村", "听泉村"]\nfeeds = "')
    township = load_township(_written(tmp_path, text + 'villages = ["望舒村"]\n'))
    assert [("望舒村", "听泉村"), ("望舒村",)] == [school.villages for school in township.schools]


def test_a_village_belongs_to_one_school_of_a_stage(tmp_path: Path) -> None:
    text = GOOD + 'villages = ["望舒村"]\n\n[[schools]]\nname = "希望学校"\nstages = ["primary", "junior"]\n'
    message = "kongchuo.toml 第19行：villages 里的“望舒”已经划给“马井镇初级中学”（写作“望舒村”），不能又划给“希望学校”：一个村在初中只能属于一所学校。"
    with pytest.raises(UserError) as found:
        load_township(_written(tmp_path, text + 'villages = ["听泉村", "望舒"]\n'))
    assert message == str(found.value)


def test_a_nine_year_school_whose_grade_6_goes_elsewhere_claims_no_junior_village(tmp_path: Path) -> None:
    text = GOOD + 'villages = ["望舒村"]\n\n[[schools]]\nname = "希望学校"\nstages = ["primary", "junior"]\n'
    township = load_township(_written(tmp_path, text + 'villages = ["望舒"]\nfeeds = "马井镇初级中学"\n'))
    assert [("望舒",), ()] == [township.schools[2].claims(stage) for stage in ("primary", "junior")]


def test_a_mark_at_the_start_and_windows_line_ends_make_no_difference(tmp_path: Path) -> None:
    assert _load(tmp_path, GOOD.replace("\n", "\r\n"), "utf-8-sig") == _load(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ('county = "萧县"', 'contry = "萧县"', 3, "contry"),
        ('feeds = "马井镇初级中学"', 'village = ["望舒村"]', 9, "village"),
        ('feeds = "马井镇初级中学"', 'villages = ["望舒村", "马井镇望舒村委会"]', 9, "同一个村"),
        ('feeds = "马井镇初级中学"', 'villages = ["望舒村", ""]', 9, "空的"),
        ('feeds = "马井镇初级中学"', "villages = 3", 9, "villages"),
        ('feeds = "马井镇初级中学"', 'feeds = "马井中学"', 9, "马井中学"),
        ('stages = ["junior"]', 'stages = ["middle"]', 13, "stages"),
        ('stages = ["junior"]', 'stages = ["junior"]\n[targets]\njunior_enrolment = "many"', 15, "junior_enrolment"),
        ('stages = ["junior"]', 'stages = ["junior"]\n[targets]\njunior_enrolment = "101%"', 15, "junior_enrolment"),
        ('stages = ["junior"]', 'stages = ["junior"]\n[targets]\ndropouts = -1', 15, "dropouts"),
        ('stages = ["junior"]', 'stages = ["junior"]\n[definitions]\ndropout_rate = "x"', 15, "dropout_rate"),
        ('stages = ["junior"]', 'stages = ["junior"]\n[columns]\n证号 = ["证"]', 15, "证号"),
        ('stages = ["junior"]', 'stages = ["junior"]\n[deadlines]\nclass_report_days = "x"', 15, "class_report_days"),
        ('name = "马井镇初级中学"', 'name = "马井镇中心小学"', 12, "写了两次"),
        ('stages = ["junior"]', 'stages = ["junior"]\naliases = ["中心小学"]', 14, "会认错学校"),
        ('county = "萧县"', "county = 萧县", 3, "英文引号"),
        ('county = "萧县"', "county = “萧县”", 3, "中文引号"),
        ('county = "萧县"', 'county = "萧县', 3, "成对"),
        ('[[schools]]\nname = "马井镇初级中学"', '[schools]\nname = "马井镇初级中学"', 11, "写两层"),
        ('stages = ["junior"]', 'stages = ["junior"]\n[columns]\n身份证件 = ["证"]', 15, "是不是“身份证件号”"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, word: str) -> None:
    with pytest.raises(UserError) as refused:
        _load(tmp_path, GOOD.replace(old, new))
    assert f"第{line}行" in str(refused.value)
    assert word in str(refused.value)


def test_a_missing_name_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="缺少 county"):
        _load(tmp_path, GOOD.replace('county = "萧县"\n', ""))


def test_limits_are_settings(tmp_path: Path) -> None:
    path = tmp_path / "kongchuo.toml"
    head = '[township]\nname = "马井镇"\ncounty = "萧县"\n[limits]\n'
    path.write_text(head + "rows = 1000\nfile_mb = 5\n", encoding="utf-8")
    assert replace(DEFAULT_LIMITS, rows=1000, file_bytes=5_000_000) == load_township(path).limits


@pytest.mark.parametrize("line", ["rows = 0", 'rows = "many"', "rows = true", "lines = 5"])
def test_a_limit_that_is_none_is_said_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "kongchuo.toml"
    path.write_text(f'[township]\nname = "马井镇"\ncounty = "萧县"\n[limits]\n{line}\n', encoding="utf-8")
    with pytest.raises(UserError, match="第5行"):
        load_township(path)
