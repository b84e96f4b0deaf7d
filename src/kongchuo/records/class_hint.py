"""The grade and class that a title, the sheet's name or the file's name gives to a whole list."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from kongchuo.codes import classes
from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact
from kongchuo.model.table import Table

# `班级：四(2)班` on a line above the header, in one cell or in two.
_LABEL = pattern(r"(?:年级)?(?:班级|班别|年级)\s*[:：]")
_LABELS = frozenset({"班级", "班别", "年级", "年级班级"})
# `学校：马井镇中心小学 年级：三 班级：2`
_GRADE = pattern(r"年级\s*[:：]\s*([^\s:：]{1,5}?)(?=\s|$|班)")
_CLASS = pattern(r"班[级别]\s*[:：]\s*([^\s:：]{1,8}?)(?=\s|$|班主任|人数|学校|年级[:：])")


def of_texts(
    texts: Iterable[str], stages: tuple[str, ...], school_year: int | None, names: Sequence[str] = ()
) -> classes.ClassName:
    """The grade and class in texts, those nearest to the rows first; a class without its grade goes with the grade
    of a text farther up. `names` are those of schools, in which no class is looked for."""
    grade = number = None
    for text in texts:
        found = _read(text, stages, school_year, names)
        if found:
            if grade is None and number is None and found.grade and found.number:
                return found
            grade, number = grade or found.grade, number or found.number
    return classes.ClassName(grade, number)


def texts(table: Table) -> Iterator[str]:
    """The titles from below, then the sheet's name, then the file's; a label and its value are one text."""
    joined: list[str] = []
    for text in table.titles:
        if joined and compact(joined[-1]).rstrip(":") in _LABELS:
            joined[-1] = f"{compact(joined[-1]).rstrip(':')}:{text}"  # 班级 | 三(1)班
        else:
            joined.append(text)
    yield from reversed(joined)
    yield table.sheet
    yield PurePath(table.file).stem


def _read(
    text: str, stages: tuple[str, ...], school_year: int | None, names: Sequence[str]
) -> classes.ClassName | None:
    found = classes.find_in_title(_LABEL.sub("", text), stages=stages, school_year=school_year)
    if found:
        return found
    return _labelled(text, stages, school_year) or _without_name(text, stages, school_year, names)


def _labelled(text: str, stages: tuple[str, ...], school_year: int | None) -> classes.ClassName | None:
    """What stands behind the words 年级 and 班级, where it says nothing without them: 年级：三 班级：2."""
    if ":" not in text and "：" not in text:
        return None
    said, told = _GRADE.search(text), _CLASS.search(text)
    stage = stages[0] if len(stages) == 1 else None
    grade = classes.parse_grade(said[1], stage=stage, school_year=school_year) if said else None
    if not told:
        return classes.ClassName(grade, None) if grade else None
    found = classes.parse_class(told[1], grade=grade, stage=stage, stages=stages, school_year=school_year)
    return found if found.number else classes.ClassName(grade, None) if grade else None


def _without_name(
    text: str, stages: tuple[str, ...], school_year: int | None, names: Sequence[str]
) -> classes.ClassName | None:
    """The class in a text of a school's name and little else: 中心小学三2, 中心小学-三-2."""
    plain = compact(text)
    name = next((one for one in names if one in plain), None)
    if name is None:
        return None
    before, _, after = plain.partition(name)
    for rest in (after, before):
        found = classes.find_in_title(rest, stages=stages, school_year=school_year) if rest else None
        if found:
            return found
    return None
