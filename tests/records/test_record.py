"""A record's plain rows say what its pydantic models say."""

from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.records.register import Child
from tests.factories import table

FIELDS = tuple(Child.columns())
words = st.sampled_from(
    ("", "张 三", "买买提 ·江", "男", "女", "在校", "已迁出", "听力", "无", "2013-05-15", "2013.5", "20130515", "342221201305150012", "3422 2120 1305 15001x", " 东村 ", "138 0000 0000", "四年级")
)  # fmt: skip
cells = st.one_of(
    words,
    st.text(max_size=8),
    st.integers(0, 10**18),
    st.floats(0, 1e6),
    st.booleans(),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1)),
    st.none(),
)
sheets = st.sets(st.sampled_from(FIELDS)).flatmap(
    lambda names: st.lists(st.fixed_dictionaries(dict.fromkeys(sorted(names), cells)), max_size=6)
)


@settings(max_examples=300, deadline=None)
@given(sheets)
def test_rows_are_equal_to_models_attribute_by_attribute(rows: list[dict[str, object]]) -> None:
    register = table(rows, kind="register")
    expected = [[getattr(one, name) for name in (*FIELDS, "where")] for one in Child.from_table(register)]
    assert expected == [[getattr(one, name) for name in (*FIELDS, "where")] for one in Child.rows(register)]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=6), min_size=1, max_size=5))
def test_what_settling_derived_comes_before_the_cells(villages: list[str]) -> None:
    register = table([{"name": "张三", "village": "西村"}] * len(villages), kind="register")
    settled = register.with_derived(village=tuple(villages))
    assert [one.village for one in Child.from_table(settled)] == [one.village for one in Child.rows(settled)]
