"""`transition` on the screen: outcomes, schools, whom nobody has seen, and where the workbook is."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kongchuo.codes.text import mask_id
from kongchuo.transition.result import Fate, Followed, Transition
from kongchuo.write.measure import half_widths

MOST_CHILDREN = 20
_WIDTH = 80


def render(transition: Transition, files: Sequence[str], *, reveal: bool = False) -> str:
    """The result as text, at most 80 columns wide."""
    lines = [
        f"{transition.township.name}{transition.cohort}届小学毕业生升学衔接（截至{transition.as_of:%Y-%m-%d}）",
        "",
    ]
    lines += _outcomes(transition)
    lines += _handed_over(transition) if transition.pending else _schools(transition)
    lines += _missing_rosters(transition)
    if not transition.pending:
        lines += _unresolved(transition, reveal)
    lines += ["", "工作簿：", *(f"  {file}" for file in files)]
    lines += _next(transition)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _outcomes(transition: Transition) -> Iterator[str]:
    counts = transition.counts
    yield f"小学毕业生 {len(transition.followed)} 人"
    for fate in Fate:
        if counts[fate] or fate in (Fate.REGISTERED, Fate.UNRESOLVED):
            words = "尚无去向登记" if transition.pending and fate is Fate.UNRESOLVED else fate.words
            yield f"  {_pad(words, 14)}{counts[fate]:>5} 人"


def _schools(transition: Transition) -> Iterator[str]:
    yield ""
    yield f"{_pad('毕业学校', 26)}{_right('毕业生', 8)}{_right('本镇初中', 10)}{_right('其他去向', 10)}{_right('去向不明', 10)}"
    for name in transition.primary_schools:
        fates = Counter(one.fate for one in transition.followed if one.leaver.school == name)
        total, came, lost = sum(fates.values()), fates[Fate.REGISTERED], fates[Fate.UNRESOLVED]
        yield f"{_pad(name, 26)}{total:>8}{came:>10}{total - came - lost:>10}{lost:>10}"


def _handed_over(transition: Transition) -> Iterator[str]:
    yield ""
    yield f"{_pad('小学', 26)}{_pad('对口初中', 26)}{_right('移交', 6)}"
    pairs = Counter((one.leaver.school, one.expected or "未设定") for one in transition.followed)
    for name in transition.primary_schools:
        for (primary, junior), count in sorted(pairs.items()):
            if primary == name:
                yield f"{_pad(primary, 26)}{_pad(junior, 26)}{count:>6}"


def _missing_rosters(transition: Transition) -> Iterator[str]:
    if transition.unread:
        yield ""
        yield f"有 {len(transition.unread)} 个文件没能读出，其中的学生没有计入："
        yield from (f"  {file}" for file in transition.unread)
    if transition.pending:
        yield ""
        yield "初一花名册尚未收到，现在还不能判断谁没有到校。"
    elif transition.unsent:
        yield ""
        yield "还没有收到初一花名册的学校（应到学生暂列为去向不明）："
        yield from (f"  {name}" for name in transition.unsent)
    if not transition.has_ledger and not transition.pending:
        yield ""
        yield "台账里没有“毕业生去向”，没有上本镇初中的都列为去向不明。"


def _unresolved(transition: Transition, reveal: bool) -> Iterator[str]:
    lost = transition.unresolved
    yield ""
    if not lost:
        yield "没有去向不明的学生。"
        return
    yield f"去向不明 {len(lost)} 人："
    for number, one in enumerate(lost[:MOST_CHILDREN], 1):
        yield _child(number, one, reveal)
        if one.detail:
            yield from (f"      {line}" for line in _folded(one.detail, _WIDTH - 6))
    if len(lost) > MOST_CHILDREN:
        yield f"  …… 其余 {len(lost) - MOST_CHILDREN} 人见工作簿“去向不明”。"


def _child(number: int, one: Followed, reveal: bool) -> str:
    row = one.leaver.latest
    written = one.leaver.id_number
    shown = written if reveal else mask_id(written)
    return f"  {number:>2}. {_pad(row.pupil.name, 10)} {_pad(shown or '（无身份证件号）', 19)} {row.school}{row.pupil.class_label}"


def _next(transition: Transition) -> Iterator[str]:
    doubtful = len(transition.doubtful)
    if doubtful:
        yield f"其中 {doubtful} 人可能就是某名初一新生，见工作簿“疑似同一人”，请核对。"
    if transition.unknown:
        yield f"另有 {len(transition.unknown)} 名初一学生不在本镇小学毕业名单上，见各初中的工作表。"


def _folded(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most so many half-widths; full stops and commas begin no line."""
    line = ""
    for character in text:
        if half_widths(line + character) > width and character not in "，。、；）”":
            yield line
            line = ""
        line += character
    if line:
        yield line


def _pad(text: str, width: int) -> str:
    return text + " " * max(0, width - half_widths(text))


def _right(text: str, width: int) -> str:
    return " " * max(0, width - half_widths(text)) + text
