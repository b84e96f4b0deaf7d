"""变动情况: the children behind every difference, and the movements that were counted."""

from collections.abc import Hashable, Iterator
from typing import Any

from kongchuo.codes.classes import grade_label
from kongchuo.model.grid import Cell, Heading, Meaning, Sheet
from kongchuo.model.township import STAGE_NAMES
from kongchuo.movements.classrooms import class_order
from kongchuo.movements.explain import Explanation
from kongchuo.movements.kinds import INS, OUTS
from kongchuo.movements.placing import Counted
from kongchuo.reports.listing import Key, Listing, Shown
from kongchuo.reports.material import Material
from kongchuo.reports.month_sources import opening_words

NAME = "变动情况"
_STAGE_ORDER = {"primary": 0, "junior": 1}
_COLUMNS = (
    Heading("序号", 5),
    Heading("学校", 18, "left"),
    Heading("班级", 12),
    Heading("姓名", 8),
    Heading("身份证件号", 19),
    Heading("变动", 8),
    Heading("日期", 10),
    Heading("来源或去向", 16, "left"),
    Heading("说明", 34, "left"),
)


def changes_sheet(material: Material, listing: Listing) -> Sheet:
    """The sheet of a listing that `fill` has filled."""
    return Sheet(
        NAME,
        (listing.grid(),),
        title=f"{material.township.name}{material.period.title}在校生变动情况",
        subtitle=f"{opening_words(material)}差额＝实有－应有；每一个差额都列出了名字；颜色浅的只影响班级人数。",
    )


def fill(material: Material, shown: Shown) -> Listing:
    """Differences first, then the movements by kind and school, then the moves inside a school."""
    listing = Listing(NAME, _COLUMNS)
    found = sorted(
        material.explanations,
        key=lambda one: (*_place(material, one.school, one.stage, one.grade, one.class_label), one.child.order),
    )
    listing.group(_heading(found), ("differences",))
    for place, one in enumerate(found, start=1):
        listing.row(tuple(_difference(place, one, shown)), *_keys(one, "difference"))
    moved = [one for one in material.counted if not one.inside]
    listing.group(
        f"二、计入本期的学籍异动：{len(moved)}条" if moved else "二、计入本期的学籍异动：没有", ("movements",)
    )
    for sign, names in ((1, INS), (-1, OUTS)):
        for name in names:
            _kind(material, listing, shown, (sign, name), moved)
    _inside(material, listing, shown)
    return listing


def _heading(found: list[Explanation]) -> str:
    whole = sum(not one.inside for one in found)
    words = f"一、差额说明：{whole}条" if whole else "一、差额说明：各校实有人数与应有人数一致"
    only_classes = len(found) - whole
    return f"{words}；同年级换班没有记录的{only_classes}条，只影响班级人数" if only_classes else words


def _place(material: Material, school: str, stage: str | None, grade: int | None, label: str) -> tuple[Any, ...]:
    return (material.rank(school), school, _STAGE_ORDER.get(stage or "", 2), grade or 10, class_order(label))


def _keys(one: Explanation | Counted, *first: Hashable) -> tuple[Key, ...]:
    """The rows of the balance in which a child or a movement counts; the narrowest may be a class nobody knows."""
    stage, grade = one.stage or "", one.grade or None
    place = (stage, one.school, grade, one.class_label)
    return tuple((*first, *place[:number]) for number in range(1, len(place) + 1))


def _kind(material: Material, listing: Listing, shown: Shown, kind: tuple[int, str], counted: list[Counted]) -> None:
    sign, name = kind
    moved = [one for one in counted if (one.sign, one.column) == kind]
    if not moved:
        return

    def order(one: Counted) -> tuple[Any, ...]:
        home = (_STAGE_ORDER.get(one.stage, 2), material.rank(one.school), one.school)
        return (*home, one.grade, class_order(one.class_label), one.entry.day, one.entry.number)

    words = f"{'增加' if sign > 0 else '减少'}（{name}）"
    listing.group(f"{words}：{len(moved)}条", ("kind", sign, name))
    for place, one in enumerate(sorted(moved, key=order), start=1):
        listing.row(tuple(_movement(place, one, shown)), *_keys(one, "kind", sign, name), *_keys(one, "moved", sign))


def _inside(material: Material, listing: Listing, shown: Shown) -> None:
    """留级, 跳级 and 转班, one row for both halves."""
    halves: dict[tuple[int, int], list[Counted]] = {}
    for one in material.counted:
        if one.inside:
            halves.setdefault((one.entry.number, one.person), []).append(one)
    if not halves:
        return
    listing.group(f"三、校内变动（留级、跳级、转班）：{len(halves)}条，不影响学校人数", ("inside",))

    def order(pair: list[Counted]) -> tuple[Any, ...]:
        first = pair[0]
        place = _place(material, first.school, first.stage, first.grade, first.class_label)
        return (*place, first.entry.day, first.entry.number)

    for place, pair in enumerate(sorted(halves.values(), key=order), start=1):
        keys = [
            key for one in pair for key in (*_keys(one, "kind", one.sign, one.column), *_keys(one, "moved", one.sign))
        ]
        source, *rest = _movement(place, pair[0], shown)
        words = f"由{_class(pair[0])}到{_class(pair[-1])}"
        reason = str(rest[-1].value or "")
        listing.row((source, *rest[:-1], Cell(f"{words}；{reason}" if reason else words)), *keys)


def _class(one: Explanation | Counted) -> str:
    """The class; of an unknown one the grade, of an unknown grade the stage."""
    return one.class_label or grade_label(one.grade) or STAGE_NAMES.get(one.stage or "", "学段不明")


def _difference(place: int, one: Explanation, shown: Shown) -> Iterator[Cell]:
    child = one.child
    yield Cell(place)
    yield Cell(one.school)
    yield Cell(_class(one))
    yield Cell(child.name)
    yield Cell(shown.id_number(child.id_number))
    yield Cell(f"{one.effect:+d}".replace("-", "－").replace("+", "＋"), Meaning.MUTED if one.inside else Meaning.PLAIN)
    yield Cell(None)
    yield Cell(None)
    yield Cell(child.detail)


def _movement(place: int, one: Counted, shown: Shown) -> Iterator[Cell]:
    record = one.entry.record
    yield Cell(place)
    yield Cell(one.school)
    yield Cell(_class(one))
    yield Cell(record.name)
    yield Cell(shown.id_number(record.id_number))
    yield Cell(one.entry.kind)
    yield Cell(one.entry.day)
    yield Cell("，".join(part for part in (record.other_school, record.other_region) if part))
    yield Cell("；".join(part for part in (record.reason, record.proof and f"证明材料：{record.proof}") if part))
