"""Numbers that name people are masked in whatever is written."""

from datetime import date

import pytest

from kongchuo.codes.text import mask_numbers
from kongchuo.model.grid import Cell, Document, Grid, Heading, Link, Row, Sheet, Text
from kongchuo.write.masking import masked_document, masked_json

PHONE = "13812340042"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("陈小满13812340042", "陈小满1********42"),
        ("电话138-1234-0042", "电话138-*****0042"),
        ("138 1234 0042", "138 *****0042"),
        ("１３８１２３４００４２", "１********４２"),
        ("ID342221201301050011X", "ID3422**********0011X"),
        ("tel13812340042a", "tel138****0042a"),
        ("342221 20130105 0011", "3422************0011"),
        ("3422 2120 1301 0500 11", "3422**************0 11"),
        ("G342221201301050011", "G342***********0011"),
        ("护照E12345678", "护照E1*****78"),
        ("0557-5012345", "0557-5****45"),
        ("2013-01-05至2014-02-03", "2013-01-05至2014-02-03"),
        ("20130105", "20130105"),
        ("四年级(1)班345人", "四年级(1)班345人"),
        ("3422**********0011", "3422**********0011"),
    ],
)
def test_a_number_is_masked_however_it_is_written(text: str, expected: str) -> None:
    assert expected == mask_numbers(text)


def test_a_document_keeps_its_files_and_loses_its_numbers() -> None:
    cells = (Cell(f"陈小满{PHONE}"), Cell("花名册/2134000001.xlsx"), Cell(13))
    grid = Grid((Heading("姓名"),) * 3, (Row(cells),), title=f"王老师{PHONE}", notes=(PHONE,))
    made = masked_document(Document("月报", (Sheet("名单", (grid, Text(f"问{PHONE}"))),), date(2023, 3, 31)))
    masked, text = made.sheets[0].blocks
    assert isinstance(masked, Grid)
    assert isinstance(text, Text)
    assert ("陈小满1********42", "花名册/2134000001.xlsx", 13) == tuple(cell.value for cell in masked.rows[0].cells)
    assert ("王老师1********42", ("1********42",), "问1********42") == (masked.title, masked.notes, text.text)


def test_a_sheet_loses_its_number_and_is_still_found() -> None:
    name = f"东风小学{PHONE}"
    grid = Grid((Heading("学校"),), (Row((Cell(name, link=Link(name, "甲")),)),))
    made = masked_document(Document("月报", (Sheet(name, (grid,)),), date(2023, 3, 31)))
    (masked,) = made.sheets[0].blocks
    assert isinstance(masked, Grid)
    assert Link(made.sheets[0].name, "甲") == masked.rows[0].cells[0].link
    assert "东风小学1********42" == made.sheets[0].name


def test_a_json_document_keeps_its_places() -> None:
    evidence = {"file": f"{PHONE}.xlsx", "sheet": PHONE, "cell": "B2"}
    document = {"name": PHONE, "evidence": evidence, "files": [f"{PHONE}.xlsx"], "count": 13812340042}
    assert {**document, "name": "1********42"} == masked_json(document)
