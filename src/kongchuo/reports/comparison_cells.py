"""What the three comparisons of the sheet 四查三比对 share: columns, and the children beneath the counts."""

from collections.abc import Iterable
from dataclasses import replace

from kongchuo.model.grid import Cell, Grid, Heading, Link
from kongchuo.model.listed import Listed
from kongchuo.model.township import STAGES
from kongchuo.reports.listing import Key, Listing, Shown
from kongchuo.reports.material import Material

NAME = "四查三比对"
_FIRST, _SECOND, _NAME, _ID, _NUMBER = 22, 14, 10, 20, 14
_LEFT = ("村", "学校", "困难类型", "说明")


def columns(*words: str) -> tuple[Heading, ...]:
    """The columns of a grid; those of all grids are as wide."""
    widths = (_FIRST, _SECOND, _NAME, _ID)
    return tuple(
        Heading(word, widths[place] if place < len(widths) else _NUMBER, "left" if word in _LEFT else "center")
        for place, word in enumerate(words)
    )


def names(first: str, prefix: str) -> Listing:
    """A list of children on this sheet, to which the counts above it link."""
    return Listing(NAME, columns(first, "班级", "姓名", "身份证件号", "情况", "说明", "", ""), prefix)


def titled(listing: Listing, title: str, count: int) -> Grid:
    """The list with how many stand on it."""
    return replace(listing.grid(), title=f"{title}：{count}人" if count else f"{title}：没有")


def add(
    listing: Listing,
    child: Listed,
    state: str,
    detail: str,
    shown: Shown,
    keys: Iterable[Key],
    place: str | None = None,
) -> None:
    """A child's row."""
    number = shown.id_number(child.id_number)
    cells = (
        Cell(child.school if place is None else place), Cell(child.class_label), Cell(child.name), Cell(number),
        Cell(state), Cell(detail, span=3),
    )  # fmt: skip
    listing.row(cells, *keys)


def rosters(material: Material) -> str:
    """`2023年3月花名册`, with the schools that have sent none."""
    missing = {school for school, _ in material.silent}
    words = f"{material.closing.title}花名册"
    return f"{words}（没有收到{'、'.join(sorted(missing, key=material.rank))}的）" if missing else words


def pupils_link(material: Material, school: str | None, listing: Listing) -> Link | None:
    """The way to a school's pupils on the sheet of names, or to all."""
    if school is None:
        return listing.link(("pupils",))
    known = material.township.school(school)
    stages = known.stages if known else ()
    return listing.link(*(("pupils", stage, school) for stage in (*stages, *STAGES, "")), ("pupils",))
