"""变动情况: the children behind every difference, and the movements that were counted."""

from collections.abc import Iterator
from typing import Any

from kongchuo.codes.classes import grade_label
from kongchuo.model.grid import Cell, Heading, Sheet
from kongchuo.model.township import STAGE_NAMES
from kongchuo.movements.explain import Explanation
from kongchuo.movements.kinds import INS, OUTS
from kongchuo.movements.placing import Counted
from kongchuo.reports.listing import Listing, Shown
from kongchuo.reports.material import Material
from kongchuo.reports.month_sources import opening_words

NAME = "变动情况"
_STAGE_ORDER = {"primary": 0, "junior": 1}
_COLUMNS = (
    Heading("序号", 5),
    Heading("学校", 18, "left"),
    Heading("年级", 8),
    Heading("姓名", 8),
    Heading("身份证件号", 19),
    Heading("变动", 8),
    Heading("日期", 10),
    Heading("来源或去向", 16, "left"),
    Heading("说明", 36, "left"),
)


def changes_sheet(material: Material, listing: Listing) -> Sheet:
    """The sheet of a listing that `fill` has filled."""
    return Sheet(
        NAME,
        (listing.grid(),),
        title=f"{material.township.name}{material.period.title}在校生变动情况",
        subtitle=f"{opening_words(material)}差额＝实有－应有；每一个差额都列出了名字。",
    )


def fill(material: Material, shown: Shown) -> Listing:
    """Differences first, then the movements by kind and school."""
    listing = Listing(NAME, _COLUMNS)
    found = sorted(
        material.explanations,
        key=lambda one: (material.rank(one.school), _STAGE_ORDER.get(one.stage or "", 2), one.grade or 10),
    )
    listing.group(
        f"一、差额说明：{len(found)}条" if found else "一、差额说明：各校实有人数与应有人数一致", ("differences",)
    )
    for place, one in enumerate(found, start=1):
        keys = (("difference", one.stage, one.school), ("difference", one.stage, one.school, one.grade))
        listing.row(tuple(_difference(place, one, shown)), *keys)
    moved = material.counted
    listing.group(
        f"二、计入本期的学籍异动：{len(moved)}条" if moved else "二、计入本期的学籍异动：没有", ("movements",)
    )
    for sign, names in ((1, INS), (-1, OUTS)):
        for name in names:
            _kind(material, listing, shown, (sign, name), moved)
    return listing


def _kind(
    material: Material, listing: Listing, shown: Shown, kind: tuple[int, str], counted: tuple[Counted, ...]
) -> None:
    sign, name = kind
    moved = [one for one in counted if (one.sign, one.column) == kind]
    if not moved:
        return

    def order(one: Counted) -> tuple[Any, ...]:
        return (_STAGE_ORDER.get(one.stage, 2), material.rank(one.school), one.grade, one.entry.day, one.entry.number)

    words = f"{'增加' if sign > 0 else '减少'}（{name}）"
    listing.group(f"{words}：{len(moved)}条", ("kind", sign, name))
    for place, one in enumerate(sorted(moved, key=order), start=1):
        keys = (
            ("kind", sign, name, one.stage),
            ("kind", sign, name, one.stage, one.school),
            ("kind", sign, name, one.stage, one.school, one.grade),
        )
        listing.row(tuple(_movement(place, one, shown)), *keys)


def _difference(place: int, one: Explanation, shown: Shown) -> Iterator[Cell]:
    child = one.child
    yield Cell(place)
    yield Cell(one.school)
    yield Cell(grade_label(one.grade) or STAGE_NAMES.get(one.stage or "", "学段不明"))
    yield Cell(child.name)
    yield Cell(shown.id_number(child.id_number))
    yield Cell(f"{one.effect:+d}".replace("-", "－").replace("+", "＋"))
    yield Cell(None)
    yield Cell(None)
    yield Cell(child.detail)


def _movement(place: int, one: Counted, shown: Shown) -> Iterator[Cell]:
    record = one.entry.record
    yield Cell(place)
    yield Cell(one.school)
    yield Cell(grade_label(one.grade))
    yield Cell(record.name)
    yield Cell(shown.id_number(record.id_number))
    yield Cell(one.entry.kind)
    yield Cell(one.entry.day)
    yield Cell("，".join(part for part in (record.other_school, record.other_region) if part))
    yield Cell("；".join(part for part in (record.reason, record.proof and f"证明材料：{record.proof}") if part))
