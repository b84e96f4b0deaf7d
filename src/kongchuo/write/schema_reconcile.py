"""`kongchuo.reconcile/1`: the register against the rosters, child by child."""

from typing import Literal

from pydantic import Field

from kongchuo.write.schema_parts import Evidence, Part, Percent, Stage, Whole


class ReconcileCounts(Part):
    """The register's children by state, which add up to `register`, and the pupils on no register."""

    in_township_school: Whole
    elsewhere_proved: Whole
    elsewhere_unproved: Whole
    special_school: Whole
    home_teaching: Whole
    deferred: Whole
    finished: Whole
    deceased: Whole
    moved_away: Whole
    not_in_school: Whole
    to_review: Whole
    not_on_register: Whole


class ReconciledChild(Part):
    """A child of the register, or a pupil who is on none. `age` is in complete years on 31 August."""

    name: str
    id_tail: str | None
    village: str | None
    age: int | None
    stage: Stage | None
    state: Literal[
        "in_township_school", "elsewhere_proved", "elsewhere_unproved", "special_school", "home_teaching",
        "deferred", "finished", "deceased", "moved_away", "not_in_school", "to_review", "not_on_register",
    ]  # fmt: skip
    school: str | None
    matched_by: str | None = Field(description="Why the child is that pupil of a roster; null when it is on none.")
    evidence: Evidence | None = Field(description="The roster's row, or the register's for a child on no roster.")
    detail: str


class EnrolmentRate(Part):
    """An enrolment rate of the township, a school's district, a village or an age, by one definition.
    Of a district or village without a name (villages that belong to no school, empty cells) it is null."""

    level: Literal["township", "district", "village", "age"]
    village: str | None
    district: str | None
    age: int | None
    stage: Stage
    definition: Literal["any_school", "own_level_or_higher"]
    numerator: Whole | None
    denominator: Whole
    deferred: Whole = Field(description="Approved deferrals, which stand apart from the denominator.")
    rate: Percent | None
    if_all_proved: Percent | None = Field(description="What it would be if all at school elsewhere had a proof.")
    unavailable: str | None


class Reconcile(Part):
    """`kongchuo reconcile --format json`. `roster` is `matched` and `counts.not_on_register` together."""

    schema_: Literal["kongchuo.reconcile/1"] = Field(alias="schema")
    school_year: str = Field(pattern=r"^\d{4}-\d{4}$")
    month: str = Field(pattern=r"^\d{4}-\d{2}$")
    register_: Whole = Field(alias="register")
    roster: Whole
    matched: Whole
    counts: ReconcileCounts
    enrolment: list[EnrolmentRate]
    children: list[ReconciledChild]
    files: list[str]
