"""The refusals of what goes beyond a limit; each names the setting, so that it can be raised."""

from kongchuo.model.limits import DEFAULT_LIMITS, Limits
from kongchuo.read.raw import UnreadableError

__all__ = ["DAMAGED", "DEFAULT_LIMITS", "Limits", "beyond", "check_extent", "damaged", "entities"]

DAMAGED = "文件已损坏或没有传完整，打不开。"
_MEGABYTE = 1_000_000
_FAR_CELLS = "请学校删除名单以外的行和列（选中后右键“删除”，不是按Delete键），保存后重新报送。"
# What no office program writes, however large the workbook.
_HOSTILE = frozenset({"unpacked_mb", "parts", "nesting"})


def damaged() -> UnreadableError:
    """A file of which nothing can be had."""
    return UnreadableError("unreadable-file", DAMAGED)


def entities() -> UnreadableError:
    """XML that declares entities; they are never expanded."""
    return UnreadableError("hostile-file", "文件里有XML实体声明，正常的表格不会有，没有读取。")


def beyond(limits: Limits, setting: str, found: int | None = None) -> UnreadableError:
    """The refusal of a file that goes beyond one limit; `found` says by how much, where it is known."""
    say = {
        "file_mb": ("文件有", _megabytes(found), _megabytes(limits.file_bytes)),
        "unpacked_mb": ("文件解开后有", _megabytes(found), _megabytes(limits.unpacked_bytes)),
        "parts": ("文件里有", f"{found}个部件", f"{limits.parts}个"),
        "rows": ("表格有", f"{found}行", f"{limits.rows}行"),
        "columns": ("表格有", f"{found}列", f"{limits.columns}列"),
        "cells": ("表格有", f"{found}个单元格", f"{limits.cells}个单元格"),
        "sheets": ("工作簿有", f"{found}张表", f"{limits.sheets}张"),
        "shared_strings": ("文件里有", f"{found}条文字", f"{limits.shared_strings}条"),
        "nesting": ("文件里的标记套了", f"{found}层", f"{limits.nesting}层"),
    }
    start, amount, most = say[setting]
    message = f"{start}{amount}，超过{most}的上限" if found is not None else f"{start}太多，超过{most}的上限"
    rule = "hostile-file" if setting in _HOSTILE else "oversized-file"
    return UnreadableError(rule, f"{message}（{_setting(setting)}），没有读取。")


def check_extent(rows: int, columns: int, limits: Limits) -> None:
    """Refuses a sheet whose last cell with content lies too far away: a table is kept whole in memory."""
    if rows > limits.rows or columns > limits.columns or rows * columns > limits.cells:
        keys = "rows" if rows > limits.rows else "columns" if columns > limits.columns else "cells"
        raise UnreadableError(
            "oversized-file",
            f"表格的内容一直到第{rows}行、第{columns}列，超过{limits.rows}行、{limits.columns}列、"
            f"{limits.cells}个单元格的上限（{_setting(keys)}），没有读取。",
            _FAR_CELLS,
        )


def _setting(name: str) -> str:
    return f"kongchuo.toml 里 [limits] 的 {name}"


def _megabytes(size: int | None) -> str:
    return f"{(size or 0) / _MEGABYTE:.0f}MB"
