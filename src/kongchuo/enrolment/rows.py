"""Enrolment rates of the township, its districts, villages and ages, by both definitions.

Every row is the children behind it: sums of rows are sums of children, never averages of rates.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, get_args

from kongchuo.enrolment.districts import Districts
from kongchuo.indicators.enrolment import NO_REGISTER, if_proved
from kongchuo.indicators.register import JUNIOR_AGES, NOT_COUNTED, PRIMARY_AGES, Registered, State
from kongchuo.model.ratio import Ratio
from kongchuo.model.township import STAGES, Stage, Township

Level = Literal["township", "district", "village", "age"]
Definition = Literal["any_school", "own_level_or_higher"]
DEFINITIONS: tuple[Definition, ...] = get_args(Definition)
AGES: dict[Stage, range] = {"primary": PRIMARY_AGES, "junior": JUNIOR_AGES}


@dataclass(frozen=True)
class EnrolmentRow:
    """The children of one stage's age in a place (a village, a school's district) or of one age.

    `place` is None for the township, for an age, for villages in no district and for rows of the
    register without a village. `of_age` is the denominator, `deferred` stand apart.
    """

    level: Level
    stage: Stage
    definition: Definition
    place: str | None
    age: int | None
    of_age: tuple[Registered, ...] = ()
    deferred: tuple[Registered, ...] = ()
    unavailable: str | None = None

    @property
    def own_level(self) -> bool:
        """Whether a child of junior age has to be in grade 7 or above."""
        return self.definition == "own_level_or_higher"

    @cached_property
    def enrolled(self) -> tuple[Registered, ...]:
        """The children behind the numerator."""
        return tuple(child for child in self.of_age if child.enrolled(self.own_level))

    @cached_property
    def missing(self) -> tuple[Registered, ...]:
        """The children behind the difference."""
        return tuple(child for child in self.of_age if not child.enrolled(self.own_level))

    @cached_property
    def would_enrol(self) -> tuple[Registered, ...]:
        """Of the missing those who are said to be at school elsewhere and would count with a proof."""
        return tuple(child for child in self.missing if if_proved(child).enrolled(self.own_level))

    @property
    def ratio(self) -> Ratio | None:
        """None when the figure is unavailable or there is nobody of that age."""
        return None if self.unavailable or not self.of_age else Ratio(len(self.enrolled), len(self.of_age))

    @property
    def if_all_proved(self) -> Ratio | None:
        """What the rate would be if all who are at school elsewhere had a proof."""
        ratio = self.ratio
        return replace(ratio, numerator=ratio.numerator + len(self.would_enrol)) if ratio else None


def enrolment_rows(
    register: Sequence[Registered] | None, township: Township, places: Districts, silent: str | None = None
) -> tuple[EnrolmentRow, ...]:
    """All rows: for each definition and stage the township, its districts, villages and ages.

    `silent` says which rosters are missing; then, as in the report, no rate is available. Without a
    register there are the township's rows alone, and they say so.
    """
    if register is None:
        return tuple(
            EnrolmentRow("township", stage, definition, None, None, unavailable=NO_REGISTER)
            for definition in DEFINITIONS
            for stage in STAGES
        )
    rows = [row for stage in STAGES for row in _stage_rows(stage, register, township, places, silent)]
    return tuple(replace(row, definition=definition) for definition in DEFINITIONS for row in rows)


def _stage_rows(
    stage: Stage, register: Sequence[Registered], township: Township, places: Districts, silent: str | None
) -> list[EnrolmentRow]:
    children = [child for child in register if child.stage == stage]

    def made(level: Level, place: str | None, age: int | None, group: Iterable[Registered]) -> EnrolmentRow:
        group = tuple(group)
        counted = tuple(child for child in group if child.state not in NOT_COUNTED)
        deferred = tuple(child for child in group if child.state is State.DEFERRED)
        return EnrolmentRow(level, stage, DEFINITIONS[0], place, age, counted, deferred, silent)

    by_village = _grouped(children, lambda child: places.village(child.record.village) or None)
    by_district = _grouped(children, lambda child: places.school(child.record.village, stage))
    by_age = _grouped(children, lambda child: child.age)
    rows = [made("township", None, None, children)]
    if places.known:
        own = set(places.schools[stage].values())
        schools = [school.name for school in township.schools if school.name in own]
        rows += [made("district", name, None, by_district[name]) for name in schools]
        if by_district[None]:
            rows.append(made("district", None, None, by_district[None]))
    villages = sorted(filter(None, by_village), key=places.order)
    rows += [made("village", name, None, by_village[name]) for name in villages]
    if by_village[None]:
        rows.append(made("village", None, None, by_village[None]))
    return rows + [made("age", None, age, by_age[age]) for age in AGES[stage]]


def _grouped(children: Iterable[Registered], key: Callable[[Registered], Any]) -> defaultdict[Any, list[Registered]]:
    found: defaultdict[Any, list[Registered]] = defaultdict(list)
    for child in children:
        found[key(child)].append(child)
    return found
