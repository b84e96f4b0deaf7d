"""What holds for all lists: symmetry, nobody linked twice, the order of rows makes no difference."""

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.linkage.cascade import Links, link
from kongchuo.linkage.entries import entries
from kongchuo.linkage.person import Person
from tests.linkage.people import edited, make_id, person

BIRTHS = ["2011-03-05", "2011-03-06", "2011-05-03", ""]
NAMES = ["张三", "张四", "李莉", "李丽", "张浩然", "张浩", "王建国", ""]
NUMBERS = [
    make_id(),
    make_id(order=13),
    make_id(order=12),
    edited(make_id()),
    edited(make_id(), 15),
    make_id()[:-1],
    "",
    "无",
]

rows = st.builds(
    person,
    st.just(0),
    st.sampled_from(NAMES),
    st.sampled_from(NUMBERS),
    birth=st.sampled_from(BIRTHS),
    sex=st.sampled_from(["男", "女", ""]),
    guardian=st.sampled_from(["张大", "李大", ""]),
    household=st.sampled_from(["张庄", ""]),
)
lists = st.lists(rows, max_size=7).map(lambda found: [row._replace(key=key) for key, row in enumerate(found)])


def pairs(links: Links) -> set[tuple[int, int]]:
    return {(match.left, right) for match in links.matches for right in match.rights}


@settings(max_examples=150, deadline=None)
@given(lists, lists)
def test_linking_is_symmetric(left: list[Person], right: list[Person]) -> None:
    there, back = link(left, right), link(right, left)
    assert {(r, b) for b, r in pairs(there)} == pairs(back)
    assert {(tie.rights, tie.lefts, tie.reason) for tie in there.ties} == {
        (tie.lefts, tie.rights, tie.reason) for tie in back.ties
    }


@settings(max_examples=150, deadline=None)
@given(lists, lists, st.randoms())
def test_the_order_of_rows_makes_no_difference(left: list[Person], right: list[Person], chance: random.Random) -> None:
    expected = link(left, right)
    assert expected == link(chance.sample(left, len(left)), chance.sample(right, len(right)))


@settings(max_examples=150, deadline=None)
@given(lists, lists)
def test_nobody_is_linked_to_two_people(left: list[Person], right: list[Person]) -> None:
    links = link(left, right)
    # As entries: a number under more than three names is a fill-in and nobody's.
    ours, theirs = ({entry.person.key: entry for entry in entries(rows)} for rows in (left, right))
    for match in links.matches:
        linked = [theirs[key] for key in match.rights]
        assert len({entry.person.id_number for entry in linked}) == 1 or len(linked) == 1
        valid = {entry.id_number for entry in [ours[match.left], *linked] if entry.valid}
        assert len(valid) <= 1
    for side, keys in (("left", [m.left for m in links.matches]), ("left", [k for t in links.ties for k in t.lefts])):
        assert len(keys) == len(set(keys)), side
    tied = [key for tie in links.ties for key in tie.rights]
    assert len(tied) == len(set(tied))
    assert links.rights.isdisjoint(tied)
    assert {m.left for m in links.matches}.isdisjoint(key for tie in links.ties for key in tie.lefts)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_a_list_links_to_itself_after_single_slips(seed: int) -> None:
    chance = random.Random(seed)
    left = _township(chance, 120)
    right = [_slip(chance, row) for row in left if chance.random() < 0.9]
    links = link(left, right)
    kept = {row.key for row in right}
    assert all(match.rights == (match.left,) for match in links.matches), "a false merge"
    lost = kept - {match.left for match in links.matches} - {key for tie in links.ties for key in tie.lefts}
    assert lost == set(), "a child lost to one slip"


def test_twelve_thousand_pupils_link_in_seconds() -> None:
    chance = random.Random(7)
    left = _township(chance, 12_000)
    right = [_slip(chance, row) if chance.random() < 0.04 else row for row in left]
    start = time.perf_counter()
    links = link(left, right)
    # Generous for a busy machine; docs/decisions/0004-linkage.md has the measured time.
    assert time.perf_counter() - start < 6
    assert all(match.rights == (match.left,) for match in links.matches)


def _township(chance: random.Random, size: int) -> list[Person]:
    surnames, given = "张王李赵周吴孙刘陈杨朱马", "浩子梓然涵轩宇欣怡雨思文博俊杰诗琪佳明建国强伟芳丽莉敏静"
    rows: list[Person] = []
    for key in range(size):
        twin = rows[-1] if rows and chance.random() < 0.02 else None
        surname = twin.name[0] if twin else chance.choice(surnames)
        name = surname + "".join(chance.sample(given, chance.choice((1, 2, 2))))
        birth = (
            twin.birth
            if twin
            else f"{chance.randint(2008, 2016)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        )
        if twin and (name == twin.name or twin.key % 2):
            name = surname + ("一" if twin.name[-1] != "一" else "二")
        number = make_id(birth, (key * 7) % 1000)
        sex = "男" if int(number[16]) % 2 else "女"
        guardian = twin.guardian if twin else surname + chance.choice(given)
        rows.append(Person(key, name, number, True, birth, sex, guardian, f"第{key % 12}村"))
    return rows


def _slip(chance: random.Random, row: Person) -> Person:
    """The row with one thing wrong: the ID number mistyped, missing or of lost digits, or the name."""
    kind = chance.randrange(5)
    if kind == 0:
        return row._replace(id_number="", id_valid=False)
    if kind == 1:
        return row._replace(id_number=edited(row.id_number, chance.randrange(17)), id_valid=False)
    if kind == 2:
        return row._replace(name=row.name.replace("丽", "莉").replace("浩", "昊").replace("雨", "宇"))
    if kind == 3:
        return row._replace(name=row.name[:-1] + "磊")
    return row._replace(id_number=row.id_number[:15] + "000", id_valid=False)
