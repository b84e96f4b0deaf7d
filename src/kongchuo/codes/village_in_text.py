"""Finding a village's name in a title, the name of a sheet or a file. `village` says which names are one village."""

import re
from collections.abc import Collection
from functools import lru_cache

from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact

_PIECES = pattern(r"[^\u4e00-\u9fff]+")
_LABEL = pattern(r"(?:所在)?(?:行政村|村居|村名|村委会|村社区|村|社区)(?:名称)?[:：]([\u4e00-\u9fff]{1,8})")
# 村小学 is a school, 村级 and 村干部 are no names; 村民 may only be the beginning of 村民委员会.
_VILLAGE = pattern(
    r"([\u4e00-\u9fff]{1,6}?)(村民委员会|村委会|居民委员会|居委会|社区|村)(?![小完级校]|民(?!委)|干部|医|官|组)"
)
_ABOVE = pattern(r"^(?:[\u4e00-\u9fff]{1,7}?(?:自治区|省|市|县|镇|乡|街道办事处|街道|中心学校))+(?=[\u4e00-\u9fff])")
_BEFORE = pattern(r"^(?:附件|附表|关于|学年度?|年度?|秋季|春季|上学期|下学期|学期|届|月份?|份|第[一二两]?学期|各)+")
_NAMELESS = "行政 自然 全 各 本 每 所在 农 乡 分 按 该 我 某 外 同 城 户籍 户口 居住 新农 美丽乡"
_NO_NAMES = frozenset(_NAMELESS.split())
_ENDING = pattern(r"(?:行政村|自然村|村民委员会|村委会|居民委员会|居委会|社区|村|居)$")
_GROUP = pattern(
    r"(?:第?[一二三四五六七八九十百\d]{1,3}|[东南西北中前后大小上下新老]|[\u4e00-\u9fff]{1,3})?(?:村民)?(?:小组|组|生产队|队)"
)


@lru_cache(maxsize=1 << 12)
def village_in_text(text: str, places: Collection[str] = ()) -> str | None:
    """The village that a text speaks of: `马井镇望舒村适龄儿童登记表` → `望舒村`; None when it speaks of none.

    `places` are the names of township and county, which are no part of a village's name.
    """
    plain = compact(text)
    labelled = _LABEL.search(plain)
    if labelled and not _VILLAGE.search(labelled[1]):
        return _whole(labelled[1])
    for place in places:
        plain = plain.replace(place, "，")
    for piece in _PIECES.split(plain):
        for found in _VILLAGE.finditer(_bare(piece)):
            name = _BEFORE.sub("", found[1])
            if name and name not in _NO_NAMES:
                return name + ("社区" if found[2] in ("居民委员会", "居委会", "社区") else "村")
    return None


def _bare(piece: str) -> str:
    """A piece of text without the places above a village; a village called 新市 keeps its name."""
    piece = _BEFORE.sub("", piece)
    rest = _ABOVE.sub("", piece)
    return rest if _VILLAGE.match(rest) else piece


def _whole(name: str) -> str:
    return name if _ENDING.search(name) else f"{name}村"


@lru_cache(maxsize=1 << 12)
def group_in_text(text: str) -> str:
    """The 村民组 that ends a text: `望舒村3组` → `3组`; empty when there is none."""
    plain = compact(text)
    rest = re.split(r"村民委员会|村委会|行政村|村(?!民)|社区", plain)[-1]
    return rest if _GROUP.fullmatch(rest) else ""
