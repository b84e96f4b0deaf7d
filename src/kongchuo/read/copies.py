"""Sheets that repeat the people of other sheets."""

from collections import Counter

from kongchuo.model.finding import Finding
from kongchuo.read import complaints
from kongchuo.read.body import Body
from kongchuo.read.lines import Line
from kongchuo.read.raw import RawSheet

# A hidden or summary sheet that repeats the pupils of the others must not count them twice.
_COPY_SHARE = 0.8
_COPY_LEAST = 5
# On a ledger a child stands as often as something happened to it: 劝返记录 names the children of 辍学 again.
_ONCE_A_CHILD = ("roster", "register")

_Read = tuple[RawSheet, Body, str]


def without_copies(bodies: list[_Read], shown: str) -> tuple[list[_Read], list[Finding]]:
    """Sheets that repeat the people of other sheets (a total sheet, a hidden old copy) are set aside; no ledgers."""
    kept, findings = list(bodies), []
    counts: Counter[str] = Counter()
    own: list[set[str]] = []
    for _, body, kind in bodies:
        tables = body.tables if kind in _ONCE_A_CHILD else ()
        own.append({number for table in tables for number in table.text("id_number") if len(number) >= 15})
        counts.update(own[-1])
    order = sorted(range(len(bodies)), key=lambda index: (not bodies[index][0].hidden, -len(own[index])))
    for index in order:
        sheet, body, kind = bodies[index]
        numbers = own[index]
        repeated = sum(counts[number] > 1 for number in numbers)
        if len(numbers) < _COPY_LEAST or repeated < _COPY_SHARE * len(numbers):
            if sheet.hidden and body.people:
                findings.append(complaints.hidden(sheet, body, shown))
            continue
        counts.subtract(numbers)
        findings.append(complaints.copied(sheet, body, shown))
        aside = Counter(body.aside) + Counter({Line.UNKNOWN: body.people})
        kept[index] = (sheet, Body(body.header, (), aside), kind)
    return kept, findings
