"""What the sheet 四查三比对 compares, before anybody decides where it stands on a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from kongchuo.model.listed import Listed
from kongchuo.reconcile.result import Stranger

# 困难类型 of a child of whom no roster says it.
UNKNOWN = "不明"


@dataclass(frozen=True, slots=True)
class Watched:
    """A child with a run of absence, long enough to be looked into. `case` says which open case it has:
    such a child is shown, but is no news."""

    child: Listed
    level: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """A child of whom the ledger 考勤 has an absence in the period, with how many school days of it, with
    or without leave. A child of two schools' rows is there at either."""

    child: Listed
    days: int


@dataclass(frozen=True, slots=True)
class Absentees:
    """The ledger 考勤 over the period. `span` is the first and last day of the rows, in words; `remark`
    what is not known of holidays."""

    watched: tuple[Watched, ...]
    entered: tuple[Entered, ...]
    span: str
    rule: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Hardship:
    """A dropout, a suspected one or one who left without a record, with the roster's 困难类型 (`UNKNOWN`
    where no roster says it)."""

    child: Listed
    kind: str


@dataclass(frozen=True, slots=True)
class Comparisons:
    """What the sheet compares; None for what cannot be compared, with the reason in `why`. `strangers` are
    the pupils on no register, `on_register` counts the others by school."""

    strangers: tuple[Stranger, ...] | None
    on_register: Mapping[str, int]
    absentees: Absentees | None
    hardships: tuple[Hardship, ...] | None
    why: Mapping[str, str]
    without_hardship: tuple[str, ...] = ()
