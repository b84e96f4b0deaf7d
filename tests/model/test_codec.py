"""Nouns become text and come back as they were."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.model.codec import Codec, NotStorableError
from kongchuo.model.finding import Finding, Severity
from kongchuo.model.table import Column, Table
from kongchuo.model.where import Where
from tests.factories import pupil, roster_table

simple = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=8),
    st.dates(),
    st.datetimes().map(lambda moment: moment.replace(fold=0)),  # no cell knows summer time
)
values = st.recursive(simple, lambda part: st.tuples(part, part) | st.frozensets(st.text(max_size=3)), max_leaves=8)


@settings(max_examples=150, deadline=None)
@given(values)
def test_every_value_comes_back_with_its_type(value: Any) -> None:
    codec = Codec()
    assert _exact(codec.decode(codec.encode(value))) == _exact(value)


def _exact(value: Any) -> Any:
    """A value with its types, since 1, 1.0 and True are equal; the order of a set is nothing."""
    if isinstance(value, frozenset):
        return sorted(map(repr, value))
    return tuple(map(_exact, value)) if isinstance(value, tuple) else (type(value), repr(value))


def test_a_settled_roster_comes_back_cell_by_cell() -> None:
    table = roster_table([pupil(order=1), pupil(order=3, id_number=3.4222120130105e17, birth_date=date(2013, 1, 5))])
    table = table.with_derived(_broken=frozenset({(1, "id_number")}))
    codec = Codec()
    again = codec.decode(codec.encode(table))
    assert isinstance(again, Table)
    assert again == table
    assert [type(value) for value in again.raw("id_number")] == [str, float]


def test_a_finding_comes_back_with_its_places() -> None:
    where = Where("a.xlsx", "名单", 12, 5, "id_number", "身份证号")
    finding = Finding(
        "S101", "id-checksum", Severity.ERROR, "题", "话", "改", where, related=(where,), suggestions=("1",)
    )
    codec = Codec()
    assert codec.decode(codec.encode(finding)) == finding


def test_what_cannot_be_kept_is_refused_and_not_changed() -> None:
    with pytest.raises(NotStorableError):
        Codec().encode((timedelta(hours=1),))


def test_a_class_of_a_caller_is_known_to_its_own_codec_alone() -> None:
    column = Column("name", "姓名", 0, (datetime(2013, 1, 5),), ("x",))
    assert Codec().decode(Codec().encode(column)) == column
    with pytest.raises(NotStorableError):
        Codec().encode(NotStorableError)
