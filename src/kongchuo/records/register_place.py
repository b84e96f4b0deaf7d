"""Which village and household each row of the register belongs to, and which rows are no child of school age.

Villages say it in columns, once over many rows, in the sheet's name, a title or the file's name;
lists printed from the household register hold whole families.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from kongchuo.codes import classes, dates, id_number, person_name
from kongchuo.codes import village as villages
from kongchuo.codes.text import compact, fold_heading
from kongchuo.codes.village_in_text import group_in_text, village_in_text
from kongchuo.model.period import school_age
from kongchuo.model.table import Table
from kongchuo.model.township import Township
from kongchuo.records.placement import school_name, stages_of

HEAD = frozenset({"户主", "本人", "户主本人"})
# Whom a household has beside its head and its children and grandchildren.
_RELATIONS = (
    "配偶 妻 夫 妻子 丈夫 父亲 母亲 父 母 祖父 祖母 爷爷 奶奶 公公 婆婆 岳父 岳母 外祖父 外祖母 儿媳 女婿 媳 婿 孙媳 "
    "孙女婿 伯父 伯母 叔父 婶母 叔叔 姑姑 舅舅 曾祖父 曾祖母"
)
_GROWN = frozenset(_RELATIONS.split())
# Below a village's name in the file: what is written there is smaller than the village.
_SMALLER = frozenset({"自然村", "村民组", "组"})
ADULT = 18
_SCHOOL_AGES = range(6, 15)
_YOUNGEST = 3


def settle_register(table: Table, township: Township | None, year: int | None) -> Table:
    """The register with `village` and `householder` for every row, `file_village` (the village that
    title, sheet or file names; empty if none), `ours` (the township's school that is named) and
    `grade_number`; without the rows of a household list that are no children of school age in
    the school year that begins in `year`.
    """
    places = (township.county, township.name) if township else ()
    named = _file_village(table, places)
    grades = tuple(_grades(table, township, year))
    settled = table.with_derived(
        village=tuple(_villages(table, named, places)),
        householder=tuple(_householders(table)),
        file_village=(named,) * len(table),
        ours=tuple(_schools(table, township)),
        grade_number=grades,
    )
    others = frozenset(_of_other_age(table, year))
    kept = [position for position in range(len(table)) if position not in others]
    return settled.take(kept) if others else settled


def _file_village(table: Table, places: tuple[str, ...]) -> str:
    texts = (*reversed(table.titles), table.sheet, PurePath(table.file.replace("\\", "/")).stem)
    return next((found for text in texts if (found := village_in_text(text, places))), "")


def _villages(table: Table, named: str, places: tuple[str, ...]) -> Iterator[str]:
    column = table.columns.get("village")
    smaller = column is not None and fold_heading(column.heading) in _SMALLER
    groups = table.text("group")
    known = {text: _village(text, named, places, smaller) for text in {*table.text("village"), *groups}}
    found = [known[text] for text in table.text("village")]
    if not any(found):
        # 望舒村3组 may stand under 组 alone.
        found = [village_in_text(text, places) or "" for text in groups]
    several = set(filter(None, found))
    last = ""
    once = len(several) == sum(1 for village in found if village) > 0 and bool(found[0])
    for village in found:
        last = village or last
        if village:
            yield village
        elif once:
            yield last  # every village stands once, over the rows that are its own
        elif several <= {named}:
            yield named
        else:
            yield several.copy().pop() if len(several) == 1 and not named else ""


def _village(text: str, named: str, places: tuple[str, ...], smaller: bool) -> str:
    """The village of a cell; that of the file where the cell names a part of it."""
    if not text:
        return ""
    if named and (smaller or (village_in_text(text, places) is None and group_in_text(text))):
        return named
    found = village_in_text(text, places)
    if found:
        return found
    return named if named and villages.parse(text).stem == villages.parse(named).stem else text


def _householders(table: Table) -> Iterator[str]:
    texts = table.text("householder")
    relations = [compact(text) for text in table.text("relation")]
    if not any(texts) and HEAD & set(relations):
        head = ""
        for name, relation in zip(table.text("name"), relations, strict=True):
            head = name if relation in HEAD else head
            yield head
        return
    follow = _follows(table)
    last = ""
    for text in texts:
        last = text or (last if follow else "")
        yield last


def _follows(table: Table) -> bool:
    """Whether an empty 户主 means the one above: only where every such row belongs to the row before it."""
    texts = table.text("householder")
    empty = [position for position, text in enumerate(texts) if not text]
    if not empty or empty[0] == 0:
        return False
    serials = table.text("serial")
    if any(serials) and all(bool(serial) == bool(text) for serial, text in zip(serials, texts, strict=True)):
        return True  # one number a household
    names = [person_name.split(name)[0] for name in table.text("name")]
    same = (table.text("guardian_name"), table.text("phone"), table.text("village"))
    return all(
        names[position]
        and names[position] == names[position - 1]
        and all(not column[position] or column[position] == column[position - 1] for column in same)
        for position in empty
    )


def _schools(table: Table, township: Township | None) -> Iterator[str | None]:
    texts = table.text("school_name")
    known = {text: school_name(text, township) if text else None for text in set(texts)}
    return map(known.__getitem__, texts)


def _grades(table: Table, township: Township | None, year: int | None) -> Iterator[int | None]:
    known: dict[tuple[str | None, str], int | None] = {}
    for key in zip(_schools(table, township), table.text("grade"), strict=True):
        if key not in known:
            known[key] = _grade(*key, township, year)
        yield known[key]


def _grade(school: str | None, text: str, township: Township | None, year: int | None) -> int | None:
    if not text:
        return None
    stages = stages_of(school, township)
    stage = stages[0] if len(stages) == 1 else None
    found = classes.parse_grade(text, stage=stage, school_year=year)
    return found or classes.parse_class(text, stage=stage, stages=stages, school_year=year).grade


def _of_other_age(table: Table, year: int | None) -> Iterator[int]:
    """The rows of a list of whole households that are no child of school age: grown-ups, small children,
    and whoever has left school age and of whom nothing is said."""
    relations = [compact(text) for text in table.text("relation")]
    if not HEAD & set(relations):
        return
    ages = [_age(*cells, year) for cells in zip(table.text("id_number"), table.text("birth_date"), strict=True)]
    heads = [age for age, relation in zip(ages, relations, strict=True) if relation in HEAD]
    if not any(age is None or age >= ADULT for age in heads):
        return
    for position, (age, relation) in enumerate(zip(ages, relations, strict=True)):
        if age is None:
            other = relation in _GROWN or relation in HEAD
        else:
            told = bool(table.text("school_status")[position]) and age in range(_YOUNGEST, ADULT)
            other = age not in _SCHOOL_AGES and not told
        if other:
            yield position


def _age(number: str, written: str, year: int | None) -> int | None:
    birth: date | None = id_number.parse(id_number.normalise(number)).birth if number else None
    birth = birth or dates.parse(written).day
    return None if birth is None or year is None else school_age(birth, year)
