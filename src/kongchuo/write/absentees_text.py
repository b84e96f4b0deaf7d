"""`absentees` on the screen: who has come by school, whom to call, and where the workbook is."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from kongchuo.codes.text import mask_numbers
from kongchuo.model.roll_call import Absence, RollCall, SchoolCall
from kongchuo.write import screen
from kongchuo.write.blocks import Paragraph

if TYPE_CHECKING:
    from rich.console import RenderableType

MOST_CHILDREN = 40


def render(
    call: RollCall,
    files: Sequence[str],
    remarks: Sequence[str] = (),
    *,
    width: int = 80,
    color: bool = False,
    reveal: bool = False,
) -> str:
    """The whole screen output; phone numbers are masked unless `reveal`. `remarks` are last words."""
    day = call.as_of
    parts: list[RenderableType] = [
        screen.text(
            f"{call.township.name}{call.month.title}开学未到校学生（截至{day.year}年{day.month}月{day.day}日）",
            screen.STRONG,
        ),
        *(("", _schools(call, reveal)) if call.total.last else ()),
        "",
        *_warnings(call, reveal),
        *_absentees(call, reveal),
        *_entrants(call, reveal),
        *_explained(call, reveal),
        "",
    ]
    parts += [screen.text(text) for text in remarks]
    parts += [screen.text(f"工作簿：{file}") for file in files]
    return screen.console_text(parts, width=width, color=color)


def _schools(call: RollCall, reveal: bool) -> "RenderableType":
    unjudged = any(one.unjudged for one in call.schools)
    headings = [("学校", "left"), *((text, "right") for text in ("上次在读", "已到校", "有去向", "未到校"))]
    lines = [_school(one, unjudged, reveal) for one in (*call.schools, call.total)]
    if unjudged:
        headings.append(("未判断", "right"))
    return screen.table(headings, lines)  # type: ignore[arg-type]


def _school(one: SchoolCall, unjudged: bool, reveal: bool) -> list[Paragraph | str]:
    if one.month is None and not one.last:
        return [_masked(one.school, reveal), *(screen.words("—", screen.MUTED) for _ in range(4 + unjudged))]
    line: list[Paragraph | str] = [
        _masked(one.school, reveal),
        str(one.last),
        str(one.came),
        str(one.explained),
        screen.words(str(one.absent), screen.BAD if one.absent else ""),
    ]
    return [*line, str(one.unjudged)] if unjudged else line


def _warnings(call: RollCall, reveal: bool) -> Iterator["RenderableType"]:
    if call.provisional:
        yield screen.text(
            f"暂定：{_day(call.opening)}开学，到{_day(call.due)}才满一周，之前到校的学生不算未到校。", screen.STRONG
        )
    if call.unsent:
        told = f"没有交{call.month.title}花名册：{'、'.join(call.unsent)}。这些学校的学生没有列入名单。"
        yield screen.text(_masked(told, reveal), screen.BAD)
    yield from (screen.text(_masked(text, reveal)) for text in call.remarks)


def _day(when: date) -> str:
    return f"{when.month}月{when.day}日"


def _month(label: str) -> str:
    year, number = label.split("-")
    return f"{year}年{int(number)}月"


def _absentees(call: RollCall, reveal: bool) -> Iterator["RenderableType"]:
    if not call.absent and not call.total.last:
        return
    if not call.absent:
        yield screen.text("上次花名册上的学生，没有去向不明而未到校的。", screen.GOOD)
        return
    yield screen.text(f"未到校{len(call.absent)}人：", screen.BAD)
    shown = call.absent[:MOST_CHILDREN]
    for place, children in groupby(shown, key=lambda one: (one.school, one.class_label)):
        yield screen.text(_masked(f"{place[0]} {place[1]}".strip(), reveal), screen.STRONG, indent=2)
        for one in children:
            yield from _child(one, reveal)
    if len(call.absent) > len(shown):
        yield screen.text(f"另有{len(call.absent) - len(shown)}人，见工作簿。", screen.MUTED, indent=2)


def _entrants(call: RollCall, reveal: bool) -> Iterator["RenderableType"]:
    young = call.entrants
    if young is None:
        return
    yield ""
    told = f"适龄儿童册上满六周岁{young.listed}人：已到校{young.came}人，有去向{len(young.explained)}人"
    told += f"，未判断{young.unjudged}人" if young.unjudged else ""
    if not young.absent:
        yield screen.text(f"{told}，没有新生未报到。", screen.GOOD)
        return
    yield screen.text(f"{told}，新生未报到{len(young.absent)}人：", screen.BAD)
    shown = young.absent[:MOST_CHILDREN]
    for village, children in groupby(shown, key=lambda one: one.village):
        yield screen.text(_masked(village or "村未填", reveal), screen.STRONG, indent=2)
        for one in children:
            yield from _child(one, reveal)
    if len(young.absent) > len(shown):
        yield screen.text(f"另有{len(young.absent) - len(shown)}人，见工作簿的“新生未报到”。", screen.MUTED, indent=2)


def _child(one: Absence, reveal: bool) -> Iterator["RenderableType"]:
    who = [one.name, one.sex, f"身份证尾号{one.id_tail}" if one.id_tail else "没有身份证件号"]
    reach = [f"监护人{one.guardian}" if one.guardian else "", f"电话{one.phone}" if one.phone else "没有电话"]
    yield screen.text("  ".join(_masked(text, reveal) for text in (*who, *reach) if text), indent=4)
    home = f"{one.village}；" if one.village and one.school else ""
    seen = f"最后在{_month(one.last_seen)}花名册上；" if one.last_seen else ""
    expected = f"应到{one.expected}七年级；" if one.expected and one.grade else ""
    yield screen.text(_masked(f"{home}{seen}{expected}{one.detail}", reveal), screen.MUTED, indent=6)


def _explained(call: RollCall, reveal: bool) -> Iterator["RenderableType"]:
    """Those whom the ledger explains, a line each; the leaving class as a number alone."""
    graduated = call.total.graduated
    if not call.explained and not graduated:
        return
    yield ""
    more = f"（其中九年级毕业{graduated}人，不逐人列出）" if graduated else ""
    yield screen.text(f"有去向、不用联系{call.total.explained}人{more}：")
    for one in call.explained[:MOST_CHILDREN]:
        text = f"{one.name}  {one.school}{one.class_label}  {one.detail}"
        yield screen.text(_masked(text, reveal), screen.MUTED, indent=2)
    if len(call.explained) > MOST_CHILDREN:
        yield screen.text(f"另有{len(call.explained) - MOST_CHILDREN}人，见工作簿。", screen.MUTED, indent=2)


def _masked(text: str, reveal: bool) -> str:
    return text if reveal else mask_numbers(text)
