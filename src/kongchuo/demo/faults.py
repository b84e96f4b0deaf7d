"""Faults put into a month's rosters, each remembered with the rule that must find it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from kongchuo.demo.layouts.page import Value
from kongchuo.demo.lines import Line
from kongchuo.demo.people import Child
from kongchuo.demo.truth import Truth
from kongchuo.model.township import Stage, stage_of_grade


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell of a line that a rule must object to."""

    line: Line
    field: str
    rule: str
    severity: str = "error"


@dataclass
class Sown:
    """The lines of a month with faults in them, and what the faults do to the figures.

    `marks` are faults of cells, `sheet_marks` (school, rule, severity) what is said of its sheet.
    `joined` are children whom the report takes for newcomers because of a fault, `doubtful` those
    whom it can neither find again nor call somebody else, `twice` children who stand twice on one
    school's roster, `differences` what the faults add to the balance.
    """

    truth: Truth
    random: Random
    lines: list[Line]
    marks: list[Mark] = field(default_factory=list)
    sheet_marks: list[tuple[str, str, str]] = field(default_factory=list)
    joined: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)
    twice: list[int] = field(default_factory=list)
    differences: dict[tuple[str, Stage], int] = field(default_factory=dict)
    _taken: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        # To whom something happens in the story, nothing else may happen.
        self._taken |= {child for children in self.truth.roles.values() for child in children}

    def pick(self, school: str, fits: Callable[[Line], bool] = lambda line: True) -> Line:
        """A line of the school that has no fault yet."""
        free = [
            line
            for line in self.lines
            if line.seat.school == school
            and line.seat.child not in self._taken
            and "·" not in self.child(line).name
            and fits(line)
        ]
        line = self.random.choice(free)
        self._taken.add(line.seat.child)
        return line

    def line_of(self, child: int, school: str | None = None) -> Line:
        """The line of a certain child."""
        return next(line for line in self.lines if line.seat.child == child and school in (None, line.seat.school))

    def child(self, line: Line) -> Child:
        """Whose line it is."""
        return self.truth.child(line.seat)

    def spoil(self, line: Line, name: str, value: Value, rule: str, severity: str = "error") -> None:
        """Writes something wrong into a cell."""
        line.put(name, value)
        self.mark(line, name, rule, severity)

    def mark(self, line: Line, name: str, rule: str, severity: str = "error") -> None:
        """Remembers that a rule must object to a cell."""
        self.marks.append(Mark(line, name, rule, severity))

    def repeat(self, line: Line, number: int | None = None) -> Line:
        """The same pupil once more: in the next row, or at the end of another class."""
        again = Line(replace(line.seat, number=number or line.seat.number), dict(line.values), set(line.verbatim))
        same = [index for index, other in enumerate(self.lines) if _class(other) == _class(again)]
        self.lines.insert(self.lines.index(line) + 1 if number is None else same[-1] + 1, again)
        self.shift(line, 1)
        return again

    def shift(self, line: Line, number: int) -> None:
        """The fault changes how many pupils the school seems to have."""
        stage = stage_of_grade(line.seat.grade)
        assert stage is not None
        key = (line.school.name, stage)
        self.differences[key] = self.differences.get(key, 0) + number


def _class(line: Line) -> tuple[str, int, int]:
    return (line.seat.school, line.seat.grade, line.seat.number)


def mark_twice_enrolled(sown: Sown) -> None:
    """The child whom two schools have on their rosters: both rows are wrong."""
    for child in sown.truth.roles["twice_enrolled"]:
        lines = [line for line in sown.lines if line.seat.child == child]
        for line in lines if len(lines) > 1 else ():
            sown.mark(line, "id_number", "id-in-two-schools")
