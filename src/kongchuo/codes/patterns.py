"""Regular expressions that are compiled when they are first tried.

Compiling takes far longer than reading the compiled module: a range of Chinese characters alone
takes a millisecond, and a run of the program tries a few of the patterns that it has.
"""

import re
from typing import Any, overload

_METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")


@overload
def pattern(text: str, flags: int = 0) -> re.Pattern[str]: ...
@overload
def pattern(text: bytes, flags: int = 0) -> re.Pattern[bytes]: ...
def pattern(text: str | bytes, flags: int = 0) -> Any:
    """What `re.compile` gives, for constants of a module; `re.error` when it is first tried."""
    return _Pattern(text, flags)


class _Pattern:
    """Has the methods of its compiled pattern as soon as one of them is asked for, and is from then on
    as quick as that."""

    __slots__ = ("_flags", "_text", *_METHODS)

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._text, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
