"""Workbooks of the kinds that no library writes, and broken copies of all kinds."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from random import Random

from tests.factories import roster_rows, write_workbook
from tests.read.test_formats import KINDS

PASSWORD = "开门123"
PROTECTED = "22.xlsx"

_ODS = (
    '<?xml version="1.0"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="名单">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
)
_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)


def ods_cell(value: object, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{attributes}><text:p>{value}</text:p></table:table-cell>'


def ods_row(cells: str, attributes: str = "") -> str:
    return f"<table:table-row{attributes}>{cells}</table:table-row>"


def ods(rows: str) -> bytes:
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": _ODS.format(rows=rows).encode(),
            "META-INF/manifest.xml": _MANIFEST.encode(),
        }
    )


def roster_ods() -> bytes:
    # As LibreOffice writes it: a million empty rows follow.
    empty = ods_row(
        '<table:table-cell table:number-columns-repeated="16384"/>', ' table:number-rows-repeated="1048573"'
    )
    return ods("".join(ods_row("".join(map(ods_cell, row))) for row in roster_rows(3)) + empty)


def _record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = len(data), b""
    while True:
        length += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
        size >>= 7
        if not size:
            return head + length + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(cells: Iterable[tuple[int, int, str]]) -> bytes:
    """A binary workbook with these texts at (row, column) of its one sheet."""
    body, last = b"", -1
    for row, column, text in cells:
        if row != last:
            body += _record(0, struct.pack("<I", row) + bytes(13))
            last = row
        body += _record(6, struct.pack("<II", column, 0) + _wide(text))
    sheet = _record(129) + _record(148, struct.pack("<4I", 0, 2, 0, 9)) + _record(145) + body + _record(146)
    bundle = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("名单")
    book = _record(131) + _record(143) + _record(156, bundle) + _record(144) + _record(132)
    links = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="worksheets/sheet1.bin" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>'
    )
    types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return packed(
        {
            "[Content_Types].xml": types.encode(),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": links.encode(),
            "xl/worksheets/sheet1.bin": sheet + _record(130),
        }
    )


def roster_xlsb() -> bytes:
    rows = roster_rows(3)
    return xlsb((i, j, str(value)) for i, row in enumerate(rows) for j, value in enumerate(row) if value != "")


def packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    return packed({name: change(body) if name == part else body for name, body in unpacked(data).items()})


def roster_xlsx(folder: Path, rows: Sequence[Sequence[object]] | None = None) -> bytes:
    return write_workbook(folder / "名单.xlsx", {"名单": rows or roster_rows(3)}).read_bytes()


def with_password(data: bytes, password: str = PASSWORD) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    target = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, target)
    return target.getvalue()


def workbook_stream(data: bytes) -> bytes:
    from kongchuo.read.ole import Compound

    stream = Compound(data).stream("workbook")
    assert stream is not None
    return stream


def old_xls(folder: Path) -> bytes:
    KINDS["xls of 1997"][1](folder / "old.xls")
    return (folder / "old.xls").read_bytes()


def old_xls_of(stream: bytes) -> bytes:
    """The container of an old workbook around a changed stream."""
    import xlwt

    target = io.BytesIO()
    xlwt.CompoundDoc.XlsDoc().save(target, stream)
    return target.getvalue()


def records(stream: bytes) -> list[tuple[int, int, int]]:
    """(kind, place, size) of each record of an old workbook."""
    found, at = [], 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        found.append((kind, at, size))
        at += 4 + size
    return found


def old_xls_with_password(folder: Path, password: str = PASSWORD) -> bytes:
    """Protected as Excel 97 does it: RC4 with 40 bits, in blocks of 1024 bytes."""
    from msoffcrypto.method.rc4 import DocumentRC4

    stream = workbook_stream(old_xls(folder))
    first = 4 + struct.unpack_from("<H", stream, 2)[0]
    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    from hashlib import md5

    crypt = lambda data: DocumentRC4.decrypt(password, salt, io.BytesIO(data), blocksize=1024).read()  # noqa: E731
    check = crypt(verifier + md5(verifier).digest())
    guard = struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + salt + check
    plain = bytearray(stream[:first] + guard + stream[first:])
    plain += bytes(-len(plain) % 4)  # the container is filled up with empty records of four bytes
    hidden = bytearray(crypt(bytes(plain)))
    for kind, at, size in records(bytes(plain)):
        hidden[at : at + 4] = plain[at : at + 4]
        if kind in (0x809, 0x2F, 0xE1):
            hidden[at : at + 4 + size] = plain[at : at + 4 + size]
        if kind == 0x85:  # where the sheet begins, which has moved
            hidden[at + 4 : at + 8] = struct.pack("<I", struct.unpack_from("<I", plain, at + 4)[0] + len(guard))
    return old_xls_of(bytes(hidden))


def all_kinds(folder: Path) -> dict[str, bytes]:
    """One sound roster of every kind of file, by a name with the usual ending."""
    found: dict[str, bytes] = {}
    for number, (name, write) in enumerate(KINDS.values()):
        write(folder / name)
        found[f"{number:02}{name[1:]}"] = (folder / name).read_bytes()
        (folder / name).unlink()
    found["20.ods"] = roster_ods()
    found["21.xlsb"] = roster_xlsb()
    found[PROTECTED] = with_password(roster_xlsx(folder))
    found["23.xls"] = old_xls_with_password(folder)
    return found


def broken(data: bytes, other: bytes, random: Random) -> bytes:
    """A copy that is flipped, cut or grafted; packed files also inside, where no checksum tells."""
    if data[:2] == b"PK" and random.random() < 0.7:
        parts = unpacked(data)
        name = random.choice(sorted(parts))
        strange = random.choice(list(unpacked(other).values())) if other[:2] == b"PK" else other
        parts[name] = _broken(parts[name], strange, random)
        return packed(parts)
    return _broken(data, other, random)


def _broken(data: bytes, other: bytes, random: Random) -> bytes:
    if not data:
        return other
    made = bytearray(data)
    place, length = random.randrange(len(made)), random.choice((1, 2, 4, 8, 64, 512))
    match random.randrange(6):
        case 0:
            for _ in range(random.choice((1, 3, 20))):
                made[random.randrange(len(made))] ^= 1 << random.randrange(8)
        case 1:
            return bytes(made[:place])
        case 2:
            made[place : place + length] = random.choice((b"\xff", b"\0", b"\x7f")) * length
        case 3:
            start = random.randrange(max(1, len(other)))
            made[place : place + length] = other[start : start + length]
        case 4:
            made[place:place] = made[place : place + length] * random.choice((1, 10, 1000))
        case _:
            del made[place : place + length]
    return bytes(made)
