"""Nouns as JSON text and back, to be kept between two runs.

JSON and not pickle: what is read back can be a wrong answer at worst, never a program.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from kongchuo.model.check_result import CheckedSheet
from kongchuo.model.finding import Finding, Severity
from kongchuo.model.table import Column, Table
from kongchuo.model.where import Where

_PLAIN = frozenset({str, int, float, bool, type(None)})
_NOUNS: tuple[type, ...] = (CheckedSheet, Column, Finding, Severity, Table, Where)


class NotStorableError(Exception):
    """A value that cannot be kept; whoever wanted to keep it computes it again next time."""


class Codec:
    """Turns the nouns (and further classes of a caller) into text and back, every value as it was."""

    def __init__(self, *further: type) -> None:
        self._classes = {kind.__name__: kind for kind in (*_NOUNS, *further)}

    def encode(self, value: object) -> str:
        """The text of a value; NotStorableError if something in it is of an unknown kind."""
        import json  # only where something is remembered

        return json.dumps(self._plain(value), separators=(",", ":"), ensure_ascii=False)

    def decode(self, text: str) -> Any:
        """The value of a text; ValueError, KeyError or TypeError if it is no text of `encode`."""
        import json

        return self._value(json.loads(text))

    def _plain(self, value: object) -> object:
        if type(value) in _PLAIN:
            return value
        if isinstance(value, tuple):
            simple = _PLAIN.issuperset(map(type, value))
            return value if simple else [self._plain(part) for part in value]
        if isinstance(value, Enum) or is_dataclass(value):
            return self._known(value)
        if isinstance(value, frozenset):
            return {"$set": [self._plain(part) for part in sorted(value, key=repr)]}
        if isinstance(value, Mapping):
            return {"$map": [[self._plain(key), self._plain(part)] for key, part in value.items()]}
        if isinstance(value, date):
            return {"$time" if isinstance(value, datetime) else "$date": value.isoformat()}
        if isinstance(value, Path):
            return {"$path": str(value)}
        raise NotStorableError(type(value).__name__)

    def _known(self, value: Any) -> object:
        kind = type(value)
        if self._classes.get(kind.__name__) is not kind:
            raise NotStorableError(kind.__name__)
        if isinstance(value, Enum):
            return {"$": kind.__name__, "v": value.value}
        values = [getattr(value, field.name) for field in fields(value)]
        if kind is Column and value.raw == value.text:
            values[-1] = None  # nearly every column is texts that needed no cleaning
        return {"$": kind.__name__, "v": [self._plain(part) for part in values]}

    def _value(self, plain: Any) -> Any:
        if isinstance(plain, list):
            if _PLAIN.issuperset(map(type, plain)):
                return _shared(plain)
            return tuple(self._value(part) for part in plain)
        if not isinstance(plain, dict):
            return plain
        if "$" in plain:
            kind: Any = self._classes[plain["$"]]
            if issubclass(kind, Enum):
                return kind(plain["v"])
            names = (field.name for field in fields(kind))
            values = dict(zip(names, (self._value(part) for part in plain["v"]), strict=True))
            if kind is Column and values["text"] is None:
                values["text"] = values["raw"]
            return kind(**values)
        ((tag, content),) = plain.items()
        return _TAGGED[tag](self, content)

    def _set(self, content: list[Any]) -> frozenset[Any]:
        return frozenset(self._value(part) for part in content)

    def _map(self, content: list[Any]) -> dict[Any, Any]:
        return {self._value(key): self._value(part) for key, part in content}


def _shared(values: Iterable[Any]) -> tuple[Any, ...]:
    """Equal texts of a column become one object, as they are when a file is read: a county's rosters fit in memory."""
    known: dict[Any, Any] = {}
    return tuple(known.setdefault(value, value) if type(value) is str else value for value in values)


_TAGGED: dict[str, Any] = {
    "$set": Codec._set,
    "$map": Codec._map,
    "$date": lambda _codec, content: date.fromisoformat(content),
    "$time": lambda _codec, content: datetime.fromisoformat(content),
    "$path": lambda _codec, content: Path(content),
}
