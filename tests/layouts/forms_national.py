"""What the national roll system of primary and secondary schools exports."""

from collections.abc import Sequence

from tests.layouts import columns as c
from tests.layouts.book import Book
from tests.layouts.forms_headings import one_table
from tests.layouts.layout import BOTH, FOUR, Layout
from tests.layouts.people import NINE, Class


def _national_roll(book: Book, classes: Sequence[Class]) -> None:
    columns = [
        c.extra("学校标识码", "2134000001"),
        c.school("学校名称"),
        c.name("姓名"),
        c.sex("性别"),
        c.born("出生日期", "digits"),
        c.extra("身份证件类型", "居民身份证"),
        c.ident("身份证件号"),
        c.extra("姓名拼音", "XIAOMAN"),
        c.klass("班级", "三年级2班"),
        c.extra("入学年月", lambda p, _: f"{c.entry(p)}09"),
        c.grade("年级", "小学三年级"),
        c.extra("学籍辅号"),
        c.extra("班内学号", lambda _, order: f"{order:02}"),
        c.extra("入学方式", "就近入学"),
        c.extra("就读方式", "走读"),
        c.extra("户口所在地行政区划", "341322"),
        c.extra("户口性质", "农业家庭户口"),
        c.extra("特长"),
        c.address("现住址"),
        c.address("通信地址"),
        c.address("家庭地址"),
        c.phone("联系电话"),
        c.extra("邮政编码", "235200"),
        c.extra("电子信箱"),
        c.extra("主页地址"),
        c.extra("是否独生子女", "否"),
        c.extra("是否受过学前教育", "是"),
        c.extra("是否留守儿童", "非留守儿童"),
        c.extra("是否进城务工人员随迁子女", "否"),
        c.extra("是否孤儿", "否"),
        c.extra("是否烈士或优抚子女", "否"),
        c.extra("随班就读", "非随班就读"),
        c.extra("残疾人类型", "无残疾"),
        c.extra("是否由政府购买学位", "否"),
        c.extra("是否需要申请资助", "否"),
        c.extra("是否享受一补", "否"),
        c.extra("上下学距离", "2"),
        c.extra("上下学交通方式", "步行"),
        c.extra("是否需要乘坐校车", "否"),
        c.extra("曾用名"),
        c.extra("身份证件有效期", "20300101-20400101"),
        c.extra("血型", "未知血型"),
        c.extra("国籍/地区", "中国"),
        c.extra("港澳台侨外", "否"),
        c.nation("民族"),
        c.extra("政治面貌", "群众"),
        c.extra("健康状况", "健康或良好"),
        c.extra("籍贯", "安徽省宿州市萧县"),
        c.extra("出生地行政区划", "341322"),
        c.guardian("成员1姓名"),
        c.extra("成员1关系", "父亲"),
        c.extra("成员1关系说明"),
        c.extra("成员1现住址", "萧县马井镇"),
        c.extra("成员1户口所在地行政区划", "341322"),
        c.extra("成员1联系电话", "15400001234"),
        c.extra("成员1是否监护人", "是"),
        c.extra("成员1身份证件类型"),
        c.extra("成员1身份证件号"),
        c.extra("成员1民族", "汉族"),
        c.extra("成员1工作单位", "务农"),
        c.extra("成员1职务"),
        c.extra("成员2姓名", "周英"),
        c.extra("成员2关系", "母亲"),
        c.extra("成员2联系电话", "15400001235"),
    ]
    one_table(book, classes, columns, "学生基础信息")


def _roll_codes(book: Book, classes: Sequence[Class]) -> None:
    columns = [
        c.name("*学生姓名"),
        c.sex("*性别", "1-男", "2-女"),
        c.extra("*身份证件类型", "1-居民身份证"),
        c.ident("*身份证件号"),
        c.born("*出生日期", "number"),
        c.nation(
            "*民族", lambda text: {"汉族": "01-汉族", "回族": "03-回族", "维吾尔族": "05-维吾尔族"}.get(text, text)
        ),
        c.grade("*年级", "2020级"),
        c.klass("*班号", "02班"),
        c.extra("*就读方式", "1-走读"),
        c.extra("*是否留守儿童", "1-非留守儿童"),
        c.extra("*港澳台侨外", "00-否"),
        c.extra("*政治面貌", "13-群众"),
        c.roll("学籍号"),
        c.extra("学籍接续标识", "正常"),
        c.extra("学生状态", "在校"),
        c.extra("年级班级更新时间", "2022-09-10 10:22:31"),
    ]
    one_table(book, classes, columns, "导出数据")


LAYOUTS = (
    Layout("export of the national roll", _national_roll, FOUR, "stu_export_20230312.xlsx"),
    Layout("codes with words", _roll_codes, BOTH, f"{NINE}.xlsx"),
)
