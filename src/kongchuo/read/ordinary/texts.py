"""The shared texts of a workbook."""

import re
from collections.abc import Iterator

from kongchuo.codes.patterns import pattern
from kongchuo.read.ordinary.unusual import UnusualError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DECLARATION = rb"""(?:<\?xml version="1\.0"(?: encoding="(?i:utf-8)")?(?: standalone="(?:yes|no)")? ?\?>\s*+)?"""
_HEAD = pattern(DECLARATION + rb'<sst xmlns="' + MAIN.encode() + rb'"(?: [\w:]+="[^"<>&]*+")*+>')
_END = pattern(rb"</sst>\s*\Z")

_KEPT = ' xml:space="preserve"'
_USUAL = pattern(rf"<si><t(?:{_KEPT})?+>([^<]*+)</t></si>")
_FRAME = len("<si><t></t></si>")
_TEXT = rf"(?:<t({_KEPT})?+>([^<]*+)</t>|<t/>)"
# Looks of a part of a text: elements without content.
_LOOKS = r'(?:<rPr>(?:<\w+(?: \w+="[^"<>]*+")*+ ?/>)*+</rPr>|<rPr/>)?+'
_RUN = pattern(rf"<r>{_LOOKS}{_TEXT}</r>")
_ITEM = pattern(
    rf'<si>(?:{_TEXT}|((?:<r>{_LOOKS}<t[^<>]*+>(?:[^<]*+</t>)?+</r>)++))(?:<phoneticPr(?: \w+="[^"<>]*+")*+ ?/>)?+</si>'
)
_ENTITY = pattern(r"&([^&;]{0,9};?)")
_NAMED = {"amp;": "&", "lt;": "<", "gt;": ">", "quot;": '"', "apos;": "'"}
_NUMBERED = pattern(r"#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
# Excel's way to write a character by its number; it says so of an underscore too.
_CODED = pattern(r"_x[0-9A-Fa-f]{4}_")
_BLANKS = " \t\r\n"


def shared_texts(data: bytes) -> list[str]:
    """The texts of `xl/sharedStrings.xml` in their order."""
    head, end = _HEAD.match(data), _END.search(data, max(0, len(data) - 200))
    if not head or not end:
        raise UnusualError("shared texts")
    body = data[head.end() : end.start()].decode()
    texts = _USUAL.findall(body)
    # The lengths add up only if nothing stands between and beside the texts that were found.
    framed = sum(map(len, texts)) + _FRAME * len(texts) + len(_KEPT) * body.count(f"{_KEPT}>")
    if framed != len(body) or "&#" in body or not _all_bare(texts):
        return list(_one_by_one(body))
    if "&" in body or "_x" in body or "\r" in body:
        return [plain(text, kept=True) for text in texts]
    return texts


def _one_by_one(body: str) -> Iterator[str]:
    done = 0
    for found in _ITEM.finditer(body):
        if found.start() != done:
            break
        done = found.end()
        kept, text, runs = found.groups()
        if runs is None:
            yield plain(text or "", kept=bool(kept))
        else:
            yield "".join(plain(run[2] or "", kept=bool(run[1])) for run in _RUN.finditer(runs))
    if done != len(body):
        raise UnusualError("shared texts")


def plain(text: str, *, kept: bool) -> str:
    """A text as it stands in XML, as what it says; `kept` is whether its outer blanks are meant."""
    if "\r" in text or _CODED.search(text):
        raise UnusualError("coded characters")
    said = _ENTITY.sub(_character, text) if "&" in text else text
    if not kept and _bare(said) != said:
        raise UnusualError("outer blanks")
    return said


def _all_bare(texts: list[str]) -> bool:
    return list(map(str.strip, texts)) == texts or list(map(_bare, texts)) == texts


def _bare(text: str) -> str:
    return text.strip(_BLANKS)


def _character(found: re.Match[str]) -> str:
    named = _NAMED.get(found[1])
    if named:
        return named
    numbered = _NUMBERED.fullmatch(found[1])
    number = int(numbered[1], 16) if numbered and numbered[1] else int(numbered[2]) if numbered else 0
    # Characters that XML does not allow, and what editors write as numbers for a reason.
    if number not in (9, 10) and not 32 <= number < 0xD800 and not 0xE000 <= number < 0xFFFE:
        raise UnusualError("an entity")
    return chr(number)
