"""Faults of ID numbers, roll numbers and what goes with them."""

from datetime import timedelta

from kongchuo.codes import id_number
from kongchuo.demo.faults import Sown
from kongchuo.demo.lines import Line

DIVISION = "342221"


def sow_numbers(sown: Sown) -> None:
    """One or two of each kind, at schools whose form has the column."""
    _mistyped(sown)
    _malformed(sown)
    _contradicted(sown)
    _roll_numbers(sown)
    _stored_as_number(sown)


def wrong_digit(number: str) -> str:
    """The number with its check digit replaced by another digit."""
    return number[:17] + ("1" if number[17] != "1" else "7")


def exchanged(number: str) -> str | None:
    """The number with two neighbouring digits of its order exchanged; None if that changes nothing
    or looks like a number that a spreadsheet has cut."""
    found = number[:14] + number[15] + number[14] + number[16:]
    return None if found == number or found.endswith("000") else found


def check_fails(number: str) -> bool:
    """Whether the last character is not the one that the others ask for."""
    return id_number.check_digit(number[:17]) != number[17]


def _number(sown: Sown, line: Line) -> str:
    return sown.child(line).id_number


def _mistyped(sown: Sown) -> None:
    for school in ("center", "tongyin"):
        line = sown.pick(school)
        sown.spoil(line, "id_number", wrong_digit(_number(sown, line)), "id-checksum")
    line = sown.pick("first_junior", lambda line: exchanged(_number(sown, line)) is not None)
    sown.spoil(line, "id_number", exchanged(_number(sown, line)), "id-checksum")


def _malformed(sown: Sown) -> None:
    line = sown.pick("qinghe")
    sown.spoil(line, "id_number", _number(sown, line)[:15] + _number(sown, line)[16:], "id-length")
    line = sown.pick("yunxi")
    number = _number(sown, line)
    sown.spoil(line, "id_number", number[:6] + number[8:17], "id-fifteen-digits")
    line = sown.pick("luming", lambda line: "0" in _number(sown, line)[14:17])
    number = _number(sown, line)
    place = number.index("0", 14)
    sown.spoil(line, "id_number", f"{number[:place]}O{number[place + 1 :]}", "id-character")
    line = sown.pick("second_junior", lambda line: 3 <= sown.child(line).birth.month <= 9)
    number = _number(sown, line)
    sown.spoil(line, "id_number", f"{number[:10]}1{number[11:]}", "id-impossible-date")


def _contradicted(sown: Sown) -> None:
    line = sown.pick("center")
    line.values["birth_date"] = sown.child(line).birth + timedelta(days=29)  # the lunar calendar's date
    sown.mark(line, "birth_date", "birth-against-id")
    line = sown.pick("qinghe")
    sown.spoil(line, "sex", "女" if sown.child(line).sex == "男" else "男", "sex-against-id")
    # A newcomer's century is mistyped everywhere: a birth day that has not come yet.
    line = sown.line_of(sown.truth.roles["joined_without_record"][0])
    birth = sown.child(line).birth
    future = birth.replace(year=birth.year + 20, day=min(birth.day, 28))
    number = id_number.make(DIVISION, future, 100 + (sown.child(line).sex == "男"))
    line.values["birth_date"] = future
    line.put("roll_number", f"G{number}")
    sown.spoil(line, "id_number", number, "implausible-birth")


def _roll_numbers(sown: Sown) -> None:
    line = sown.pick("first_junior")
    sown.spoil(line, "roll_number", f"G{_number(sown, line)[:16]}", "roll-number-malformed")
    line = sown.pick("luming")
    other = id_number.make("342222", sown.child(line).birth, int(_number(sown, line)[14:17]))
    if other == _number(sown, line):
        other = id_number.make("342223", sown.child(line).birth, int(other[14:17]))
    sown.spoil(line, "roll_number", f"G{other}", "roll-number-against-id", "warning")


def _stored_as_number(sown: Sown) -> None:
    line = sown.pick("center", lambda line: _number(sown, line)[17] != "X")
    # Excel keeps fifteen digits and puts zeros for the rest.
    sown.spoil(line, "id_number", float(int(_number(sown, line)) // 1000 * 1000), "number-stored-id")
    line = sown.pick("qinghe", lambda line: check_fails(f"{_number(sown, line)[:15]}000"))
    # The same workbook saved as CSV.
    sown.spoil(line, "id_number", f"{_number(sown, line)[:15]}000", "id-cut-to-zeros")
