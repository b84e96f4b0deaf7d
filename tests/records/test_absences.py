"""Which days the ledger 考勤 means, in the layouts in which it comes."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kongchuo.codes import day_spans
from kongchuo.model.table import Table
from kongchuo.model.workspace import Workspace
from kongchuo.read.workspace import read_ledger
from kongchuo.records.absences import absent_days, read
from tests.factories import SCHOOL, TOWNSHIP, make_id, table, write_workbook

HEADER = ["学校", "班级", "姓名", "身份证件号", "缺勤日期", "原因", "请假"]


def sheet(*cells: object, titles: tuple[str, ...] = (), sheet: str = "Sheet1", file: str = "台账/考勤.xlsx") -> Table:
    rows = [{"name": "陈小满", "absent": cell} for cell in cells]
    return table(rows, kind="attendance", file=file, sheet=sheet, titles=titles)


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("2023-03-06", "2023-03-06"),
        ("2023年3月6日", "2023-03-06"),
        (date(2023, 3, 6), "2023-03-06"),
        ("20230306", "2023-03-06"),
        ("2023-03-06至2023-03-10", "2023-03-06/2023-03-10"),
        ("2023.3.6—3.10", "2023-03-06/2023-03-10"),
        ("2022年12月29日至2023年1月3日", "2022-12-29/2023-01-03"),
        ("2023-03-06、2023-03-08", "2023-03-06,2023-03-08"),
        ("2023年3月6、7、9日", "2023-03-06,2023-03-07,2023-03-09"),
        ("2023-03-06至今", "2023-03-06/"),
        ("2023-03-06上午", ""),
        ("", ""),
        ("上周三", ""),
        ("2023-03-10至2023-03-06", ""),
        ("2023年3月", ""),
    ],
)
def test_a_cell_names_a_day_several_or_a_span(cell: object, days: str) -> None:
    assert (days,) == absent_days(sheet(cell))


@pytest.mark.parametrize(
    "place",
    [
        {"titles": ("马井镇2023年3月学生缺勤登记表",)},
        {"titles": ("马井镇学生缺勤登记表", "2022-2023学年第二学期")},
        {"titles": ("2022—2023学年缺勤",)},
        {"sheet": "2023年3月"},
        {"file": "台账/考勤2023-03.xlsx"},
        {"file": "台账/考勤202303.xlsx"},
    ],
)
def test_the_year_comes_from_title_sheet_or_file(place: dict[str, str]) -> None:
    assert ("2023-03-06/2023-03-10",) == absent_days(sheet("3月6日—3月10日", **place))  # type: ignore[arg-type]


def test_a_school_year_in_the_title_gives_autumn_and_spring_their_own_years() -> None:
    assert ("2022-09-06", "2023-03-06") == absent_days(sheet("9月6日", "3月6日", titles=("2022-2023学年缺勤",)))


def test_what_stands_nearest_to_the_rows_wins() -> None:
    near = sheet("3月6日", titles=("2021年缺勤", "2023年缺勤"), sheet="2022年3月", file="台账/考勤2020年.xlsx")
    assert ("2023-03-06",) == absent_days(near)


def test_without_any_year_the_row_above_that_writes_one_gives_its_school_year() -> None:
    rows = sheet("3月1日", "2022-11-07", "12月5日", "3月6日", "2023-09-04", "10月9日", "3月4日")
    assert ("", "2022-11-07", "2022-12-05", "2023-03-06", "2023-09-04", "2023-10-09", "2024-03-04") == absent_days(rows)


def test_a_year_of_the_title_is_not_changed_by_a_row_that_writes_another() -> None:
    rows = sheet("2021-03-01", "3月6日", titles=("2023年3月缺勤",))
    assert ("2021-03-01", "2023-03-06") == absent_days(rows)


def test_a_day_without_a_year_that_nobody_gives_is_no_day_and_says_so() -> None:
    assert [day_spans.NO_YEAR] == [found.problem for found in read(sheet("3月6日"))]


def test_a_day_stored_as_a_decimal_number_may_have_lost_its_zero() -> None:
    found = list(read(sheet(3.1, "3.10", 3.6, 3.15, titles=("2023年",))))
    days = [(), ("2023-03-10",), ("2023-03-06",), ("2023-03-15",)]
    assert days == [tuple(str(span.first) for span in one.spans) for one in found]
    assert [day_spans.LOST_ZERO, None, None, None] == [one.problem for one in found]


@given(st.lists(st.text(alphabet="0123456789年月日.-、至今 上午", max_size=24), max_size=6))
def test_whatever_is_written_every_row_has_an_answer_that_reads_back(cells: list[str]) -> None:
    found = list(read(sheet(*cells)))
    assert len(cells) == len(found)
    for one in found:
        assert one.spans == day_spans.from_text(one.text)
        assert not (one.spans and one.problem)
        assert all(span.last is None or span.first <= span.last for span in one.spans)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    found = Workspace(tmp_path, TOWNSHIP)
    found.ledgers.mkdir()
    return found


def rows_of(workspace: Workspace) -> list[tuple[str, str | None, str]]:
    """Name, school and days of every row; nothing to object to."""
    found = read_ledger(workspace, "attendance")
    assert found
    assert [] == list(found.findings)
    return [
        row
        for one in found.tables
        for row in zip(one.text("name"), one.derived["school"], one.derived["absent_days"], strict=True)
    ]


def absence(number: int, name: str, days: object, school: str = SCHOOL) -> list[object]:
    return [school, "四年级(1)班", name, make_id(number), days, "", "否"]


def test_titles_a_repeated_header_and_totals_are_no_absences(workspace: Workspace) -> None:
    rows = [
        ["马井镇2023年3月学生缺勤登记表"], ["填表人：王老师", "", "填表日期：2023年3月31日"], HEADER,
        absence(1, "陈小满", "3月6日"), HEADER, absence(2, "李秋实", "3月8日至10日"), ["合计", "", "2人"],
    ]  # fmt: skip
    write_workbook(workspace.ledgers / "考勤.xlsx", {"考勤": rows})
    assert [
        ("陈小满", SCHOOL, "2023-03-06"),
        ("李秋实", SCHOOL, "2023-03-08/2023-03-10"),
    ] == rows_of(workspace)


def test_a_school_merged_over_its_rows_is_the_school_of_each(workspace: Workspace) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(workspace.ledgers / "考勤.xlsx")) as book:
        page = book.add_worksheet("考勤")
        page.merge_range(0, 0, 0, 6, "2023年3月缺勤")
        page.write_row(1, 0, HEADER)
        page.write_row(2, 0, absence(1, "陈小满", "3月6日"))
        page.write_row(3, 1, absence(2, "李秋实", "3月7日")[1:])
        page.merge_range(2, 0, 3, 0, "中心小学")
        page.write_row(4, 0, absence(3, "王春和", "3月8日", "东风小学"))
    assert [
        ("陈小满", SCHOOL, "2023-03-06"),
        ("李秋实", SCHOOL, "2023-03-07"),
        ("王春和", "马井镇东风小学", "2023-03-08"),
    ] == rows_of(workspace)


def test_every_class_may_have_its_sheet_and_every_month_its_workbook(workspace: Workspace) -> None:
    header = ["学校", "姓名", "身份证件号", "缺勤日期"]
    first = {
        "四年级(1)班": [header, [SCHOOL, "陈小满", make_id(1), "3月6日"]],
        "四年级(2)班": [header, [SCHOOL, "李秋实", make_id(2), "3月7日至今"]],
    }
    write_workbook(workspace.ledgers / "考勤2023年3月.xlsx", first)
    write_workbook(workspace.ledgers / "考勤2023年4月.xlsx", {"四年级(1)班": [header, [SCHOOL, "陈小满", make_id(1), "4月3日"]]})  # fmt: skip
    assert [
        ("陈小满", SCHOOL, "2023-03-06"),
        ("李秋实", SCHOOL, "2023-03-07/"),
        ("陈小满", SCHOOL, "2023-04-03"),
    ] == rows_of(workspace)


@pytest.mark.parametrize("encoding", ["gbk", "utf-8-sig"])
def test_a_csv_says_the_same_in_both_encodings(workspace: Workspace, encoding: str) -> None:
    rows = [["2022-2023学年缺勤"], HEADER, absence(1, "陈小满", "9月6日"), absence(2, "李秋实", "3月6日")]
    text = "\r\n".join(",".join(map(str, row)) for row in rows)
    (workspace.ledgers / "考勤.csv").write_bytes(text.encode(encoding))
    assert [("陈小满", SCHOOL, "2022-09-06"), ("李秋实", SCHOOL, "2023-03-06")] == rows_of(workspace)


def test_an_old_workbook_says_the_same(workspace: Workspace) -> None:
    import xlwt

    book = xlwt.Workbook()
    page = book.add_sheet("考勤")
    for place, row in enumerate([["2023年3月缺勤"], HEADER, absence(1, "陈小满", "3月6日、7日")]):
        for column, value in enumerate(row):
            page.write(place, column, value)
    page.write(3, 0, SCHOOL)
    page.write(3, 2, "李秋实")
    page.write(3, 3, make_id(2))
    page.write(3, 4, date(2023, 3, 8), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    book.save(str(workspace.ledgers / "考勤.xls"))
    assert [
        ("陈小满", SCHOOL, "2023-03-06,2023-03-07"),
        ("李秋实", SCHOOL, "2023-03-08"),
    ] == rows_of(workspace)


def test_a_ledger_without_a_column_of_schools_says_so_and_keeps_the_days(workspace: Workspace) -> None:
    rows = [["2023年3月缺勤"], HEADER[1:], absence(1, "陈小满", "3月6日")[1:]]
    write_workbook(workspace.ledgers / "考勤.xlsx", {"考勤": rows})
    found = read_ledger(workspace, "attendance")
    assert found
    assert ["column-missing"] == [finding.name for finding in found.findings]
    assert [("2023-03-06",)] == [one.derived["absent_days"] for one in found.tables]
