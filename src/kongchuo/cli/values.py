"""Reads what the command line says without loading pydantic.

Typer (0.29) has pydantic turn every word of the command line into a value; loading it takes longer
than checking a thousand pupils. The plain cases are read here. Whatever is not plain, and all that
is wrong, is left to Typer, so that nothing is accepted or refused that was not before.
"""

from enum import Enum
from typing import Any, get_args, get_origin

_NOT_PLAIN = object()


def read_plainly(params: list[Any]) -> list[Any]:
    """The parameters of a command, reading plain values themselves. A Typer that keeps its readers
    elsewhere is left alone."""
    for param in params:
        if getattr(param, "_runtime_param", _NOT_PLAIN) is None and hasattr(param, "get_runtime_param"):
            param._runtime_param = _PlainFirst()
    return params


class _PlainFirst:
    """Stands where Typer keeps the reader of a parameter until a value is not plain."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value of a parameter, given as a word or as the default."""
        found = _read(value, param)
        if found is not _NOT_PLAIN:
            return found
        param._runtime_param = None
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


def _read(value: Any, param: Any) -> Any:
    described = param.type_descriptor
    if value is None:
        return () if param.multiple or param.nargs == -1 else None
    if get_origin(described.annotation) is list and isinstance(value, list | tuple):
        kind = get_args(described.annotation)[0]
        found = [_word(word, kind, described.parameter_info) for word in value]
        return _NOT_PLAIN if any(word is _NOT_PLAIN for word in found) else found
    return _word(value, described.annotation, described.parameter_info)


def _word(value: Any, kind: Any, info: Any) -> Any:
    if info.parser is not None:
        try:
            return info.parser(value)
        except ValueError:
            return _NOT_PLAIN
    if kind is str:
        return value if isinstance(value, str) else _NOT_PLAIN
    if kind is int:
        return _whole_number(value, info)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next((member for member in kind if value is member or value == member.value), _NOT_PLAIN)
    return _NOT_PLAIN


def _whole_number(value: Any, info: Any) -> Any:
    if isinstance(value, str) and value.isascii() and value.isdigit():
        value = int(value)
    if (
        type(value) is not int
        or (info.min is not None and value < info.min)
        or (info.max is not None and value > info.max)
    ):
        return _NOT_PLAIN
    return value
