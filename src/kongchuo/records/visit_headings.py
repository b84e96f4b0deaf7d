"""Headings of visits (劝返记录) that stand beside the case itself: 第一次劝返时间 | 劝返人 | 结果 | 第二次劝返时间 …"""

from collections.abc import Mapping

_NUMBERS = ("一", "二", "三", "四", "五", "六")
_WHAT = ("劝返", "家访", "走访", "上门劝返", "")
_TITLE = "劝返记录"  # the sheet itself is called so
_PARTS = {
    "visit_date": ("时间", "日期", "劝返时间", "劝返日期", "家访时间", "家访日期"),
    "visitor": ("人", "人员", "劝返人", "劝返人员", "家访人", "家访人员", "参与人", "参加人员"),
    "manner": ("方式", "形式", "劝返方式"),
    "result": ("结果", "情况", "效果", "劝返结果", "劝返情况", "家访情况", "记录", "劝返记录"),
}


def also() -> Mapping[str, tuple[str, ...]]:
    """The columns `visit:1:visit_date` and so on; without a number they are of the first visit."""
    found: dict[str, list[str]] = {}
    for place, word in enumerate(_NUMBERS, 1):
        for part, texts in _PARTS.items():
            own = found.setdefault(f"visit:{place}:{part}", [])
            own += [f"第{number}次{what}{text}" for number in (word, place) for what in _WHAT for text in texts]
    for part, texts in _PARTS.items():
        found[f"visit:1:{part}"] += [text for text in texts if text[:2] in ("劝返", "家访") and text != _TITLE]
    return {name: tuple(dict.fromkeys(texts)) for name, texts in found.items()}
