"""What several rules want to know of one table, or of the same tables, is worked out once.

Rules are asked one after the other about the same table: the last answer is kept, and let go with the table.
Tables are known by identity, as comparing their cells would take longer than most answers.
"""

import weakref
from collections.abc import Callable, Sequence
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

from kongchuo.model.table import Table

P = ParamSpec("P")
Answer = TypeVar("Answer")


def once_a_table(work: Callable[Concatenate[Table, P], Answer]) -> Callable[Concatenate[Table, P], Answer]:
    """`work`, not done anew for the table and further arguments of the last time; its answer must be frozen."""
    last: list[tuple[weakref.ref[Table], object, Answer]] = []

    def known(table: Table, /, *args: P.args, **more: P.kwargs) -> Answer:
        if last and last[0][0]() is table and last[0][1] == (args, more):
            return last[0][2]
        found = work(table, *args, **more)
        last[:] = [(weakref.ref(table), (args, more), found)]
        return found

    update_wrapper(known, work)
    return known


def once_a_run(work: Callable[[Sequence[Table]], Answer]) -> Callable[[Sequence[Table]], Answer]:
    """The same for what looks at all tables of a run."""
    last: list[tuple[tuple[weakref.ref[Table], ...], Answer]] = []

    def known(tables: Sequence[Table], /) -> Answer:
        if last and _same(last[0][0], tables):
            return last[0][1]
        found = work(tables)
        last[:] = [(tuple(map(weakref.ref, tables)), found)]
        return found

    update_wrapper(known, work)
    return known


def _same(known: Sequence[weakref.ref[Table]], tables: Sequence[Table]) -> bool:
    return len(known) == len(tables) and all(ref() is table for ref, table in zip(known, tables, strict=True))
