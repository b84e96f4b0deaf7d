"""Grades and classes in every spelling that schools use: 四年级(1)班, 四.1, 401, 小学2017级4班, 初三(2)."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kongchuo.codes.text import compact

_HAN = "一二三四五六七八九"
_HAN_VALUES = {**{digit: value for value, digit in enumerate(_HAN, start=1)}, "两": 2, "十": 10}
_FIRST_OF_STAGE = {"primary": 1, "junior": 7}
_LAST_OF_STAGE = {"primary": 6, "junior": 9}
_STAGE_WORDS = {"小学": "primary", "小": "primary", "初中": "junior", "初": "junior", "中学": "junior"}

# After `_plain` every bracket and separator is one `.`, so the patterns stay short.
_SEPARATORS = re.compile(r"[()\[\]{}<>《》〈〉【】〔〕「」.\-_/\\、,，:;·•~—–‐+*#第]+")
_G = rf"(?P<grade>0?[1-9]|[{_HAN}])"
_N = rf"(?P<number>\d{{1,3}}|[{_HAN}]?十[{_HAN}]?|[{_HAN}两])"
_STAGE = r"(?:(?P<stage>小学|初中|中学|小|初)(?:部|阶段)?\.?)?"
_COHORT = rf"{_STAGE}(?P<cohort>20\d\d|[012]\d)(?P<unit>级|届)"
_UNIT = rf"{_STAGE}{_G}(?:年级|年|级)(?:[上下](?:学?期|册)?)?"
_JUNIOR = r"(?:初中?\.?(?P<junior>[1-3一二三])(?:年级|年|级)?)"
_PRIMARY = r"(?:小学?\.?(?P<primary>[1-6一二三四五六])(?:年级|年|级)?)"
_CLASS = rf"\.?{_N}\.?(?:班级?)?"
_NAMED = r"\.?(?P<name>[A-Za-z\u4e00-\u9fff]{1,6}?)\.?班"

_DATE = re.compile(r"20\d\d\.(?P<month>0?[1-9])\.(?P<day>\d\d?)|(?P<month2>[1-9])月(?P<day2>\d\d?)日")
_WHOLE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_COHORT}(?:{_CLASS})?",
        rf"{_UNIT}(?:{_CLASS})?",
        rf"{_JUNIOR}(?:{_CLASS})?",
        rf"{_PRIMARY}(?:{_CLASS})?",
        rf"(?P<cohort>20\d\d)(?P<unit>\.){_N}班?",
        rf"{_G}\.{_N}\.?班?",
        rf"(?P<grade>[{_HAN}]){_N}\.?班?",
        rf"(?P<grade>\d)(?P<number>十[{_HAN}]?|[{_HAN}])班?",
        rf"{_COHORT}{_NAMED}",
        rf"{_UNIT}{_NAMED}",
        rf"{_JUNIOR}{_NAMED}",
        rf"(?P<grade>[{_HAN}1-9])\.(?P<name>[A-Za-z甲乙丙丁])(?:\.?班)?",
    )
)
_DIGITS = re.compile(r"(?P<grade>0?[1-9])(?P<number>\d\d)班?")
_NUMBER_ONLY = re.compile(rf"班?{_N}\.?(?:班级?)?")
_NAME_ONLY = re.compile(r"(?P<name>[A-Za-z甲乙丙丁](?=班?$)|[A-Za-z\u4e00-\u9fff]{2,6}(?=班$))班?")

_PRESCHOOL = ("学前", "幼儿", "大班", "中班", "小班", "托班")
_SENIOR = re.compile(r"高[中一二三123]")

NO_GRADE = "看不出是哪个年级"
NO_CLASS = "看不出是哪个年级哪个班"
NO_STAGE = "看不出是小学还是初中的年份级"
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
    return f"{_HAN[grade - 1]}年级" if grade is not None and 1 <= grade <= 9 else ""


def class_label(grade: int | None, number: int | None) -> str:
    """`四年级(1)班`; `四年级` for the only class of its grade."""
    return grade_label(grade) if number is None else f"{grade_label(grade)}({number})班"


def parse_grade(text: str, *, stage: str | None = None, school_year: int | None = None) -> int | None:
    """The grade (1–9) that a cell means; None when it means none."""
    plain = _plain(text)
    if re.fullmatch(_G, plain):
        return _value(plain)
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
    plain = _plain(text)
    if not plain:
        return ClassName(grade, None, None if grade else NO_CLASS)
    known = (stage,) if stage else tuple(stages)
    found = _known_grade(plain, grade) or _whole(plain, known, school_year)
    if found is None:
        found = _digits_only(plain, grade) or _class_only(plain, grade)
    if found is None and not any(word in plain for word in _PRESCHOOL) and not _SENIOR.search(plain):
        found = _search(plain, known, school_year)
    if found is None:
        odd = any(word in plain for word in _PRESCHOOL) or _SENIOR.search(plain)
        return ClassName(None if odd else grade, None, NOT_COMPULSORY if odd else NO_CLASS)
    return found


def find_in_title(
    text: str, *, stage: str | None = None, stages: tuple[str, ...] = (), school_year: int | None = None
) -> ClassName | None:
    """The grade and class in a sheet's name or a title such as `马井镇中心小学四年级(1)班学生花名册`.

    None when it names none, or more than one (`一至六年级`). A sheet called `2班` gives the class
    without a grade.
    """
    plain = _plain(text)
    known = (stage,) if stage else tuple(stages)
    if not plain or _MONTH.fullmatch(plain):
        return None
    if _NUMBER_ONLY.fullmatch(plain):
        return _digits_only(plain, None) or (_class_only(plain, None) if plain.endswith("班") else None)
    found = _whole(plain, known, school_year) or _search(plain, known, school_year)
    return None if found is None or found.problem else found


_MONTH = re.compile(r"20\d\d\.?(?:\d\d?\.?)*|20\d\d年.*月.*|\d{6,8}")


@lru_cache(maxsize=1 << 12)
def _plain(text: str) -> str:
    """Blanks out, every bracket and separator one `.`, none at the ends."""
    return _SEPARATORS.sub(".", compact(text)).strip(".").replace(".班", "班")


def _value(text: str) -> int:
    """`7`, `七`, `十二`, `二十` → the number."""
    if text.isdigit():
        return int(text)
    if "十" not in text:
        return _HAN_VALUES[text]
    tens, _, ones = text.partition("十")
    return (_HAN_VALUES[tens] if tens else 1) * 10 + (_HAN_VALUES[ones] if ones else 0)


def _known_grade(plain: str, grade: int | None) -> ClassName | None:
    """`十二班`, `21班` and `二十一班` beside a grade that does not begin them: the class alone."""
    found = _NUMBER_ONLY.fullmatch(plain) if grade else None
    if not found or found["number"].isdigit() or "十" not in found["number"]:
        return None
    leading = found["number"].partition("十")[0]
    same = bool(leading) and _HAN_VALUES[leading] == grade
    return None if same else ClassName(grade, _value(found["number"]))


def _whole(plain: str, stages: tuple[str, ...], school_year: int | None) -> ClassName | None:
    date = _DATE.fullmatch(plain)
    if date:  # Excel took 1-2 for the second of January.
        return ClassName(int(date["month"] or date["month2"]), int(date["day"] or date["day2"]))
    for pattern in _WHOLE:
        found = pattern.fullmatch(plain)
        if found:
            return _read(found, stages, school_year)
    return None


def _read(found: re.Match[str], stages: tuple[str, ...], school_year: int | None) -> ClassName | None:
    parts = {key: value for key, value in found.groupdict().items() if value}
    grade, problem = _grade(parts, stages, school_year)
    name = parts.get("name", "")
    if any(word in f"{name}班" for word in _PRESCHOOL):
        return None
    number = _value(parts["number"]) if "number" in parts else None
    if number is not None and number > 99 and grade == number // 100:  # 四年级401班
        number %= 100
    if number is not None and not 0 < number < 100:
        return ClassName(grade, None, problem or NO_CLASS)
    return ClassName(grade, number, problem, name)


def _grade(parts: dict[str, str], stages: tuple[str, ...], school_year: int | None) -> tuple[int | None, str | None]:
    if "cohort" in parts:
        stage = _STAGE_WORDS.get(parts.get("stage", ""))
        return _cohort_grade(int(parts["cohort"]) % 100 + 2000, parts["unit"], (stage,) if stage else stages, school_year)
    if "junior" in parts:
        return 6 + _value(parts["junior"]), None
    if "primary" in parts:
        return _value(parts["primary"]), None
    grade = _value(parts["grade"])
    if _STAGE_WORDS.get(parts.get("stage", "")) == "junior" and grade <= 3:
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
        first, last = _FIRST_OF_STAGE[stage], _LAST_OF_STAGE[stage]
        grade = last - (year - school_year - 1) if unit == "届" else first + school_year - year
        if first <= grade <= last:
            fits.append(grade)
    if len(fits) == 1:
        return fits[0], None
    return None, (NO_STAGE if fits or not stages else NO_GRADE)


def _digits_only(plain: str, grade: int | None) -> ClassName | None:
    """`401`, `0401`, `412班`; `72` where no other column says the grade or 7 is what it says."""
    found = _DIGITS.fullmatch(plain)
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
    found = _NUMBER_ONLY.fullmatch(plain)
    if found:
        number = _value(found["number"])
        if not 0 < number < 100:
            return None
        if grade is None and plain in _HAN:  # 三 and nothing beside it: the only class of grade 3
            return ClassName(number, None)
        return ClassName(grade, number, None if grade else NO_GRADE)
    found = _NAME_ONLY.fullmatch(plain)
    if found and not any(word in plain for word in _PRESCHOOL) and not _SENIOR.search(plain):
        return ClassName(grade, None, None if grade else NO_GRADE, found["name"])
    return None


_ALONE = rf"(?<![\d{_HAN}十第.至到])"
_SEARCHES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_COHORT}\.?{_N}(?:班|\.)",
        rf"{_ALONE}{_UNIT}\.?{_N}(?:班|\.|$)",
        rf"{_JUNIOR}\.?{_N}班",
        rf"{_JUNIOR}\.{_N}(?:\.|$)",
        rf"{_ALONE}{_G}\.{_N}\.?班",
        rf"(?<![\d{_HAN}十第至到])(?P<grade>[{_HAN}]){_N}班",
        r"(?<!\d)(?P<grade>[1-9])(?P<number>0[1-9]|[1-9]\d)班",
    )
)
_GRADE_SEARCHES = (
    re.compile(rf"{_ALONE}{_STAGE}{_G}年级"),
    re.compile(rf"{_COHORT}"),
    re.compile(r"初(?P<junior>[一二三])(?!中)"),
)
_SEVERAL = re.compile(rf"[{_HAN}\d](?:年级)?[至到.](?:[{_HAN}\d])年级")


def _search(plain: str, stages: tuple[str, ...], school_year: int | None) -> ClassName | None:
    if _SEVERAL.search(plain):
        return None
    for pattern in _SEARCHES:
        hits = [_read(found, stages, school_year) for found in pattern.finditer(plain)]
        if hits:
            return hits[0] if len(set(hits)) == 1 else None
    for pattern in _GRADE_SEARCHES:
        hits = [_read(found, stages, school_year) for found in pattern.finditer(plain)]
        if hits:
            return hits[0] if len(set(hits)) == 1 else None
    return None
