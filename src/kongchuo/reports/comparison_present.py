"""学籍与到校: the rosters against the ledger 考勤 (名在人不在)."""

from collections import Counter
from collections.abc import Hashable, Iterator

from kongchuo.model.grid import Block, Cell, Grid, Link, Meaning, Row, Text
from kongchuo.reports import comparison_cells as sheet
from kongchuo.reports import month_cells as cells
from kongchuo.reports.comparison_facts import Absentees, Comparisons, Watched
from kongchuo.reports.listing import Key, Listing, Shown
from kongchuo.reports.material import Material

_PARTS = ("absent_suspected", "absent_warning", "case")
_WORDS = {"absent_suspected": "疑似", "absent_warning": "预警"}


def present_blocks(material: Material, found: Comparisons, shown: Shown, names: Listing) -> Iterator[Block]:
    """Every school with its absences, and the children who were away too long."""
    yield Text("二、学籍与到校比对：花名册上的学生在不在教室（名在人不在）", heading=True)
    absent = found.absentees
    if absent is None:
        yield Text(found.why["present"], Meaning.MUTED)
        return
    yield Text(f"{sheet.rosters(material)}；考勤台账{absent.span}。{absent.rule}")
    if absent.remark:
        yield Text(absent.remark)
    people = _people(absent, shown)
    entered = {one.child.school or "" for one in absent.entered}
    schools = [school.name for school in material.township.schools]
    silent = [school for school in schools if school not in entered]
    others = {one.child.school or "" for one in absent.watched} | entered
    schools += sorted(others - set(schools))
    pupils = Counter(material.pupils[material.pupils["now"]]["school"].tolist())
    rows = [
        _row(school, pupils.total() if school is None else pupils[school], absent, people, (
            sheet.pupils_link(material, school, names),
            names.link(("absent",) if school is None else ("absent", None, school or None)),
        ))
        for school in (*schools, None)
    ]  # fmt: skip
    notes = (f"本期没有登记缺勤的学校，请核实是全勤还是没有报：{'、'.join(silent)}。",) if silent else ()
    heads = ("学校", "在校生", "缺勤学生", "缺勤天数（上学日，含请假）", "疑似", "预警", "已立案")
    yield Grid(sheet.columns(*heads), tuple(rows), notes=notes)
    yield sheet.titled(people, "连续缺勤、没有请假的学生", len(absent.watched))


def _people(absent: Absentees, shown: Shown) -> Listing:
    """The watched children: those without a case first."""
    listing = sheet.names("学校", "present")
    for one in absent.watched:
        school, part = one.child.school or "", _part(one)
        state = f"{_WORDS[one.level]}（已立案）" if one.case else _WORDS[one.level]
        keys: tuple[Key, ...] = ((part,), (part, school))
        sheet.add(listing, one.child, state, f"{one.child.detail}{one.case}", shown, keys)
    return listing


def _part(one: Watched) -> str:
    return "case" if one.case else one.level


def _row(
    school: str | None, pupils: int, absent: Absentees, people: Listing, links: tuple[Link | None, Link | None]
) -> Row:
    """A school; None for all together. No row of the ledger is no zero: nobody says that all were there."""
    meaning = Meaning.TOTAL if school is None else Meaning.PLAIN
    away = [one.days for one in absent.entered if school is None or (one.child.school or "") == school]
    counts = Counter[Hashable](
        _part(one) for one in absent.watched if school is None or (one.child.school or "") == school
    )
    keys: list[Key] = [(part,) if school is None else (part, school) for part in _PARTS]
    row = [
        cells.count(pupils, links[0], meaning),
        cells.count(len(away) if away or school is None else None, links[1], meaning),
        cells.count(sum(away) if away or school is None else None, links[1], meaning),
        *(cells.count(counts[key[0]], people.link(key), meaning) for key in keys),
    ]
    return Row((Cell("合计" if school is None else school or "学校不明", meaning), *row))
