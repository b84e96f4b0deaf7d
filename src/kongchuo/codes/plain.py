"""Texts that need no cleaning, known by one look at all of them."""

import re
import unicodedata
from collections.abc import Collection, Iterable

# What `text.clean` takes away, beyond what is not printable; most columns hold none of it.
_TAKEN_AWAY = " '‘’`"


def all_plain(values: Iterable[object]) -> bool:
    """Whether these are texts that `text.clean` would give back as they are.

    False may be wrong (a blank between two words), True never is: what is normalised and printable
    as a whole is so in its parts.
    """
    try:
        whole = "".join(values)  # type: ignore[arg-type]
    except TypeError:
        return False  # something else than texts
    return (
        whole.isprintable()
        and not any(mark in whole for mark in _TAKEN_AWAY)
        and unicodedata.is_normalized("NFKC", whole)
    )


def all_like(lines: re.Pattern[str], texts: Collection[str]) -> bool:
    """Whether each of these texts is like the others, tried as one text of which each is a line: `lines` is a
    pattern of any number of lines, each with its end, and best takes them with `*+`."""
    whole = "\n".join((*texts, ""))
    return whole.count("\n") == len(texts) and lines.fullmatch(whole) is not None
