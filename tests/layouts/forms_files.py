"""Kinds of files, spellings of days and numbers, and pupils whom not every list foresees."""

from collections.abc import Callable, Sequence

from tests.layouts import columns as c
from tests.layouts import save
from tests.layouts.book import Book, Col
from tests.layouts.layout import FOUR, TWO, Layout
from tests.layouts.people import CENTRE, Class, Pupil

TWICE = "学生信息"


def _columns(day: str = "iso", number: str = "plain", *more: Col) -> list[Col]:
    return [
        c.serial(),
        c.klass("班级", "三（2）"),
        c.name("姓名", spread=True),
        c.sex(),
        c.ident("身份证号", number),
        c.born("出生日期", day),
        c.nation(),
        c.guardian("户主"),
        c.phone(),
        *more,
    ]


def _draw(columns: Sequence[Col], title: bool = True) -> Callable[[Book, Sequence[Class]], None]:
    def draw(book: Book, classes: Sequence[Class]) -> None:
        page = book.page("花名册")
        if title:
            page.banner("马井镇中心小学学生花名册", len(columns))
        page.header(columns)
        page.pupils(columns, [pupil for group in classes for pupil in group.pupils])

    return draw


def _grouped(book: Book, classes: Sequence[Class]) -> None:
    columns = [
        c.serial(("序号", "")),
        c.klass(("班级", ""), "三年级二班"),
        c.name((TWICE, "姓名")),
        c.sex((TWICE, "性别")),
        c.ident((TWICE, "身份证号")),
        c.born((TWICE, "出生日期"), "iso"),
        c.guardian(("家长信息", "姓名")),
        c.phone(("家长信息", "电话")),
    ]
    page = book.page("花名册")
    page.banner("马井镇中心小学学生花名册", len(columns))
    page.header(columns)
    for group in classes:
        page.pupils(columns, group.pupils)


def _abroad(book: Book, classes: Sequence[Class]) -> None:
    """Two pupils with papers of other kinds, one without any number, among the others."""

    def paper(pupil: Pupil, order: int) -> str:
        return {3: "外国护照", 4: "港澳台居民居住证", 5: "其他", 8: "香港特区护照/身份证明"}.get(order, "居民身份证")

    def number(pupil: Pupil, order: int) -> str:
        return {3: "E12345678", 4: "810000201406010018", 5: "", 8: "R123456(7)"}.get(order, pupil.id_number)

    columns = [
        c.serial(),
        c.klass("班级", "三年级（2）班"),
        c.name(),
        c.sex(),
        c.extra("证件类型", paper),
        Col("证件号码", "id_number_of_some", number),
        c.born("出生日期", "dots"),
        c.extra("国籍", lambda p, order: "美国" if order == 3 else "中国"),
    ]
    page = book.page("Sheet1")
    page.header(columns)
    page.pupils(columns, [pupil for group in classes for pupil in group.pupils])


def _codes(book: Book, classes: Sequence[Class]) -> None:
    def pick(*words: str) -> Callable[[Pupil, int], str]:
        return lambda _, order: words[order % len(words)]

    columns = _columns(
        "iso",
        "plain",
        c.extra("是否寄宿生", pick("否", "是")),
        c.extra("是否留守儿童", pick("否", "是（父母双方外出）", "是（单亲外出）")),
        c.extra("家庭困难类型", pick("无", "建档立卡脱贫户", "低保户", "特困供养", "监测户", "一般户")),
        c.extra("残疾类别及等级", pick("", "无", "", "/")),
        c.extra("进城务工随迁子女", pick("否", "×", "")),
        c.extra("孤儿", pick("", "否")),
        c.extra("户口性质", "农业户口"),
        c.extra("学生状态", pick("正常", "在读", "")),
        c.extra("与监护人关系", pick("父子", "母女", "祖孙", "爷爷", "父女")),
        c.extra("上学方式", pick("步行", "家长接送", "校车")),
        c.extra("班主任", "孙立新"),
        c.extra("所属学区", "马井学区"),
        c.extra("疫苗接种", "已接种"),
        c.extra("QQ号", "10001"),
    )
    _draw(columns)(book, classes)


TEXTS: tuple[tuple[str, str, Callable[..., None]], ...] = (
    ("csv, gbk", f"{CENTRE}.csv", save.text(",", "gb18030")),
    ("csv, utf-8 with a mark", f"{CENTRE}.csv", save.text(",", "utf-8-sig", quoted=True)),
    ("tabs, gbk, called xls", f"{CENTRE}.xls", save.text("\t", "gb18030")),
    ("tabs, utf-16", f"{CENTRE}.txt", save.text("\t", "utf-16")),
    ("html called xls", f"{CENTRE}.xls", save.html_as_xls),
    ("xml 2003", f"{CENTRE}.xml", save.xml_2003),
    ("xls of 1997", f"{CENTRE}.xls", save.xls),
    ("ods", f"{CENTRE}.ods", save.ods),
)
LAYOUTS = (
    *(Layout(f"{name}, plain", _draw(_columns("slashes", "plain")), TWO, file, how) for name, file, how in TEXTS),
    *(Layout(f"{name}, grouped", _grouped, TWO, file, how) for name, file, how in TEXTS),
    Layout(
        "csv with formulas around the numbers",
        _draw(_columns("slashes", "formula"), title=False),
        TWO,
        f"{CENTRE}.csv",
        save.text(",", "gb18030"),
    ),
    Layout(
        "csv with tabs after the numbers",
        _draw(_columns("slashes", "tab"), title=False),
        TWO,
        f"{CENTRE}.csv",
        save.text(",", "utf-8-sig"),
    ),
    *(Layout(f"days: {day}", _draw(_columns(day, "plain")), spoilt=day != "short") for day in c.DAYS),
    *(Layout(f"numbers: {number}", _draw(_columns("iso", number))) for number in c.IDS),
    *(
        Layout(f"xls, days: {day}", _draw(_columns(day, "plain")), TWO, f"{CENTRE}.xls", save.xls)
        for day in ("day", "number", "month decimal")
    ),
    *(
        Layout(f"ods, days: {day}", _draw(_columns(day, "plain")), TWO, f"{CENTRE}.ods", save.ods)
        for day in ("day", "number", "month decimal")
    ),
    Layout("papers of other kinds", _abroad, FOUR, citizens=False, spoilt=False),
    Layout("many codes in words of their own", _codes, FOUR),
)
