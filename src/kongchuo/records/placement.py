"""Which school, stage, grade and class each row of a roster belongs to.

Rosters say it in columns, in the sheet's name, in a title above the header or in the file's name;
`settle` puts the answer beside the texts, once, for every later stage.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import PurePath

from kongchuo.codes import classes, dates, id_number
from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact
from kongchuo.model.period import school_age
from kongchuo.model.table import Table
from kongchuo.model.township import STAGES, Stage, Township, stage_of_grade
from kongchuo.records import class_hint, preschool

# A school's name inside a title, and what stands before it there: the year and the places above the township.
_SCHOOL = pattern(
    r"[\u4e00-\u9fff]{2,24}?(?:小学|中学|初中|学校|教学点|村小|完小|初小)(?:[\u4e00-\u9fff]{1,6}(?:校区|分校|教学点))?"
)
_BEFORE = pattern(r"^(?:学年度?|年度?|秋季|春季|上学期|下学期|第[一二]学期|学期|月份?|届|级|安徽省?|宿州市?)+")
# Primary school begins in the year after which a child is six: grade + 5 on 31 August, a year or two more or less.
_AGE_BEFORE_GRADE = 5
_NEAR = 2
_NINE_YEAR = ("一贯制", "九年制")


_Key = tuple[str | None, str, str]  # school, 年级, 班级
_Place = tuple[Stage | None, int | None, str]  # stage, grade, class as reports write it


def settle(table: Table, township: Township | None, school_year: int | None) -> Table:
    """The roster with `school`, `stage`, `grade_number` and `class_label` for every row.

    `school_year` is the year in which the school year began; it turns 2017级 into a grade.
    """
    schools = _schools(table, township)
    hint = _hint(table, township, school_year)
    keys = tuple(zip(schools, table.text("grade"), table.text("class_name"), strict=True))
    places: dict[_Key, _Place] = {
        key: _place(*key[1:], hint, stages_of(key[0], township), school_year) for key in set(keys)
    }
    found = [places[key] for key in keys]
    if any(grade is None for _, grade, _ in places.values()):
        _by_age(table, keys, found, hint, school_year)
    stages, grades, labels = zip(*found, strict=True) if found else ((), (), ())
    settled = table.with_derived(school=tuple(schools), stage=stages, grade_number=grades, class_label=labels)
    if school_year is None or None not in grades:
        return settled
    return preschool.left_out(settled, school_year, birth_of)


def _by_age(
    table: Table, keys: Sequence[_Key], found: list[_Place], hint: classes.ClassName, school_year: int | None
) -> None:
    """2021级 in a school with both stages: the stage in which the child has about the usual age."""
    if school_year is None:
        return
    for position, (key, place) in enumerate(zip(keys, found, strict=True)):
        if place[1] is not None or not (key[1] or key[2]):
            continue
        birth = birth_of(table, position)
        for stage in STAGES if birth else ():
            other = _place(*key[1:], hint, (stage,), school_year)
            if other[1] and birth and abs(school_age(birth, school_year) - other[1] - _AGE_BEFORE_GRADE) <= _NEAR:
                found[position] = other


def birth_of(table: Table, position: int) -> date | None:
    """A row's birth date: its column's, else that in the ID number."""
    written = dates.parse(table.raw("birth_date")[position]).day
    return written or id_number.parse(id_number.normalise(table.text("id_number")[position])).birth


def _place(
    grade_text: str,
    class_text: str,
    hint: classes.ClassName,
    stages: tuple[Stage, ...],
    school_year: int | None,
) -> _Place:
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


def _hint(table: Table, township: Township | None, school_year: int | None) -> classes.ClassName:
    """The class of the whole sheet; its grade alone where the column of classes names other ones."""
    names = tuple(name for _, name, _ in _known_names(township)) if township else ()
    stages = stages_of(sheet_school(table, township), township)
    hint = class_hint.of_texts(class_hint.texts(table), stages, school_year, names)
    written = table.text("class_name")
    if hint.number is None or "" not in written:
        return hint
    told = [
        classes.parse_class(text, grade=hint.grade, stages=stages, school_year=school_year) for text in written if text
    ]
    other = sum(one.number is not None and (one.grade, one.number) != (hint.grade, hint.number) for one in told)
    return replace(hint, number=None) if other * 2 > len(told) else hint


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
    """Length, text and school of every name that a title may have, the longest first: worked out once, not for every sheet of a county."""
    names = (
        (len(name), compact(name), school.name)
        for school in township.schools
        for name in (school.name, *school.aliases, _without_places(school.name, township.county, township.name))
        if len(name) >= 2
    )
    return tuple(sorted(names, reverse=True))


def _without_places(name: str, county: str, town: str) -> str:
    rest = name
    for place in ("安徽省", "安徽", "宿州市", county, town):
        if place and rest.startswith(place) and len(rest) > len(place) + 1:
            rest = rest[len(place) :]
    return rest
