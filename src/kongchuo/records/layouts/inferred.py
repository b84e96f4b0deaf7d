"""The state of a case, where a leaver went, how a disabled child is taught: what no column of the ledger says itself."""

from collections.abc import Iterator, Sequence

from kongchuo.codes.choices import YES_NO
from kongchuo.codes.text import compact
from kongchuo.model.table import Table
from kongchuo.model.township import Township
from kongchuo.records.catalogue import RECORDS
from kongchuo.records.layouts.columns import derived, empty, named, with_columns
from kongchuo.records.placement import school_name, stages_of
from kongchuo.records.sheet_words import said

_FIELDS = {"outcomes": "destination", "support": "placement", "cases": "state"}
_NOWHERE = frozenset({"", "无", "/", "-", "—", "不详", "未定", "待定"})


def inferred(table: Table, township: Township | None) -> Table:
    """The ledger with the field that says of every row what it is about, taken from other columns or else from a
    title, the sheet's or the file's name (`外地就读学生名单`). Where nothing tells, the cell stays empty."""
    field = _FIELDS[table.kind]
    if not len(table) or (table.has(field) and not empty(table.text(field))):
        return table
    texts = list(_STATES[table.kind](table, township))
    word = _word_of_sheet(table, field)
    texts = [text or word for text in texts]
    if not any(texts):
        return table
    if table.has(field):
        return with_columns(table, named(table.columns[field], field, texts))
    return with_columns(table, derived(table, field, texts))


def _word_of_sheet(table: Table, field: str) -> str:
    choices = RECORDS[table.kind].columns()[field].choices
    assert choices
    # The file is called after the ledger: 辍学, 残疾儿童.
    for text in map(compact, said(table)[:-1]):
        if found := choices.find(text) or (choices.read(text) if text == compact(table.sheet) else None):
            return found
    return ""


def _state(table: Table, township: Township | None) -> Iterator[str]:
    """已复学 for a case with 复学日期 or 是否返校: 是; 确认 for 否."""
    answers = {text: YES_NO.read(text) for text in set(table.text("returned"))}
    for answer, day in zip(table.text("returned"), table.text("return_date"), strict=True):
        yield "已复学" if day or answers[answer] == "是" else "确认" if answers[answer] == "否" else ""


def _destination(table: Table, township: Township | None) -> Iterator[str]:
    """升入初中 at a junior school of the township, 外地就读 at any other that is named."""
    for text in table.text("other_school"):
        school = school_name(text, township) if township else None
        if school:
            yield "升入初中" if "junior" in stages_of(school, township) else ""
        else:
            yield "" if text in _NOWHERE or township is None else "外地就读"


def _nothing(table: Table, township: Township | None) -> Sequence[str]:
    return ("",) * len(table)


_STATES = {"outcomes": _destination, "support": _nothing, "cases": _state}
