"""XML as text: found and changed in place, so that all that is not ours stays as it was written."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

ATTRIBUTES = r"""(?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*"""
_ATTRIBUTE = re.compile(r"""(\s+)([^\s=<>"'/]+)\s*=\s*("[^"<]*"|'[^'<]*')""")
_TAG = re.compile(rf"<(/?)([^\s<>/!?]+)({ATTRIBUTES})\s*(/?)>")
_DECLARATION = re.compile(r"""\ufeff?\s*<\?xml[^?]*?(?:encoding\s*=\s*["']([^"']*)["'])?[^?]*\?>""")
# Excel reads _x000D_ in a text as one character; written so, the text stays what it says.
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class UnpatchableError(Exception):
    """A workbook that is put together otherwise than Excel, WPS and LibreOffice do it."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a text: from `start` to `end`, its content from `inner` to `close`."""

    name: str
    attributes: Mapping[str, str]
    start: int
    inner: int
    close: int
    end: int


class Edits:
    """Changes of a text, collected in any order and made at once."""

    def __init__(self) -> None:
        self._edits: list[tuple[int, int, str]] = []

    def insert(self, at: int, text: str) -> None:
        """Put something in; what goes into the same place keeps its order."""
        self._edits.append((at, at, text))

    def replace(self, start: int, end: int, text: str) -> None:
        """Put something in the place of something."""
        self._edits.append((start, end, text))

    def applied(self, text: str) -> str:
        """The text with all changes."""
        parts, done = [], 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            if start < done:
                raise UnpatchableError("two changes of one place")
            parts += [text[done:start], new]
            done = end
        return "".join((*parts, text[done:]))


def read(content: bytes) -> str:
    """The text of a part. What could deceive a search for tags is refused."""
    text = content.decode()
    declaration = _DECLARATION.match(text)
    if declaration and (declaration[1] or "utf-8").lower() not in ("utf-8", "utf8"):
        raise UnpatchableError("not in UTF-8")
    if "<!" in text or text.count("<?") > (1 if declaration else 0):
        raise UnpatchableError("comments, CDATA, entities or instructions")
    return text


def attributes(text: str) -> dict[str, str]:
    """The attributes in a tag."""
    return {found[2]: html.unescape(found[3][1:-1]) for found in _ATTRIBUTE.finditer(text)}


def with_attributes(tag: str, **changes: str | None) -> str:
    """A start tag with other values of some attributes; None takes one away."""
    done = set()

    def changed(found: re.Match[str]) -> str:
        name = found[2]
        if name not in changes:
            return found[0]
        done.add(name)
        value = changes[name]
        return "" if value is None else f"{found[1]}{name}={quoteattr(value)}"

    new = _ATTRIBUTE.sub(changed, tag)
    added = "".join(
        f" {name}={quoteattr(value)}" for name, value in changes.items() if name not in done and value is not None
    )
    end = len(new) - (2 if new.endswith("/>") else 1)
    return f"{new[:end].rstrip()}{added}{new[end:]}"


def children(text: str, start: int, end: int) -> Iterator[Element]:
    """The elements between two places, without what stands inside them."""
    opened: list[tuple[str, re.Match[str]]] = []
    for found in _TAG.finditer(text, start, end):
        if found[1]:
            if not opened or opened[-1][0] != found[2]:
                raise UnpatchableError(f"</{found[2]}> out of place")
            name, first = opened.pop()
            if not opened:
                yield Element(name, attributes(first[3]), first.start(), first.end(), found.start(), found.end())
        elif not found[4]:
            opened.append((found[2], found))
        elif not opened:
            yield Element(found[2], attributes(found[3]), found.start(), found.end(), found.end(), found.end())
    if opened:
        raise UnpatchableError(f"<{opened[0][0]}> never ends")


def root(text: str, name: str, namespace: str = MAIN) -> Element:
    """The element that holds all others; it must have its usual name and no prefix."""
    found = list(children(text, 0, len(text)))
    if len(found) != 1 or found[0].name != name or found[0].attributes.get("xmlns") != namespace:
        raise UnpatchableError(f"no <{name}>")
    if any(key.startswith("xmlns:") and value == namespace for key, value in found[0].attributes.items()):
        raise UnpatchableError("two prefixes of one meaning")
    return found[0]


def opened(text: str, element: Element, content: str) -> str:
    """An element with other content, also one that was written as empty."""
    tag = text[element.start : element.inner]
    if tag.endswith("/>"):
        tag = f"{tag[:-2].rstrip()}>"
    return f"{tag}{content}</{element.name}>"


def attribute(value: str) -> str:
    """A value with its quotation marks."""
    return quoteattr(value, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def content(text: str) -> str:
    """A text between tags."""
    return _CODED.sub("_x005F_", escape(text))


def text_element(text: str) -> str:
    """A `<t>` that keeps its blanks."""
    return f'<t xml:space="preserve">{content(text)}</t>'
