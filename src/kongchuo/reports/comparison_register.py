"""户籍与学籍: the register of school-age children against the rosters, in both directions."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kongchuo.indicators.register import ENROLLED, NOT_COUNTED, Registered, State
from kongchuo.model.grid import Block, Cell, Grid, Meaning, Row, Text
from kongchuo.reports import comparison_cells as sheet
from kongchuo.reports import month_cells as cells
from kongchuo.reports.comparison_facts import Comparisons
from kongchuo.reports.listing import Key, Listing, Shown
from kongchuo.reports.material import Material

STATES = (State.NOT_IN_SCHOOL, State.TO_REVIEW, State.ELSEWHERE_UNPROVED)
_NO_VILLAGE = "没有填村"


def register_blocks(material: Material, found: Comparisons, shown: Shown, names: Listing) -> Iterator[Block]:
    """Every village with its children in school and not in school; every school with its pupils on no register."""
    yield Text("一、户籍与学籍比对：适龄儿童册上的孩子在不在学校", heading=True)
    if material.register is None or found.strangers is None:
        yield Text(found.why["register"], Meaning.MUTED)
        return
    asked = [child for child in material.register if child.stage]
    year = material.period.school_year
    yield Text(f"适龄儿童册{year}—{year + 1}学年，6—14周岁{len(asked)}人；{sheet.rosters(material)}。")
    people = _people(asked, shown)
    villages: dict[str, list[Registered]] = {}
    for child in asked:
        villages.setdefault(child.record.village, []).append(child)
    rows = [_village(name, children, names, people) for name, children in sorted(villages.items())]
    rows.append(_village(None, asked, names, people))
    heads = ("村", "6—14周岁", "已入学", "延缓、死亡、迁出", *(state.words for state in STATES))
    yield Grid(sheet.columns(*heads), tuple(rows))
    yield sheet.titled(people, "要核实的适龄儿童", sum(child.state in STATES for child in asked))
    yield _pupils(material, found, names)


def _people(asked: Sequence[Registered], shown: Shown) -> Listing:
    """The children to look into, by what is the matter and by village."""
    listing = sheet.names("村", "register")
    listed = sorted(
        (child for child in asked if child.state in STATES),
        key=lambda one: (STATES.index(one.state), one.record.village, one.record.name, one.record.id_number),
    )
    for child in listed:
        keys: tuple[Key, ...] = ((child.state,), (child.state, child.record.village))
        place = child.record.village or _NO_VILLAGE
        sheet.add(listing, child.listed("register"), child.state.words, child.detail, shown, keys, place)
    return listing


def _village(name: str | None, children: Sequence[Registered], names: Listing, people: Listing) -> Row:
    """A village; None for all together."""
    meaning = Meaning.TOTAL if name is None else Meaning.PLAIN
    counts = Counter(child.state for child in children)
    whole: Key = ("register",) if name is None else ("village", name)
    row = [cells.count(len(children), names.link(whole), meaning)]
    for part, states in enumerate((ENROLLED, NOT_COUNTED)):
        key: Key = ("part", part) if name is None else ("village", name, part)
        row.append(cells.count(sum(counts[state] for state in states), names.link(key), meaning))
    for state in STATES:
        key = (state,) if name is None else (state, name)
        row.append(cells.count(counts[state], people.link(key), meaning))
    return Row((Cell("合计" if name is None else name or _NO_VILLAGE, meaning), *row))


def _pupils(material: Material, found: Comparisons, names: Listing) -> Grid:
    """The other direction: who is a pupil and on no register."""
    strangers = Counter(one.seat.school for one in found.strangers or ())
    known = {*strangers, *found.on_register}
    schools = [school.name for school in material.township.schools if school.name in known]
    schools += sorted(known - set(schools))
    rows = [_school(school, found.on_register.get(school, 0), strangers[school], material, names) for school in schools]
    rows.append(_school(None, sum(found.on_register.values()), strangers.total(), material, names))
    heads = ("学校", "花名册上的学生", "册上有", "册上没有")
    notes = ("含休学的，每人只计一次。适龄儿童册上没有的：户口不在本镇的不用登记，户口在本镇的请村里补登。",)
    return Grid(sheet.columns(*heads), tuple(rows), title="反过来：花名册上的学生在不在适龄儿童册上", notes=notes)


def _school(school: str | None, there: int, missing: int, material: Material, names: Listing) -> Row:
    meaning = Meaning.TOTAL if school is None else Meaning.PLAIN
    pupils = sheet.pupils_link(material, school, names)
    strangers = names.link(("not_on_register",) if school is None else ("not_on_register", None, school))
    return Row(
        (
            Cell(school or "合计", meaning),
            cells.count(there + missing, pupils, meaning),
            cells.count(there, pupils, meaning),
            cells.count(missing, strangers, meaning),
        )
    )
