"""What a file is, by its content: the extension is often wrong."""

import re
import zipfile
from typing import Literal

from kongchuo.codes.patterns import pattern
from kongchuo.read.content import Content, opened, whole
from kongchuo.read.limits import Limits, beyond, damaged
from kongchuo.read.ole import Compound
from kongchuo.read.raw import UnreadableError
from kongchuo.read.xls_look import encrypted

FileKind = Literal["xlsx", "xlsb", "ods", "xls", "protected", "html", "xml2003", "text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    (b"%PDF", "这是PDF文件"),
    (b"\x89PNG", "这是图片"),
    (b"\xff\xd8\xff", "这是图片"),
    (b"GIF8", "这是图片"),
    (b"Rar!", "这是压缩包"),
    (b"7z\xbc\xaf", "这是压缩包"),
    (b"\x1f\x8b", "这是压缩包"),
    (b"{\\rtf", "这是Word文档"),
)
_ASK_FOR_WORKBOOK = "请学校另存为“Excel 工作簿(*.xlsx)”后重新报送。"


def sniff(content: Content, limits: Limits) -> FileKind:
    """The kind of a file; UnreadableError when it is empty, too large or no table at all."""
    size = len(content) if isinstance(content, bytes) else content.stat().st_size
    if size == 0:
        raise UnreadableError("empty-file", "文件是空的（0字节），里面没有任何内容。")
    if size > limits.file_bytes:
        raise beyond(limits, "file_mb", size)
    with opened(content) as file:
        head = file.read(8192)
    if head.startswith(b"PK"):
        return _zipped(content)
    if head.startswith(_OLE):
        return _ole(content)
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise UnreadableError("unreadable-file", f"{what}，不是Excel表格，读不出学生名单。", _ASK_FOR_WORKBOOK)
    return _texts(head)


def _zipped(content: Content) -> FileKind:
    try:
        with opened(content) as file, zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, LookupError):
        raise damaged() from None
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.lower().endswith("workbook.xml") for name in names):
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    if any(name.startswith("word/") for name in names):
        raise UnreadableError(
            "unreadable-file",
            "这是Word文档，不是Excel表格，读不出学生名单。",
            "请学校把名单放进Excel花名册模板后重新报送。",
        )
    raise UnreadableError("unreadable-file", "这是压缩包，不是Excel表格。", "请先解压，再核查里面的表格。")


def _ole(content: Content) -> FileKind:
    """Old workbooks and protected new ones share one container."""
    book = Compound(whole(content))
    names = {name.casefold() for name in book.names}
    if "encryptedpackage" in names:
        return "protected"
    if "worddocument" in names:
        raise UnreadableError(
            "unreadable-file",
            "这是Word文档，不是Excel表格，读不出学生名单。",
            "请学校把名单放进Excel花名册模板后重新报送。",
        )
    return "protected" if encrypted(book) else "xls"


_MARKUP = pattern(
    rb"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|table|body|style|div)", re.IGNORECASE | re.DOTALL
)


def _texts(head: bytes) -> FileKind:
    plain = _ascii(head)
    if b"urn:schemas-microsoft-com:office:spreadsheet" in plain and b"<Workbook" in plain:
        return "xml2003"
    if _MARKUP.match(plain) or (plain.lstrip()[:1] == b"<" and b"<table" in plain.lower()):
        return "html"
    utf16 = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not utf16 and (b"\0" in head or sum(byte < 9 for byte in head) > len(head) // 100):
        raise UnreadableError("unreadable-file", "文件不是Excel表格，或者已经损坏，打不开。")
    return "text"


def _ascii(head: bytes) -> bytes:
    """The head with a byte-order mark and UTF-16's zero bytes taken out, to look for markup."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")
