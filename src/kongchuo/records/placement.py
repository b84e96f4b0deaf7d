"""Which school, stage, grade and class each row of a roster belongs to.

Rosters say it in columns, in the sheet's name, in a title above the header or in the file's name;
`settle` puts the answer beside the texts, once, for every later stage.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePath

from kongchuo.codes import classes
from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact
from kongchuo.model.table import Table
from kongchuo.model.township import STAGES, Stage, Township, stage_of_grade

# A school's name inside a title, and what stands before it there: the year and the places above the township.
_SCHOOL = pattern(
    r"[\u4e00-\u9fff]{2,24}?(?:小学|中学|初中|学校|教学点|村小|完小|初小)(?:[\u4e00-\u9fff]{1,6}(?:校区|分校|教学点))?"
)
_BEFORE = pattern(r"^(?:学年度?|年度?|秋季|春季|上学期|下学期|第[一二]学期|学期|月份?|届|级|安徽省?|宿州市?)+")
# `班级：四(2)班` on a line above the header.
_LABEL = pattern(r"(?:年级)?(?:班级|班别|年级)\s*[:：]")
_NINE_YEAR = ("一贯制", "九年制")


def settle(table: Table, township: Township | None, school_year: int | None) -> Table:
    """The roster with `school`, `stage`, `grade_number` and `class_label` for every row.

    `school_year` is the year in which the school year began; it turns 2017级 into a grade.
    """
    schools = _schools(table, township)
    texts = (*reversed(table.titles), table.sheet, PurePath(table.file).stem)
    hint = class_hint(texts, stages_of(sheet_school(table, township), township), school_year)
    grade_texts, class_texts = table.text("grade"), table.text("class_name")
    places: dict[tuple[str | None, str, str], tuple[Stage | None, int | None, str]] = {}
    found = []
    for key in zip(schools, grade_texts, class_texts, strict=True):
        place = places.get(key)
        if place is None:
            place = places[key] = _place(*key, hint, stages_of(key[0], township), school_year)
        found.append(place)
    stages, grades, labels = zip(*found, strict=True) if found else ((), (), ())
    return table.with_derived(school=tuple(schools), stage=stages, grade_number=grades, class_label=labels)


def _place(
    school: str | None,
    grade_text: str,
    class_text: str,
    hint: classes.ClassName,
    stages: tuple[Stage, ...],
    school_year: int | None,
) -> tuple[Stage | None, int | None, str]:
    stage = stages[0] if len(stages) == 1 else None
    grade = classes.parse_grade(grade_text, stage=stage, school_year=school_year) if grade_text else None
    known = grade or hint.grade
    parsed = classes.parse_class(class_text, grade=known, stage=stage, stages=stages, school_year=school_year)
    if grade is None:
        grade = parsed.grade or hint.grade
    label = _label(class_text or grade_text, parsed, grade, hint if not class_text or hint.grade == grade else None)
    return stage_of_grade(grade) or stage, grade, label


def _label(text: str, parsed: classes.ClassName, grade: int | None, hint: classes.ClassName | None) -> str:
    """The class as reports write it; the cell's own text where that cannot be read."""
    if grade is None:
        return text
    if parsed.problem and text and parsed.number is None and not hint:
        return text
    if parsed.number is None and not parsed.name and hint:
        return classes.class_label(grade, hint.number)
    return replace(parsed, grade=parsed.grade or grade).label


def class_hint(texts: Sequence[str], stages: tuple[Stage, ...], school_year: int | None) -> classes.ClassName:
    """The grade and class that the sheet's name or a title gives to the whole sheet; the texts nearest to the rows
    first."""
    grade = number = None
    for text in texts:
        found = classes.find_in_title(_LABEL.sub("", text), stages=stages, school_year=school_year)
        if found:
            if grade is None and number is None and found.grade and found.number:
                return found
            grade, number = grade or found.grade, number or found.number
    return classes.ClassName(grade, number)


def stages_of(school: str | None, township: Township | None) -> tuple[Stage, ...]:
    """The stages of a school: from the workspace, else as far as its name says; empty if unknown."""
    if school is None:
        return ()
    known = township.school(school) if township else None
    if known:
        return known.stages
    if any(mark in school for mark in _NINE_YEAR):
        return STAGES
    if school.endswith(("小学", "教学点", "村小", "完小", "初小")):
        return ("primary",)
    if school.endswith(("初中", "初级中学")):
        return ("junior",)
    return ()


def _schools(table: Table, township: Township | None) -> list[str | None]:
    """The school of every row: its column, else what the titles, the sheet or the file say."""
    texts = table.text("school_name")
    names = {text: school_name(text, township) or text for text in set(texts) if text}
    common = sheet_school(table, township)
    if common is None and names:
        common = Counter(names[text] for text in texts if text).most_common(1)[0][0]
    return [names[text] if text else common for text in texts]


def sheet_school(table: Table, township: Township | None) -> str | None:
    """The school that the titles, the sheet's name, the file's name or its folder speak of."""
    for text in (*table.titles, table.sheet, *_path_texts(table.file)):
        found = school_in_text(text, township)
        if found:
            return found
    return None


def _path_texts(file: str) -> Sequence[str]:
    path = PurePath(file.replace("\\", "/"))
    return (path.stem, path.parent.name)


def school_in_text(text: str, township: Township | None) -> str | None:
    """The school named somewhere in a title: one of the workspace's, the longest name first; without
    a workspace whatever looks like a school's name."""
    plain = compact(text)
    if township and township.schools:
        known = _known_names(township)
        names = [(length, name) for length, known_as, name in known if known_as in plain]
        if names:
            longest = max(names)[0]
            best = {name for length, name in names if length == longest}
            return best.pop() if len(best) == 1 else None
    for piece in re.split(r"[0-9A-Za-z\W_]+", plain):
        found = _SCHOOL.search(_BEFORE.sub("", piece))
        if found and not found[0].startswith(("全镇", "全县", "各", "本")):
            return school_name(found[0], township) or found[0]
    return None


def school_name(text: str, township: Township | None) -> str | None:
    """The workspace's school that a text names: exactly, by an alias, or with the names of the
    province, county and township before it or left out. None when it names none, or two."""
    if not township:
        return None
    plain = compact(text)
    if not plain:
        return None
    exact, cores = _by_name(township)
    if plain in exact:
        return exact[plain]
    matches = cores.get(_without_places(plain, township.county, township.name), ())
    return matches[0] if len(matches) == 1 else None


@lru_cache(maxsize=8)
def _by_name(township: Township) -> tuple[Mapping[str, str], Mapping[str, Sequence[str]]]:
    """The first school of every name and alias, and the schools of every one without the places above it: worked out
    once, not for every row of a county's ledgers."""
    exact: dict[str, str] = {}
    cores: dict[str, list[str]] = {}
    for school in township.schools:
        for name in map(compact, (school.name, *school.aliases)):
            exact.setdefault(name, school.name)
            known = cores.setdefault(_without_places(name, township.county, township.name), [])
            if school.name not in known:
                known.append(school.name)
    return exact, cores


@lru_cache(maxsize=8)
def _known_names(township: Township) -> tuple[tuple[int, str, str], ...]:
    """Length, text and school of every name that a title may have: worked out once, not for every sheet of a county."""
    return tuple(
        (len(name), compact(name), school.name)
        for school in township.schools
        for name in (school.name, *school.aliases, _without_places(school.name, township.county, township.name))
        if len(name) >= 2
    )


def _without_places(name: str, county: str, town: str) -> str:
    rest = name
    for place in ("安徽省", "安徽", "宿州市", county, town):
        if place and rest.startswith(place) and len(rest) > len(place) + 1:
            rest = rest[len(place) :]
    return rest
