"""The same figure for the township, each school and each grade."""

from collections.abc import Iterator
from dataclasses import dataclass

from kongchuo.indicators.facts import Facts
from kongchuo.indicators.figure import Level
from kongchuo.model.township import STAGE_NAMES, Stage

GRADES: dict[Stage, range] = {"primary": range(1, 7), "junior": range(7, 10)}


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a figure is about: a stage of the township, of a school, or one grade of a school."""

    level: Level
    stage: Stage
    school: str | None = None
    grade: int | None = None

    def holds(self, school: str | None, stage: str | None, grade: int | None) -> bool:
        """Whether a pupil of that place is meant."""
        return (
            stage == self.stage
            and (self.school is None or school == self.school)
            and (self.grade is None or grade == self.grade)
        )

    @property
    def words(self) -> str:
        """Whom, in Chinese, as part of a sentence."""
        return f"{self.school or '全镇'}{STAGE_NAMES[self.stage]}"


def scopes(facts: Facts, stage: Stage, *, grades: bool = True) -> Iterator[Scope]:
    """The township, then each of its schools with that stage, each followed by its grades."""
    yield Scope("township", stage)
    for school in facts.township.schools:
        if stage in school.stages:
            yield Scope("school", stage, school.name)
            if grades:
                for grade in GRADES[stage]:
                    yield Scope("grade", stage, school.name, grade)
