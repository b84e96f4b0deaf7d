"""Headings of rosters by how they are built: what may stand before and after the word that matters.

Headings are folded (`codes.text.fold_heading`): no blanks, brackets or strokes. The lists of aliases on
the records hold what is seen most; these forms hold the many ways in which people say the same.
"""

from functools import lru_cache

from kongchuo.codes.patterns import pattern

_NOW = "(?:所读|所在|所属|就读|现就?读|在读|当前|目前)"
_ASKED = "(?:是否|是不是)?(?:为|属于?)?"
_PARENT = "(?:(?:家长|父母|父亲|母亲|家庭|户主|(?:法定|第一|主要)?监护人[1一]?|(?:家庭)?成员[1一])(?:的)?)"

FORMS: dict[str, str] = {
    "name": r"(?:学员|(?:受助|在校|在籍)学生|(?:学生)?(?:真实|户口[簿本]|户籍|中文))姓名",
    "sex": r"男女|性别名称|(?:男女)?性别(?:男女)?|性",
    "id_number": r"(?:学生|本人|有效|二代|户口[簿本]|居民|公民)*(?:身[份分]证?件?|证件)(?:证明)?(?:号码?|编号)(?:\d*位)?|身分证",
    "id_type": r"(?:有效)?证件(?:名称|种类|类型|类别)|身份证件?(?:类别|种类|名称)",
    "birth_date": r"(?:公历|阳历)?(?:出生|生)(?:日期|年月日?|时间)|出生|(?:公历|阳历)生日",
    "ethnicity": r"民族(?:成[份分]|名称|类别)",
    "roll_number": r"(?:全国|国家)(?:统一)?学籍(?:编?号码?)?|学籍编号",
    "roll_status": r"(?:学籍|在籍|在读)情况",
    "grade": rf"{_NOW}年级",
    "class_name": rf"{_NOW}?(?:年级?)?[及和与]?(?:行政|教学)?班级?(?:名称?)?",
    "school_name": rf"(?:{_NOW}|学籍(?:所在)?|填报|上报)学校(?:名称|全称|简称)?|学校简称|校点|教学点(?:名称)?|单位名称",
    "entry_date": r"何时入学|入[学校](?:年份|年月日?|时间|日期)",
    "boarding": rf"{_ASKED}(?:住校|寄宿|住宿|内宿)(?:学?生)?(?:否|情况|类型)?|走读或住[校宿]|住[校宿]或?走读|住读方式",
    "left_behind": rf"{_ASKED}(?:农村)?留守(?:儿童|学?生)?(?:情况|类型|类别)?",
    "migrant_child": rf"{_ASKED}(?=.*(?:务工|随迁|农民工))(?:进城|外来)?(?:务工|农民工)?(?:人员)?(?:随迁)?(?:子女)",
    "orphan": rf"{_ASKED}孤儿(?:情况)?",
    "hardship": r"(?:家庭)?(?:经济)?(?:困难|贫困)(?:学生|户|家庭)?(?:类型|类别|情况|等级)|(?:脱贫|帮扶)户?(?:类型|类别)|建档立卡(?:贫困)?户?(?:情况|类型)?",
    "disability": rf"残疾(?:儿童|人|学生)?(?:类型|类别|种类|情况)(?:[及和]?等级)?|{_ASKED}残疾(?:儿童|学?生|人)",
    "household_address": r"户籍|户[籍口](?:簿|本|登记)?(?:所在)?(?:地址?|住址)(?:的?详细地址)?",
    "address": r"(?:家庭|现|现在|目前|实际|详细)*(?:居住|住|常住)(?:地址?|址)|(?:现|目前)?家庭(?:居住地址?|现住址)",
    "guardian_name": r"(?:法定|第一|主要)?监护人[1一]?(?:姓名|名字|名称)?|(?:家庭)?成员[1一]姓名|家庭成员或监护人姓名[1一]?|父亲?或(?:母亲?|监护人)姓名|家长(?:名字|名称)|(?:紧急|主要)?联系人(?:姓名)?",
    "guardian_relation": r"(?:监护人|家长|(?:家庭)?成员)[1一]?(?:与(?:学生|本人|孩子))?(?:的)?关系|与(?:本人|孩子|儿童|学生)的?关系|亲属关系",
    "phone": rf"(?:{_PARENT}|主要|常用|紧急|固定)?(?:的)?(?:联系)?(?:电话|手机)(?:号码?)?[1一]?|{_PARENT}?(?:联系|通讯|联络)方式",
    "remarks": r"(?:其他|其它|情况|特殊情况)说明|备考",
    "serial": r"(?:总|班内|班级)?(?:序号|顺序号?|次序)|流水号|行号|项号|号",
}
_LONGEST = 14
# A grade or a class begins with one of these (二代身份证号 begins with another), no heading.
_NUMERALS = "0123456789一三四五六七八九"
# One of these is in every heading of a form. Looking for them is cheap, compiling the forms is not.
_MARKS = [
    "姓名",
    "性",
    "男女",
    "证",
    "出生",
    "生年",
    "生日",
    "生日期",
    "生时间",
    "民族",
    "学籍",
    "在籍",
    "在读",
    "年级",
    "班",
    "学校",
    "校点",
    "教学点",
    "单位名称",
    "入学",
    "入校",
    "寄宿",
    "住",
    "内宿",
    "留守",
    "务工",
    "随迁",
    "农民工",
    "孤儿",
    "困难",
    "贫困",
    "脱贫",
    "帮扶",
    "建档立卡",
    "残疾",
    "户籍",
    "户口",
    "居",
    "家庭",
    "家长",
    "监护人",
    "成员",
    "联系",
    "联络",
    "通讯",
    "关系",
    "电话",
    "手机",
    "说明",
    "备考",
    "序",
    "号",
]


@lru_cache(maxsize=1 << 12)
def field_of(folded: str) -> str | None:
    """The field that a folded heading means by its form; None for any other text."""
    if not 0 < len(folded) <= _LONGEST or folded[0] in _NUMERALS or not any(mark in folded for mark in _MARKS):
        return None
    found = _ANY.fullmatch(folded)
    return found.lastgroup if found else None


_ANY = pattern("|".join(f"(?P<{field}>{form})" for field, form in FORMS.items()))
