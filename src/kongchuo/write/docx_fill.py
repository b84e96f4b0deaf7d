"""Fills a Word template: `{{姓名}}` becomes a text, wherever Word has split it between runs.

Only what is shown is looked at, once: the text of a value is never looked through for placeholders,
and field codes, links and properties are left as the template has them.
"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from kongchuo.model.errors import UserError
from kongchuo.model.limits import DEFAULT_LIMITS
from kongchuo.write.wording import shown

if TYPE_CHECKING:
    from docx.document import Document

BLANK = "________"
# A Chinese keyboard types the full-width braces.
_PLACEHOLDER = re.compile(r"[{｛]{2}\s*([^{}｛｝]{1,40}?)\s*[}｝]{2}")
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
# No template of a form is larger; what is larger has photographs in it, or is made to do harm.
_LARGEST = 20_000_000
_LARGEST_UNPACKED = 100_000_000


def placeholders(template: bytes, name: str) -> tuple[str, ...]:
    """The names that a template asks for, each once, in order. UserError when it is no Word document."""
    found = [
        match[1]
        for paragraph in _paragraphs(_opened(template, name))
        for match in _PLACEHOLDER.finditer("".join(piece.text or "" for piece in _pieces(paragraph)))
    ]
    return tuple(dict.fromkeys(found))


def fill(template: bytes, values: Mapping[str, str], name: str, title: str) -> bytes:
    """The template with every placeholder replaced; what has no value becomes a line to write on.

    The same template and values give the same bytes.
    """
    document = _opened(template, name)
    for paragraph in list(_paragraphs(document)):
        _fill_paragraph(list(_pieces(paragraph)), values)
    return packed(document, title)


def packed(document: "Document", title: str) -> bytes:
    """A document as a file that says nothing of the time or the computer it was made on."""
    from datetime import datetime

    properties: Any = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "kongchuo", "kongchuo"
    properties.comments, properties.keywords, properties.subject, properties.revision = "", "", "", 1
    properties.created = properties.modified = datetime(2023, 9, 1)
    saved, target = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as source, ZipFile(target, "w", ZIP_DEFLATED) as package:
        for part in source.namelist():
            entry = ZipInfo(part, _ZIP_EPOCH)
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, source.read(part))
    return target.getvalue()


def _opened(template: bytes, name: str) -> "Document":
    import docx

    message = f"文书模板“{name}”打不开。请用 WPS 或 Word 重新另存为 .docx，或删去它改用自带的模板。"
    try:
        with ZipFile(BytesIO(template)) as package:
            entries = package.infolist()
        size = sum(entry.file_size for entry in entries)
        if len(template) > _LARGEST or size > _LARGEST_UNPACKED or len(entries) > DEFAULT_LIMITS.parts:
            raise UserError(f"文书模板“{name}”太大。请删去里面的图片，或删去它改用自带的模板。")
        return docx.Document(BytesIO(template))
    except UserError:
        raise
    except (BadZipFile, KeyError, ValueError, OSError, SyntaxError, AttributeError, NotImplementedError) as error:
        raise UserError(message) from error  # lxml's faults are SyntaxErrors
    except Exception as error:
        if type(error).__module__.startswith("docx."):
            raise UserError(message) from error
        raise


def _paragraphs(document: "Document") -> Iterator[Any]:
    """Every paragraph of the page: in the text, tables, text boxes, headers and footers."""
    from docx.oxml.ns import qn

    yield from document.element.body.iter(qn("w:p"))
    seen = set()
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/header", "/footer")):
            continue
        part: Any = relation.target_part
        if part.partname not in seen:
            seen.add(part.partname)
            yield from part.element.iter(qn("w:p"))


def _pieces(paragraph: Any) -> Iterator[Any]:
    """The texts of a paragraph, without those of text boxes anchored in it."""
    from docx.oxml.ns import qn

    for piece in paragraph.iter(qn("w:t")):
        if next(piece.iterancestors(qn("w:p")), None) is paragraph:
            yield piece


def _fill_paragraph(pieces: list[Any], values: Mapping[str, str]) -> None:
    texts = [piece.text or "" for piece in pieces]
    matches = list(_PLACEHOLDER.finditer("".join(texts)))
    for match in reversed(matches):
        _put(texts, match.start(), match.end(), _plain(values.get(match[1], "")))
    if matches:
        for piece, text in zip(pieces, texts, strict=True):
            piece.text = text
            piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _put(texts: list[str], start: int, end: int, value: str) -> None:
    """Replaces a stretch of the joined texts; the value takes the format of the stretch's beginning."""
    offset, placed = 0, False
    for index, text in enumerate(texts):
        first, last = max(start - offset, 0), min(end - offset, len(text))
        if first < last:
            texts[index] = text[:first] + ("" if placed else value) + text[last:]
            placed = True
        offset += len(text)


def _plain(value: str) -> str:
    """A value as one line that XML can hold."""
    return (
        shown("".join(" " if "\ufdd0" <= char <= "\ufdef" or char in "\ufffe\uffff" else char for char in value))
        or BLANK
    )
