"""One file → its tables, what its sheets are, and what could not be read, as findings."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kongchuo.codes.text import clean, compact, mask_numbers
from kongchuo.model.check_result import CheckedSheet
from kongchuo.model.finding import Finding
from kongchuo.model.table import Table
from kongchuo.model.township import Township
from kongchuo.model.where import Where
from kongchuo.read import complaints
from kongchuo.read.body import Body, read_body
from kongchuo.read.limits import DEFAULT_LIMITS, Limits
from kongchuo.read.lines import Line
from kongchuo.read.raw import RawSheet, UnreadableError
from kongchuo.read.sheets import read_sheets
from kongchuo.read.vocabulary import Vocabulary, vocabulary
from kongchuo.records.placement import settle, sheet_school
from kongchuo.rules.engine import reading_finding

_ID = re.compile(r"(?<!\d)\d{6}(?:19|20)\d{2}(?:0\d|1[0-2])[0-3]\d\d{3}[\dXx](?![\dXx])")
# A hidden or summary sheet that repeats the pupils of the others must not count them twice.
_COPY_SHARE = 0.8
_COPY_LEAST = 5


@dataclass(frozen=True)
class FileRead:
    """What came of one file. `shown` is its path as users see it."""

    shown: str
    path: Path
    readable: bool
    tables: tuple[Table, ...] = ()
    sheets: tuple[CheckedSheet, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def people(self) -> int:
        """Rows read as people."""
        return sum(map(len, self.tables))


def read_file(
    path: Path,
    shown: str,
    kinds: Sequence[str] = ("roster",),
    *,
    township: Township | None = None,
    school_year: int | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> FileRead:
    """Reads one file; never raises on what it holds.

    Each sheet is read as the kind whose headings fit it best. Rosters come back settled
    (`records.placement`); `school_year` turns 2017级 into a grade.
    """
    try:
        raw = read_sheets(path, limits)
    except UnreadableError as fault:
        where = Where(file=shown)
        return FileRead(
            shown, path, False, findings=(reading_finding(fault.rule, where, fault.message, hint=fault.hint),)
        )
    bodies = [(sheet, *_best(sheet, kinds, township, shown)) for sheet in raw]
    bodies, findings = _without_copies(bodies, shown)
    settled = [
        (sheet, replace(body, tables=tuple(_settled(body.tables, township, school_year)))) for sheet, body, _ in bodies
    ]
    for (sheet, body), (_, _, kind) in zip(settled, bodies, strict=True):
        findings += complaints.of_sheet(sheet, body, kind, shown)
    if not any(body.header for _, body in settled):
        findings += _nothing_found(raw, kinds, shown)
    else:
        findings += [
            finding for sheet, body in settled if not body.header for finding in _unread_people(sheet, body, shown)
        ]
    return FileRead(
        shown,
        path,
        True,
        tuple(table for _, body in settled for table in body.tables if body.people),
        tuple(_summary(sheet, body, township) for sheet, body in settled),
        tuple(findings),
    )


def _best(sheet: RawSheet, kinds: Sequence[str], township: Township | None, shown: str) -> tuple[Body, str]:
    """The sheet read as the kind that names most of its columns."""
    own = tuple(sorted(township.columns.items())) if township else ()
    best: tuple[int, Body, str] | None = None
    for kind in kinds:
        words: Vocabulary = vocabulary(kind, own)
        body = read_body(sheet, words, kind, shown)
        score = len(body.header.fields) if body.header else 0
        if best is None or score > best[0]:
            best = (score, body, kind)
    assert best is not None
    return best[1], best[2]


def _settled(tables: Sequence[Table], township: Township | None, school_year: int | None) -> Iterator[Table]:
    for table in tables:
        yield settle(table, township, school_year) if table.kind == "roster" else table


_Read = tuple[RawSheet, Body, str]


def _without_copies(bodies: list[_Read], shown: str) -> tuple[list[_Read], list[Finding]]:
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


def _summary(sheet: RawSheet, body: Body, township: Township | None) -> CheckedSheet:
    if not body.header:
        return CheckedSheet(sheet.name, "other" if body.set_aside else "empty", set_aside=body.set_aside)
    schools = Counter(school for table in body.tables for school in table.derived.get("school", ()) if school)
    school = schools.most_common(1)[0][0] if schools else None
    if school is None and body.tables:
        school = sheet_school(body.tables[0], township)
    return CheckedSheet(
        sheet.name, "roster" if body.tables else "other", school, body.header.last + 1, body.people, body.set_aside
    )


def _nothing_found(sheets: Sequence[RawSheet], kinds: Sequence[str], shown: str) -> list[Finding]:
    if not any(any(value not in ("", None) for value in row) for sheet in sheets for row in sheet.rows):
        return [reading_finding("empty-file", Where(file=shown), "文件里没有任何内容。")]
    place = Where(file=shown, sheet=sheets[0].name if len(sheets) == 1 else None)
    return [reading_finding("no-header", place, complaints.NO_HEADER.get(kinds[0], complaints.NO_HEADER["roster"]))]


def _unread_people(sheet: RawSheet, body: Body, shown: str) -> list[Finding]:
    """A sheet without a header that holds ID numbers holds people nobody would look at."""
    found = [
        (index, text)
        for index, row in enumerate(sheet.rows)
        for value in row
        if isinstance(value, str) and len(value) >= 15 and _ID.search(text := compact(clean(value)))
    ]
    if not found:
        return []
    first = found[0][0] + 1
    message = f"“{sheet.name}”表没有认出标题行，但里面有{len(found)}个身份证号（从第{first}行起），这些人没有核查。"
    return [reading_finding("sheet-not-read", Where(file=shown, sheet=sheet.name), mask_numbers(message))]
