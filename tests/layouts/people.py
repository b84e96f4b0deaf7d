"""Invented pupils by class, the same in every run."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kongchuo.model.township import School, Township
from tests.factories import make_id

CENTRE = "马井镇中心小学"
POINT = "马井镇麦香教学点"
NINE = "马井镇鹿鸣学校"
JUNIOR = "马井镇初级中学"
TOWNSHIP = Township(
    name="马井镇",
    county="萧县",
    schools=(
        School(CENTRE, ("primary",), code="2134000001", aliases=("中心小学",), feeds=JUNIOR),
        School(POINT, ("primary",), feeds=JUNIOR),
        School(NINE, ("primary", "junior"), aliases=("鹿鸣学校",)),
        School(JUNIOR, ("junior",), aliases=("马井初中",)),
    ),
)
SCHOOL_YEAR = 2022  # the pupils' ages are those of 2022-2023

_GIVEN = "安宝春东方光海吉佳开乐明宁平晴荣山泰文新"
_SECOND = ("", "晨", "辰", "川", "丹", "帆", "歌", "禾", "静", "可", "岚")
_SURNAMES = ("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "欧阳", "诸葛", "司马", "上官")
_MINORITY = {
    "阿依古丽·买买提": "维吾尔族",
    "买买提•吐尔逊": "维吾尔族",
    "扎西次仁": "藏族",
    "努尔.艾力": "哈萨克族",
    "王喆": "汉族",
    "李𬭎": "汉族",
    "田㙓": "土家族",
}


@dataclass(frozen=True)
class Pupil:
    key: int
    school: str
    grade: int
    number: int
    name: str
    sex: str
    birth: date
    id_number: str
    ethnicity: str
    phone: str
    guardian: str
    village: str


@dataclass(frozen=True)
class Class:
    school: str
    grade: int
    number: int
    pupils: tuple[Pupil, ...]

    @property
    def label(self) -> str:
        """As kongchuo calls it: 三年级(2)班; 三年级 where it is the only one."""
        return f"{chinese(self.grade)}年级" + (f"({self.number})班" if self.number else "")


def chinese(number: int) -> str:
    return "零一二三四五六七八九十"[number]


def invent(places: Sequence[tuple[str, int, int, int]]) -> tuple[Class, ...]:
    """Classes of (school, grade, number, size)."""
    classes = []
    key = 0
    for school, grade, number, size in places:
        pupils = []
        for _ in range(size):
            pupils.append(_pupil(key, school, grade, number))
            key += 1
        classes.append(Class(school, grade, number, tuple(pupils)))
    return tuple(classes)


def _pupil(key: int, school: str, grade: int, number: int) -> Pupil:
    # Each pair of neighbours has one birthday and one sex, as twins have; then an ID copied from the other is all that is wrong.
    pair = key // 2
    birth = date(2016 - grade, 9, 3) + timedelta(days=(pair * 37) % 350)
    order = 4 * key + 12 + (pair % 2)
    name = _SURNAMES[key % 14] + _GIVEN[(key * 7) % 20] + _SECOND[(key * 3 + key // 20) % 11]
    ethnicity = "回族" if key % 9 == 4 else "汉族"
    if key % 11 == 5:
        name, ethnicity = list(_MINORITY.items())[key // 11 % len(_MINORITY)]
    return Pupil(
        key,
        school,
        grade,
        number,
        name,
        "男" if order % 2 else "女",
        birth,
        make_id(order, birth, f"34222{1 + key % 5}"),
        ethnicity,
        f"154{key:04d}{(key * 7919) % 10000:04d}",
        _SURNAMES[key % 14] + _GIVEN[(key * 3 + 1) % 20] + "国华建军秀英桂兰"[key % 8],
        ("麦香村", "竹里村", "云溪村")[key % 3],
    )
