"""The same figure for the township, each school, each grade and each class."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kongchuo.indicators.facts import ClassPlace, Facts, Place
from kongchuo.indicators.figure import Level
from kongchuo.model.township import STAGE_NAMES, Stage

GRADES: dict[Stage, range] = {"primary": range(1, 7), "junior": range(7, 10)}


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a figure is about: a stage of the township, of a school, one grade of a school, or a class."""

    level: Level
    stage: Stage
    school: str | None = None
    grade: int | None = None
    class_label: str | None = None

    def holds(self, school: str | None, stage: str | None, grade: int | None, label: str | None = None) -> bool:
        """Whether a pupil of that place is meant."""
        return (
            stage == self.stage
            and (self.school is None or school == self.school)
            and (self.grade is None or grade == self.grade)
            and (self.class_label is None or label == self.class_label)
        )

    @property
    def words(self) -> str:
        """Whom, in Chinese, as part of a sentence."""
        return f"{self.school or '全镇'}{STAGE_NAMES[self.stage]}"


def scopes(facts: Facts, stage: Stage, *, grades: bool = True, classes: Collection[ClassPlace] = ()) -> Iterator[Scope]:
    """The township, then each of its schools with that stage, each followed by its grades, and each
    grade by those of `classes` that are its own."""
    own: dict[Place, list[str]] = {}
    for school_name, its_stage, its_grade, label in classes:
        own.setdefault((school_name, its_stage, its_grade), []).append(label)
    yield Scope("township", stage)
    for school in facts.township.schools:
        if stage in school.stages:
            yield Scope("school", stage, school.name)
            if grades:
                for grade in GRADES[stage]:
                    yield Scope("grade", stage, school.name, grade)
                    for label in sorted(own.get((school.name, stage, grade), ()), key=lambda one: (len(one), one)):
                        yield Scope("class", stage, school.name, grade, label)
