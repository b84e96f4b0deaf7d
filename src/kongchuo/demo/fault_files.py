"""Faults of whole sheets and files."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kongchuo.demo.layouts.form import Form, Heading
from kongchuo.demo.layouts.forms import FIRST_JUNIOR, FORMS, SECOND_JUNIOR, TEACHING_POINTS
from kongchuo.demo.layouts.locked import locked_workbook
from kongchuo.demo.layouts.page import Page
from kongchuo.demo.layouts.save import save
from kongchuo.demo.lines import Line


@dataclass(frozen=True, slots=True)
class SheetMark:
    """A finding on a sheet or a heading: the form's file, the sheet, the field whose heading it is."""

    form: Form
    sheet: str
    rule: str
    severity: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class OddFile:
    """A file that is no roster."""

    name: str
    data: bytes
    rule: str
    sheet: str | None = None


def spoiled_forms(lines: Sequence[Line]) -> tuple[tuple[Form, ...], tuple[SheetMark, ...]]:
    """Three schools send other columns and sheets than they should."""
    points = replace(TEACHING_POINTS, headings=_without_sex_and_with_two_phones())
    juniors = replace(FIRST_JUNIOR, other_pages=lambda: [*FIRST_JUNIOR.other_pages(), _boarders(lines)])
    second = replace(SECOND_JUNIOR, other_pages=lambda: [*SECOND_JUNIOR.other_pages(), _copy(lines)])
    changed: dict[Any, Form] = {
        TEACHING_POINTS.schools: points,
        FIRST_JUNIOR.schools: juniors,
        SECOND_JUNIOR.schools: second,
    }
    marks = (
        SheetMark(points, points.sheet_name, "column-missing", "error"),
        SheetMark(points, points.sheet_name, "heading-twice", "warning", "phone_again"),
        SheetMark(juniors, "住校生", "sheet-not-read", "warning"),
        SheetMark(second, "九年级备份", "copied-sheet", "warning"),
    )
    return tuple(changed.get(form.schools, form) for form in FORMS), marks


def _without_sex_and_with_two_phones() -> tuple[Heading, ...]:
    kept = [heading for heading in TEACHING_POINTS.headings if heading.field != "sex"]
    return (*kept, Heading("电话", "phone_again"))


def _boarders(lines: Sequence[Line]) -> Page:
    """Names and numbers without a header."""
    page = Page("住校生")
    page.add(["2023年春季住校生"], "title")
    boarders = [line for line in lines if line.seat.school == "first_junior" and line.values["boarding"] == "住校"]
    for line in boarders[:6]:
        page.add([line.values["name"], line.values["id_number"], "3号楼"])
    return page


def _copy(lines: Sequence[Line]) -> Page:
    """A hidden copy of grade 9."""
    page = Page("九年级备份", hidden=True)
    page.add(["序号", "班级", "姓名", "性别", "身份证件号"], "header")
    for number, line in enumerate(
        (line for line in lines if line.seat.school == "second_junior" and line.seat.grade == 9), start=1
    ):
        page.add([number, f"9.{line.seat.number}", line.values["name"], line.values["sex"], line.values["id_number"]])
    return page


def odd_files(lines: Sequence[Line]) -> tuple[OddFile, ...]:
    """What else lies in the folder: nothing in it, damaged, locked, not a roster."""
    workbook = save([_boarders(lines)], "xlsx")
    notes = Page("Sheet1")
    for sentence in ("三月份花名册报送说明", "一、本校本月无新增学生。", "二、电子版与纸质版一致。"):
        notes.add([sentence])
    return (
        OddFile("新建 XLS 工作表.xls", b"", "empty-file"),
        OddFile("雁回小学（重发）.xlsx", workbook[: len(workbook) // 2], "unreadable-file"),
        OddFile("资助名单（有密码）.xlsx", locked_workbook(), "encrypted-file"),
        OddFile("桐荫小学报送说明.xlsx", save([notes], "xlsx"), "no-header", "Sheet1"),
        OddFile("关于报送花名册的通知.pdf", b"%PDF-1.4\n%%EOF\n", "unreadable-file"),
    )
