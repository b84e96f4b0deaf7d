"""Columns as schools head and fill them: each function gives one `Col` in the spelling that is asked for."""

from collections.abc import Callable
from datetime import date

from tests.layouts.book import Col, Draw, Value
from tests.layouts.people import SCHOOL_YEAR, Pupil, chinese

Heading = str | tuple[str, ...]

_FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")

DAYS: dict[str, Callable[[date], Value]] = {
    "iso": date.isoformat,
    "day": lambda day: day,
    "digits": lambda day: day.strftime("%Y%m%d"),
    "number": lambda day: int(day.strftime("%Y%m%d")),
    "dots": lambda day: f"{day.year}.{day.month}.{day.day}",
    "wide dots": lambda day: f"{day.year}．{day.month:02}．{day.day:02}",
    "slashes": lambda day: f"{day.year}/{day.month}/{day.day}",
    "chinese": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "padded": lambda day: f"{day.year} 年 {day.month:02} 月 {day.day:02} 日",
    "clock": lambda day: f"{day.isoformat()} 00:00:00",
    "month": lambda day: f"{day.year}年{day.month}月",
    "month dots": lambda day: f"{day.year}.{day.month:02}",
    "month number": lambda day: int(day.strftime("%Y%m")),
    "month decimal": lambda day: float(f"{day.year}.{day.month:02}"),
    "serial": lambda day: (day - date(1899, 12, 30)).days,
    "short": lambda day: f"{day.year % 100:02}.{day.month}.{day.day}",
}
IDS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "lower": str.lower,
    "apostrophe": lambda text: f"'{text}",
    "tab": lambda text: f"{text}\t",
    "spaced": lambda text: f"{text[:6]} {text[6:14]} {text[14:]}",
    "full width": lambda text: text.translate(_FULL_WIDTH),
    "no-break": lambda text: f"\u00a0{text}\u00a0",
    "formula": lambda text: f'="{text}"',
    "line": lambda text: f"{text}\n",
}
CLASSES: dict[str, Callable[[Pupil], Value]] = {
    "三年级(2)班": lambda p: f"{chinese(p.grade)}年级({p.number})班",
    "三年级（2）班": lambda p: f"{chinese(p.grade)}年级（{p.number}）班",
    "三(2)班": lambda p: f"{chinese(p.grade)}({p.number})班",
    "三（2）": lambda p: f"{chinese(p.grade)}（{p.number}）",
    "三年级二班": lambda p: f"{chinese(p.grade)}年级{chinese(p.number)}班",
    "三年级2班": lambda p: f"{chinese(p.grade)}年级{p.number}班",
    "三2班": lambda p: f"{chinese(p.grade)}{p.number}班",
    "三2": lambda p: f"{chinese(p.grade)}{p.number}",
    "3.2": lambda p: float(f"{p.grade}.{p.number}"),
    "3-2": lambda p: f"{p.grade}-{p.number}",
    "3(2)班": lambda p: f"{p.grade}({p.number})班",
    "3年级2班": lambda p: f"{p.grade}年级{p.number}班",
    "302": lambda p: p.grade * 100 + p.number,
    "302班": lambda p: f"{p.grade}0{p.number}班",
    "小三(2)": lambda p: f"小{chinese(p.grade)}({p.number})",
    "初一2班": lambda p: f"初{chinese(p.grade - 6)}{p.number}班",
    "初一（2）班": lambda p: f"初{chinese(p.grade - 6)}（{p.number}）班",
    "2020级2班": lambda p: f"{entry(p)}级{p.number}班",
    "2020级(2)班": lambda p: f"{entry(p)}级({p.number})班",
    "小学2020级2班": lambda p: f"{'小学' if p.grade < 7 else '初中'}{entry(p)}级{p.number}班",
    "2026届2班": lambda p: f"{entry(p) + (6 if p.grade < 7 else 3)}届{p.number}班",
    "三②班": lambda p: f"{chinese(p.grade)}{'①②③④'[p.number - 1]}班",
    "三年级〔2〕班": lambda p: f"{chinese(p.grade)}年级〔{p.number}〕班",
    "（2）班": lambda p: f"（{p.number}）班",
    "二班": lambda p: f"{chinese(p.number)}班",
    "2班": lambda p: f"{p.number}班",
    "2": lambda p: p.number,
    "02": lambda p: f"{p.number:02}",
    "02班": lambda p: f"{p.number:02}班",
}
GRADES: dict[str, Callable[[Pupil], Value]] = {
    "三年级": lambda p: f"{chinese(p.grade)}年级",
    "三": lambda p: chinese(p.grade),
    "3": lambda p: p.grade,
    "3年级": lambda p: f"{p.grade}年级",
    "小学三年级": lambda p: f"小学{chinese(p.grade)}年级" if p.grade < 7 else f"初中{chinese(p.grade - 6)}年级",
    "小三": lambda p: f"小{chinese(p.grade)}" if p.grade < 7 else f"初{chinese(p.grade - 6)}",
    "初一": lambda p: f"初{chinese(p.grade - 6)}",
    "2020级": lambda p: f"{entry(p)}级",
    "2020": lambda p: entry(p),
}
# Spellings that say no grade, or none of another stage: a grade that the school does not have cannot be written so.
UNTOLD = frozenset(
    [
        "小三(2)",
        "初一2班",
        "初一（2）班",
        "2020级2班",
        "2020级(2)班",
        "2026届2班",
        "（2）班",
        "二班",
        "2班",
        "2",
        "02",
        "02班",
        "小三",
        "初一",
        "2020级",
        "2020",
    ]
)


def entry(pupil: Pupil) -> int:
    """The year in which the pupil entered the stage."""
    return SCHOOL_YEAR - (pupil.grade - 1 if pupil.grade < 7 else pupil.grade - 7)


def serial(heading: Heading = "序号") -> Col:
    return Col(heading, "serial", lambda _, order: order)


def name(heading: Heading = "姓名", *, spread: bool = False) -> Col:
    def draw(pupil: Pupil, _: int) -> Value:
        return f"{pupil.name[0]}　{pupil.name[1]}" if spread and len(pupil.name) == 2 else pupil.name

    return Col(heading, "name", draw)


def sex(heading: Heading = "性别", *words: str) -> Col:
    male, female = words or ("男", "女")
    return Col(
        heading, "sex", lambda pupil, _: male if pupil.sex == "男" else female if pupil.sex == "女" else pupil.sex
    )


def born(heading: Heading = "出生日期", style: str = "iso") -> Col:
    return Col(heading, "birth_date", lambda pupil, _: DAYS[style](pupil.birth))


def ident(heading: Heading = "身份证号", style: str = "plain") -> Col:
    return Col(heading, "id_number", lambda pupil, _: IDS[style](pupil.id_number))


def nation(heading: Heading = "民族", draw: Callable[[str], Value] = str) -> Col:
    return Col(heading, "ethnicity", lambda pupil, _: draw(pupil.ethnicity))


def phone(heading: Heading = "联系电话", draw: Callable[[str], Value] = str) -> Col:
    return Col(heading, "phone", lambda pupil, _: draw(pupil.phone))


def guardian(heading: Heading = "监护人") -> Col:
    return Col(heading, "guardian_name", lambda pupil, _: pupil.guardian)


def address(heading: Heading = "家庭住址") -> Col:
    return Col(heading, "home_address", lambda pupil, _: f"萧县马井镇{pupil.village}")


def grade(heading: Heading = "年级", style: str = "三年级") -> Col:
    return Col(heading, "year" if style in UNTOLD else "grade", lambda pupil, _: GRADES[style](pupil))


def klass(heading: Heading = "班级", style: str = "三年级(2)班") -> Col:
    return Col(heading, "class_number" if style in UNTOLD else "class_name", lambda pupil, _: CLASSES[style](pupil))


def school(heading: Heading = "学校") -> Col:
    return Col(heading, "school_name", lambda pupil, _: pupil.school)


def extra(heading: Heading, value: Value | Draw = None) -> Col:
    """A column that holds the same for all, or what `value` makes."""
    return Col(heading, "extra", value if callable(value) else lambda _, __: value)


def roll(heading: Heading = "学籍号") -> Col:
    return Col(heading, "roll_number", lambda pupil, _: f"G{pupil.id_number}")
