"""The ten schools of the invented township and the villages round them.

Only the names of township and county exist. The villages' names are made up, and the schools carry
them or such names as every township's schools have.
"""

from dataclasses import dataclass
from random import Random

from kongchuo.demo.names import SURNAMES, elder_name
from kongchuo.model.township import School, Stage, Township

TOWNSHIP = "马井镇"
COUNTY = "萧县"
VILLAGES = (
    "望舒村",
    "清禾村",
    "云溪村",
    "桐荫村",
    "雁回村",
    "麦香村",
    "竹里村",
    "鹿鸣村",
    "星河村",
    "听泉村",
    "晨露村",
    "南渡村",
)


@dataclass(frozen=True, slots=True)
class DemoSchool:
    """A school, how many classes of how many pupils each grade has, and where its pupils live.

    `goes_on` is where a village teaching point sends the pupils of its last grade; `district` the villages
    that the settings name for a junior school. One without has those of the primary schools that feed it.
    """

    key: str
    name: str
    stages: tuple[Stage, ...]
    code: str
    alias: str
    classes: dict[int, int]
    class_size: int
    villages: tuple[str, ...]
    feeds: str | None = None
    goes_on: str | None = None
    district: tuple[str, ...] = ()

    @property
    def last_grade(self) -> int:
        """The highest grade it teaches."""
        return max(self.classes)


def _grades(first: int, last: int, number: int) -> dict[int, int]:
    return dict.fromkeys(range(first, last + 1), number)


SCHOOLS: tuple[DemoSchool, ...] = (
    DemoSchool(
        "center",
        "马井镇中心小学",
        ("primary",),
        "2134900001",
        "中心小学",
        {**_grades(1, 4, 3), 5: 4, 6: 4},
        36,
        ("望舒村", "听泉村", "晨露村"),
        "first_junior",
    ),
    DemoSchool(
        "qinghe",
        "马井镇清禾小学",
        ("primary",),
        "2134900002",
        "清禾小学",
        _grades(1, 6, 2),
        26,
        ("清禾村", "南渡村"),
        "first_junior",
    ),
    DemoSchool(
        "yunxi",
        "马井镇云溪小学",
        ("primary",),
        "2134900003",
        "云溪小学",
        _grades(1, 6, 1),
        31,
        ("云溪村",),
        "second_junior",
    ),
    DemoSchool(
        "tongyin",
        "马井镇桐荫小学",
        ("primary",),
        "2134900004",
        "桐荫小学",
        _grades(1, 6, 1),
        25,
        ("桐荫村",),
        "second_junior",
    ),
    DemoSchool(
        "yanhui",
        "马井镇雁回小学",
        ("primary",),
        "2134900005",
        "雁回小学",
        _grades(1, 6, 1),
        19,
        ("雁回村", "星河村"),
        "second_junior",
    ),
    DemoSchool(
        "maixiang",
        "马井镇麦香教学点",
        ("primary",),
        "2134900006",
        "麦香教学点",
        _grades(1, 3, 1),
        11,
        ("麦香村",),
        None,
        "yunxi",
    ),
    DemoSchool(
        "zhuli",
        "马井镇竹里教学点",
        ("primary",),
        "2134900007",
        "竹里教学点",
        _grades(1, 4, 1),
        9,
        ("竹里村",),
        None,
        "tongyin",
    ),
    DemoSchool(
        "luming",
        "马井镇鹿鸣学校",
        ("primary", "junior"),
        "3134900008",
        "鹿鸣学校",
        _grades(1, 9, 1),
        31,
        ("鹿鸣村",),
        "luming",
    ),
    DemoSchool(
        "first_junior", "马井镇初级中学", ("junior",), "3134900009", "镇初中", _grades(7, 9, 4), 44, VILLAGES[:5]
    ),
    DemoSchool(
        "second_junior",
        "马井镇星河初级中学",
        ("junior",),
        "3134900010",
        "星河中学",
        _grades(7, 9, 2),
        42,
        VILLAGES[2:],
        district=("云溪村", "桐荫村", "雁回村", "星河村", "麦香村", "竹里村"),
    ),
)
BY_KEY: dict[str, DemoSchool] = {school.key: school for school in SCHOOLS}


def town() -> Township:
    """The township as its `kongchuo.toml` declares it."""
    schools = tuple(
        School(
            school.name,
            school.stages,
            school.code,
            (school.alias,),
            BY_KEY[school.feeds].name if school.feeds else None,
            school.villages if "primary" in school.stages else school.district,
        )
        for school in SCHOOLS
    )
    return Township(TOWNSHIP, COUNTY, schools)


def teachers(random: Random) -> dict[tuple[str, int, int], str]:
    """A head teacher for every class that there may be."""
    return {
        (school.key, grade, number): elder_name(random, random.choice(SURNAMES))
        for school in SCHOOLS
        for grade in school.classes
        for number in range(1, 7)
    }
