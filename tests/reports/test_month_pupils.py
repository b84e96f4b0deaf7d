"""Every pupil of a school on the list, with marks that add up to the figures."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from kongchuo.model.rows import Rows
from kongchuo.reports.month_pupils import pupil_rows

seen = st.fixed_dictionaries(
    {
        "school": st.sampled_from("甲乙"),
        "stage": st.sampled_from(("primary", "")),
        "person": st.integers(0, 4),
        "side": st.sampled_from(("before", "now")),
        "grade": st.integers(1, 3),
        "row_grade": st.integers(1, 3),
        "class_label": st.sampled_from(("一年级(2)班", "一年级(10)班")),
        "row_class": st.sampled_from(("一年级(2)班", "一年级(10)班")),
        "name": st.sampled_from(("张三", "李四")),
        "id_number": st.sampled_from(("1", "2", "")),
    }
)


def rows(listed: list[dict[str, object]]) -> Rows:
    return Rows.of({name: [one[name] for one in listed] for name in listed[0]})


@given(st.lists(seen, min_size=1, max_size=12), st.lists(seen, min_size=1, max_size=8))
def test_the_marks_add_up_to_the_rosters(present: list[dict[str, object]], base: list[dict[str, object]]) -> None:
    found = pupil_rows(rows(present), rows(base))
    listed = list(found.records("school", "stage", "base", "before", "now"))
    for place, chosen in (
        (2, base),
        (3, [one for one in present if one["side"] == "before"]),
        (4, [one for one in present if one["side"] == "now"]),
    ):
        expected = Counter((one["school"], one["stage"]) for one in chosen)
        assert expected == Counter(one[:2] for one in listed if one[place])
    assert all(any(one[2:]) for one in listed)


@given(st.lists(seen, min_size=1, max_size=12), st.lists(seen, min_size=1, max_size=8))
def test_the_list_reads_like_a_roster(present: list[dict[str, object]], base: list[dict[str, object]]) -> None:
    found = pupil_rows(rows(present), rows(base))
    order = [
        (school, stage, grade, len(label), label, name, number)
        for school, stage, grade, label, name, number in found.records(
            "school", "stage", "grade", "class_label", "name", "id_number"
        )
    ]
    assert sorted(order) == order


def test_twins_on_one_row_twice_and_a_pupil_of_two_classes_all_stay() -> None:
    pupil = {"school": "甲", "stage": "primary", "name": "张三", "id_number": "1", "grade": 1, "row_grade": 1}
    first, second = "一年级(1)班", "一年级(2)班"
    present = [
        {**pupil, "person": 1, "side": "before", "row_class": first},
        {**pupil, "person": 1, "side": "now", "row_class": second},
        {**pupil, "person": 1, "side": "now", "row_class": second},
        {**pupil, "person": 2, "side": "now", "row_class": second},
    ]
    found = pupil_rows(rows(present), rows([{**pupil, "class_label": first}, {**pupil, "class_label": first}]))
    assert [
        (second, True, True, True),
        (second, True, False, True),
        (second, False, False, True),
    ] == list(found.records("class_label", "base", "before", "now"))
