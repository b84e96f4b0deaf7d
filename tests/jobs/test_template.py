"""`kongchuo template` hands out blank workbooks and never destroys a filled one."""

from pathlib import Path

import openpyxl
import pytest

from kongchuo.jobs import template as job
from kongchuo.model.errors import UserError
from kongchuo.read.file import read_file
from kongchuo.records.catalogue import RECORDS
from kongchuo.write.templates import TEMPLATES, Template, templates_folder


def test_without_a_kind_all_templates_are_written(tmp_path: Path) -> None:
    job.run((), tmp_path / "模板")
    assert sorted(path.name for path in (tmp_path / "模板").iterdir()) == sorted(
        template.file for template in TEMPLATES
    )


def test_a_kind_is_written_once_however_it_is_named(tmp_path: Path) -> None:
    written = job.run(("花名册", "roster"), tmp_path)
    assert [item.path for item in written] == [tmp_path / "花名册.xlsx"]
    assert (tmp_path / "花名册.xlsx").read_bytes() == (templates_folder() / "花名册.xlsx").read_bytes()


def test_a_file_that_is_there_is_kept_unless_forced(tmp_path: Path) -> None:
    (tmp_path / "辍学.xlsx").write_text("填好的")
    with pytest.raises(UserError, match=r"已经有“辍学.xlsx”"):
        job.run((), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["辍学.xlsx"]
    job.run((), tmp_path, force=True)
    assert (tmp_path / "辍学.xlsx").read_bytes() == (templates_folder() / "辍学.xlsx").read_bytes()


@pytest.mark.parametrize("template", TEMPLATES, ids=[template.kind for template in TEMPLATES])
def test_the_reader_knows_every_column_and_takes_the_example_for_nobody(template: Template) -> None:
    kinds = [sheet.kind for sheet in template.sheets]
    read = read_file(templates_folder() / template.file, template.file, kinds)
    # A blank roster that comes back is a school that has sent nothing.
    told = ["empty-file"] if template.kind == "roster" else []
    assert (read.people, [finding.name for finding in read.findings]) == (0, told)
    assert [sheet.sheet for sheet in read.sheets if sheet.header_row][: len(kinds)] == [
        template.name,
        *(RECORDS[kind].title for kind in kinds[1:]),
    ]


def test_a_child_entered_below_the_example_is_read(tmp_path: Path) -> None:
    for template in TEMPLATES:
        book = openpyxl.load_workbook(templates_folder() / template.file)
        sheet = book.worksheets[0]
        row = sheet.max_row
        columns = list(RECORDS[template.kind].columns().items())
        for number, (name, _) in enumerate(columns, start=1):
            value = {"serial": 1, "remarks": None}.get(name, sheet.cell(row, number).value)
            sheet.cell(row + 1, number).value = value
        book.save(tmp_path / template.file)
        read = read_file(tmp_path / template.file, template.file, [one.kind for one in template.sheets])
        assert [(table.kind, table.rows) for table in read.tables] == [(template.kind, (row + 1,))]
        assert read.findings == ()


def test_an_unknown_kind_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"没有叫“成绩单”的模板。.*花名册（roster）"):
        job.run(("成绩单",), tmp_path)
