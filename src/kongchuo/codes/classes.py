"""Grades and classes in every spelling that schools use: 四年级(1)班, 四.1, 401, 小学2017级4班, 初三(2)."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kongchuo.codes.class_spellings import (
    AROUND,
    DATE,
    DIGITS,
    ENTRY_YEAR,
    FIRST_OF_STAGE,
    GRADE,
    GRADE_SEARCHES,
    HAN,
    HAN_VALUES,
    LAST_OF_STAGE,
    MONTH,
    NAME_ONLY,
    NUMBER_NOTED,
    NUMBER_ONLY,
    PRESCHOOL,
    SEARCHES,
    SENIOR,
    SEVERAL,
    STAGE_WORDS,
    WHOLE,
    YEAR_BEFORE,
    number_value,
    plain_class,
)

NO_GRADE = "看不出是哪个年级"
NO_CLASS = "看不出是哪个年级哪个班"
NO_STAGE = "看不出是小学的还是初中的"
PAST = "按入学年份推算，不在一至九年级"
NOT_COMPULSORY = "不是一至九年级的班"


@dataclass(frozen=True, slots=True)
class ClassName:
    """A grade and a class in it. `number` is None for the only class of a grade; `name` stands for
    a class without a number (A班, 实验班). `problem` says in a few Chinese words what cannot be read."""

    grade: int | None
    number: int | None
    problem: str | None = None
    name: str = ""

    @property
    def label(self) -> str:
        """The class as the reports write it: `四年级(1)班`, `四年级`, `四年级实验班`."""
        return f"{grade_label(self.grade)}{self.name}班" if self.name else class_label(self.grade, self.number)


def grade_label(grade: int | None) -> str:
    """`四年级`; an empty text for an unknown grade."""
    return f"{HAN[grade - 1]}年级" if grade is not None and 1 <= grade <= 9 else ""


def class_label(grade: int | None, number: int | None) -> str:
    """`四年级(1)班`; `四年级` for the only class of its grade."""
    return grade_label(grade) if number is None else f"{grade_label(grade)}({number})班"


def parse_grade(text: str, *, stage: str | None = None, school_year: int | None = None) -> int | None:
    """The grade (1–9) that a cell means; None when it means none."""
    plain = plain_class(text)
    if re.fullmatch(GRADE, plain):
        return number_value(plain)
    if ENTRY_YEAR.fullmatch(plain):
        text = f"{plain[:4]}级"
    return parse_class(text, stage=stage, school_year=school_year).grade


@lru_cache(maxsize=1 << 13)
def parse_class(
    text: str,
    *,
    grade: int | None = None,
    stage: str | None = None,
    stages: tuple[str, ...] = (),
    school_year: int | None = None,
) -> ClassName:
    """The class that a cell means. `grade` is what another column or the sheet says, and fills in
    where the cell names only a class; a grade in the cell itself goes before it. `stage` or
    `stages` (of the school) and `school_year` are needed for `2017级4班`."""
    plain = plain_class(text)
    if not plain:
        return ClassName(grade, None, None if grade else NO_CLASS)
    known = (stage,) if stage else stages
    found = (
        _known_grade(plain, grade)
        or _whole(plain, known, school_year)
        or _digits_only(plain, grade)
        or _class_only(plain, grade)
    )
    if found and grade and found.grade and found.grade + 6 == grade:
        return replace(found, grade=grade)  # 一(2)班 beside 七年级 is 初一(2)班
    if found:
        return found
    if _not_compulsory(plain):
        return ClassName(None, None, NOT_COMPULSORY)
    return _search(plain, known, school_year) or ClassName(grade, None, NO_CLASS)


def written_label(text: str, grade: int | None, stage: str | None = None) -> str:
    """A class as the reports write it (八（1）班 → `八年级(1)班`); in its own words where it cannot be read or
    speaks of another grade, and the grade alone where nothing is written."""
    if not text:
        return grade_label(grade)
    found = parse_class(text, grade=grade, stage=stage)
    return text if found.problem or found.grade != grade or not found.label else found.label


def find_in_title(
    text: str, *, stage: str | None = None, stages: tuple[str, ...] = (), school_year: int | None = None
) -> ClassName | None:
    """The grade and class in a sheet's name or a title such as `马井镇中心小学四年级(1)班学生花名册`.

    None when it names none, or more than one (`一至六年级`). A sheet called `2班` gives the class
    without a grade.
    """
    plain = YEAR_BEFORE.sub("", plain_class(text)).strip(".")
    if plain[:1].isdigit() or plain.endswith("人"):
        plain = AROUND.sub("", plain).strip(".")
    known = (stage,) if stage else stages
    if not plain or MONTH.fullmatch(plain):
        return None
    if NUMBER_ONLY.fullmatch(plain):
        return _digits_only(plain, None) or (_class_only(plain, None) if plain.endswith("班") else None)
    found = _whole(plain, known, school_year) or _search(plain, known, school_year)
    return None if found is None or found.problem else found


def _known_grade(plain: str, grade: int | None) -> ClassName | None:
    """`十二班` and `二十一班` beside a grade that does not begin them: the class alone."""
    found = NUMBER_ONLY.fullmatch(plain) if grade else None
    if not found or found["number"].isdigit() or "十" not in found["number"]:
        return None
    leading = found["number"].partition("十")[0]
    same = bool(leading) and HAN_VALUES[leading] == grade
    return None if same else ClassName(grade, number_value(found["number"]))


def _whole(plain: str, stages: tuple[str, ...], school_year: int | None) -> ClassName | None:
    date = DATE.fullmatch(plain)
    if date:  # Excel took 1-2 for the second of January.
        return ClassName(int(date["month"] or date["month2"]), int(date["day"] or date["day2"]))
    for pattern in WHOLE:
        found = re.fullmatch(pattern, plain)
        if found:
            return _read(found, stages, school_year)
    return None


def _read(found: re.Match[str], stages: tuple[str, ...], school_year: int | None) -> ClassName | None:
    parts = {key: value for key, value in found.groupdict().items() if value}
    grade, problem = _grade(parts, stages, school_year)
    name = parts.get("name", "")
    if any(word in f"{name}班" for word in PRESCHOOL):
        return None
    number = number_value(parts["number"]) if "number" in parts else None
    if number is not None and number > 99 and grade == number // 100:  # 四年级401班
        number %= 100
    if number is not None and not 0 < number < 100:
        return ClassName(grade, None, problem or NO_CLASS)
    return ClassName(grade, number, problem, name)


def _grade(parts: dict[str, str], stages: tuple[str, ...], school_year: int | None) -> tuple[int | None, str | None]:
    if "cohort" in parts:
        stage = STAGE_WORDS.get(parts.get("stage", ""))
        return _cohort_grade(
            int(parts["cohort"]) % 100 + 2000, parts["unit"], (stage,) if stage else stages, school_year
        )
    if "junior" in parts:
        return 6 + number_value(parts["junior"]), None
    if "primary" in parts:
        return number_value(parts["primary"]), None
    grade = number_value(parts["grade"])
    if STAGE_WORDS.get(parts.get("stage", "")) == "junior" and grade <= 3:
        grade += 6
    return grade, None


def _cohort_grade(
    year: int, unit: str, stages: tuple[str, ...], school_year: int | None
) -> tuple[int | None, str | None]:
    """The grade of those who came in that year (级) or finish in it (届)."""
    if school_year is None:
        return None, NO_GRADE
    fits = []
    for stage in stages:
        first, last = FIRST_OF_STAGE[stage], LAST_OF_STAGE[stage]
        grade = last - (year - school_year - 1) if unit == "届" else first + school_year - year
        if first <= grade <= last:
            fits.append(grade)
    if len(fits) == 1:
        return fits[0], None
    return None, (NO_STAGE if fits or not stages else PAST)


def _digits_only(plain: str, grade: int | None) -> ClassName | None:
    """`401`, `0401`, `412班`; `72` where no other column says the grade or 7 is what it says."""
    found = DIGITS.fullmatch(plain)
    if found and int(found["number"]):
        return ClassName(int(found["grade"]), int(found["number"]))
    found = re.fullmatch(r"([1-9])([1-9])班?", plain)
    if not found:
        return None
    first, second = int(found[1]), int(found[2])
    # A township has no grade of twenty classes: 72 beside 七年级 is class 2, but 12 beside 一年级 is class 12.
    if first == 1 and (grade or plain.endswith("班")):
        return None
    return ClassName(first, second) if grade in (None, first) else None


def _class_only(plain: str, grade: int | None) -> ClassName | None:
    found = NUMBER_ONLY.fullmatch(plain) or NUMBER_NOTED.fullmatch(plain)
    if found:
        number = number_value(found["number"])
        if not 0 < number < 100:
            return None
        if grade is None and plain in HAN:  # 三 and nothing beside it: the only class of grade 3
            return ClassName(number, None)
        return ClassName(grade, number, None if grade else NO_GRADE)
    found = NAME_ONLY.fullmatch(plain)
    if found and not _not_compulsory(plain):
        return ClassName(grade, None, None if grade else NO_GRADE, found["name"])
    return None


def is_preschool(text: str) -> bool:
    """Whether a class or a title is a kindergarten's: 学前班, 幼儿园大班."""
    return any(word in text for word in PRESCHOOL)


def _not_compulsory(plain: str) -> bool:
    return is_preschool(plain) or SENIOR.search(plain) is not None


def _search(plain: str, stages: tuple[str, ...], school_year: int | None) -> ClassName | None:
    if SEVERAL.search(plain):
        return None
    for pattern in (*SEARCHES, *GRADE_SEARCHES):
        hits = [_read(found, stages, school_year) for found in pattern.finditer(plain)]
        if hits:
            return hits[0] if len(set(hits)) == 1 else None
    return None
