"""在校 at a school that is none of the township's, without a paper that says so."""

from collections.abc import Iterator
from functools import partial

from kongchuo.codes.proof import proved
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.model.township import Township
from kongchuo.rules import pupils, skip
from kongchuo.rules.register import _children
from kongchuo.rules.rows import objections
from kongchuo.rules.rule import Context, Hit, Rule

# So many children without proof at one school near by: it is rather one of ours under another name.
_OUR_OWN = 5
_NOTHING = pupils.BLANK_MARKS | {""}


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Children elsewhere without proof; a school near by that many of them name is reported once.
    Without a workspace nobody knows which schools are elsewhere."""
    if context.township is None:
        return
    groups: dict[str, list[int]] = {}
    for position in _unproved(table, context, context.township):
        groups.setdefault(table.text("school_name")[position], []).append(position)
    for school, positions in groups.items():
        places = (table.text("place")[one] for one in positions)
        if school and len(positions) >= _OUR_OWN and all(_near(place, context.township) for place in places):
            yield _alias(table, school, positions)
            continue
        for position in positions:
            where = pupils.quoted(school or table.text("place")[position])
            yield Hit(
                position, "proof", f"{pupils.who(table, position)}登记在{where}就读，不是本镇学校，没有证明材料。"
            )


def _unproved(table: Table, context: Context, township: Township) -> Iterator[int]:
    broken = skip.broken(table, "proof") | skip.broken(table, "school_name")
    columns = (
        _children.statuses(table),
        _children.ours(table),
        _children.in_special_school(table),
        _children.ages(table, context),
        table.text("proof"),
        table.text("school_name"),
        table.text("place"),
    )
    judge = partial(_is_unproved, township)
    yield from (position for position, _ in objections(judge, *columns) if position not in broken)


def _is_unproved(
    township: Township,
    status: str,
    ours: str | None,
    special: bool,
    age: int | None,
    paper: str,
    school: str,
    place: str,
) -> bool:
    if status != "在校" or ours or special or not _children.may_count(age) or proved(paper):
        return False
    return school not in _NOTHING or (place not in _NOTHING and not _near(place, township))


def _near(place: str, township: Township) -> bool:
    return not place or township.name in place or bool(township.county and township.county in place)


def _alias(table: Table, school: str, positions: list[int]) -> Hit:
    said = f"有{len(positions)}人登记在{pupils.quoted(school)}就读，这不是kongchuo.toml里的学校，也没有证明材料。"
    hint = "是本镇学校的另一种叫法的，把它写进kongchuo.toml里这所学校的aliases；不是的，请各人补上证明材料。"
    return Hit(positions[0], "school_name", said, hint=hint)


RULE = Rule(
    id="G104",
    name="elsewhere-without-proof",
    severity=Severity.WARNING,
    title="外地在校没有证明材料",
    hint="请向家长要学籍证明或在读证明，在“证明材料”里写上材料名称；没有证明的，不算入学。",
    kinds=("register",),
    check=check,
)
