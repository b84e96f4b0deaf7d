"""`kongchuo.absentees/1`: the last rosters, called over when a term has opened."""

from typing import Literal

from pydantic import Field

from kongchuo.write.schema_parts import Day, Part, Whole


class Called(Part):
    """Children 在读 on the last rosters, each once: `last` = `came` + `explained` + `absent` + `unjudged`."""

    last: Whole
    came: Whole
    explained: Whole = Field(description="The ledger says why, or they have finished grade 9 (`graduated`).")
    graduated: Whole
    absent: Whole
    unjudged: Whole = Field(description="The roster on which they may stand has not been sent.")


class SchoolCalled(Called):
    """A school's last roster, called over. `unsent`: the school or the part of it whose roster is missing."""

    school: str
    last_month: str | None = Field(pattern=r"^\d{4}-\d{2}$")
    unsent: str | None


class Absentee(Part):
    """A child who is on no roster since the term opened; of the register alone it has no school."""

    school: str | None
    grade: int | None = Field(ge=1, le=9)
    class_: str = Field(alias="class")
    name: str
    id_tail: str | None
    sex: Literal["男", "女"] | None
    guardian: str
    phone: str = Field(description="Masked unless --reveal is given.")
    village: str
    last_seen: str | None
    expected: str | None = Field(description="The school that it should have come to, where that is another.")
    detail: str


class Entrants(Part):
    """The register's children of age six in September."""

    listed: Whole
    came: Whole
    explained: Whole
    unjudged: Whole
    absent: list[Absentee]


class Absentees(Part):
    """`kongchuo absentees --format json`."""

    schema_: Literal["kongchuo.absentees/1"] = Field(alias="schema")
    month: str = Field(pattern=r"^\d{4}-\d{2}$")
    opening: Day
    due: Day = Field(description="A week after the opening; before it the list is provisional.")
    as_of: Day
    provisional: bool
    township: Called
    schools: list[SchoolCalled]
    absent: list[Absentee]
    explained: list[Absentee] = Field(description="Without those who have finished grade 9.")
    entrants: Entrants | None = Field(description="None in the second term, and where there is no register.")
    remarks: list[str]
    files: list[str]
