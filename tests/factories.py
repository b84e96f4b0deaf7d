"""Pupils, tables and workbooks for tests. All pupils are invented: see `make_id`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kongchuo.codes import id_number
from kongchuo.codes.text import clean
from kongchuo.model.table import Column, Table
from kongchuo.model.township import School, Township
from kongchuo.records.catalogue import RECORDS
from kongchuo.records.placement import settle

SCHOOL = "马井镇中心小学"
TOWNSHIP = Township(
    name="马井镇",
    county="萧县",
    schools=(
        School(SCHOOL, ("primary",), code="2134000001", aliases=("中心小学",), feeds="马井镇初级中学"),
        School("马井镇东风小学", ("primary",), feeds="马井镇初级中学"),
        School("马井镇希望学校", ("primary", "junior")),
        School("马井镇初级中学", ("junior",), aliases=("马井初中",)),
    ),
)
SCHOOL_YEAR = 2022


def make_id(order: int = 1, birth: date = date(2013, 1, 5), division: str = "342221") -> str:
    """An ID number that no living child has: its division was retired in 1999."""
    return id_number.make(division, birth, order)


def pupil(**changes: object) -> dict[str, Any]:
    """A clean grade 4 pupil by field name (school year 2022-2023); changes win, None drops a field."""
    order = changes.pop("order", 1)
    birth = changes.pop("birth", date(2013, 1, 5))
    assert isinstance(order, int)
    assert isinstance(birth, date)
    row: dict[str, Any] = {
        "school_name": SCHOOL,
        "grade": "四年级",
        "class_name": "四年级(1)班",
        "name": "陈小满",
        "sex": "男" if order % 2 else "女",
        "id_number": make_id(order, birth),
        "birth_date": birth.isoformat(),
        "ethnicity": "汉族",
        "roll_status": "在读",
    }
    row.update(changes)
    return {name: value for name, value in row.items() if value is not None}


def table(
    rows: Sequence[Mapping[str, Any]],
    *,
    kind: str = "roster",
    file: str = "花名册/2023-03/中心小学.xlsx",
    sheet: str = "Sheet1",
    titles: tuple[str, ...] = (),
    first_row: int = 2,
) -> Table:
    """A table as the reader makes it; columns in the record's order, from column A."""
    specs = RECORDS[kind].columns()
    names = [name for name in specs if any(name in row for row in rows)]
    columns = {}
    for index, name in enumerate(names):
        raw = tuple(row.get(name, "") for row in rows)
        columns[name] = Column(name, specs[name].heading, index, raw, tuple(clean(value) for value in raw))
    numbers = tuple(range(first_row, first_row + len(rows)))
    return Table(kind, file, sheet, numbers, columns, header_row=first_row - 1, titles=titles)


def roster_table(
    rows: Sequence[Mapping[str, Any]],
    *,
    township: Township | None = TOWNSHIP,
    school_year: int = SCHOOL_YEAR,
    **place: Any,
) -> Table:
    """A settled roster."""
    return settle(table(rows, **place), township, school_year)


def write_workbook(path: Path, sheets: Mapping[str, Iterable[Sequence[object]]]) -> Path:
    """A workbook with these rows on each sheet, cells typed as the values are."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, values in enumerate(rows):
                for column, value in enumerate(values):
                    if isinstance(value, date):
                        sheet.write_datetime(row, column, value, day)
                    elif value not in (None, ""):
                        sheet.write(row, column, value)
    return path


HEADER = ("序号", "学校名称", "年级", "班级", "姓名", "性别", "身份证件号", "出生日期", "民族", "学籍状态")


def roster_rows(count: int = 3, *, header: Sequence[str] = HEADER, start: int = 1) -> list[list[object]]:
    """A header and clean pupils under it, in the order of `HEADER`."""
    rows: list[list[object]] = [list(header)]
    for number in range(start, start + count):
        birth = date(2013, 1 + number % 8, 1 + number % 28)
        sex = "男" if number % 2 else "女"
        name = "陈" + "安宝春东方光海吉佳开乐明宁平晴荣山泰文"[number % 19] + "晨辰川丹帆歌禾静可岚"[number % 10]
        rows.append(
            [
                number,
                SCHOOL,
                "四年级",
                "四年级(1)班",
                name,
                sex,
                make_id(number, birth),
                birth.isoformat(),
                "汉族",
                "在读",
            ]
        )
    return rows
