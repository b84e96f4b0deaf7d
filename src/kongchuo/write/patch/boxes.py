"""The boxes in which comments are shown: a drawing in VML, as every version of Excel and WPS reads it."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from kongchuo.write.comment import WIDTH_PIXELS, Place, height_pixels
from kongchuo.write.patch.extents import Extents
from kongchuo.write.patch.markup import Edits, UnpatchableError, attributes, with_attributes

_BOX_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
NO_BOXES = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    f'<o:idmap v:ext="edit" data="1"/></o:shapelayout>{_BOX_TYPE}</xml>'
)
_NAMESPACES = {
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "urn:schemas-microsoft-com:office:excel": "x",
}
_SHAPE = re.compile(r"<v:shape\s.*?</v:shape>", re.DOTALL)
_ANCHOR = re.compile(r"<x:Anchor>.*?</x:Anchor>", re.DOTALL)
_SHAPE_ID = re.compile(r'"_x0000_s([0-9]{1,9})"')
_FIRST_ID = 1025
_SIZE = re.compile(r"(?:^|;)\s*(?:width|height)\s*:[^;]*")


def boxed(text: str, whole: Mapping[Place, tuple[str, bool]], extents: Extents) -> str:
    """The drawing with a box for each comment, high enough for its text.

    `whole` tells for each cell the comment's text and whether there is a box already.
    """
    text = _usual(text)
    end = text.rindex("</xml>")
    edits = Edits()
    following = max(map(int, _SHAPE_ID.findall(text)), default=_FIRST_ID - 1) + 1
    boxes = {_box_place(found[0]): found for found in _SHAPE.finditer(text, 0, end)}
    added = [] if '"_x0000_t202"' in text else [_BOX_TYPE]
    for place, (shown, there) in whole.items():
        height = height_pixels(shown)
        if there:
            if place not in boxes:
                raise UnpatchableError("a comment without a box")
            found = boxes[place]
            resized = _resized(found[0], height, extents.anchor(place, height))
            edits.replace(found.start(), found.end(), resized)
        else:
            added.append(_box(place, following, height, extents.anchor(place, height)))
            following += 1
    edits.insert(end, "".join(added))
    return edits.applied(text)


def _usual(text: str) -> str:
    """The drawing with the usual prefixes, declared once; openpyxl declares others on every element."""
    if "</xml>" in text and all(f'xmlns:{prefix}="{name}"' in _head(text) for name, prefix in _NAMESPACES.items()):
        return text
    from xml.etree import ElementTree as ET

    for name, prefix in _NAMESPACES.items():
        ET.register_namespace(prefix, name)
    try:
        # `read` refuses entities, and expat fetches nothing.
        new = ET.tostring(ET.fromstring(text.lstrip("\ufeff")), encoding="unicode")  # noqa: S314
    except ET.ParseError as error:
        raise UnpatchableError("odd boxes") from error
    if not new.startswith("<xml") or not new.endswith("</xml>"):
        raise UnpatchableError("odd boxes")
    missing = "".join(
        f' xmlns:{prefix}="{name}"' for name, prefix in _NAMESPACES.items() if f"xmlns:{prefix}=" not in _head(new)
    )
    return f"<xml{missing}{new[len('<xml') :]}"


def _head(text: str) -> str:
    start = text.find("<xml")
    return text[start : text.find(">", start) + 1]


def _box_place(shape: str) -> Place | None:
    row, column = (re.search(rf"<x:{name}>\s*([0-9]+)\s*</x:{name}>", shape) for name in ("Row", "Column"))
    return (int(row[1]) + 1, int(column[1]) + 1) if row and column else None


def _resized(shape: str, height: int, anchor: str) -> str:
    """The school's box, large enough for what follows its text."""
    end = shape.index(">") + 1
    style = _SIZE.sub("", attributes(shape[:end]).get("style", "")).strip("; ")
    head = with_attributes(shape[:end], style=f"{style};{_size(height)}".lstrip(";"))
    inside = _ANCHOR.sub("", shape[end:])
    return head + inside.replace("<x:Row>", f"<x:Anchor>{anchor}</x:Anchor><x:Row>", 1)


def _box(place: Place, number: int, height: int, anchor: str) -> str:
    row, column = place
    style = f"position:absolute;margin-left:59.25pt;margin-top:1.5pt;{_size(height)};z-index:1;visibility:hidden"
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style={quoteattr(style)} fillcolor="#ffffe1" '
        'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
        '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
    )


def _size(height: int) -> str:
    return f"width:{WIDTH_PIXELS}px;height:{height}px"
