"""The invented township as it truly is: what kongchuo must find in its files."""

from collections import Counter
from dataclasses import dataclass
from random import Random

from kongchuo.demo.autumn import OutcomeRow, promote
from kongchuo.demo.cases import Case, cases
from kongchuo.demo.late import stay_away_in_february
from kongchuo.demo.people import Child
from kongchuo.demo.register import RegisterRow, register, with_youngest
from kongchuo.demo.schools import BY_KEY
from kongchuo.demo.story import Move, Seat, Story
from kongchuo.demo.year import tell
from kongchuo.model.period import Period, parse_period
from kongchuo.model.township import Stage, stage_of_grade

MONTHS = ("2022-09", "2023-02", "2023-03", "2023-06", "2023-09")
# The month into whose rosters the faults are put, and whose report is shown.
CHECKED = "2023-03"
SEPTEMBER = "2023-09"
SMALLEST, LARGEST = 0.3, 1.5
PRESENT = ("在读", "休学")


@dataclass(frozen=True)
class Truth:
    """Everyone and everything. `ends` says of every grade 6 leaver what became of it and what the
    ledger has; `roles` to whom something happened; `joined` and `left` whom the report must name."""

    seed: int
    children: tuple[Child, ...]
    months: dict[str, tuple[Seat, ...]]
    moves: tuple[Move, ...]
    cases: tuple[Case, ...]
    register: tuple[RegisterRow, ...]
    ends: dict[int, tuple[str, OutcomeRow | None]]
    roles: dict[str, tuple[int, ...]]

    def child(self, seat: Seat) -> Child:
        """Who sits there."""
        return self.children[seat.child]

    def pupils(self, month: str) -> int:
        """How many children are on the rosters of a month, before faults."""
        return len(self.months[month])

    def at_school(self, month: str) -> Counter[tuple[str, Stage]]:
        """How many pupils of status 在读 each school and stage has."""
        return Counter(
            (BY_KEY[seat.school].name, stage)
            for seat in self.months[month]
            if seat.status == "在读" and (stage := stage_of_grade(seat.grade))
        )

    def enrolment(self, month: str, stage: Stage) -> tuple[int, int]:
        """Enrolled and all children of the stage's age on the register (definition `any_school`)."""
        on_roster = {seat.child for seat in self.months[month] if seat.status in PRESENT}
        ages = range(6, 12) if stage == "primary" else range(12, 15)
        asked = [row for row in self.register if row.age in ages and row.counts != "excused"]
        enrolled = [row for row in asked if row.child.key in on_roster or row.counts]
        return len(enrolled), len(asked)

    def outcomes(self) -> Counter[str]:
        """How many grade 6 leavers came to which end."""
        return Counter(outcome for outcome, _ in self.ends.values())


def build(seed: int, *, scale: float = 1.0) -> Truth:
    """The township of a seed. `scale` makes its classes smaller (for tests) or larger."""
    if not SMALLEST <= scale <= LARGEST:
        raise ValueError(f"a township of scale {scale} has too few pupils for its stories, or more than birthdays")
    random = Random(f"kongchuo demo {seed}")
    story: Story = tell(random, scale)
    found_cases = cases(story)
    villages = register(story, random)
    ends = promote(story)
    stay_away_in_february(story, seed)
    return Truth(
        seed=seed,
        children=tuple(story.people.children),
        months=dict(story.months),
        moves=tuple(sorted(story.moves, key=lambda move: (move.day, move.seat.order))),
        cases=found_cases,
        register=with_youngest(villages, story),
        ends=ends,
        roles={role: tuple(children) for role, children in story.roles.items()},
    )


def period(month: str) -> Period:
    """The month of that label."""
    return parse_period("month", month)
