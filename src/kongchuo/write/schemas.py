"""The JSON documents that scripts may rely on, as models from which their JSON Schemas come.

A change here that takes something away or changes its meaning needs a new schema number.
"""

from typing import Any, Literal

from pydantic import Field

from kongchuo.write.schema_absentees import Absentees
from kongchuo.write.schema_cases import Cases, Suspects
from kongchuo.write.schema_parts import Day, Evidence, Part, Percent, Stage, Whole
from kongchuo.write.schema_reconcile import Reconcile

Severity = Literal["error", "warning", "note"]
Level = Literal["township", "school", "grade", "class"]


class CheckSheet(Part):
    """A sheet of a checked file; `students` are the people on it, of a ledger its rows."""

    sheet: str
    kind: Literal[
        "roster", "register", "movements", "cases", "visits", "outcomes", "support", "attendance", "other", "empty"
    ]
    school: str | None
    header_row: int | None = Field(ge=1)
    students: Whole


class CheckFile(Part):
    """A checked file; `path` as given on the command line, or relative to the workspace."""

    path: str
    readable: bool
    students: Whole
    sheets: list[CheckSheet]


class Place(Part):
    """Another place that a finding is about."""

    file: str | None
    sheet: str | None
    cell: str | None


class Accepted(Part):
    """Why the township lets a finding stand (`kongchuo accept`), and the day as the clerk wrote it."""

    reason: str
    date: str | None


class CheckFinding(Part):
    """One thing that is wrong, doubtful or worth a remark. `row`, `column` and `cell` are what Excel shows."""

    rule: str
    name: str
    severity: Severity
    title: str
    message: str
    hint: str
    file: str | None
    sheet: str | None
    row: int | None = Field(ge=1)
    column: str | None
    cell: str | None
    field: str | None
    heading: str | None
    school: str | None
    student: str | None
    id_tail: str | None
    value: str | None = Field(description="Numbers that name a person are masked unless --reveal is given.")
    related: list[Place]
    accepted: Accepted | None = None


class CheckSummary(Part):
    """Counts over all files; `students` are the pupils on rosters."""

    students: Whole
    errors: Whole
    warnings: Whole
    notes: Whole
    by_rule: dict[str, Whole]
    accepted: Whole = Field(0, description="Accepted findings; they are in none of the counts above.")


class Check(Part):
    """`kongchuo check --format json`."""

    schema_: Literal["kongchuo.check/1"] = Field(alias="schema")
    as_of: Day
    files: list[CheckFile]
    findings: list[CheckFinding]
    summary: CheckSummary


class ReportPeriod(Part):
    """The month, week, term or school year that is reported on."""

    kind: Literal["week", "month", "term", "year"]
    label: str
    start: Day
    end: Day
    school_year: str = Field(pattern=r"^\d{4}-\d{4}$")


class Indicator(Part):
    """A figure of whole numbers. One that cannot be computed has no rate and says why in `unavailable`."""

    code: Literal[
        "primary_enrolment", "junior_enrolment", "primary_dropout", "junior_dropout",
        "primary_dropout_net", "junior_dropout_net", "primary_dropout_leavers", "junior_dropout_leavers",
        "primary_retention", "junior_retention", "transition_rate", "disabled_enrolment",
    ]  # fmt: skip
    name: str
    level: Level
    school: str | None
    stage: Stage | None
    grade: int | None = Field(ge=1, le=9)
    class_: str | None = Field(alias="class")
    numerator: int | None
    denominator: Whole | None
    rate: Percent | None
    target: str | None = Field(description="A percentage, or a number of children such as 0人.")
    met: bool | None
    short_by: Whole | None
    definition: str | None
    unavailable: str | None


class MovementsIn(Part):
    """Pupils who came, by kind."""

    enrolled: Whole = Field(alias="招生")
    resumed: Whole = Field(alias="复学")
    transferred: Whole = Field(alias="转入")
    other: Whole = Field(alias="其他")


class MovementsOut(Part):
    """Pupils who went, by kind."""

    graduated: Whole = Field(alias="毕业")
    completed: Whole = Field(alias="结业")
    suspended: Whole = Field(alias="休学")
    withdrawn: Whole = Field(alias="退学")
    expelled: Whole = Field(alias="开除")
    deceased: Whole = Field(alias="死亡")
    transferred: Whole = Field(alias="转出")
    other: Whole = Field(alias="其他")


class Balance(Part):
    """Pupils of a school (or one of its grades or classes) before and after, and what the ledger says
    between. At level `class` a null class holds the movements whose class nobody knows."""

    level: Level
    school: str | None
    stage: Stage | None
    grade: int | None = Field(ge=1, le=9)
    class_: str | None = Field(None, alias="class")
    opening: Whole | None
    in_: MovementsIn = Field(alias="in")
    out: MovementsOut
    expected: int | None
    closing: Whole | None
    difference: int | None


class ListedStudent(Part):
    """A pupil whom somebody must look after."""

    list: Literal[
        "left_without_record", "joined_without_record", "transfer_not_arrived", "suspension_expired",
        "twice_enrolled", "suspected_dropout", "confirmed_dropout", "returned", "reported_late",
        "absent_suspected", "absent_warning",
    ]  # fmt: skip
    name: str
    id_tail: str | None
    school: str | None
    grade: int | None = Field(ge=1, le=9)
    class_: str | None = Field(alias="class")
    last_seen: str | None
    detail: str


class Report(Part):
    """`kongchuo report --format json`."""

    schema_: Literal["kongchuo.report/1"] = Field(alias="schema")
    period: ReportPeriod
    indicators: list[Indicator]
    movements: list[Balance]
    students: list[ListedStudent]
    files: list[str]


class Outcomes(Part):
    """Graduates by what became of them; they add up to all graduates."""

    registered: Whole
    elsewhere: Whole
    special: Whole
    repeating: Whole
    deferred: Whole
    deceased: Whole
    unresolved: Whole


class Graduate(Part):
    """A grade 6 leaver and what became of him or her."""

    name: str
    id_tail: str | None
    from_school: str | None
    from_class: str | None
    outcome: Literal["registered", "elsewhere", "special", "repeating", "deferred", "deceased", "unresolved"]
    to_school: str | None
    matched_by: str | None
    evidence: Evidence | None


class Arrival(Part):
    """A grade 7 pupil who comes from no primary roster of the township."""

    name: str
    id_tail: str | None
    school: str | None
    class_: str | None = Field(alias="class")
    evidence: Evidence | None


class Transition(Part):
    """`kongchuo transition --format json`."""

    schema_: Literal["kongchuo.transition/1"] = Field(alias="schema")
    cohort: int
    graduates: Whole
    outcomes: Outcomes
    students: list[Graduate]
    arrivals_unknown: list[Arrival]
    files: list[str]


DOCUMENTS: dict[str, type[Part]] = {
    "check": Check,
    "report": Report,
    "transition": Transition,
    "reconcile": Reconcile,
    "absentees": Absentees,
    "cases": Cases,
    "suspects": Suspects,
}
NAMES = tuple(DOCUMENTS)
VERSION = 1


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a document; KeyError for a name that is not in `NAMES`."""
    described = DOCUMENTS[name].model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"kongchuo.{name}/{VERSION}",
        **described,
    }


def schema_text(name: str) -> str:
    """The schema as `kongchuo schema NAME` prints it and as it lies in docs/schemas."""
    import json

    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"
