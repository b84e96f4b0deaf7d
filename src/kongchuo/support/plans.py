"""The plans of all disabled children: the ledger beside register and rosters.

Who is who is decided elsewhere; what is known of a child arrives as `Known`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kongchuo.codes.counts import visit_count
from kongchuo.codes.proof import proved
from kongchuo.model.ratio import Ratio
from kongchuo.records.support import Support
from kongchuo.support.placement import Place, Placed, Teaching, placed

_AGES = range(6, 15)


@dataclass(frozen=True, slots=True)
class Known:
    """What the register and the rosters say of a child: its age on 31 August, whether the register names
    a disability, where the register has it (`state`, in words; empty when it is on none), whether it has
    died or moved away, and its row on the rosters (school and class; empty when on none)."""

    name: str
    id_number: str
    age: int | None = None
    village: str = ""
    disability: str | None = None
    state: str = ""
    gone: bool = False
    seat: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """One child. `record` is its row of the ledger, None for a disabled child of the register whom the
    ledger lacks; `visits_due` is how many visits there should have been by now."""

    record: Support | None
    known: Known
    visits_due: int

    @property
    def placed(self) -> Placed:
        """Where it is and how it is taught, by the ledger."""
        return placed(self.record.placement if self.record else None)

    @property
    def of_age(self) -> bool:
        """Whether it is of compulsory-school age and still the township's."""
        return not self.known.gone and self.known.age in _AGES

    @property
    def deferred(self) -> bool:
        """Whether an approved deferral excuses it."""
        record = self.record
        return record is not None and record.placement == "延缓入学" and proved(record.approval)

    @property
    def visits(self) -> int | None:
        """How often it was visited this term."""
        return visit_count(self.record.visits) if self.record else None

    @property
    def urgent(self) -> bool:
        """Whether nothing says how it is taught: such children come first."""
        return self.of_age and self.placed.teaching is Teaching.NONE and not self.deferred

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is still to be done, in the clerk's words."""
        return tuple(_lacks(self))


def _lacks(plan: Plan) -> Iterator[str]:
    record = plan.record
    if record is None:
        yield "台账没有登记"
        return
    if record.disability == "无":
        yield "残疾类型填的是“无”"
    if plan.urgent:
        yield "延缓没有批准文号" if record.placement == "延缓入学" else "没有安置"
    if plan.placed.enrolled and not record.school_name:
        yield "没有填就读学校"
    if plan.placed.teaching is Teaching.VISITS:
        if not record.teacher:
            yield "没有送教教师"
        if plan.visits is None:
            yield "没有填送教次数"
        elif plan.visits < plan.visits_due:
            yield f"送教少{plan.visits_due - plan.visits}次"
    if record.assessed is None:
        yield "没有评估日期"
    yield from _against(plan)


def _against(plan: Plan) -> Iterator[str]:
    known = plan.known
    if plan.placed.place is Place.SCHOOL and known.state and not known.seat and "外地" not in known.state:
        yield "花名册上没有"
    if not known.state:
        yield "不在适龄儿童册上"
    elif known.disability in (None, "无"):
        yield "适龄儿童册没有登记残疾"


@dataclass(frozen=True)
class Plans:
    """All plans; the children to whom somebody must see first."""

    plans: tuple[Plan, ...]
    visits_per_term: int

    @property
    def counted(self) -> tuple[Plan, ...]:
        """The children of school age who are on the ledger, with a disability."""
        return tuple(plan for plan in self.plans if plan.record and plan.of_age and plan.record.disability != "无")

    @property
    def unlisted(self) -> tuple[Plan, ...]:
        """Disabled children of the register whom the ledger lacks."""
        return tuple(plan for plan in self.plans if not plan.record)

    @property
    def deferred(self) -> tuple[Plan, ...]:
        """The approved deferrals."""
        return tuple(plan for plan in self.counted if plan.deferred)

    @property
    def without_deferred(self) -> Ratio:
        """Enrolled ÷ all but the approved deferrals."""
        inside = sum(plan.placed.enrolled for plan in self.counted)
        return Ratio(inside, len(self.counted) - len(self.deferred))

    @property
    def with_deferred(self) -> Ratio:
        """Enrolled ÷ all."""
        return Ratio(sum(plan.placed.enrolled for plan in self.counted), len(self.counted))

    @property
    def table(self) -> dict[tuple[Place, Teaching], int]:
        """How many children there are at each place, taught each way."""
        return dict(Counter((plan.placed.place, plan.placed.teaching) for plan in self.counted))


def plans(rows: Iterable[tuple[Support, Known]], others: Iterable[Known], visits_due: int, per_term: int) -> Plans:
    """The plans of the ledger's rows and of the disabled children of the register whom it lacks; a child
    entered twice counts once. Without a placement first, then whatever lacks something."""
    found = [Plan(record, known, visits_due) for record, known in _once(rows)]
    found += [Plan(None, known, visits_due) for known in others if known.age in _AGES and not known.gone]
    return Plans(tuple(sorted(found, key=_order)), per_term)


def _once(rows: Iterable[tuple[Support, Known]]) -> Iterator[tuple[Support, Known]]:
    seen: set[tuple[str, str]] = set()
    for record, known in rows:
        key = (record.name, record.id_number)
        if not record.id_number or key not in seen:
            seen.add(key)
            yield record, known


def _order(plan: Plan) -> tuple[int, bool, int, str, str, str]:
    place, known = plan.placed.place, plan.known
    first = 2 if not plan.urgent else int(place is not Place.UNKNOWN)
    return (first, not plan.lacks, list(Place).index(place), known.village, known.name, known.id_number)
