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

_Read = tuple[RawSheet, Body, str]


def without_copies(bodies: list[_Read], shown: str) -> tuple[list[_Read], list[Finding]]:
    """Sheets that repeat the people of other sheets (a total sheet, a hidden old copy) are set aside."""
    kept, findings = list(bodies), []
    counts: Counter[str] = Counter()
    own: list[set[str]] = []
    for _, body, _ in bodies:
        own.append({number for table in body.tables for number in table.text("id_number") if len(number) >= 15})
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
