"""A column for each word of a code, with a tick (or a day, or a name) in the one that holds."""

from collections.abc import Iterator, Mapping

from kongchuo.codes.choice import Choices
from kongchuo.codes.text import compact
from kongchuo.model.table import Column, Table
from kongchuo.records.catalogue import RECORDS
from kongchuo.records.layouts.columns import all_columns, derived, empty, with_columns, with_used

TICKS = frozenset("√✓✔☑●■★☆○vVyY1是有对")
_NOT = frozenset("×✗✘xX/\\—-–0否无")
# The field of a code that ledgers of a kind may have a column a word of.
_FIELDS = {"outcomes": "destination", "support": "placement", "cases": "cause"}
_FEWEST = 2


def chosen(table: Table) -> Table:
    """The ledger with the word whose column is ticked, where it has no column of the code itself. Two ticks in a
    row are both written, for `check` to ask which holds."""
    field = _FIELDS[table.kind]
    choices = RECORDS[table.kind].columns()[field].choices
    if not choices or (table.has(field) and not empty(table.raw(field))):
        return table
    columns = dict(_columns(table, choices))
    if len(columns) < _FEWEST:
        return table
    rows = [[word for word, column in columns.items() if says(column.text[position])] for position in range(len(table))]
    found = with_columns(table, derived(table, field, ["、".join(words) for words in rows]))
    return _named_school(with_used(found, list(columns.values())), columns)


def says(text: str) -> bool:
    """Whether a cell says that the word over it holds."""
    return bool(text) and compact(text) not in _NOT


def _columns(table: Table, choices: Choices) -> Iterator[tuple[str, Column]]:
    for column in all_columns(table):
        word = choices.read(column.heading) if column.index is not None and not column.field else None
        if word:
            yield word, column


def _named_school(table: Table, columns: Mapping[str, Column]) -> Table:
    """The school that stands where a tick might, as 去向学校."""
    if table.kind != "outcomes" or table.has("other_school"):
        return table
    texts = [
        next((text for column in columns.values() if says(text := column.text[position]) and text not in TICKS), "")
        for position in range(len(table))
    ]
    return with_columns(table, derived(table, "other_school", texts)) if any(texts) else table
