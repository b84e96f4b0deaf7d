"""Ledgers in the shapes that schools give them, brought into the shape of the record."""

from kongchuo.model.table import Table
from kongchuo.model.township import Township


def laid_out(table: Table, township: Township | None) -> tuple[Table, ...]:
    """The rows of a ledger's sheet as the record's columns name them: one table, or several where rows take a
    field from different columns. What stands in a cell keeps its place; what a title, the sheet's or the file's
    name says has none (`Column.index` is None). Sheets that already are in that shape come back as they are.
    """
    from kongchuo.records.layouts import days, inferred, marks, names, place, ticks, transfers, visits

    if table.kind == "attendance":
        return tuple(place.settled(one, township) for one in marks.spread(table) or (names.each(days.of_title(table)),))
    table = days.written(table)
    if table.kind == "movements":
        return tuple(place.settled(one, township) for one in transfers.sided(table, township))
    if table.kind == "visits":
        return (table,)
    first, *others = visits.apart(table)
    return (place.settled(inferred.inferred(ticks.chosen(first), township), township), *others)
