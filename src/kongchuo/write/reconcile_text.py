"""`reconcile` on the screen: who is in no school, who must be confirmed, the counts, the villages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kongchuo.codes.text import mask_id, mask_numbers
from kongchuo.indicators.register import Registered, Seat, State
from kongchuo.model.period import school_year_label
from kongchuo.reconcile.result import LOST_WORDS, NOT_ON_REGISTER_WORDS, Reconciliation
from kongchuo.write import screen
from kongchuo.write.blocks import Paragraph

if TYPE_CHECKING:
    from rich.console import RenderableType

MOST_CHILDREN = 20
_ELSEWHERE = (State.ELSEWHERE_PROVED, State.ELSEWHERE_UNPROVED)
_NO_NUMBER = "无身份证件号"


def render(
    found: Reconciliation, files: Sequence[str], *, width: int = 80, color: bool = False, reveal: bool = False
) -> str:
    """The whole screen output; ID numbers and phones are masked unless `reveal`."""
    year = school_year_label(found.year).replace("-", "—")
    parts: list[RenderableType] = [
        screen.text(f"{found.township.name}{year}学年适龄儿童核查（对照{found.month.title}花名册）", screen.STRONG),
        *_warnings(found, reveal),
        *_lost(found, reveal),
        *_to_review(found, reveal),
        "",
        *_counts(found),
        "",
        _villages(found, reveal),
        *_next_steps(found, files),
    ]
    return screen.console_text(parts, width=width, color=color)


def _warnings(found: Reconciliation, reveal: bool) -> Iterator["RenderableType"]:
    if found.silent:
        yield ""
        told = (
            f"{'、'.join(found.silent)}本学年还没有报花名册，在这些学校就读的儿童这次都算作未在校，收齐后请再核一次。"
        )
        yield screen.text(_shown(told, reveal), screen.BAD)
    if found.late:
        yield ""
        late = "、".join(f"{school}（{month.title}）" for school, month in found.late.items())
        yield screen.text(_shown(f"没有报{found.month.title}花名册，用了最近一次的：{late}。", reveal), screen.STRONG)
    for remark in found.remarks:
        yield ""
        yield screen.text(_shown(remark, reveal), screen.STRONG)


def _lost(found: Reconciliation, reveal: bool) -> Iterator["RenderableType"]:
    yield ""
    if not found.lost:
        yield screen.text("没有未入学的适龄儿童。", screen.GOOD)
        return
    yield screen.text(f"未入学{len(found.lost)}人：", screen.BAD)
    for number, child in enumerate(found.lost[:MOST_CHILDREN], 1):
        yield screen.text(f"{number}. {_line(child, reveal)}", indent=2)
        yield screen.text(_shown(child.detail, reveal), screen.MUTED, indent=6)
    if len(found.lost) > MOST_CHILDREN:
        yield screen.text(f"另有{len(found.lost) - MOST_CHILDREN}人，见工作簿的“未入学”。", screen.MUTED, indent=2)


def _to_review(found: Reconciliation, reveal: bool) -> Iterator["RenderableType"]:
    if not found.to_review:
        return
    yield ""
    yield screen.text(f"待核对{len(found.to_review)}人，与花名册上的学生相像，没有自动认定：", screen.STRONG)
    for number, child in enumerate(found.to_review[:MOST_CHILDREN], 1):
        yield screen.text(f"{number}. {_line(child, reveal)}", indent=2)
        others = [_other(seat, reveal) for seat in child.likely[:3]] or [_shown(child.detail, reveal)]
        for other in others:
            yield screen.text(other, screen.MUTED, indent=6)
    if len(found.to_review) > MOST_CHILDREN:
        yield screen.text(f"另有{len(found.to_review) - MOST_CHILDREN}人，见工作簿的“待核对”。", screen.MUTED, indent=2)


def _line(child: Registered, reveal: bool) -> str:
    """Who, where at home, and whom to call."""
    record = child.record
    age = f"{child.age}岁" if child.age is not None else "年龄不明"
    home = f"户主{record.householder}" if record.householder else ""
    phone = record.phone if reveal else mask_id(record.phone)
    parts = (record.name, _number(record.id_number, reveal), age, record.village, home, phone)
    return _shown("  ".join(part for part in parts if part), reveal)


def _other(seat: Seat, reveal: bool) -> str:
    name, number = _shown(seat.name, reveal), _number(seat.id_number, reveal)
    return f"花名册：{name}  {number}  {seat.birth}  {_shown(seat.place, reveal)}"


def _number(number: str, reveal: bool) -> str:
    return (number if reveal else mask_id(number)) or _NO_NUMBER


def _shown(text: str, reveal: bool) -> str:
    return text if reveal else mask_numbers(text)


def _counts(found: Reconciliation) -> Iterator["RenderableType"]:
    """Both sums, so that a reader sees that nobody is lost and nobody counted twice."""
    states = [
        (screen.words(words, screen.BAD if words == LOST_WORDS and count else ""), f"{count}人")
        for words, count in found.spoken
        if count or words in (State.IN_TOWNSHIP.words, LOST_WORDS)
    ]
    yield screen.text(f"适龄儿童册{len(found.children)}人，每人一种情况：", screen.STRONG)
    yield screen.rows(states, indent=2, right=(1,), keep=(0, 1))
    pupils = [("登记册上有", f"{found.matched}人"), (NOT_ON_REGISTER_WORDS, f"{len(found.strangers)}人")]
    yield screen.text(f"花名册{found.roster}人：", screen.STRONG)
    yield screen.rows(pupils, indent=2, right=(1,), keep=(0, 1))


def _villages(found: Reconciliation, reveal: bool) -> "RenderableType":
    lines: list[tuple[Paragraph | str, ...]] = []
    for village, children in found.by_village.items():
        states = Counter(child.state for child in children)
        here, away = states[State.IN_TOWNSHIP], sum(states[state] for state in _ELSEWHERE)
        lost, review = sum(child.lost for child in children), states[State.TO_REVIEW]
        other = len(children) - here - away - lost - review
        figures = map(str, (len(children), here, away, other, review))
        lines.append(
            (_shown(village, reveal) or "（村名空）", *figures, screen.words(str(lost), screen.BAD if lost else ""))
        )
    headings = ("登记", "本镇在校", "外地在校", "其他", "待核对", "未入学")
    return screen.table((("村", "left"), *((heading, "right") for heading in headings)), lines)


def _next_steps(found: Reconciliation, files: Sequence[str]) -> Iterator["RenderableType"]:
    yield ""
    if found.too_young:
        yield screen.text(f"不满6周岁、还没有到入学年龄的{found.too_young}人，各村表里算在“其他”。")
    for file in files:
        yield screen.text(f"工作簿：{file}")
