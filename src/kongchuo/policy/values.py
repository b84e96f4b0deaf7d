"""How a value of `kongchuo.toml` is read; a wrong one is a `SettingError` with its place."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from kongchuo.model.ratio import parse_percent


class SettingError(Exception):
    """What is wrong, and where: the path of keys in the file."""

    def __init__(self, message: str, *path: str | int) -> None:
        super().__init__(message)
        self.message = message
        self.path = path


def only(table: Mapping[str, Any], keys: set[str], *path: str | int) -> None:
    """No key but these."""
    for key in table:
        if key not in keys:
            raise SettingError(f"不认识“{key}”，这里可以写的是：{'、'.join(sorted(keys))}。", *path, key)


def section(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """A `[section]`; empty when the file has none."""
    table = data.get(key, {})
    if not isinstance(table, dict):
        raise SettingError(f"{key} 应写成 [{key}] 段。", key)
    return table


def sections(data: Mapping[str, Any], key: str) -> list[Any]:
    """The entries of `[[key]]`."""
    entries = data.get(key, [])
    if not isinstance(entries, list):
        raise SettingError(f"{key} 应写成 [[{key}]] 段。", key)
    return entries


def text(table: Mapping[str, Any], key: str, *path: str | int, required: bool = False) -> str:
    """A text without blanks at its ends; empty when it is not there."""
    value = table.get(key, "")
    if not isinstance(value, str):
        raise SettingError(f"{key} 应是带引号的文字。", *path, key)
    if required and not value.strip():
        place = "[township] 里" if path == ("township",) else "这所学校"
        raise SettingError(f"{place}缺少 {key}。", *path, key)
    return value.strip()


def texts(table: Mapping[str, Any], key: str, *path: str | int) -> list[str]:
    """A list of texts; one text alone will do."""
    values = table.get(key, [])
    if isinstance(values, str):
        values = [values]
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise SettingError(f'{key} 应写成 ["…", "…"] 这样的一组文字。', *path, key)
    return values


def percentage(table: Mapping[str, Any], key: str, usual: Fraction) -> Fraction:
    """A share between 0 and 1, written as a percentage."""
    value = table.get(key)
    if value is None:
        return usual
    return _guarded(lambda: parse_percent(value), f'{key} 应是百分数，如 "99%"，并且在0%到100%之间。', "targets", key)


def count(table: Mapping[str, Any], key: str, usual: int, *path: str) -> int:
    """A whole number from 0 on."""
    value = table.get(key, usual)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise SettingError(f"{key} 应是不小于0的整数。", *path, key)
    return value


def _guarded(parse: Callable[[], Fraction], message: str, *path: str) -> Fraction:
    try:
        return parse()
    except (ValueError, AttributeError, TypeError, ZeroDivisionError):
        raise SettingError(message, *path) from None
