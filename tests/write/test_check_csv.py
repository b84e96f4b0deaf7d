"""The CSV of `check`."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from kongchuo.model.finding import Acceptance
from kongchuo.write import check_csv
from tests.write.findings import ID
from tests.write.results import result


def rows(**options: bool) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(check_csv.render(result(), **options).lstrip("\ufeff"), newline="")))


def test_excel_is_told_that_it_is_utf8() -> None:
    assert check_csv.render(result()).encode().startswith(b"\xef\xbb\xbf\xe7\xba\xa7\xe5\x88\xab,")


def test_one_row_a_finding_under_chinese_headings() -> None:
    found = rows()
    assert len(result().findings) == len(found)
    assert ("错误", "S101", "Sheet1", "F12", "四年级(1)班", "李明", "1232", "3422**********1232") == tuple(
        found[1][heading] for heading in ("级别", "规则", "工作表", "单元格", "班级", "姓名", "身份证号后四位", "原值")
    )
    assert "花名册/2023-03/中心小学.xlsx Sheet1 F31" in [row["相关位置"] for row in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-1", "'-1"),
        ("@A1", "'@A1"),
        ("\t=1", "'=1"),
        (" =1", "'=1"),
        ("\u200b=1", "'=1"),
        ("＝1", "'＝1"),
        ("a\r\nb", "a  b"),
        ('说"好",', '说"好",'),
        (ID, f"'{ID}"),
        ("1234", "1234"),
    ],
)
def test_no_cell_becomes_a_formula_a_number_or_two_lines(text: str, expected: str) -> None:
    written = check_csv.csv_text(("甲",), [(text,)])
    assert [["甲"], [expected]] == list(csv.reader(StringIO(written.lstrip("\ufeff"), newline="")))


def test_numbers_are_whole_only_when_they_are_revealed() -> None:
    assert ID not in check_csv.render(result())
    assert f"'{ID}" in [row["原值"] for row in rows(reveal=True)]


def test_what_is_accepted_says_why_in_the_last_column() -> None:
    given = result()
    settled = replace(given.findings[1], accepted=Acceptance(f"就是{ID}", None))
    text = check_csv.render(replace(given, findings=(given.findings[0], settled)))
    table = list(csv.reader(StringIO(text.lstrip("\ufeff"), newline="")))
    assert ["已核实", "", "就是3422**********1232"] == [row[-1] for row in table]
