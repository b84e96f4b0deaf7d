"""One file → its tables, what its sheets are, and what could not be read, as findings."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kongchuo.model.check_result import CheckedSheet, is_findings_sheet
from kongchuo.model.finding import Finding
from kongchuo.model.passwords import NO_PASSWORDS, Passwords
from kongchuo.model.table import Table
from kongchuo.model.township import Township
from kongchuo.model.where import Where
from kongchuo.read import complaints, staff
from kongchuo.read.body import Body, read_body
from kongchuo.read.copies import without_copies
from kongchuo.read.limits import DEFAULT_LIMITS, Limits
from kongchuo.read.lines import Line
from kongchuo.read.raw import RawSheet, UnreadableError
from kongchuo.read.sheets import read_sheets
from kongchuo.read.unread import unread_people
from kongchuo.read.vocabulary import Vocabulary, vocabulary
from kongchuo.records import school_year as years
from kongchuo.records.ledgers import settle_ledger
from kongchuo.records.placement import settle, sheet_school
from kongchuo.records.register_place import settle_register
from kongchuo.rules.engine import reading_finding


@dataclass(frozen=True)
class FileRead:
    """What came of one file. `shown` is its path as users see it."""

    shown: str
    path: Path
    readable: bool
    tables: tuple[Table, ...] = ()
    sheets: tuple[CheckedSheet, ...] = ()
    findings: tuple[Finding, ...] = ()
    school_year: int | None = None

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
    latest_year: int | None = None,
    limits: Limits | None = None,
    passwords: Passwords = NO_PASSWORDS,
) -> FileRead:
    """Reads one file; never raises on what it holds.

    Each sheet is read as the kind whose headings fit it best. Rosters and ledgers come back settled
    (`records.placement`, `records.ledgers`). `school_year` turns 2017级 into a grade; where it is
    not known, what the titles say or the pupils' ages show counts, and `latest_year` where they do
    not. `limits` are the township's unless others are given.
    """
    bounds = limits or (township.limits if township else DEFAULT_LIMITS)
    try:
        raw = [sheet for sheet in read_sheets(path, bounds, passwords) if not _is_ours(sheet)]
    except UnreadableError as fault:
        where = Where(file=shown)
        return FileRead(
            shown, path, False, findings=(reading_finding(fault.rule, where, fault.message, hint=fault.hint),)
        )
    bodies = [(sheet, *_best(sheet, kinds, township, shown)) for sheet in raw]
    bodies = [_pupils_only(*read) for read in bodies]
    bodies, findings = without_copies(bodies, shown)
    year = school_year if school_year is not None else _year(bodies, path, township, latest_year)
    settled = [(sheet, _settled_body(body, township, year), kind) for sheet, body, kind in bodies]
    return FileRead(
        shown,
        path,
        True,
        tuple(table for _, body, _ in settled for table in body.tables if body.people),
        tuple(_summary(sheet, body, kind, township) for sheet, body, kind in settled),
        (*findings, *_complaints(settled, kinds, shown)),
        year,
    )


def _is_ours(sheet: RawSheet) -> bool:
    """Whether the sheet is the list of findings in an annotated copy that a school corrected and sent back."""
    return is_findings_sheet(sheet.name, sheet.rows[0][0] if sheet.rows and sheet.rows[0] else None)


def _pupils_only(sheet: RawSheet, body: Body, kind: str) -> tuple[RawSheet, Body, str]:
    """The sheet as it was read; a list of teachers keeps its header and no people."""
    if kind != "roster" or not body.header or not staff.asked(body.header):
        return sheet, body, kind
    return sheet, Body(body.header, (), Counter(body.aside) + Counter({Line.UNKNOWN: body.people})), kind


def _complaints(settled: Sequence[tuple[RawSheet, Body, str]], kinds: Sequence[str], shown: str) -> Iterator[Finding]:
    """What is to be said of the sheets, and of a file in which nothing was found."""
    for sheet, body, kind in settled:
        yield from complaints.of_sheet(sheet, body, kind, shown)
        if kind == "roster" and body.header and not body.tables and (headings := staff.asked(body.header)):
            yield complaints.teachers(sheet, headings, shown)
    if any(body.header for _, body, _ in settled):
        unread = [one for sheet, body, _ in settled if not body.header for one in unread_people(sheet, kinds, shown)]
        yield from unread
        if not unread and _is_blank_form(settled, kinds):
            yield reading_finding("empty-file", Where(file=shown), "文件里只有表头，没有学生。")
    else:
        yield from _nothing_found([sheet for sheet, _, _ in settled], kinds, shown)


def _year(
    bodies: Sequence[tuple[RawSheet, Body, str]], path: Path, township: Township | None, latest: int | None
) -> int | None:
    """The school year that the titles state, or that the pupils' ages show, else the latest possible."""
    tables = [table for _, body, _ in bodies for table in body.tables]
    titles = (text for table in tables for text in (*table.titles, table.sheet))
    year = years.stated((*titles, path.stem))
    if year is None and latest is not None:
        year = years.by_ages(_settled(tables, township, latest), latest)
    return latest if year is None else year


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


def _settled_body(body: Body, township: Township | None, year: int | None) -> Body:
    """The body with settled tables; rows that settling sets aside are accounted for."""
    tables = tuple(_settled(body.tables, township, year))
    aside = Counter(body.aside)
    if tables[:1] and tables[0].kind in ("register", "roster"):
        aside[Line.OTHER_AGE] += body.people - sum(map(len, tables))
    elif tables[:1] and tables[0].kind == "attendance":
        aside[Line.PRESENT] += body.people - len({row for table in tables for row in table.rows})
    return replace(body, tables=tables, aside=aside)


def _settled(tables: Sequence[Table], township: Township | None, school_year: int | None) -> Iterator[Table]:
    for table in tables:
        if table.kind == "roster":
            yield settle(table, township, school_year)
        elif table.kind == "register":
            yield settle_register(table, township, school_year)
        else:
            yield from _laid_out(table, township)


def _laid_out(table: Table, township: Township | None) -> Iterator[Table]:
    # Loaded for ledgers alone: rosters are most of what is read.
    from kongchuo.records.layouts import laid_out

    return (settle_ledger(one, township) for one in laid_out(table, township))


def _summary(sheet: RawSheet, body: Body, kind: str, township: Township | None) -> CheckedSheet:
    if not body.header:
        return CheckedSheet(sheet.name, "other" if body.set_aside else "empty", set_aside=body.set_aside)
    schools = Counter(school for table in body.tables for school in table.derived.get("school", ()) if school)
    school = schools.most_common(1)[0][0] if schools else None
    if kind != "roster" and len(schools) > 1:
        school = None  # a ledger is the whole township's
    elif school is None and body.tables:
        school = sheet_school(body.tables[0], township)
    counts = tuple(schools.most_common())
    read_as = kind if body.tables else "other"
    present = body.aside.get(Line.PRESENT, 0)  # pupils of an attendance register have been read, absent or not
    people = sum(len(table) for table in body.tables if table.kind == kind)  # visits beside their cases are no cases
    people = len({row for table in body.tables for row in table.rows}) + present if present else people
    return CheckedSheet(sheet.name, read_as, school, body.header.last + 1, people, body.set_aside - present, counts)


def _nothing_found(sheets: Sequence[RawSheet], kinds: Sequence[str], shown: str) -> list[Finding]:
    if not any(any(value not in ("", None) for value in row) for sheet in sheets for row in sheet.rows):
        return [reading_finding("empty-file", Where(file=shown), "文件里没有任何内容。")]
    place = Where(file=shown, sheet=sheets[0].name if len(sheets) == 1 else None)
    return [reading_finding("no-header", place, complaints.NO_HEADER.get(kinds[0], complaints.NO_HEADER["roster"]))]


def _is_blank_form(settled: Sequence[tuple[RawSheet, Body, str]], kinds: Sequence[str]) -> bool:
    """Whether a file that should be a roster has a header and nobody under it, as the template has."""
    bodies = [body for _, body, _ in settled]
    return (
        kinds[0] == "roster"
        and bool(bodies)
        and not any(body.people or body.puzzling or body.aside.get(Line.OTHER_AGE) for body in bodies)
    )
