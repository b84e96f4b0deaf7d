"""Village files of the register, as messy as rosters: every child with its village and household."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kongchuo.codes.village_in_text import group_in_text, village_in_text
from kongchuo.model.table import Table
from kongchuo.read.file import FileRead, read_file
from kongchuo.records.register import Child
from tests.factories import SCHOOL, TOWNSHIP, make_id, write_workbook

HEADER = ("姓名", "性别", "身份证号", "就学状态", "就读学校", "就读年级")
Row = Sequence[object]


def child(number: int, name: str, **changes: object) -> list[object]:
    row = {
        "name": name, "sex": "男" if number % 2 else "女", "id": make_id(number), "status": "在校", "school": SCHOOL,
        "grade": "四年级",
    }  # fmt: skip
    return list((row | changes).values())


CHILDREN = [child(1, "陈小满"), child(2, "陈白露"), child(3, "李秋实"), child(4, "王春和")]


def read(path: Path, sheets: dict[str, list[Row]]) -> FileRead:
    return read_file(write_workbook(path, sheets), path.name, ("register",), township=TOWNSHIP, school_year=2022)


def people(file: FileRead) -> list[tuple[str, str, str]]:
    return [
        (record.village, record.householder, record.name) for table in file.tables for record in Child.from_table(table)
    ]


def names(file: FileRead) -> list[str]:
    return [finding.name for finding in file.findings]


@pytest.mark.parametrize(
    ("file", "sheet", "titles"),
    [
        ("望舒村.xlsx", "Sheet1", []),
        ("03 马井镇望舒村适龄儿童登记表（终稿）.xlsx", "Sheet1", []),
        ("上报.xlsx", "望舒村", []),
        ("上报.xlsx", "Sheet1", ["萧县马井镇望舒村2022年适龄儿童少年登记册"]),
        ("上报.xlsx", "Sheet1", ["马井镇2022年适龄儿童摸底表（望舒村）"]),
        ("上报.xlsx", "Sheet1", ["适龄儿童登记表", "填报单位：望舒村村民委员会（盖章）"]),
        ("上报.xlsx", "Sheet1", ["适龄儿童登记表", "行政村：望舒"]),
    ],
)
def test_a_village_that_only_title_sheet_or_file_names_is_every_childs(
    tmp_path: Path, file: str, sheet: str, titles: list[str]
) -> None:
    found = read(tmp_path / file, {sheet: [*([title] for title in titles), HEADER, *CHILDREN]})
    assert ["望舒村"] * 4 == [village for village, _, _ in people(found)]
    assert [] == names(found)


def test_where_nothing_says_the_village_the_column_is_missing(tmp_path: Path) -> None:
    found = read(tmp_path / "上报.xlsx", {"Sheet1": [HEADER, *CHILDREN]})
    assert ["column-missing"] == names(found)
    assert "缺少“村”这一列" in found.findings[0].message


def test_a_star_column_that_a_village_left_out_is_a_finding(tmp_path: Path) -> None:
    found = read(tmp_path / "望舒村.xlsx", {"Sheet1": [HEADER[:3], *(row[:3] for row in CHILDREN)]})
    assert ["缺少“就学状态”这一列，4行都没有这项内容。"] == [finding.message for finding in found.findings]


def test_a_sheet_a_village_group_with_totals_signatures_and_the_header_repeated(tmp_path: Path) -> None:
    header = ("序号", "组", "户主", *HEADER)
    sheets: dict[str, list[Row]] = {
        f"{group}组": [
            ["望舒村适龄儿童登记表"],
            header,
            [1, f"{group}组", "陈大山", *CHILDREN[0]],
            [2, f"{group}组", "陈大山", *CHILDREN[1]],
            header,
            [3, f"{group}组", "李大河", *CHILDREN[2]],
            ["合计", "", "", "3人"],
            ["填表人：张三", "", "", "", "村（盖章）"],
        ]
        for group in "一二"
    }
    sheets["二组"] = [
        *sheets["二组"][:2],
        [1, "二组", "赵大海", *child(7, "赵小雪")],
        [2, "二组", "孙大江", *child(9, "孙立夏")],
    ]
    found = read(tmp_path / "上报.xlsx", sheets)
    assert [
        ("望舒村", "陈大山", "陈小满"), ("望舒村", "陈大山", "陈白露"), ("望舒村", "李大河", "李秋实"),
        ("望舒村", "赵大海", "赵小雪"), ("望舒村", "孙大江", "孙立夏"),
    ] == people(found)  # fmt: skip
    assert [] == names(found)


def test_several_villages_written_once_over_their_children(tmp_path: Path) -> None:
    villages = ("望舒村", "", "", "清禾村", "云溪村", "")
    rows = [[village, *child(number, "陈小满")] for number, village in enumerate(villages, start=1)]
    found = read(tmp_path / "全镇.xlsx", {"Sheet1": [("行政村", *HEADER), *rows]})
    assert ["望舒村", "望舒村", "望舒村", "清禾村", "云溪村", "云溪村"] == [village for village, _, _ in people(found)]


def test_a_village_left_out_among_several_stays_empty(tmp_path: Path) -> None:
    villages = ("望舒村", "清禾村", "", "望舒村", "清禾村", "望舒村")
    rows = [[village, *child(number, "陈小满")] for number, village in enumerate(villages, start=1)]
    found = read(tmp_path / "全镇.xlsx", {"Sheet1": [("行政村", *HEADER), *rows]})
    assert list(villages) == [village for village, _, _ in people(found)]


def test_a_household_written_once_goes_on_for_brothers_and_sisters(tmp_path: Path) -> None:
    rows = [["陈大山", *CHILDREN[0]], ["", *CHILDREN[1]], ["李大河", *CHILDREN[2]], ["王大川", *CHILDREN[3]]]
    found = read(tmp_path / "望舒村.xlsx", {"Sheet1": [("户主", *HEADER), *rows]})
    assert ["陈大山", "陈大山", "李大河", "王大川"] == [head for _, head, _ in people(found)]


@pytest.mark.parametrize(
    ("blank", "phone"), [(CHILDREN[2], ""), (CHILDREN[1], "13800000002")], ids=["another surname", "another phone"]
)
def test_an_empty_household_that_may_be_another_one_stays_empty(tmp_path: Path, blank: Row, phone: str) -> None:
    rows = [
        ["陈大山", *CHILDREN[0], "13800000001"],
        ["", *blank, phone],
        ["王大川", *CHILDREN[3], ""],
    ]
    found = read(tmp_path / "望舒村.xlsx", {"Sheet1": [("户主", *HEADER, "联系电话"), *rows]})
    assert ["陈大山", "", "王大川"] == [head for _, head, _ in people(found)]


def test_one_serial_number_a_household_says_whose_the_rows_below_are(tmp_path: Path) -> None:
    rows = [
        [1, "陈大山", *CHILDREN[0]],
        ["", "", *child(5, "周立冬")],  # bears the mother's surname
        [2, "李大河", *CHILDREN[2]],
    ]
    found = read(tmp_path / "望舒村.xlsx", {"Sheet1": [("序号", "户主", *HEADER), *rows]})
    assert ["陈大山", "陈大山", "李大河"] == [head for _, head, _ in people(found)]


HOUSEHOLD = ("户号", "与户主关系", "姓名", "性别", "公民身份号码", "出生日期", "就学状态", "就读学校")


def member(relation: str, name: str, birth: date, order: int, status: str = "", school: str = "") -> list[object]:
    """A row of a household list; an invented grown-up has no number, which might be a living person's."""
    number = make_id(order, birth) if birth.year > 2005 else ""
    return ["001", relation, name, "男" if order % 2 else "女", number, birth.isoformat(), status, school]


def test_the_grown_ups_of_a_household_list_are_no_children_and_no_error(tmp_path: Path) -> None:
    rows = [
        member("户主", "陈大山", date(1980, 3, 4), 1),
        member("妻", "李小兰", date(1982, 3, 4), 2),
        member("子", "陈小满", date(2013, 1, 5), 3, "在校", SCHOOL),
        member("女", "陈白露", date(2020, 1, 5), 4),  # three years old
        member("子", "陈立春", date(2002, 1, 5), 5),  # grown up
        member("子", "陈立秋", date(2006, 1, 5), 7, "辍学"),  # sixteen, and something is said of him
        member("户主", "李大河", date(1950, 3, 4), 9),
        member("孙女", "李秋实", date(2012, 1, 5), 6, "在校", SCHOOL),
    ]
    found = read(tmp_path / "望舒村.xlsx", {"常住人口": [HOUSEHOLD, *rows]})
    expected = [("望舒村", "陈大山", "陈小满"), ("望舒村", "陈大山", "陈立秋"), ("望舒村", "李大河", "李秋实")]
    assert expected == people(found)
    assert ["row-set-aside"] == names(found)
    assert "5人不在学龄" in found.findings[0].message
    assert (3, 5 + 1) == (found.sheets[0].students, found.sheets[0].set_aside)


def test_a_parents_number_in_a_list_of_children_is_not_set_aside(tmp_path: Path) -> None:
    rows = [["子", "", *CHILDREN[0]], ["子", "1980-01-05", *child(11, "李秋实", id="")]]
    found = read(tmp_path / "望舒村.xlsx", {"Sheet1": [("与户主关系", "出生日期", *HEADER), *rows]})
    assert ["陈小满", "李秋实"] == [name for _, _, name in people(found)]


def test_a_two_row_header_with_merged_village_and_household(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "上报.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.merge_range("A1:H1", "2022年适龄儿童登记表")
        for column, text in enumerate(("村(社区)", "户主")):
            sheet.merge_range(1, column, 2, column, text)
        sheet.merge_range("C2:E2", "儿童信息")
        sheet.merge_range("F2:H2", "就学情况")
        sheet.write_row("C3", ("姓名", "性别", "身份证号", "就学状态", "就读学校", "就读年级"))
        sheet.merge_range("A4:A7", "望舒村")
        sheet.merge_range("B4:B5", "陈大山")
        for index, row in enumerate(CHILDREN):
            sheet.write_row(3 + index, 2, row)
        sheet.write("B6", "李大河")
        sheet.write("B7", "王大川")
        sheet.write_row("A8", ("合计", "", 4))
    found = read_file(path, path.name, ("register",), township=TOWNSHIP, school_year=2022)
    assert [("望舒村", "陈大山"), ("望舒村", "陈大山"), ("望舒村", "李大河"), ("望舒村", "王大川")] == [
        (village, head) for village, head, _ in people(found)
    ]
    assert [] == names(found)


def _xls(path: Path, rows: list[Row]) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            sheet.write(row, column, value)
    book.save(str(path))


@pytest.mark.parametrize("ending", ["xls", "csv", "tab"])
def test_old_workbooks_and_gbk_text_are_read_alike(tmp_path: Path, ending: str) -> None:
    rows: list[Row] = [["望舒村适龄儿童登记表"], ("户主", *HEADER), *(["陈大山", *row] for row in CHILDREN)]
    path = tmp_path / ("上报.csv" if ending == "csv" else "上报.xls")
    if ending == "xls":
        _xls(path, rows)
    else:
        mark = "," if ending == "csv" else "\t"
        path.write_bytes("\r\n".join(mark.join(map(str, row)) for row in rows).encode("gbk"))
    found = read_file(path, path.name, ("register",), township=TOWNSHIP, school_year=2022)
    assert [("望舒村", "陈大山", str(row[0])) for row in CHILDREN] == people(found)
    assert [] == names(found)


def test_a_group_or_hamlet_in_the_villages_column_is_of_the_files_village(tmp_path: Path) -> None:
    cells = ("望舒村1组", "2组", "望舒", "马井镇望舒村")
    rows = [[cell, *row] for cell, row in zip(cells, CHILDREN, strict=True)]
    found = read(tmp_path / "望舒村.xlsx", {"Sheet1": [("村组", *HEADER), *rows]})
    assert ["望舒村"] * 4 == [village for village, _, _ in people(found)]


def test_the_places_and_grades_are_the_townships(tmp_path: Path) -> None:
    rows = [child(1, "陈小满", school="中心小学", grade="四(1)班"), child(3, "李秋实", school="苏州市某小学")]
    table: Table = read(tmp_path / "望舒村.xlsx", {"Sheet1": [HEADER, *rows]}).tables[0]
    assert ((SCHOOL, None), (4, 4)) == (table.derived["ours"], table.derived["grade_number"])


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("望舒村", "望舒村"),
        ("马井镇望舒村委会", "望舒村"),
        ("附件2：望舒村适龄儿童", "望舒村"),
        ("安徽省宿州市萧县马井镇桐荫行政村", "桐荫行政村"),
        ("滨河社区居民委员会", "滨河社区"),
        ("新市村", "新市村"),
        ("马井镇中心小学", None),
        ("望舒村小学", None),
        ("全镇各行政村适龄儿童汇总", None),
        ("农村适龄儿童", None),
        ("村级上报", None),
        ("Sheet1", None),
        ("", None),
    ],
)
def test_a_village_is_told_from_what_stands_around_it(text: str, village: str | None) -> None:
    assert village == village_in_text(text, ("萧县", "马井镇"))


@pytest.mark.parametrize(
    ("text", "group"), [("望舒村3组", "3组"), ("第二村民组", "第二村民组"), ("前组", "前组"), ("望舒村", "")]
)
def test_a_group_ends_a_text(text: str, group: str) -> None:
    assert group == group_in_text(text)
