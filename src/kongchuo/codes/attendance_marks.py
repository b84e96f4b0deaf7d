"""The marks of a class's attendance register, a column a day: √ 病 事 旷 迟, and what a legend says of others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact

Meaning = Literal["present", "leave", "truant", "absent", "free"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark means: `leave` was asked for, `truant` was not, of `absent` nobody says. `reason` is its word."""

    meaning: Meaning
    reason: str = ""


PRESENT, FREE = Mark("present"), Mark("free")
_WORDS: dict[str, Mark] = {
    **dict.fromkeys(("出勤", "到校", "已到", "到", "全勤", "在校", "正常", "勤", "出", "是", "实到"), PRESENT),
    **dict.fromkeys(("迟到", "早退", "迟", "早", "晚到"), PRESENT),
    **dict.fromkeys(("休息", "放假", "周末", "节假日", "休", "节"), FREE),
    **dict.fromkeys(("病假", "病", "因病", "生病", "病休"), Mark("leave", "病假")),
    **dict.fromkeys(("事假", "事", "因事"), Mark("leave", "事假")),
    **dict.fromkeys(("公假", "公"), Mark("leave", "公假")),
    **dict.fromkeys(("丧假", "丧"), Mark("leave", "丧假")),
    **dict.fromkeys(("请假", "假", "已请假"), Mark("leave", "请假")),
    **dict.fromkeys(("旷课", "旷", "旷学", "无故", "无故缺席", "无故缺勤", "逃学"), Mark("truant", "旷课")),
    **dict.fromkeys(("缺勤", "缺", "缺席", "缺课", "未到", "未到校", "否", "没到", "未出勤"), Mark("absent", "缺勤")),
    **dict.fromkeys(("辍学", "辍", "失联", "未返校"), Mark("truant", "未返校")),
}
# What these mean is the same in every school; × without a legend says that nobody came, not whether leave was asked for.
_SIGNS: dict[str, Mark] = {
    **dict.fromkeys("√✓✔☑", PRESENT),
    **dict.fromkeys("×✗✘╳☒", Mark("absent", "缺勤")),
    **dict.fromkeys(("x", "X"), Mark("absent", "缺勤")),
}
_HALF = pattern(r"上午|下午|半天|[(（]?[上下]半?[)）]?$|^[上下]|0\.5")
_WORD = "|".join(sorted((word for word in _WORDS if len(word) > 1), key=len, reverse=True))
_SIGN = r"[^\s\w\u4e00-\u9fff,，、;；:：。.()（）“”\"'=-]|[A-Za-z]"
_ELEMENT = pattern(rf"(?P<word>{_WORD})|(?P<sign>(?<![A-Za-z])(?:{_SIGN})(?![A-Za-z]))")


def legend(texts: Iterable[str]) -> Mapping[str, Mark]:
    """The signs that a sheet explains: `出勤√ 病假○ 事假△`, `“△”表示病假`. A sign with two meanings has none."""
    found: dict[str, set[Mark]] = {}
    for text in map(compact, texts):
        elements = list(_ELEMENT.finditer(text))
        # Who begins with a sign writes √出勤 ○病假, who begins with a word 出勤√ 病假○.
        sign_first = bool(elements) and elements[0]["sign"] is not None
        for one, other in pairwise(elements):
            sign, word = (one["sign"], other["word"]) if sign_first else (other["sign"], one["word"])
            if sign and word:
                found.setdefault(sign, set()).add(_WORDS[word])
    return {sign: marks.pop() for sign, marks in found.items() if len(marks) == 1}


def read(text: str, known: Mapping[str, Mark]) -> tuple[Mark | None, bool]:
    """What a cell means, and whether it speaks of half a day; no mark for what nobody knows."""
    plain = compact(text)
    mark = known.get(plain) or _WORDS.get(plain) or _SIGNS.get(plain)
    if mark:
        return mark, False
    half = bool(_HALF.search(plain))
    rest = _HALF.sub("", plain).strip("()（）")
    mark = known.get(rest) or _WORDS.get(rest) or _SIGNS.get(rest)
    if mark is None and rest:
        words = {one for word, one in _WORDS.items() if len(word) > 1 and word in rest}
        mark = words.pop() if len(words) == 1 else None
    return mark, half


def is_word(text: str) -> bool:
    """Whether a text is one of the words of a register, and so no pupil's name: 病假, 旷课人数."""
    return compact(text).rstrip("人数次天合计：:") in _WORDS
