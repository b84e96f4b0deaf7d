"""A cell in the XML of a sheet: what follows its reference (`<c r="B5"`), which depends on value and format alone."""

import re
from collections.abc import Callable
from datetime import datetime

from kongchuo.write.stored import serial_day

Kept = str | int | float | datetime | None

_MARKUP = re.compile(r"[&<>]|_x[0-9A-Fa-f]{4}_")
_ESCAPE = re.compile(r"_(x[0-9A-Fa-f]{4}_)")


def after_reference(kept: Kept, style: int, share: Callable[[str], int] | None = None) -> str:
    """The rest of a cell with a value as the workbook stores it, in the format of that number.

    A text stands in the cell itself, or is the place that `share` gives it among the workbook's texts. Nothing else
    than a text or a number is ever written: a text that looks like a formula is none.
    """
    if kept is None:
        return f' s="{style}"/>'
    if isinstance(kept, str):
        if share is not None:
            return f' s="{style}" t="s"><v>{share(kept)}</v></c>'
        return f' s="{style}" t="inlineStr"><is><t{_spaces(kept)}>{_escaped(kept)}</t></is></c>'
    number = serial_day(kept.date()) if isinstance(kept, datetime) else kept
    return f' s="{style}"><v>{number:.16G}</v></c>'


def attribute(text: str) -> str:
    """A text as the value of an attribute."""
    plain = text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace("\n", "&#xA;")


def _escaped(text: str) -> str:
    """A text with what XML, and what Excel, would read otherwise; other control characters never come this far
    (`measure.cell_text`)."""
    if not _MARKUP.search(text):
        return text
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _ESCAPE.sub(r"_x005F_\1", plain)


def _spaces(text: str) -> str:
    return ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
