"""The blank workbooks say what the records say, and the ones in `data/templates` are up to date."""

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from kongchuo.codes.id_number import check_digit
from kongchuo.records.catalogue import RECORDS
from kongchuo.records.columns import ColumnSpec
from kongchuo.write.template import EXAMPLE, template_bytes
from kongchuo.write.templates import TEMPLATES, Template, find_template, templates_folder

IDS = [template.kind for template in TEMPLATES]


def book(template: Template, *, example: bool = True) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template_bytes(template, example=example)))


def header_row(sheet: Worksheet) -> int:
    return next(row for row in range(1, 6) if any(str(cell.value or "").startswith("★") for cell in sheet[row]))


def content(data: bytes) -> dict[str, object]:
    """Everything in a workbook that a person could notice."""
    read = openpyxl.load_workbook(io.BytesIO(data))
    found: dict[str, object] = {}
    for sheet in read:
        found[sheet.title] = {
            "cells": [[cell.value for cell in row] for row in sheet.iter_rows()],
            "comments": {
                cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment
            },
            "formats": {
                cell.coordinate: (cell.number_format, cell.fill.start_color.rgb)
                for row in sheet.iter_rows()
                for cell in row
            },
            "widths": {name: dimension.width for name, dimension in sheet.column_dimensions.items()},
            "lists": sorted(
                (str(rule.sqref), rule.type, rule.formula1 or "") for rule in sheet.data_validations.dataValidation
            ),
            "frozen": sheet.freeze_panes,
            "page": (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.print_title_rows),
        }
    return found


def specs(kind: str) -> list[ColumnSpec]:
    return list(RECORDS[kind].columns().values())


def test_every_sheet_of_the_contract_has_a_template() -> None:
    assert sorted(sheet.kind for template in TEMPLATES for sheet in template.sheets) == sorted(RECORDS)


@pytest.mark.parametrize("template", TEMPLATES, ids=IDS)
def test_the_shipped_templates_are_what_the_records_say(template: Template) -> None:
    """Run `make templates` when this fails. Content is compared: XlsxWriter's bytes change between versions."""
    assert content((templates_folder() / template.file).read_bytes()) == content(template_bytes(template))


def test_no_other_file_lies_among_the_templates() -> None:
    files = sorted(path.name for path in templates_folder().iterdir() if path.is_file())
    assert files == sorted(template.file for template in TEMPLATES)


@pytest.mark.parametrize("template", TEMPLATES, ids=IDS)
def test_the_same_records_give_the_same_bytes(template: Template) -> None:
    assert template_bytes(template) == template_bytes(template)


@pytest.mark.parametrize("template", TEMPLATES, ids=IDS)
def test_headings_stand_in_order_with_a_star_before_the_required_ones(template: Template) -> None:
    for sheet, worksheet in zip(template.sheets, book(template), strict=False):
        headings = [cell.value for cell in worksheet[header_row(worksheet)]]
        assert headings == [("★" if spec.required else "") + spec.heading for spec in specs(sheet.kind)]


@pytest.mark.parametrize("template", TEMPLATES, ids=IDS)
def test_choices_and_grades_have_a_drop_down_on_their_column(template: Template) -> None:
    for sheet, worksheet in zip(template.sheets, book(template), strict=False):
        lists = {
            next(iter(rule.sqref.ranges)).min_col: rule.formula1.strip('"').split(",")
            for rule in worksheet.data_validations.dataValidation
            if rule.type == "list"
        }
        wanted = {number: list(spec.choices.words) for number, spec in enumerate(specs(sheet.kind), 1) if spec.choices}
        grades = [number for number, spec in enumerate(specs(sheet.kind), 1) if spec.kind == "grade"]
        assert {number: words for number, words in lists.items() if number not in grades} == wanted
        assert all(lists[number] == [f"{digit}年级" for digit in "一二三四五六七八九"] for number in grades)


@pytest.mark.parametrize("template", TEMPLATES, ids=IDS)
def test_numbers_that_are_names_are_kept_as_text(template: Template) -> None:
    for sheet, worksheet in zip(template.sheets, book(template), strict=False):
        below = header_row(worksheet) + 1
        for number, spec in enumerate(specs(sheet.kind), 1):
            if spec.kind in ("id", "phone", "roll", "code", "class", "month"):
                assert worksheet.cell(below, number).number_format == "@"


@pytest.mark.parametrize("template", TEMPLATES, ids=IDS)
def test_one_example_row_says_that_it_is_one_and_a_ledger_in_use_has_none(template: Template) -> None:
    for worksheet in list(book(template))[: len(template.sheets)]:
        rows = [row for row in worksheet.iter_rows(min_row=header_row(worksheet) + 1, values_only=True) if any(row)]
        assert len(rows) == 1
        assert any(str(value).startswith(EXAMPLE) for value in rows[0])
    for worksheet in list(book(template, example=False))[: len(template.sheets)]:
        assert worksheet.max_row == header_row(worksheet)


@pytest.mark.parametrize("kind", RECORDS)
def test_the_examples_are_invented_numbers_with_a_valid_check_digit(kind: str) -> None:
    for spec in specs(kind):
        number = spec.example.removeprefix("G") if spec.kind in ("id", "roll") else ""
        if number:
            assert number[:6] == "342221"
            assert check_digit(number[:17]) == number[17]


@pytest.mark.parametrize("text", ["花名册", "roster", "花名册.xlsx", " ROSTER "])
def test_a_template_is_named_in_chinese_or_by_its_kind(text: str) -> None:
    found = find_template(text)
    assert found is not None
    assert found.kind == "roster"


def test_the_templates_lie_in_an_existing_folder() -> None:
    assert Path(templates_folder()).is_dir()


@pytest.mark.parametrize("template", TEMPLATES, ids=IDS)
def test_where_names_are_printed_again_on_the_next_page_no_title_lies_over_them(template: Template) -> None:
    """A merged cell that begins on the page before would be printed in part."""
    for sheet in book(template).worksheets:
        if repeated := sheet.print_title_cols:
            column = column_index_from_string(repeated.strip("$").split(":")[0])
            over = [str(area) for area in sheet.merged_cells.ranges if area.min_col <= column <= area.max_col]
            assert [] == over
