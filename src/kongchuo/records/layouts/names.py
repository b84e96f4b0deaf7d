"""A class's daily report, with all who were away in one cell: 张三（病假）、李四."""

from collections.abc import Iterator
from dataclasses import replace

from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact
from kongchuo.model.table import Table
from kongchuo.records.layouts.columns import derived, named, part

_SEPARATOR = pattern(r"[、，,;；/\s]+(?![^(（]*[)）])")
_NAMED = pattern(r"([\u4e00-\u9fff·•]{2,}?)(?:[(（:：]([^()（）]*)[)）]?)?")
_WHY = pattern(r"[假病事旷缺未请烧咳痛疼伤亲]")
_NOBODY = frozenset({"无", "没有", "全勤", "全到", "全部到校", "/", "-", "—", "0", "无缺勤", "齐"})


def each(table: Table) -> Table:
    """A row for every name. A cell that names nobody is no absence; one that cannot be taken apart stays as it is."""
    if not any(
        (len(text) > 2 and _SEPARATOR.search(text)) or "(" in text or text in _NOBODY for text in table.text("name")
    ):
        return table
    rows = [(place, name, why) for place, text in enumerate(table.text("name")) for name, why in _names(text)]
    positions = [place for place, _, _ in rows]
    found = part(table, positions, {})
    found = replace(
        found, columns={**found.columns, "name": named(found.columns["name"], "name", [name for _, name, _ in rows])}
    )
    reasons = [why or reason for (_, _, why), reason in zip(rows, found.text("reason"), strict=True)]
    if not any(why for _, _, why in rows):
        return found
    column = (
        named(found.columns["reason"], "reason", reasons) if found.has("reason") else derived(found, "reason", reasons)
    )
    return replace(found, columns={**found.columns, "reason": column})


def _names(text: str) -> Iterator[tuple[str, str]]:
    """Each name with what a bracket behind it says."""
    if compact(text) in _NOBODY:
        return
    pieces = [compact(piece) for piece in _SEPARATOR.split(text.strip()) if piece]
    found = [_NAMED.fullmatch(piece) for piece in pieces]
    # 张 三 is one name with a blank in it.
    apart = len(pieces) > 1 and min(map(len, pieces)) == 1
    if apart or not all(found):
        yield text, ""
        return
    for one in found:
        assert one
        # 李莉（大） is told apart from another 李莉, not excused.
        why = one[2] or ""
        yield (one[1], why) if not why or _WHY.search(why) else (one[0], "")
