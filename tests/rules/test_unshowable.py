"""Reading rules that no table on a page can show: the files are built here."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from kongchuo.read.file import read_file
from tests.factories import roster_rows, write_workbook
from tests.rules.test_pages import NOT_SHOWN


def unreadable(path: Path) -> None:
    path.write_bytes(b"%PDF-1.4 \xe8\x8a\xb1\xe5\x90\x8d\xe5\x86\x8c")


def encrypted(path: Path) -> None:
    from msoffcrypto.format.ooxml import OOXMLFile

    plain = write_workbook(path.with_name("plain.xlsx"), {"Sheet1": roster_rows()})
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt("123456", target)


def empty(path: Path) -> None:
    write_workbook(path, {"Sheet1": [], "Sheet2": []})


def oversized(path: Path) -> None:
    from kongchuo.read.limits import DEFAULT_LIMITS

    with path.open("wb") as target:
        target.truncate(DEFAULT_LIMITS.file_bytes + 1)


def hostile(path: Path) -> None:
    sheet = write_workbook(path.with_name("plain.xlsx"), {"Sheet1": roster_rows()})
    out = BytesIO()
    with zipfile.ZipFile(sheet) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = source.read(name)
            if name == "xl/sharedStrings.xml":
                text = text.replace(b"<sst", b'<!DOCTYPE a [<!ENTITY b "c">]>\n<sst', 1)
            target.writestr(name, text)
    path.write_bytes(out.getvalue())


BUILDERS: dict[str, Callable[[Path], None]] = {
    "unreadable-file": unreadable,
    "encrypted-file": encrypted,
    "empty-file": empty,
    "oversized-file": oversized,
    "hostile-file": hostile,
}


def test_every_rule_that_no_page_shows_is_built_here() -> None:
    assert set(NOT_SHOWN) == set(BUILDERS)


@pytest.mark.parametrize("name", BUILDERS)
def test_the_file_is_one_finding(name: str, tmp_path: Path) -> None:
    path = tmp_path / "一.xlsx"
    BUILDERS[name](path)
    (found,) = read_file(path, "一.xlsx").findings
    assert (name, "一.xlsx", None) == (found.name, found.where.file, found.where.sheet)
    assert found.message.endswith("。")
