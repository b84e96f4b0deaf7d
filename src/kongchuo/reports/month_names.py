"""名单: whom every figure of the workbook speaks of, in sections, on one sheet."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, product
from typing import Any

from kongchuo.codes.classes import grade_label
from kongchuo.indicators.register import ENROLLED, NOT_COUNTED, Registered, State
from kongchuo.model.grid import Cell, Heading, Meaning, Plain, Run, Sheet
from kongchuo.model.listed import Listed
from kongchuo.model.rows import Rows
from kongchuo.model.township import STAGE_NAMES, STAGES, Stage
from kongchuo.reports.listing import Key, Listing, Shown
from kongchuo.reports.material import BEHIND, LISTS, Material

NAME = "名单"
_COLUMNS = (
    Heading("序号", 5),
    Heading("学校（村）", 18, "left"),
    Heading("班级", 12),
    Heading("姓名", 8),
    Heading("身份证件号", 19),
    Heading("情况", 17),  # “学年初、期初、本期” on one line
    Heading("最后在册", 8),
    Heading("说明", 38, "left"),
)
_PARTS = {state: 0 if state in ENROLLED else 1 if state in NOT_COUNTED else 2 for state in State}
_STATES = {state: state.words for state in State}
_STAGE_ORDER = {"primary": 0, "junior": 1}


def names_sheet(material: Material, listing: Listing) -> Sheet:
    """The sheet of a listing that `fill` has filled."""
    return Sheet(
        NAME,
        (listing.grid(),),
        title=f"{material.township.name}{material.period.title}名单",
        subtitle="各表数字所指的学生都在这里；点击其他表中的数字，会跳到对应的位置。",
    )


def fill(material: Material, shown: Shown) -> Listing:
    """All sections: children to look for, children behind the rates, the register, all pupils."""
    listing = Listing(NAME, _COLUMNS)
    number = 0
    for number, (name, title) in enumerate({**LISTS, **BEHIND}.items(), start=1):
        _section(material, listing, shown, number, title, name, material.lists[name])
    _section(material, listing, shown, number + 1, "学年初以来的学籍异动", "events", material.events)
    if material.register is not None:
        _register(listing, shown, number + 2, material.register)
        number += 1
    _pupils(listing, shown, number + 2, material)
    return listing


def _section(
    material: Material, listing: Listing, shown: Shown, number: int, title: str, name: str, children: Iterable[Listed]
) -> None:
    def order(child: Listed) -> tuple[Any, ...]:
        return (_STAGE_ORDER.get(child.stage or "", 2), material.rank(child.school), child.order)

    ordered = sorted(children, key=order)
    words = f"{len(ordered)}人" if ordered else material.unknown_lists.get(name, "没有")
    listing.group(f"{number}. {title}：{words}", (name,))
    for place, child in enumerate(ordered, start=1):
        listing.row(tuple(_child(place, child, shown)), *_keys(name, child.stage, child.school))


def _keys(name: str, stage: str | None, school: str | None) -> tuple[Key, ...]:
    return ((name, stage), (name, stage, school), (name, None, school))


def _child(place: int, child: Listed, shown: Shown) -> Iterator[Cell]:
    yield Cell(place)
    yield Cell(child.school)
    yield Cell(child.class_label or grade_label(child.grade))
    yield Cell(child.name)
    yield Cell(shown.id_number(child.id_number))
    yield Cell(STAGE_NAMES.get(child.stage or "", ""))
    yield Cell(child.last_seen)
    yield Cell(child.detail)


def _register(listing: Listing, shown: Shown, number: int, register: tuple[Registered, ...]) -> None:
    listing.group(f"{number}. 适龄儿童册：{len(register)}人", ("register",))
    stages: dict[Stage | None, list[Registered]] = {stage: [] for stage in (*STAGES, None)}
    for child in register:
        stages[child.stage].append(child)
    for stage, children in stages.items():
        if not children:
            continue
        words = f"{STAGE_NAMES[stage]}学龄" if stage else "不在6—14周岁或年龄不明"
        counted = sum(child.state not in NOT_COUNTED for child in children)
        listing.group(f"{words}：{len(children)}人，其中计入分母{counted}人", ("register", stage))
        # A village's children who are in school together, then those who are not asked for, then the others:
        # the figures of 四查三比对 lead to the first of each.
        children.sort(
            key=lambda child: (
                child.record.village, _PARTS[child.state], child.record.name, child.record.id_number,
            )
        )  # fmt: skip
        disabled = {position for position, child in enumerate(children) if child.disabled}
        run = Run((range(1, len(children) + 1), *_registered(children, disabled, shown)))
        listing.run(run, _firsts(children, min(disabled, default=None), stage))


def _firsts(children: Sequence[Registered], disabled: int | None, stage: Stage | None) -> dict[int, list[Key]]:
    """The first disabled child; those of school age by village and by part (in school, not asked for, the others),
    as the children are sorted."""
    firsts: dict[Key, int] = {} if disabled is None else {("disabled",): disabled}
    if stage:
        position = 0
        for (village, part), group in groupby((child.record.village, _PARTS[child.state]) for child in children):
            keys: tuple[Key, ...] = (("village", village), ("village", village, part), ("part", part))
            for first in keys:
                firsts.setdefault(first, position)
            position += sum(1 for _ in group)
    found: dict[int, list[Key]] = {}
    for key, position in firsts.items():
        found.setdefault(position, []).append(key)
    return found


def _registered(children: Sequence[Registered], disabled: Collection[int], shown: Shown) -> Iterator[Sequence[Plain]]:
    """The columns of children of the register; `disabled` are the positions of the disabled."""
    yield [child.record.village for child in children]
    yield [child.class_label for child in children]
    yield [child.record.name for child in children]
    yield shown.id_numbers([child.record.id_number for child in children])
    yield [_STATES[child.state] for child in children]
    yield [_ages(child.age) for child in children]
    details: list[Plain] = [child.detail for child in children]
    for position in disabled:
        details[position] = f"{children[position].record.disability}残疾。{details[position]}"
    yield details


@cache
def _ages(age: int | None) -> str:
    return "年龄不明" if age is None else f"{age}周岁"


def _pupils(listing: Listing, shown: Shown, number: int, material: Material) -> None:
    rows = material.pupils
    listing.group(
        f"{number}. 在校生：学年初{rows['base'].sum()}人，期初{rows['before'].sum()}人，本期{rows['now'].sum()}人",
        ("pupils",),
    )
    units = list(rows.records("school", "stage"))
    parts = {
        unit: rows.take([place for place, _ in group]) for unit, group in groupby(enumerate(units), lambda one: one[1])
    }
    for (school, stage), part in sorted(
        parts.items(), key=lambda one: (material.rank(one[0][0]), one[0][0], -len(one[0][1]))
    ):
        words = _school_words(material, school, stage)
        marks = [part[mark].sum() for mark in ("base", "before", "now")]
        keys: tuple[Key, ...] = (("pupils", stage, school),)
        listing.group(f"{words}：学年初{marks[0]}人，期初{marks[1]}人，本期{marks[2]}人", *keys)
        firsts: dict[tuple[int, str], int] = {}
        for position, seat in enumerate(part.records("grade", "class_label")):
            firsts.setdefault(seat, position)
        listing.run(
            _run(school, part, shown),
            {
                position: (("pupils", stage, school, grade), ("pupils", stage, school, grade, label))
                for (grade, label), position in firsts.items()
            },
        )


def _run(school: str, part: Rows, shown: Shown) -> Run:
    count = len(part)
    nothing = [None] * count
    columns: tuple[Sequence[Plain], ...] = (
        range(1, count + 1),
        [school] * count,
        part["class_label"].tolist(),
        part["name"].tolist(),
        shown.id_numbers(part["id_number"].tolist()),
        [_MARKS[marked] for marked in part.records("base", "before", "now")],
        nothing,
        nothing,
    )
    return Run(columns, {5: _MUTED})


def _school_words(material: Material, school: str, stage: str) -> str:
    """The school, with the stage where the name alone does not tell it."""
    known = material.township.school(school)
    return school if known and known.stages == (stage,) else f"{school}（{STAGE_NAMES.get(stage, '学段不明')}）"


_MARKS = {
    marks: "、".join(word for word, mark in zip(("学年初", "期初", "本期"), marks, strict=True) if mark)
    for marks in product((True, False), repeat=3)
}
# Who is no longer there stands out.
_MUTED: dict[Plain, Meaning] = {words: Meaning.MUTED for (_, _, now), words in _MARKS.items() if not now}
