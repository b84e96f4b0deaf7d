"""Pupils who stand on a roster twice."""

from kongchuo.codes import id_number
from kongchuo.demo.fault_numbers import DIVISION
from kongchuo.demo.faults import Sown


def sow_rows(sown: Sown) -> None:
    """The same row twice, the same pupil in two classes, one number for two, two numbers for one."""
    line = sown.pick("luming")
    sown.mark(sown.repeat(line), "id_number", "id-twice-in-sheet")
    sown.twice.append(line.seat.child)
    line = sown.pick("first_junior", lambda line: line.seat.grade == 7 and line.seat.number == 1)
    sown.mark(sown.repeat(line, number=2), "id_number", "id-twice-in-school")
    sown.twice.append(line.seat.child)
    _number_copied_down(sown)
    _two_numbers(sown)


def _number_copied_down(sown: Sown) -> None:
    first = sown.pick("yunxi")
    sex = sown.child(first).sex
    second = sown.pick("yunxi", lambda line: sown.child(line).sex == sex)
    first, second = sorted((first, second), key=sown.lines.index)
    sown.spoil(second, "id_number", sown.child(first).id_number, "id-twice-in-sheet")
    sown.mark(second, "birth_date", "birth-against-id")
    # A valid number of somebody else's makes another person of the pupil, until somebody confirms.
    sown.doubtful.append(second.seat.child)


def _two_numbers(sown: Sown) -> None:
    """Two valid numbers are two persons to the report, which takes the second for a newcomer."""
    # Not in grade 2, whose class sizes are a fault of their own.
    line = sown.pick("center", lambda line: line.seat.grade != 2)
    child = sown.child(line)
    order = 998 + (child.sex == "男")
    again = sown.repeat(line)
    number = id_number.make(DIVISION, child.birth, order)
    again.put("id_number", number)
    again.put("roll_number", f"G{number}")
    sown.mark(again, "name", "same-person-two-ids", "warning")
    sown.joined.append(line.seat.child)
