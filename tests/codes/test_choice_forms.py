"""Codes in a school's own words."""

import pytest

from kongchuo.codes import choices
from kongchuo.codes.choice import Choices

READ: dict[str, tuple[Choices, dict[str, str]]] = {
    "sex": (choices.SEX, {"男": "♂ 男孩 男童 1.男 0男 男/1 男(1) 男（M） Male", "女": "♀ 女孩 女童 2_女 女(2) 女/2"}),
    "ethnicity": (choices.ETHNICITY, {"汉族": "01汉族 01.汉族 01:汉族 汉族（01）", "其他": "未识别民族 未定族称人口"}),
    "id_type": (
        choices.ID_TYPE,
        {
            "居民身份证": "居民身份证/户口簿 中华人民共和国居民身份证 身份证号 A 临时身份证",
            "户口簿": "户口薄 户籍证明",
            "港澳台居民居住证": "港澳居民居住证 台湾居民居住证",
            "其他": "外国人永久居留身份证 无证件 暂无",
        },
    ),
    "status": (
        choices.ROLL_STATUS,
        {"在读": "借读 在读（借读） 在校生 学籍正常 正常在校 正常就读 新生 √ 随班就读", "转出": "转走"},
    ),
    "yes or no": (
        choices.YES_NO,
        {"是": "外来务工 进城务工人员随迁子女 外省随迁 对", "否": "非 非进城务工人员随迁子女 没有 x no"},
    ),
    "boarding": (choices.BOARDING, {"走读": "通校 通学生 不住校 非寄宿生 外宿 租房 0", "住校": "内宿 住 √ 寄宿制"}),
    "left behind": (
        choices.LEFT_BEHIND,
        {
            "双亲留守": "父母均外出 父母双方外出务工 是（父母双方外出） 留守（双亲） 双留守 父亲母亲都外出 Y",
            "单亲留守": "父亲外出 母亲外出务工 父母一方外出务工 是(单亲外出) 单留守",
            "非留守儿童": "× 不是 N 0 非 普通 没有",
        },
    ),
    "disability": (
        choices.DISABILITY,
        {
            "多重": "听力言语 智力、肢体 多重残疾二级",
            "智力": "轻度智力残疾 智力残疾（二级） 三级智力 唐氏综合征",
            "肢体": "肢体（三级） 脑瘫 肢残",
            "无": "健全 非残疾人 × 0",
        },
    ),
    "hardship": (
        choices.HARDSHIP,
        {
            "脱贫户": "建档立卡脱贫户 原建档立卡户 脱贫家庭学生 建档立卡、低保",
            "低保": "农村低保家庭 低保、残疾",
            "特困": "农村特困救助供养",
            "孤儿": "孤儿（含事实无人抚养）",
            "残疾": "残疾人家庭 家庭困难残疾学生",
            "其他": "低保边缘家庭 事实无人抚养儿童 单亲家庭 一般困难 特别困难 低收入家庭 √",
            "无": "一般户 普通户 非贫困 非建档立卡 不贫困 × 一般农户",
        },
    ),
}
CASES = [
    (code, text, word) for code, words in READ.values() for word, texts in words.items() for text in texts.split(" ")
]


@pytest.mark.parametrize(("code", "text", "word"), CASES, ids=[f"{code.name} {text}" for code, text, _ in CASES])
def test_a_code_in_other_words_means_what_it_says(code: Choices, text: str, word: str) -> None:
    assert word == code.read(text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (choices.SEX, "男女"),
        (choices.SEX, "难"),
        (choices.ROLL_STATUS, "在籍不在校"),
        (choices.ROLL_STATUS, "在读（拟转出）"),
        (choices.BOARDING, "半寄宿"),
        (choices.DISABILITY, "癫痫"),
        (choices.HARDSHIP, "非建档立卡低保户"),
        (choices.HARDSHIP, "家里困难"),  # is the household a 脱贫户?
        (choices.LEFT_BEHIND, "奶奶带"),
    ],
)
def test_what_may_mean_two_things_stays_a_doubt(code: Choices, text: str) -> None:
    assert code.read(text) is None
