"""Lines between the pupils that say whose list begins: a class, boys and girls, the title on every page."""

from collections.abc import Sequence

from kongchuo.codes import classes
from kongchuo.codes.patterns import pattern

# A word over the pupils below it, written where their names stand.
_BAND = pattern(
    r"(?:男|女|走读|通校|住校|住宿|寄宿|借读|转入|转出|休学|复学|毕业|新|留守|随迁|困难)(?:学?生|儿童|子女|学生)(?:名单)?(?:\(.*\))?"
)
# `班级：三(1)班` in a cell of its own.
_PLACED = pattern(r"(?:年级|班级|班别|年级班级):.")
# Over a list of those who are not on the roll any more, and of those who teach.
_LEFT = pattern(
    r"(?!.*(?:无|没有|未))[^,。;]{0,20}(?:转出|转走|退学|辍学|流失|离校|减少)(?:的)?(?:学生|生|儿童|人员)(?:名单|名册|花名册|情况|登记|明细)?表?:?(?:\(.*\))?"
)
_STAFF = pattern(r"[^,。;]{0,20}(?:教师|教职员?工|老师)(?:名单|名册|花名册|信息|(?:基本)?情况)表?:?(?:\(.*\))?")


def is_band(text: str) -> bool:
    """Whether a text names a kind of pupils and no class: 男生, 住校生名单."""
    return _BAND.fullmatch(text) is not None


def is_placed(texts: Sequence[str]) -> bool:
    """Whether one of a row's texts is a label and its value in one: 班级：三(1)班."""
    return any(_PLACED.match(text) for text in texts if ":" in text)


def of_others(text: str) -> bool:
    """Whether a list with this title holds no pupils of today: 本月转出学生, 教师名单."""
    return bool(_LEFT.fullmatch(text) or _STAFF.fullmatch(text))


def carried(band: Sequence[str], pending: Sequence[str]) -> tuple[str, ...]:
    """What still holds of the lines over the last list when new ones come: 三年级 over 1班 holds over 2班 too, and a
    class goes on under 女生, a remark or the title that is printed on every page."""
    found = [classes.find_in_title(text) for text in pending]
    if any(one and one.grade for one in found):
        return ()
    if any(found):
        return tuple(text for text in band if (one := classes.find_in_title(text)) and one.grade)
    return tuple(band)
