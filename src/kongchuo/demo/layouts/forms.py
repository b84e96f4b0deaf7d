"""The forms of the ten schools: every mess of DOMAIN.md, section 5, that does no harm."""

from kongchuo.demo.layouts import spelling
from kongchuo.demo.layouts.form import Form, Heading
from kongchuo.demo.layouts.other_pages import dictionary, hidden_list
from kongchuo.demo.layouts.page import Value
from kongchuo.records.roster import Pupil

_CANONICAL = tuple(
    Heading(("★" if spec.required else "") + spec.heading, name) for name, spec in Pupil.columns().items()
)


def _headings(*pairs: tuple[str, str] | tuple[str, str, str]) -> tuple[Heading, ...]:
    return tuple(Heading(*pair) for pair in pairs)


def _spaced_names(child: int, values: dict[str, Value], verbatim: set[str]) -> None:
    """Names of two characters set wide, blanks that came with the text, a small x, an apostrophe."""
    name, number = values["name"], values["id_number"]
    if isinstance(name, str) and "name" not in verbatim:
        gap = "　" if child % 2 else "  "
        values["name"] = gap.join(name) if len(name) == 2 else name.replace("·", "•")
        if child % 11 == 0:
            values["name"] = f"{values['name']}\u00a0"
    if isinstance(number, str) and "id_number" not in verbatim:
        values["id_number"] = f"'{number}" if child % 13 == 0 else number.replace("X", "x")


def _wide_digits(child: int, values: dict[str, Value], verbatim: set[str]) -> None:
    """Full-width digits, as typed with the input method left on."""
    number, phone = values["id_number"], values["phone"]
    if child % 7 == 0 and isinstance(number, str) and "id_number" not in verbatim:
        values["id_number"] = spelling.wide(number)
    if child % 5 == 0 and isinstance(phone, str) and "phone" not in verbatim:
        values["phone"] = f"{phone[:3]} {phone[3:7]} {phone[7:]}"


def _tabs(child: int, values: dict[str, Value], verbatim: set[str]) -> None:
    """A blank behind a number, as systems put it to keep Excel from reading it as one."""
    number = values["id_number"]
    if isinstance(number, str) and "id_number" not in verbatim:
        values["id_number"] = f"{number} "


# The center school fills in the township's own template, with its example row left in.
CENTER = Form(
    ("center",),
    "马井镇中心小学{month}月学生花名册.xlsx",
    _CANONICAL,
    sheet_name="花名册",
    titles=("学生花名册", "学校（盖章）：{school}　　　　填表日期：{year}年{month}月"),
    date_spelling=spelling.cell,
    example=True,
)

QINGHE = Form(
    ("qinghe",),
    "清禾小学{year}.{month}.csv",
    _headings(
        ("编号", "serial"), ("学校", "school_name"), ("班别", "class_name"), ("学生姓名", "name"), ("性别", "sex"), ("身份证号", "id_number"),
        ("出生年月日", "birth_date"), ("民族", "ethnicity"), ("全国学籍号", "roll_number"), ("在籍状态", "roll_status"), ("残疾类别", "disability"),
        ("家庭住址", "address"), ("家长姓名", "guardian_name"), ("家长电话", "phone"), ("说明", "remarks"),
    ),
    container="csv_gbk",
    class_spelling=spelling.short,
    date_spelling=spelling.dots,
    spell={"ethnicity": lambda text: text.removesuffix("族")},
    vary=_tabs,
)  # fmt: skip

YUNXI = Form(
    ("yunxi",),
    "云溪小学花名册{year}年{month}月.csv",
    _headings(
        ("序号", "serial"), ("年级", "grade"), ("班级", "class_name"), ("姓 名", "name"), ("性 别", "sex"), ("公民身份号码", "id_number"),
        ("出生日期", "birth_date"), ("学籍状态", "roll_status"), ("残疾类型", "disability"), ("监护人", "guardian_name"), ("联系方式", "phone"), ("备注", "remarks"),
    ),
    container="csv_utf8",
    titles=("萧县马井镇云溪小学{school_year}学年度学生花名册",),
    grade_spelling=spelling.grade_wide,
    class_spelling=spelling.number_only,
    date_spelling=spelling.slashes,
    vary=_wide_digits,
)  # fmt: skip

TONGYIN = Form(
    ("tongyin",),
    "桐荫小学学生信息导出{year}{month}.xls",
    _headings(
        ("学校名称", "school_name"), ("学校标识码", "school_code"), ("年级", "grade"), ("班级", "class_name"), ("姓名", "name"), ("性别", "sex"),
        ("身份证件类型", "id_type"), ("身份证件号", "id_number"), ("出生日期", "birth_date"), ("民族", "ethnicity"), ("学籍号", "roll_number"),
        ("学生状态", "roll_status"), ("入学年月", "entry_date"), ("就读方式", "boarding"), ("现住址", "address"), ("监护人姓名", "guardian_name"), ("联系电话", "phone"),
    ),
    container="html_xls",
    titles=("学生基本信息",),
    date_spelling=spelling.digits,
    spell={"sex": {"男": "1-男", "女": "2-女"}.__getitem__, "ethnicity": lambda text: {"汉族": "01-汉族", "回族": "03-回族"}.get(text, text)},
)  # fmt: skip

YANHUI = Form(
    ("yanhui",),
    "雁回小学.xls",
    _headings(
        ("序号", "serial"), ("所在年级", "grade"), ("班级", "class_name"), ("姓名", "name"), ("性别", "sex"), ("身份证号码", "id_number"),
        ("出生年月", "birth_date"), ("状态", "roll_status"), ("是否留守", "left_behind"), ("父亲姓名", "guardian_name"), ("手机号码", "phone"), ("家庭地址", "address"),
    ),
    container="tab_xls",
    titles=("马井镇雁回小学{year}年{month}月份在校学生花名册",),
    grade_spelling=str,
    class_spelling=spelling.number_only,
    date_spelling=spelling.chinese,
)  # fmt: skip

TEACHING_POINTS = Form(
    ("maixiang", "zhuli"),
    "教学点花名册（麦香、竹里）{month}月.xlsx",
    _headings(
        ("序号", "serial"), ("学校", "school_name"), ("年级", "grade"), ("班级", "class_name"), ("姓名", "name"), ("性别", "sex"), ("身份证号", "id_number"),
        ("出生年月日", "birth_date"), ("学籍状态", "roll_status"), ("住址", "address"), ("监护人", "guardian_name"), ("电话", "phone"), ("备注", "remarks"),
    ),
    sheet_name="教学点",
    titles=("马井镇各教学点学生花名册", "{year}年{month}月"),
    class_spelling=spelling.number_only,
    date_spelling=spelling.dots,
    merge_field="address",
    signature="填表人：　　　　审核人：　　　　{year}年{month}月",
)  # fmt: skip

LUMING = Form(
    ("luming",),
    "鹿鸣学校（九年一贯制）{month}月花名册.xlsx",
    _headings(
        ("序号", "serial"), ("班级", "class_name"), ("姓名", "name", "学生情况"), ("性别", "sex", "学生情况"), ("身份证号", "id_number", "学生情况"),
        ("出生日期", "birth_date", "学生情况"), ("民族", "ethnicity", "学生情况"), ("学籍号", "roll_number", "学生情况"), ("状态", "roll_status", "学生情况"),
        ("入学时间", "entry_date", "学生情况"), ("父亲姓名", "guardian_name", "家庭情况"), ("联系电话", "phone", "家庭情况"), ("家庭住址", "address", "家庭情况"), ("备注", "remarks"),
    ),
    sheet_name="全校",
    titles=("萧县马井镇鹿鸣学校学生花名册", "{school_year}学年第{term}学期　　填表时间：{year}年{month}月"),
    class_spelling=spelling.cohort,
    date_spelling=spelling.iso,
    page=25,
    totals=True,
    signature="校长签字：　　　　　　班主任签字：　　　　　　{year}年{month}月",
)  # fmt: skip

FIRST_JUNIOR = Form(
    ("first_junior",),
    "初级中学{year}年{month}月花名册.xlsx",
    _headings(
        ("序号", "serial"), ("姓名", "name"), ("性别", "sex"), ("身份证号", "id_number"), ("出生年月日", "birth_date"), ("学籍号", "roll_number"),
        ("学生状态", "roll_status"), ("住校情况", "boarding"), ("是否留守儿童", "left_behind"), ("困难类型", "hardship"), ("监护人姓名", "guardian_name"), ("家长电话", "phone"), ("备注", "remarks"),
    ),
    sheet_by="class",
    titles=("马井镇初级中学{class}学生花名册", "{school_year}学年第{term}学期"),
    lead=(1, 1),
    date_spelling=spelling.cell,
    totals=True,
    signature="班主任（签字）：　　　　　　教导处：　　　　　　校长：",
    numbered_by_formula=True,
    vary=_spaced_names,
    other_pages=dictionary,
)  # fmt: skip

SECOND_JUNIOR = Form(
    ("second_junior",),
    "星河中学{month}月.xlsx",
    _headings(
        ("序号", "serial"), ("班级", "class_name"), ("姓名", "name"), ("性别", "sex"), ("身份证件号", "id_number"), ("出生日期", "birth_date"),
        ("民族", "ethnicity"), ("学籍状态", "roll_status"), ("入学年月", "entry_date"), ("是否住校", "boarding"), ("户籍地址", "household_address"), ("监护人", "guardian_name"),
        ("关系", "guardian_relation"), ("电话", "phone"),
    ),
    sheet_by="grade",
    titles=("马井镇星河初级中学{grade}学生名册",),
    class_spelling=spelling.dotted,
    date_spelling=spelling.serial,
    spell={"boarding": {"走读": "否", "住校": "是"}.__getitem__},
    other_pages=hidden_list,
)  # fmt: skip

FORMS: tuple[Form, ...] = (CENTER, QINGHE, YUNXI, TONGYIN, YANHUI, TEACHING_POINTS, LUMING, FIRST_JUNIOR, SECOND_JUNIOR)
