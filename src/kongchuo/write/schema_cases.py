"""`kongchuo.cases/1` and `kongchuo.suspects/1`: dropout cases by urgency, and rows drafted for the ledger."""

from typing import Literal

from pydantic import Field

from kongchuo.write.schema_parts import Day, Evidence, Part, Stage, Whole


class CaseReason(Part):
    """Why a case is where it is on the list; `due` and `rule` are those of a deadline that is over."""

    code: Literal[
        "center_report", "no_visit", "not_verified", "class_report", "school_report", "no_evidence", "left_again",
        "long_away", "returns",
    ]  # fmt: skip
    words: str
    overdue: bool
    due: Day | None
    rule: str | None


class CaseStep(Part):
    """What is due next; `by` is null when no document names a day."""

    step: str
    by: Day | None
    rule: str | None


class LateReport(Part):
    """A report that came after its day, or has not come (`reported` null)."""

    who: Literal["class", "school"]
    due: Day
    reported: Day | None
    rule: str


class FollowedCase(Part):
    """One spell away from school; a child who came back and left again has another, `spell` of `spells`."""

    name: str
    id_tail: str | None
    school: str | None
    stage: Stage | None
    grade: int | None
    class_: str = Field(alias="class")
    state: Literal["疑似", "确认", "劝返中", "已复学", "已销号"] | None
    open: bool
    spell: Whole
    spells: Whole
    left: Day | None
    found: Day | None
    returned: Day | None
    school_days_away: Whole | None
    visits: Whole
    last_visit: Day | None
    urgency: Literal["overdue", "open", "settled"]
    reasons: list[CaseReason]
    next_: CaseStep | None = Field(alias="next")
    papers: list[str] = Field(description="The papers that `kongchuo notice` makes for it.")
    reported_late: list[LateReport]
    on_roster: str | None = Field(description="Where the newest roster has the child as 在读.")
    evidence: Evidence | None = Field(description="The ledger's row.")


class UnregisteredChild(Part):
    """A child who is not in school and has no open case."""

    list: Literal["left_without_record", "suspension_expired", "transfer_not_arrived"]
    name: str
    id_tail: str | None
    school: str | None
    class_: str = Field(alias="class")
    last_seen: str | None
    detail: str


class CasesSummary(Part):
    """How many of the cases are open, overdue, and without a visit in the last days; open ones by state."""

    open: Whole
    overdue: Whole
    without_visit: Whole
    unregistered: Whole
    states: dict[str, Whole]


class Cases(Part):
    """`kongchuo cases --format json`: the open cases, the most urgent first; with `--all` the settled ones too."""

    schema_: Literal["kongchuo.cases/1"] = Field(alias="schema")
    as_of: Day
    school: str | None
    month: str | None = Field(pattern=r"^\d{4}-\d{2}$", description="The month of the newest roster.")
    cases: list[FollowedCase]
    unregistered: list[UnregisteredChild]
    summary: CasesSummary
    rules: list[str]
    remarks: list[str]
    files: list[str]


class DraftedRow(Part):
    """A row drafted for the ledger, and the roster on which the child stood last."""

    name: str
    id_tail: str | None
    school: str | None
    grade: int | None
    class_: str = Field(alias="class")
    last_seen: str | None
    earlier_spells: Whole
    detail: str
    evidence: Evidence | None


class LeftOut(Part):
    """A child for whom no row was drafted, and why."""

    name: str
    id_tail: str | None
    school: str | None
    class_: str = Field(alias="class")
    why: Literal["open_case", "class_missing"]
    detail: str


class Suspects(Part):
    """`kongchuo cases --suspect --format json`: what was drafted; the ledger itself is never changed."""

    schema_: Literal["kongchuo.suspects/1"] = Field(alias="schema")
    as_of: Day
    month: str = Field(pattern=r"^\d{4}-\d{2}$")
    drafted: list[DraftedRow]
    left_out: list[LeftOut]
    files: list[str]
