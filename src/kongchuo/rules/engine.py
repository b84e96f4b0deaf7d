"""Runs the rules and turns what they object to into findings.

A rule says only which row and which field; the place, the pupil, the school, the cell's text and
the rule's own words come from here. Nothing of it is looked up before the first hit, so clean data
costs what the rules themselves cost.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kongchuo.codes import person_name
from kongchuo.codes.id_number import normalise
from kongchuo.codes.text import lost_digits, mask_numbers
from kongchuo.model.finding import Finding, Severity
from kongchuo.model.table import Table
from kongchuo.model.where import Where
from kongchuo.rules import catalogue, skip
from kongchuo.rules.rule import Context, Hit, Rule

# A row that nobody objects to.
_ROW = Rule("", "", Severity.NOTE, "", "")


def check_table(table: Table, context: Context) -> list[Finding]:
    """What the rules of a single table object to, rule by rule."""
    subject = _Subject(table)
    found = []
    for rule in catalogue.rules_on(table.kind):
        if rule.check:
            found += [subject.finding(rule, hit) for hit in rule.check(table, context)]
    return found


def check_across(tables: Sequence[Table], context: Context, beside: Sequence[Table] = ()) -> list[Finding]:
    """What the rules object to that look at all tables of a run; `beside` are tables that are not judged
    themselves."""
    found: list[Finding] = []
    rules = {rule.id: rule for kind in {table.kind for table in tables} for rule in catalogue.rules_on(kind)}
    for _, rule in sorted(rules.items()):
        if rule.check_across:
            chosen = tuple(table for table in tables if table.kind in rule.kinds)
            if rule.beside:
                chosen += tuple(table for table in (*tables, *beside) if table.kind in rule.beside)
            found += across_findings(rule, chosen, rule.check_across(chosen, context))
    return found


def across_findings(rule: Rule, tables: Sequence[Table], hits: Iterable[Hit]) -> Iterator[Finding]:
    """The findings of one rule over several tables."""
    subjects = _Subjects(tables)
    for hit in hits:
        found = subjects[hit.table].finding(rule, hit)
        yield replace(found, others=tuple(filter(None, map(subjects.at, hit.related)))) if hit.related else found


def finding(rule: Rule, table: Table, hit: Hit) -> Finding:
    """One finding; to make many of one table, `check_table` is quicker."""
    return _Subject(table).finding(rule, hit)


def reading_finding(
    name: str,
    where: Where,
    message: str,
    *,
    hint: str | None = None,
    value: str | None = None,
    school: str | None = None,
    student: str | None = None,
    severity: Severity | None = None,
) -> Finding:
    """What the reader objects to, by the name of a reading rule; hint and severity are the rule's
    unless given."""
    rule = catalogue.by_name(name)
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=severity or rule.severity,
        title=rule.title,
        message=message,
        hint=rule.hint if hint is None else hint,
        where=where,
        school=school,
        student=student,
        value=value,
        sensitive=where.field in sensitive_fields(),
    )


@cache
def sensitive_fields() -> frozenset[str]:
    """The fields that are masked wherever they are shown, on any kind of sheet."""
    # Records load pydantic; a run without a finding on a field does not need it.
    from kongchuo.records.catalogue import RECORDS

    return frozenset().union(*(record.sensitive() for record in RECORDS.values()))


class _Subjects(dict[int, "_Subject"]):
    """The tables of a run by their number, each looked into once."""

    def __init__(self, tables: Sequence[Table]) -> None:
        super().__init__()
        self._tables = tables
        self._rows: dict[tuple[str | None, str | None, int | None], tuple[int, int]] = {}

    def __missing__(self, number: int) -> "_Subject":
        return self.setdefault(number, _Subject(self._tables[number]))

    def at(self, place: Where) -> str:
        """Who stands at a place of one of the tables (`Finding.subject`)."""
        if not self._rows:
            self._rows = {
                (table.file, table.sheet, row): (number, position)
                for number, table in enumerate(self._tables)
                for position, row in enumerate(table.rows)
            }
        found = self._rows.get((place.file, place.sheet, place.row))
        return self[found[0]].who(found[1]) if found else ""


class _Subject:
    """A table with what its findings have in common, looked up once and only when there is one."""

    __slots__ = (
        "_anchor",
        "_classes",
        "_fields",
        "_ids",
        "_names",
        "_ready",
        "_school",
        "_schools",
        "_unread_ids",
        "table",
    )

    def __init__(self, table: Table) -> None:
        self.table = table
        self._ready = False

    def finding(self, rule: Rule, hit: Hit) -> Finding:
        """The finding that a hit of a rule means."""
        if not self._ready:
            self._prepare()
        position, name = hit.position, hit.field
        hint = rule.hint if hit.hint is None else hit.hint
        severity = hit.severity or rule.severity
        table = self.table
        if position is None:
            where = table.where(None, name)
            words = (rule.id, rule.name, severity, rule.title, hit.message, hint)
            school = mask_numbers(hit.school) if hit.school else self._school
            return Finding(*words, where, school, suggestions=hit.suggestions, related=hit.related)
        field = self._fields.get(name) or self._field(name)
        school = self._schools[position]
        number = "" if position in self._unread_ids else normalise(self._ids[position])
        return Finding(
            rule.id,
            rule.name,
            severity,
            rule.title,
            hit.message,
            hint,
            Where(table.file, table.sheet, table.rows[position], field.column, name, field.heading),
            mask_numbers(school) if school else None,
            mask_numbers(person_name.normalise(self._names[position])) or None,
            number,
            field.texts[position] if field.texts else None,
            field.sensitive,
            hit.suggestions,
            hit.related,
            mask_numbers(self._classes[position] or "") or None,
        )

    def who(self, position: int) -> str:
        """School and person of a row, as a finding on it names them."""
        return self.finding(_ROW, Hit(position, None, "")).subject

    def _prepare(self) -> None:
        table = self.table
        self._schools = table.derived.get("school") or (None,) * len(table)
        self._classes = table.derived.get("class_label") or (None,) * len(table)
        schools = set(self._schools)
        self._school = mask_numbers(schools.pop() or "") or None if len(schools) == 1 else None
        self._names, self._ids = table.text("name"), table.text("id_number")
        lost = (position for position, cell in enumerate(table.raw("id_number")) if lost_digits(cell))
        self._unread_ids = skip.broken(table, "id_number").union(lost)
        self._anchor = _anchor(table)
        self._fields: dict[str | None, _Field] = {}
        self._ready = True

    def _field(self, name: str | None) -> "_Field":
        """Where a field is shown. For a whole row, or a column that the sheet lacks, that is the
        pupil's name: the reader of a finding always gets a cell to click. `Where.field` still says
        what is wrong, and there is no value."""
        column = self.table.columns.get(name) if name else None
        index, heading = self._anchor
        if column is not None and column.index is not None:
            index, heading = column.index, column.heading
        found = _Field(index, heading, column.text if column else None, name in sensitive_fields())
        self._fields[name] = found
        return found


class _Field(NamedTuple):
    """What the findings on one field of a table have in common."""

    column: int | None
    heading: str | None
    texts: tuple[str, ...] | None
    sensitive: bool


def _anchor(table: Table) -> tuple[int | None, str | None]:
    """The column in which a finding without one of its own is shown: the name, else the first."""
    own = [column for column in table.columns.values() if column.index is not None]
    for column in own:
        if column.field == "name":
            return column.index, column.heading
    first = min(own, key=lambda column: column.index or 0, default=None)
    return (first.index, first.heading) if first else (None, None)
