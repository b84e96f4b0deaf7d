"""`[calendar]`: dates as a clerk writes them, and one sentence with the line for a wrong one."""

from datetime import date
from pathlib import Path

import pytest

from kongchuo.model.errors import UserError
from kongchuo.model.school_terms import CalendarSettings
from kongchuo.policy.config import load_township

HEAD = '[township]\nname = "马井镇"\ncounty = "萧县"\n'


def _calendar(folder: Path, text: str) -> CalendarSettings:
    path = folder / "kongchuo.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    return load_township(path).calendar


def test_nothing_said_is_the_usual_calendar(tmp_path: Path) -> None:
    assert CalendarSettings() == _calendar(tmp_path, "")


def test_everything_can_be_set(tmp_path: Path) -> None:
    text = """[calendar]
winter_vacation = ["1月10日", "02-15"]
summer_vacation = ["07-08", "08-30"]
holidays = [2023-01-12, "2023年2月6日 至 2023年2月8日"]
school_days = "2023-02-18"

[calendar.terms]
"2022-2023-2" = ["2023-02-13", 2023-07-07]
2022-2023-1 = ["2022-08-29", "2023-01-13"]
"""
    expected = CalendarSettings(
        winter=((1, 10), (2, 15)),
        summer=((7, 8), (8, 30)),
        terms=(
            ("2022-2023-1", (date(2022, 8, 29), date(2023, 1, 13))),
            ("2022-2023-2", (date(2023, 2, 13), date(2023, 7, 7))),
        ),
        holidays=((date(2023, 1, 12), date(2023, 1, 12)), (date(2023, 2, 6), date(2023, 2, 8))),
        school_days=((date(2023, 2, 18), date(2023, 2, 18)),),
    )
    assert expected == _calendar(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('[calendar]\nvacation = "x"', 5, "vacation"),
        ('[calendar]\nwinter_vacation = "01-16"', 5, "两个日期"),
        ('[calendar]\nwinter_vacation = ["01-16", "02-30"]', 5, "两个日期"),
        ('[calendar]\nwinter_vacation = ["07-16", "08-20"]', 5, "12月到3月"),
        ('[calendar]\nsummer_vacation = ["08-31", "07-01"]', 5, "6月到9月"),
        ('[calendar]\n\nholidays = ["大雪"]', 6, "大雪"),
        ('[calendar]\nholidays = ["2023-01"]', 5, "2023-01"),
        ('[calendar]\nholidays = ["2023-01-13 ~ 2023-01-12"]', 5, "不是日期"),
        ("[calendar]\nterms = 3", 5, "calendar.terms"),
        ('[calendar.terms]\n"2022-2023" = ["2022-09-01", "2023-01-13"]', 5, "学期"),
        ('[calendar.terms]\n"2022-2023-1" = ["2022-09-01"]', 5, "最后一天"),
        ('[calendar.terms]\n"2022-2023-1" = ["2023-02-13", "2023-07-07"]', 5, "最后一天"),
        ('[calendar.terms]\n"2022-2023-1" = ["2023-01-13", "2022-09-01"]', 5, "最后一天"),
    ],
)
def test_what_is_wrong_is_one_sentence_with_its_line(tmp_path: Path, text: str, line: int, word: str) -> None:
    with pytest.raises(UserError) as caught:
        _calendar(tmp_path, text)
    assert str(caught.value).startswith(f"kongchuo.toml 第{line}行：")
    assert word in str(caught.value)
