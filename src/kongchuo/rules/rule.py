"""What a rule is, and how it says what it found."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.model.township import Township
from kongchuo.model.where import Where

Scope = Literal["reading", "table", "across"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One cell (or row, `field` None) that a rule objects to. The engine adds all the rest.

    `position` counts the table's entries from 0; None for a hit on the whole sheet. `table` counts
    the tables handed to an `across` rule and stays 0 otherwise. `suggestions` are whole ID numbers
    that writers mask. `school` is for a hit on a whole sheet that may hold several schools.
    """

    position: int | None
    field: str | None
    message: str
    hint: str | None = None
    severity: Severity | None = None
    table: int = 0
    related: tuple[Where, ...] = ()
    suggestions: tuple[str, ...] = ()
    school: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside the table: the day, the school year, the township (if there is a
    workspace), and last month's headcounts by (school, grade, class)."""

    as_of: date
    school_year: int
    township: Township | None = None
    headcounts: Mapping[tuple[str, int | None, str], int] = field(default_factory=dict)


TableCheck = Callable[[Table, Context], Iterator[Hit]]
AcrossCheck = Callable[[tuple[Table, ...], Context], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. `id` is never reused; `name` says the pattern (`id-checksum`), not the remedy.

    `hint` says how to put it right and may be overridden by a hit. Reading rules have no check:
    the reader reports them as it reads. An across rule may look at other `kinds` of sheets `beside`
    those that it judges, such as the rosters of the year beside a register.
    """

    id: str
    name: str
    severity: Severity
    title: str
    hint: str
    scope: Scope = "table"
    kinds: tuple[str, ...] = ("roster",)
    beside: tuple[str, ...] = ()
    check: TableCheck | None = None
    check_across: AcrossCheck | None = None
