"""`transition` on the screen: outcomes, schools, whom nobody has seen, and where the workbook is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kongchuo.codes.text import mask_id, mask_numbers
from kongchuo.transition.result import Fate, Followed, Transition
from kongchuo.write import screen

if TYPE_CHECKING:
    from rich.console import RenderableType

MOST_CHILDREN = 20


def render(
    transition: Transition, files: Sequence[str], *, width: int = 80, color: bool = False, reveal: bool = False
) -> str:
    """The whole screen output; ID numbers are masked unless `reveal`."""
    place, day = transition.township.name, transition.as_of
    parts: list[RenderableType] = [
        screen.text(
            f"{place}{transition.cohort}届小学毕业生升学衔接（截至{day.year}年{day.month}月{day.day}日）", screen.STRONG
        ),
        "",
        *_outcomes(transition),
        "",
        _handed_over(transition) if transition.pending else _schools(transition),
        *_missing_rosters(transition),
    ]
    if not transition.pending:
        parts += _unresolved(transition, reveal)
    parts += _next_steps(transition, files)
    return screen.console_text(parts, width=width, color=color)


def _outcomes(transition: Transition) -> Iterator["RenderableType"]:
    counts = transition.counts
    lines = [(screen.words("小学毕业生"), f"{len(transition.followed)}人")]
    for fate in Fate:
        words, style = fate.words, screen.BAD if fate is Fate.UNRESOLVED and counts[fate] else ""
        if transition.pending and fate is Fate.UNRESOLVED:
            words, style = "尚无去向登记", ""
        if counts[fate] or fate in (Fate.REGISTERED, Fate.UNRESOLVED):
            lines.append((screen.words(words, style), f"{counts[fate]}人"))
    yield screen.rows(lines, right=(1,), keep=(0, 1))


def _schools(transition: Transition) -> "RenderableType":
    lines = []
    for name in transition.primary_schools:
        fates = Counter(one.fate for one in transition.followed if one.leaver.school == name)
        total, came, lost = sum(fates.values()), fates[Fate.REGISTERED], fates[Fate.UNRESOLVED]
        missing = screen.words(str(lost), screen.BAD if lost else "")
        lines.append((name, str(total), str(came), str(total - came - lost), missing))
    return screen.table(
        (
            ("毕业学校", "left"),
            ("毕业生", "right"),
            ("本镇初中", "right"),
            ("其他去向", "right"),
            ("去向不明", "right"),
        ),
        lines,
    )


def _handed_over(transition: Transition) -> "RenderableType":
    pairs = Counter((one.leaver.school, one.expected or "未设定对口初中") for one in transition.followed)
    lines = [
        (primary, junior, str(count))
        for name in transition.primary_schools
        for (primary, junior), count in sorted(pairs.items())
        if primary == name
    ]
    return screen.table((("小学", "left"), ("对口初中", "left"), ("移交人数", "right")), lines)


def _missing_rosters(transition: Transition) -> Iterator["RenderableType"]:
    for remark in transition.remarks:
        yield ""
        yield screen.text(remark, screen.STRONG)
    if transition.unread:
        yield ""
        yield screen.text(f"有{len(transition.unread)}个文件没能读出，其中的学生没有计入：", screen.BAD)
        yield from (screen.text(file, indent=2) for file in transition.unread)
    if transition.pending:
        yield ""
        yield screen.text("初一花名册尚未收到，现在还不能判断谁没有到校。", screen.STRONG)
    elif transition.unsent:
        yield ""
        yield screen.text("还没有收到初一花名册的学校（应到学生暂列为去向不明）：", screen.BAD)
        yield from (screen.text(name, indent=2) for name in transition.unsent)
    if not transition.has_ledger:
        yield ""
        yield screen.text("台账文件夹里没有“毕业生去向”，没有上本镇初中的都列为去向不明。", screen.STRONG)


def _unresolved(transition: Transition, reveal: bool) -> Iterator["RenderableType"]:
    lost = transition.unresolved
    yield ""
    if not lost:
        yield screen.text("没有去向不明的学生。", screen.GOOD)
        return
    yield screen.text(f"去向不明{len(lost)}人：", screen.BAD)
    for number, one in enumerate(lost[:MOST_CHILDREN], 1):
        yield screen.text(f"{number}. {_child(one, reveal)}", indent=2)
        known = one.detail or "花名册和去向台账上都没有。"
        yield screen.text(known if reveal else mask_numbers(known), screen.MUTED, indent=6)
    if len(lost) > MOST_CHILDREN:
        yield screen.text(f"另有{len(lost) - MOST_CHILDREN}人，见工作簿的“去向不明”。", screen.MUTED, indent=2)


def _child(one: Followed, reveal: bool) -> str:
    row, number = one.leaver.latest, one.leaver.id_number
    shown = (number if reveal else mask_id(number)) or "无身份证件号"
    name, place = (
        text if reveal else mask_numbers(text) for text in (row.pupil.name, f"{row.school}{row.pupil.class_label}")
    )
    return f"{name}  {shown}  {place}"


def _next_steps(transition: Transition, files: Sequence[str]) -> Iterator["RenderableType"]:
    yield ""
    if transition.doubtful and not transition.pending:
        yield screen.text(f"有{len(transition.doubtful)}名毕业生疑似初一新生，没有自动认定，请看“疑似同一人”。")
    if transition.unknown:
        yield screen.text(f"另有{len(transition.unknown)}名初一学生不在本镇小学毕业名单上，请看各初中的工作表。")
    for file in files:
        yield screen.text(f"工作簿：{file}")
