"""Fonts, colours and borders: what each meaning looks like on paper.

Everything that stands out is also readable in black and white: what is bad is bold on a shade,
totals are bold on grey.
"""

from typing import Any

from kongchuo.model.grid import Meaning

BODY_FONT = "宋体"
HEADING_FONT = "黑体"
BODY_SIZE = 11

LINK_COLOUR = "#0B5394"
BORDER_COLOUR = "#7F7F7F"
HEADER_FILL = "#DDE6F0"

Look = dict[str, Any]

# Without "none" the font would follow the theme, which names a Latin font on most machines.
DEFAULT: Look = {"font_name": BODY_FONT, "font_size": BODY_SIZE, "font_charset": 134, "font_scheme": "none"}
BASE: Look = {**DEFAULT, "valign": "vcenter"}

MEANINGS: dict[Meaning, Look] = {
    Meaning.PLAIN: {},
    Meaning.BAD: {"font_color": "#B00000", "bold": True, "bg_color": "#FBE0DD"},
    Meaning.GOOD: {"font_color": "#1E6B2E"},
    Meaning.TOTAL: {"bold": True, "bg_color": "#E3E3E3"},
    Meaning.MUTED: {"font_color": "#6B6B6B"},
    Meaning.GROUP: {"bold": True, "bg_color": "#F1F1F1", "align": "left"},
}

_FRAME: Look = {"border": 1, "border_color": BORDER_COLOUR}
_PARAGRAPH: Look = {"text_wrap": True, "valign": "top"}

TITLE: Look = {**BASE, "font_name": HEADING_FONT, "font_size": 18, "align": "center"}
SUBTITLE: Look = {**BASE, "align": "center", "font_color": "#404040", "text_wrap": True}
GRID_TITLE: Look = {**BASE, "font_name": HEADING_FONT, "font_size": 13}
TEXT_HEADING: Look = {**BASE, "font_name": HEADING_FONT, "font_size": 12}
HEADER: Look = {
    **BASE, **_FRAME, "font_name": HEADING_FONT, "align": "center", "text_wrap": True, "bg_color": HEADER_FILL,
}  # fmt: skip
NOTE: Look = {**BASE, **_PARAGRAPH, "font_size": 10, "font_color": "#404040"}
NOTHING: Look = {**BASE, **_FRAME, "align": "center", "font_color": "#6B6B6B"}


def paragraph(meaning: Meaning) -> Look:
    """A paragraph: the font of its meaning, without the shade."""
    look = {key: value for key, value in MEANINGS[meaning].items() if key != "bg_color"}
    return {**BASE, **_PARAGRAPH, **look}


def body(
    meaning: Meaning,
    align: str,
    number_format: str | int | None,
    *,
    text: bool,
    link: bool = False,
    quote: bool = False,
) -> Look:
    """A cell of a grid; a text is wrapped. A link is blue unless its meaning has a colour of its own."""
    look: Look = {**BASE, **_FRAME, "align": align, **MEANINGS[meaning]}
    if text:
        look["text_wrap"] = True
    if look["align"] != "center":
        look["indent"] = 1  # keeps text off the frame
    if link and "font_color" not in look:
        look["font_color"] = LINK_COLOUR
    if number_format is not None:
        look["num_format"] = number_format
    if quote:
        look["quote_prefix"] = True
    return look
