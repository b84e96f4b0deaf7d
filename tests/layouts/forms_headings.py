"""Headings: other words, two and three rows, the export of the national roll, one column split over several."""

from collections.abc import Sequence

from tests.layouts import columns as c
from tests.layouts.book import Book, Col
from tests.layouts.layout import BOTH, FOUR, JUNIORS, Layout
from tests.layouts.people import Class


def one_table(
    book: Book, classes: Sequence[Class], columns: Sequence[Col], sheet: str = "Sheet1", title: str = ""
) -> None:
    page = book.page(sheet)
    if title:
        page.banner(title, len(columns))
    page.header(columns)
    page.pupils(columns, [pupil for group in classes for pupil in group.pupils])


def _other_words(book: Book, classes: Sequence[Class]) -> None:
    columns = [
        c.serial("编号"),
        c.klass("就读班级", "三(2)班"),
        c.name("学生姓名"),
        c.sex("性  别"),
        c.ident("公民身份号码", "lower"),
        c.born("出生日期（年月日）", "dots"),
        c.nation("民族成份"),
        c.address("现住址（详细到村民组）"),
        c.guardian("监护人1姓名"),
        c.phone("监护人1电话"),
        c.extra("是否团员", "否"),
        c.extra("学籍辅号", lambda _, order: f"2020{order:04}"),
    ]
    one_table(book, classes, columns, title="马井镇中心小学2022—2023学年度第二学期学生花名册")


def _resident_id(book: Book, classes: Sequence[Class]) -> None:
    columns = [
        c.serial("序\n号"),
        c.grade("所在年级", "小学三年级"),
        c.klass("班号", "02"),
        c.name("姓  名"),
        c.sex("性别（男/女）"),
        c.nation("民族"),
        c.born("出生年月日", "chinese"),
        c.ident("居民身份证号\n（18位）"),
        c.roll("全国学籍号"),
        c.extra("入学年月", lambda pupil, _: f"{c.entry(pupil)}.9"),
        c.extra("是否住校", "否"),
        c.extra("是否留守", lambda _, order: "是" if order % 3 == 0 else "否"),
        c.extra("建档立卡", lambda _, order: "是" if order % 5 == 0 else "否"),
        c.extra("随迁子女", "否"),
        c.extra("政治面貌", "少先队员"),
        c.address("户籍所在地"),
        c.guardian("家长"),
        c.phone("联系方式"),
    ]
    one_table(book, classes, columns)


def _family_groups(book: Book, classes: Sequence[Class]) -> None:
    pupil = "学生基本情况"
    columns = [
        c.serial(("序号", "")),
        c.name((pupil, "姓名")),
        c.sex((pupil, "性别")),
        c.born((pupil, "出生年月"), "month dots"),
        c.ident((pupil, "身份证号码"), "tab"),
        c.nation((pupil, "民族"), lambda text: text.removesuffix("族")),
        c.address(("家庭情况", "家庭住址")),
        c.extra(("家庭情况", "父亲姓名"), lambda p, _: p.guardian),
        c.extra(("家庭情况", "父亲电话"), lambda p, _: p.phone),
        c.extra(("家庭情况", "母亲姓名"), lambda p, _: f"周{p.guardian[-1]}"),
        c.extra(("家庭情况", "母亲电话"), "15400001234"),
        c.extra(("备注", "")),
    ]
    for group in classes:
        page = book.page(c.CLASSES["三(2)班"](group.pupils[0]))
        page.banner(f"{group.school}{group.label}学生基本信息表", len(columns))
        page.header(columns)
        page.pupils(columns, group.pupils)


def _father_and_mother(book: Book, classes: Sequence[Class]) -> None:
    columns = [
        c.serial(("序号", "")),
        c.klass(("班级", ""), "三年级2班"),
        c.name(("学生姓名", "")),
        c.sex(("性别", "")),
        c.ident(("身份证号", ""), "no-break"),
        c.extra(("父亲", "姓名"), lambda p, _: p.guardian),
        c.extra(("父亲", "身份证号"), ""),
        c.extra(("父亲", "联系电话"), lambda p, _: p.phone),
        c.extra(("母亲", "姓名"), lambda p, _: f"周{p.guardian[-1]}"),
        c.extra(("母亲", "身份证号"), ""),
        c.extra(("母亲", "联系电话"), "15400001234"),
        c.address(("家庭住址", "")),
    ]
    one_table(book, classes, columns, title="学生花名册")


def _three_rows(book: Book, classes: Sequence[Class]) -> None:
    basic, home = "基本信息", "家庭信息"
    columns = [
        c.serial(("序号", "", "")),
        c.school((basic, "学校", "")),
        c.grade((basic, "就读", "年级"), "3"),
        c.klass((basic, "就读", "班级"), "2"),
        c.name((basic, "姓名", "")),
        c.sex((basic, "性别", "")),
        c.ident((basic, "证件", "号码")),
        c.born((basic, "出生日期", ""), "digits"),
        c.address((home, "住址", "户籍地址")),
        c.address((home, "住址", "现住址")),
        c.guardian((home, "监护人", "姓名")),
        c.extra((home, "监护人", "关系"), "父亲"),
        c.phone((home, "监护人", "联系电话")),
    ]
    one_table(book, classes, columns, title="马井镇义务教育阶段学生信息采集表")


def _bare_codes(book: Book, classes: Sequence[Class]) -> None:
    codes = {"汉族": "01", "回族": "03", "藏族": "04", "维吾尔族": "05", "土家族": "15", "哈萨克族": "17"}
    columns = [
        c.grade("年级", "初一"),
        c.klass("班级", "2班"),
        c.name("名字"),
        c.sex("性别", "1", "2"),
        c.nation("民族代码", lambda text: codes.get(text, text)),
        c.ident("证件号码"),
        c.born("出生年月日", "slashes"),
        c.phone("手机号", int),
    ]
    one_table(book, classes, columns)


def _three_columns_of_birth(book: Book, classes: Sequence[Class]) -> None:
    columns = [
        c.serial(("序号", "")),
        c.name(("姓名", "")),
        c.sex(("性别", "")),
        c.extra(("出生日期", "年"), lambda p, _: p.birth.year),
        c.extra(("出生日期", "月"), lambda p, _: p.birth.month),
        c.extra(("出生日期", "日"), lambda p, _: p.birth.day),
        c.ident(("身份证号", "")),
        c.extra(("家庭住址", "乡镇"), "马井镇"),
        c.extra(("家庭住址", "村"), lambda p, _: p.village),
        c.extra(("家庭住址", "组"), "3组"),
        c.klass(("班级", ""), "2020级(2)班"),
    ]
    one_table(book, classes, columns, title="马井镇鹿鸣学校学生名册")


def _digits_in_cells(book: Book, classes: Sequence[Class]) -> None:
    """Eighteen narrow columns under one merged heading would be a form on paper; schools type the number into the first."""
    columns = [c.serial("顺序"), c.klass("班次", "三2班"), c.name("姓名"), c.sex("性别")]
    columns += [
        c.born("出生 年月", "month"),
        c.ident("身份证\n号　码", "spaced"),
        c.nation(),
        c.phone("家长电话"),
        c.extra("签名"),
    ]
    one_table(book, classes, columns, title="营养改善计划受益学生花名册（三年级）")


def _guardian_pairs(book: Book, classes: Sequence[Class]) -> None:
    def of(prefix: str) -> list[Col]:
        return [
            c.extra(f"{prefix}姓名", lambda p, _: p.guardian),
            c.extra(f"{prefix}关系", "父亲"),
            c.extra(f"{prefix}身份证号", ""),
            c.extra(f"{prefix}工作单位", "在外务工"),
            c.extra(f"{prefix}联系电话", lambda p, _: p.phone),
        ]

    columns = [c.extra("座号", lambda _, order: order), c.klass("班级名称", "三(2)班")]
    columns += [c.name("学生姓名"), c.sex("学生性别"), c.ident("学生身份证号"), c.born("学生出生日期", "iso")]
    columns += [*of("监护人1"), *of("监护人2"), c.extra("学生户籍类型", "农村"), c.extra("是否享受营养餐", "是")]
    one_table(book, classes, columns)


LAYOUTS = (
    Layout("other words", _other_words),
    Layout("resident id, class as two digits", _resident_id, FOUR),
    Layout("two rows, a sheet a class, father and mother", _family_groups),
    Layout("father and mother as groups with equal headings", _father_and_mother),
    Layout("three rows", _three_rows, FOUR, "报表三.xlsx"),
    Layout("bare codes and grades of junior school", _bare_codes, JUNIORS, "马井初中.xlsx"),
    Layout("birth and address in three columns each", _three_columns_of_birth, BOTH[:2], "鹿鸣.xlsx"),
    Layout("headings with blanks and line breaks", _digits_in_cells),
    Layout("two guardians", _guardian_pairs),
)
