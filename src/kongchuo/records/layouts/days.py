"""Dates of a ledger that leave out what the sheet says: 3.6 and 3月6日 under 2023年学籍异动, 6日 under 2023年3月."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kongchuo.codes import dates, day_spans
from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact
from kongchuo.model.table import CellValue, Column, Table
from kongchuo.records.catalogue import RECORDS
from kongchuo.records.layouts.columns import derived, named, with_columns
from kongchuo.records.sheet_words import SheetDays, after, days_of, said

# The end of a suspension lies in another year than its beginning as often as not.
_AHEAD = frozenset({"suspension_end"})
_PARTIAL = pattern(r"\d{1,2}(?:[月./-]\d{1,2})?[日号]?")
_A_DAY = pattern(r"20\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?(?!\d)|\d{1,2}月\d{1,2}[日号]")
_WHOLE_SHEET = pattern(r"\d{1,2}[.-]\d{1,2}|\d{1,2}[日号]")
# A list of all pupils with the day over it is no list of absences.
_ABSENT = ("缺勤", "缺课", "旷课", "缺席", "请假", "未到", "未返")
_FILLED_IN = pattern(r"[填制上统审登][表报计核印记]|^日期|^时间")


def written(table: Table) -> Table:
    """The table with the dates of its date columns written in full where the sheet, or the row above, tells the
    rest. What remains unclear stays as it is, for `check` to say so."""
    table = _spells(table)
    specs = RECORDS[table.kind].columns()
    fields = [name for name in table.columns if _is_date(specs, name)]
    sheet = days_of(table) if any(map(_PARTIAL.fullmatch, set(_texts(table, fields)))) else None
    if sheet is None:
        return table
    for name in fields:
        column = table.columns[name]
        texts = tuple(_in_full(column, sheet))
        if texts != column.text:
            table = with_columns(table, named(column, name, texts))
    return table


def _spells(table: Table) -> Table:
    """休学 from a day to a day in one cell (休学起止时间, or 休学时间), as 异动日期 and 休学期满日期."""
    column = table.columns.get("spell") or table.columns.get("on:休学")
    if column is None:
        return table
    sheet = days_of(table)
    spans = [day_spans.parse(text, sheet.year_of, sheet.month).spans for text in column.text]
    long = [span[0] if len(span) == 1 and span[0].last and span[0].last > span[0].first else None for span in spans]
    if not any(long):
        return table
    first = [span.first.isoformat() if span else text for span, text in zip(long, column.text, strict=True)]
    ends = table.text("suspension_end")
    last = [text or (str(span.last) if span else "") for span, text in zip(long, ends, strict=True)]
    given = table.columns.get("suspension_end")
    end = named(given, "suspension_end", last) if given else derived(table, "suspension_end", last)
    rest = {name: one for name, one in table.columns.items() if name != "spell"}
    return with_columns(replace(table, columns=rest), named(column, "on:休学", first), end)


def of_title(table: Table) -> Table:
    """Absences whose day stands over the list alone (2023年3月6日缺勤学生), in a column of their own."""
    told = any(word in text for text in said(table) for word in _ABSENT)
    found = day_of_title(table) if told and len(table) and not table.has("absent") else None
    return with_columns(table, derived(table, "absent", [found] * len(table))) if found else table


def day_of_title(table: Table) -> str | None:
    """The day of which the sheet tells, if it is one day."""
    sheet = days_of(table)
    return next((found for text in said(table)[:-1] if (found := _day(compact(text), sheet))), None)


def text_of(text: str, raw: CellValue, sheet: SheetDays) -> str | None:
    """A day in full, `2023-03-06`; None for what is no single day."""
    if dates.parse(text).day:
        return text
    if not _PARTIAL.fullmatch(text) or _lost(text, raw):
        return None
    spans = day_spans.parse(text, sheet.year_of, sheet.month).spans
    return spans[0].first.isoformat() if len(spans) == 1 and spans[0].first == spans[0].last else None


def _is_date(specs: object, name: str) -> bool:
    assert isinstance(specs, dict)
    if name in _AHEAD:
        return False
    return name.startswith("on:") or name.endswith(":visit_date") or (name in specs and specs[name].kind == "date")


def _texts(table: Table, fields: Sequence[str]) -> Iterator[str]:
    return (text for name in fields for text in table.columns[name].text)


def _in_full(column: Column, sheet: SheetDays) -> Iterator[str]:
    for text, raw in zip(column.text, column.raw, strict=True):
        whole = dates.parse(text)
        if whole.day:
            if whole.precision == "day" and not sheet.known:
                sheet = replace(sheet, year_of=after(whole.day.isoformat()))
            yield text
            continue
        yield text_of(text, raw, sheet) or text


def _lost(text: str, raw: CellValue) -> bool:
    return isinstance(raw, float) and day_spans.lost_zero(text)


def _day(text: str, sheet: SheetDays) -> str | None:
    """The one day that a title names; not the day on which the list was filled in."""
    if _FILLED_IN.search(text):
        return None
    found = {one.group() for one in _A_DAY.finditer(text)}
    if not found and _WHOLE_SHEET.fullmatch(text):
        found = {text}
    if len(found) != 1:
        return None
    known = dates.parse(text_of(found.pop(), None, sheet) or "").day
    return known.isoformat() if known else None
