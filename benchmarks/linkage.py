"""How well and how quickly a register and rosters are linked: every true pair is known.

`python benchmarks/linkage.py [PAGE]` prints time, peak memory and what became of each kind of fault for lists of
15,000, 50,000 and 150,000 children; one size a process, so that each peak is its own.
"""

import json
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from kongchuo.codes import id_number
from kongchuo.demo import names
from kongchuo.demo.people import DIVISIONS
from kongchuo.linkage.cascade import link
from kongchuo.linkage.person import Person

SIZES = (15_000, 50_000, 150_000)
# Two in a hundred do not match by ID number; one in a hundred has another name under the right one.
_NO_ID_MATCH, _OTHER_NAME = 0.02, 0.01
_TWINS, _SIBLINGS, _ONE_SIDE = 0.01, 0.3, 0.02
_HOMOPHONES = {
    "丽": "莉",
    "莉": "丽",
    "宇": "雨",
    "雨": "宇",
    "浩": "昊",
    "昊": "浩",
    "轩": "萱",
    "萱": "轩",
    "佳": "嘉",
    "嘉": "佳",
    "怡": "宜",
    "欣": "新",
}
_COMMON = ("张浩宇", "李欣怡", "王子轩", "李丽", "张雨", "王佳怡")
_FIRST = date(2008, 9, 1)
_DAYS = 9 * 365


def children(size: int, random: Random) -> Iterator[Person]:
    """The register: families with brothers and sisters, twins with numbers beside each other, and names so
    common that some of their bearers are born on one day."""
    taken: set[str] = set()
    last: Person | None = None
    for key in range(size):
        twin = last is not None and random.random() < _TWINS
        kin = last is not None and (twin or random.random() < _SIBLINGS)
        birth = date.fromisoformat(last.birth) if twin and last else _FIRST + timedelta(random.randrange(_DAYS))
        sex = last.sex if twin and last else random.choice("男女")
        surname = last.name[0] if kin and last else names.surname(random)
        name = names.child_name(random, sex, surname)
        if twin and last and len(last.name) == 3:
            name = last.name[:2] + name[-1]
        elif random.random() < 0.02:
            name = random.choice(_COMMON)
        order = int(last.id_number[14:17]) + 2 if twin and last else random.randrange(1, 500) * 2 - (sex == "男")
        division = last.id_number[:6] if twin and last else random.choice(DIVISIONS)
        number = id_number.make(division, birth, order % 1000)
        while number in taken:
            order += 2
            number = id_number.make(random.choice(DIVISIONS), birth, order % 1000)
        taken.add(number)
        guardian = last.guardian if kin and last else names.elder_name(random, surname)
        village = last.household if kin and last else f"第{random.randrange(size // 400 + 1)}村"
        last = Person(key, name, number, True, birth.isoformat(), sex, guardian, village)
        yield last


def _number(person: Person, number: str) -> Person:
    valid = bool(number) and id_number.parse(number).valid
    return person._replace(id_number=number, id_valid=valid)


def _digit(person: Person, random: Random) -> Person:
    place = random.randrange(17)
    wrong = str((int(person.id_number[place]) + random.randrange(1, 10)) % 10)
    return _number(person, person.id_number[:place] + wrong + person.id_number[place + 1 :])


def _exchanged(person: Person, random: Random) -> Person:
    text = person.id_number
    places = [place for place in range(16) if text[place] != text[place + 1]]
    place = random.choice(places)
    return _number(person, text[:place] + text[place + 1] + text[place] + text[place + 2 :])


def _check(person: Person, random: Random) -> Person:
    last = random.choice([mark for mark in "0123456789X" if mark != person.id_number[-1]])
    return _number(person, person.id_number[:-1] + last)


def _missing(person: Person, random: Random) -> Person:
    return _number(person, "")


def _lost(person: Person, random: Random) -> Person:
    """Stored as a number; the reader takes such a number for none, a ledger may still hold the text."""
    return _number(person, person.id_number[:15] + "000")


def _sounded(person: Person) -> list[int]:
    """Where the given name has a character with a homophone."""
    return [place for place, mark in enumerate(person.name) if place and mark in _HOMOPHONES]


def _homophone(person: Person, random: Random) -> Person:
    places = _sounded(person)
    if not places:
        return _slip(person, random)
    place = random.choice(places)
    return person._replace(name=person.name[:place] + _HOMOPHONES[person.name[place]] + person.name[place + 1 :])


def _slip(person: Person, random: Random) -> Person:
    return person._replace(
        name=person.name[:-1] + random.choice([mark for mark in "文武明亮安宁" if mark != person.name[-1]])
    )


def _homophone_bare(person: Person, random: Random) -> Person:
    return _homophone(_missing(person, random), random)


def _digit_homophone(person: Person, random: Random) -> Person:
    return _homophone(_digit(person, random), random)


Fault = Callable[[Person, Random], Person]
NUMBERS: dict[str, Fault] = {
    "one digit wrong": _digit, "two digits exchanged": _exchanged, "check digit wrong": _check, "number missing": _missing,
    "last digits lost": _lost, "number missing, name by sound": _homophone_bare, "digit wrong, name by sound": _digit_homophone,
}  # fmt: skip
NAMES: dict[str, Fault] = {"name by sound, same number": _homophone, "name one character off, same number": _slip}


def measure(size: int) -> dict[str, object]:
    """Makes both lists, links them, and says of every kind what was found, wrong, or left to a person."""
    random = Random(size)
    everybody = list(children(round(size * (1 + _ONE_SIDE)), random))
    register = []
    kinds: dict[int, str] = {}
    rosters = []
    for person in everybody:
        side = random.random()
        if side >= _ONE_SIDE:
            register.append(person)
        if _ONE_SIDE <= side < 2 * _ONE_SIDE:
            continue
        chance, kind, row = random.random(), "clean", person
        if chance < _NO_ID_MATCH:
            kind = random.choice([*NUMBERS])
            row = NUMBERS[kind](person, random)
            if "by sound" in kind and not _sounded(person):
                kind = kind.replace("by sound", "one character off")
        elif chance < _NO_ID_MATCH + _OTHER_NAME:
            kind = random.choice([*NAMES])
            row = NAMES[kind](person, random)
            if "by sound" in kind and not _sounded(person):
                kind = "name one character off, same number"
        if side >= _ONE_SIDE:
            kinds[person.key] = kind
        rosters.append(row)
    random.shuffle(rosters)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, cpu = time.perf_counter(), time.process_time()
    links = link(register, rosters)
    clock, cpu = time.perf_counter() - start, time.process_time() - cpu
    total, found, wrong, tied = Counter(kinds.values()), Counter[str](), Counter[str](), Counter[str]()
    for match in links.matches:
        kind = kinds.get(match.left, "on one side only")
        (found if match.rights == (match.left,) else wrong)[kind] += 1
    for tie in links.ties:
        tied.update(kinds[left] for left, right in tie.pairs if left == right)
    table = {kind: [total[kind], found[kind], wrong[kind], tied[kind]] for kind in sorted({*total, *wrong})}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"size": size, "clock": clock, "cpu": cpu, "peak": peak / 1024, "lists": before / 1024, "kinds": table}


_PAGE = """# Linking a register with rosters

Written by `make bench` (`benchmarks/linkage.py`): {date}, one process a size, lists of invented children of whom every true pair is known.
Two in a hundred do not match by ID number, one in a hundred has another name under the right one, two in a hundred stand on one side only;
there are brothers and sisters, twins with neighbouring numbers, and names so common that bearers share a day of birth. What is
“left to a person” is shown with both sides and merged by nobody: names one character apart are what twins are called (decision 4).

"""


def main() -> None:
    """Each size in a process of its own, then the tables; with a path, also as a page."""
    if len(sys.argv) > 1 and sys.argv[1].isdigit():
        print(json.dumps(measure(int(sys.argv[1]))))
        return
    runs = [json.loads(subprocess.check_output([sys.executable, __file__, str(size)])) for size in SIZES]
    text = "\n".join(_lines(runs)) + "\n"
    print(text, end="")
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(_PAGE.format(date=time.strftime("%Y-%m-%d")) + text, encoding="utf-8")


def _lines(runs: list[dict[str, Any]]) -> Iterator[str]:
    yield "| children on either side | time | processor | of it per 1,000 | peak | of it the lists |\n|---|---|---|---|---|---|"
    for run in runs:
        times = f"{run['clock']:.1f} s | {run['cpu']:.2f} s | {run['cpu'] / run['size'] * 1_000_000:.0f} ms"
        yield f"| {run['size']:,} | {times} | {run['peak']:.0f} MB | {run['lists']:.0f} MB |"
    yield f"\n| kind of fault, {runs[-1]['size']:,} | true pairs | found | wrong | left to a person | lost |\n|---|---|---|---|---|---|"
    for kind, (total, found, wrong, tied) in runs[-1]["kinds"].items():
        yield f"| {kind} | {total:,} | {found:,} | {wrong} | {tied} | {total - found - wrong - tied} |"


if __name__ == "__main__":
    main()
