"""How classes are spelled: the patterns of whole cells and of titles.

Every pattern sees a text in which brackets and separators have become one `.` (`plain_class`).
"""

from functools import lru_cache

from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact

HAN = "一二三四五六七八九"
HAN_VALUES = {**{digit: value for value, digit in enumerate(HAN, start=1)}, "两": 2, "十": 10}
_FINANCIAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
FIRST_OF_STAGE = {"primary": 1, "junior": 7}
LAST_OF_STAGE = {"primary": 6, "junior": 9}
STAGE_WORDS = {"小学": "primary", "小": "primary", "初中": "junior", "初": "junior", "中学": "junior"}

# After `plain_class` every bracket and separator is one `.`, so the patterns stay short.
_SEPARATORS = pattern(r"[()\[\]{}<>《》〈〉【】〔〕「」.\-_/\\、,，:;·•・~—–‐+*#第]+")
GRADE = rf"(?P<grade>0?[1-9]|[{HAN}])"
_N = rf"(?P<number>\d{{1,3}}|[{HAN}]?十[{HAN}]?|[{HAN}两])"
_STAGE = r"(?:(?P<stage>小学|初中|中学|小|初)(?:部|阶段)?\.?)?"
_COHORT = rf"{_STAGE}(?P<cohort>20\d\d|[012]\d)(?P<unit>级|届)"
_UNIT = rf"{_STAGE}{GRADE}(?:年级|年|级)(?:[上下](?:学?期|册)?)?"
_JUNIOR = r"(?:初中?\.?(?P<junior>[1-3一二三])(?:年级|年|级)?)"
_PRIMARY = r"(?:小学?\.?(?P<primary>[1-6一二三四五六])(?:年级|年|级)?)"
_CLASS = rf"\.?{_N}\.?(?:班级?)?"
_NAMED = r"\.?(?P<name>[A-Za-z\u4e00-\u9fff]{1,6}?)\.?班"

DATE = pattern(r"20\d\d\.(?P<month>0?[1-9])\.(?P<day>\d\d?)|(?P<month2>[1-9])月(?P<day2>\d\d?)日")
# Each is compiled when it is first tried (`re` keeps it): most sheets need the first two.
WHOLE = (
    rf"{_COHORT}(?:{_CLASS})?",
    rf"{_UNIT}(?:{_CLASS})?",
    rf"{_JUNIOR}(?:{_CLASS})?",
    rf"{_PRIMARY}(?:{_CLASS})?",
    rf"(?P<cohort>20\d\d)(?P<unit>\.){_N}班?",
    rf"{GRADE}\.{_N}\.?班?",
    rf"(?P<grade>[{HAN}]){_N}\.?班?",
    rf"(?P<grade>\d)(?P<number>十[{HAN}]?|[{HAN}])班?",
    rf"{_COHORT}{_NAMED}",
    rf"{_UNIT}{_NAMED}",
    rf"{_JUNIOR}{_NAMED}",
    rf"(?P<grade>[{HAN}])\.?(?P<name>[A-Za-z甲乙丙丁])\.?班?",
    r"(?P<grade>[1-9])\.(?P<name>[A-Za-z甲乙丙丁])\.?班?",
)
DIGITS = pattern(r"(?P<grade>0?[1-9])(?P<number>\d\d)班?")
NUMBER_ONLY = pattern(rf"班?{_N}\.?(?:班级?)?")
NUMBER_NOTED = pattern(rf"{_N}班\..+")  # 1班(寄宿)
NAME_ONLY = pattern(r"(?P<name>[A-Za-z甲乙丙丁](?=班?$)|[A-Za-z\u4e00-\u9fff]{2,6}(?=班$))班?")

PRESCHOOL = ("学前", "幼儿", "大班", "中班", "小班", "托班")
SENIOR = pattern(r"高[中一二三123]")

_ALONE = rf"(?<![\d{HAN}十第至到])"
SEARCHES = tuple(
    pattern(spelling)
    for spelling in (
        rf"{_COHORT}\.?{_N}(?:班|\.(?![\d{HAN}十]))",
        rf"{_ALONE}{_UNIT}\.?{_N}(?:班|\.|$)",
        rf"{_JUNIOR}\.?{_N}班",
        rf"{_JUNIOR}\.{_N}(?:\.|$)",
        rf"{_ALONE}(?<!\.){GRADE}\.{_N}\.?班",
        rf"{_ALONE}(?P<grade>[{HAN}]){_N}班",
        r"(?<!\d)(?P<grade>[1-9])(?P<number>0[1-9]|[1-9]\d)班",
    )
)
GRADE_SEARCHES = (
    pattern(rf"{_ALONE}{_STAGE}{GRADE}年级"),
    pattern(rf"{_COHORT}"),
    pattern(r"初(?P<junior>[一二三])(?!中)"),
)
# 一至六年级, 1-6年级, 一、二年级; but not 附件一：四年级
SEVERAL = pattern(
    rf"(?<!附件)(?<!表)(?:[{HAN}](?:年级)?[至到.][{HAN}]|\d(?:年级)?[至到.]\d|[{HAN}]年级[至到]\d|\d年级[至到][{HAN}])年级"
)

# The school year or month before a class: 2022-2023四(1), 2023.3四1班.
YEAR_BEFORE = pattern(rf"20\d\d(?:\.?20\d\d|\.\d\d?|年\d\d?月份?)?\.?(?=[{HAN}](?!月))")
# The number of a sheet before its class, the children counted after it: 1.三(1), 三(1)45人.
AROUND = pattern(rf"^\d{{1,2}}\.(?=[{HAN}]|初|小)|(?<=[.班])\d{{1,3}}人$")
# The year of entry alone in a column of grades: 2020.
ENTRY_YEAR = pattern(r"20\d\d(?:年级?|学年)?")
# A sheet called after its month holds no class: 2023-03, 202303.
MONTH = pattern(r"20\d\d\.?(?:\d\d?\.?)*|20\d\d年.*月.*|\d{6,8}")


@lru_cache(maxsize=1 << 12)
def plain_class(text: str) -> str:
    """Blanks out, every bracket and separator one `.`, none at the ends."""
    return (
        _SEPARATORS.sub(".", compact(text).translate(_FINANCIAL))
        .strip(".")
        .replace(".班", "班")
        .replace(".年级", "年级")
    )


def number_value(text: str) -> int:
    """`7`, `七`, `十二`, `二十` → the number."""
    if text.isdigit():
        return int(text)
    if "十" not in text:
        return HAN_VALUES[text]
    tens, _, ones = text.partition("十")
    return (HAN_VALUES[tens] if tens else 1) * 10 + (HAN_VALUES[ones] if ones else 0)
