"""A village is known however it is written, and belongs to one school of each stage or to none."""

import pytest

from kongchuo.codes import village
from kongchuo.enrolment.districts import districts
from kongchuo.model.township import School, Township

from .children import JUNIOR, NINE, NORTH, SOUTH, TOWN, WEST


@pytest.mark.parametrize(
    ("text", "stem", "kind"),
    [
        ("望舒村", "望舒", "村"),
        ("望 舒　村", "望舒", "村"),
        ("望舒", "望舒", ""),
        ("望舒村委会", "望舒", "村"),
        ("望舒村村民委员会", "望舒", "村"),
        ("马井镇望舒村", "望舒", "村"),
        ("萧县马井镇望舒行政村", "望舒", "村"),
        ("竹里社区", "竹里", "社区"),
        ("竹里居委会", "竹里", "社区"),
        ("竹里社区居民委员会", "竹里", "社区"),
        ("望舒村3组", "望舒", "村"),
        ("望舒村第三村民组", "望舒", "村"),
        ("望舒村李庄组", "望舒", "村"),
        ("望舒村（李庄）", "望舒", "村"),
        ("望舒村/李庄", "望舒", "村"),
        ("村", "村", ""),
        ("李村庄", "李村庄", ""),
        ("", "", ""),
    ],
)
def test_a_village_has_a_stem_and_a_kind(text: str, stem: str, kind: str) -> None:
    assert village.parse(text, ("萧县", "马井镇")) == (stem, kind)


@pytest.mark.parametrize(
    ("text", "primary", "junior"),
    [
        ("望舒村", NORTH, JUNIOR),  # by `feeds`
        ("马井镇 望舒", NORTH, JUNIOR),
        ("鹿鸣村", NINE, NINE),  # a nine-year school keeps its own
        ("竹里社区", SOUTH, WEST),  # the junior school names it
        ("竹里村", SOUTH, WEST),
        ("桐荫村", None, None),
        ("", None, None),
    ],
)
def test_the_schools_of_a_village(text: str, primary: str | None, junior: str | None) -> None:
    places = districts(TOWN, [text])
    assert (places.school(text, "primary"), places.school(text, "junior")) == (primary, junior)


def test_a_junior_school_with_villages_of_its_own_takes_no_others_by_feeds() -> None:
    schools = (
        School("北小学", ("primary",), feeds="初中", villages=("望舒村", "听泉村")),
        School("初中", ("junior",), villages=("望舒村",)),
    )
    places = districts(Township("马井镇", "萧县", schools), ["望舒村", "听泉村"])
    assert [places.school(name, "junior") for name in ("望舒村", "听泉村")] == ["初中", None]


def test_a_nine_year_school_whose_grade_6_goes_elsewhere_has_no_junior_district_of_its_own() -> None:
    schools = (
        School("东学校", ("primary", "junior"), feeds="初中", villages=("鹿鸣村",)),
        School("初中", ("junior",)),
    )
    places = districts(Township("马井镇", "萧县", schools), ["鹿鸣村"])
    assert (places.school("鹿鸣村", "primary"), places.school("鹿鸣村", "junior")) == ("东学校", "初中")


def test_a_village_and_a_community_of_one_stem_are_two_when_the_register_has_both() -> None:
    town = Township("马井镇", "萧县", (School("北小学", ("primary",), villages=("马井村",)),))
    both = districts(town, ["马井村", "马井社区", "马井社区"])
    alone = districts(town, ["马井社区"])
    assert [both.school(name, "primary") for name in ("马井村", "马井社区")] == ["北小学", None]
    assert alone.school("马井社区", "primary") == "北小学"


def test_spellings_of_one_village_are_one_village() -> None:
    places = districts(Township("马井镇", "萧县", ()), ["桐荫村", "桐荫", "马井镇桐荫村委会", "云溪"])
    names = [places.village(text) for text in ("桐荫村", "桐荫", "马井镇桐荫村委会", "云溪", "")]
    assert names == ["桐荫村", "桐荫村", "桐荫村", "云溪", ""]
