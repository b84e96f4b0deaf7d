"""Headings of rosters in other words: what the column is, and which ones nothing is said of."""

from pathlib import Path

import pytest

from kongchuo.codes.text import fold_heading
from kongchuo.read.file import read_file
from kongchuo.read.vocabulary import left_alone, look_up, vocabulary
from kongchuo.records.heading_forms import _ANY, field_of
from tests.factories import SCHOOL, SCHOOL_YEAR, TOWNSHIP, make_id, write_workbook

HEADINGS = {
    "name": "学生真实姓名 户口簿姓名 受助学生姓名 姓名*",
    "sex": "男/女 性别（男/女） 性别名称",
    "id_number": "身份证编号 二代身份证号 户口簿身份证号 有效证件号码 身分证号 身份证号（18位） 本人身份证号",
    "id_type": "证件名称 证件种类 有效证件类型",
    "birth_date": "出生 阳历生日 公历出生日期 出生日期（如20130105） 生年月日",
    "ethnicity": "民族成份 民族成分 民族名称",
    "phone": "监护人1电话 监护人联系方式 家长联系方式 成员1联系电话 父亲手机 家庭电话 紧急联系电话 通讯方式 主要联系电话",
    "guardian_name": "第一监护人 监护人1姓名 成员1姓名 家庭成员或监护人姓名1 父或母姓名 联系人",
    "guardian_relation": "与本人关系 成员1关系 亲属关系 监护人1与学生关系",
    "address": "家庭现住址 居住地 常住地址 实际居住地 家庭居住地址",
    "household_address": "户籍 户口簿地址 户口登记地 户籍地详细地址",
    "roll_number": "学籍编号 国家学籍号 全国学籍",
    "entry_date": "入学年份 何时入学 入校年月",
    "boarding": "是否住校生 是否为寄宿生 住校/走读 住校否 寄宿情况",
    "left_behind": "留守 是否为留守儿童 留守儿童类型 是否农村留守儿童",
    "migrant_child": "进城务工人员随迁子女 是否外来务工子女 是否为随迁子女",
    "orphan": "是否为孤儿 孤儿情况",
    "hardship": "贫困情况 家庭经济困难类型 贫困户类型 建档立卡贫困户",
    "disability": "残疾类别及等级 残疾儿童类型 是否残疾儿童 残疾种类",
    "grade": "所读年级 现读年级 当前年级",
    "class_name": "年级及班级 所在年级班级 就读年级班级 行政班级 年班 班级（如三(1)班）",
    "school_name": "就读学校名称 学籍所在学校 校点 填报学校",
    "serial": "顺序号 班内序号 行号",
}
PAIRS = [(field, heading) for field, headings in HEADINGS.items() for heading in headings.split(" ")]


@pytest.mark.parametrize(("field", "heading"), PAIRS)
def test_a_heading_in_other_words_is_known_by_its_form(field: str, heading: str) -> None:
    assert field == look_up(heading, vocabulary("roster"))[0][0]


@pytest.mark.parametrize(
    "heading",
    [
        "毕业年级",
        "母亲民族",
        "联系地址是否准确",
        "班主任",
        "男生",
        "三年级",
        "汉族",
        "非留守儿童",
        "校车路线",
        "年级组长",
        "3年级",
        "1班",
        "（一）班",
    ],
)
def test_words_that_only_look_alike_are_no_headings(heading: str) -> None:
    assert {field for field, _ in look_up(heading, vocabulary("roster"))} <= {"head_teacher"}


@pytest.mark.parametrize(
    "heading", ["是否团员", "是否享受营养餐", "家长签字", "学籍接续标识", "疫苗接种", "所属学区", "母亲身份证号"]
)
def test_what_schools_ask_beside_is_left_alone(heading: str) -> None:
    assert left_alone([heading])


@pytest.mark.parametrize("heading", ["是否在校", "是否到校", "是否辍学"])
def test_a_question_whether_a_pupil_is_there_is_not_left_alone(heading: str) -> None:
    assert not left_alone([heading])


def test_an_exact_heading_goes_before_one_that_only_has_the_form(tmp_path: Path) -> None:
    header: list[object] = ["监护人1电话", "姓名", "性别", "身份证号", "班级", "联系电话"]
    pupil: list[object] = ["15400009999", "陈小满", "男", make_id(1), "四(1)班", "15400001234"]
    path = write_workbook(tmp_path / f"{SCHOOL}.xlsx", {"Sheet1": [header, pupil]})
    file = read_file(path, path.name, township=TOWNSHIP, school_year=SCHOOL_YEAR)
    assert ("15400001234",) == file.tables[0].text("phone")


@pytest.mark.parametrize(("field", "heading"), PAIRS)
def test_no_heading_is_passed_over_for_want_of_a_mark(field: str, heading: str) -> None:
    folded = fold_heading(heading)
    assert not _ANY.fullmatch(folded) or field_of(folded)
