"""Two columns of one row that cannot both be right."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from kongchuo.codes import choices
from kongchuo.codes.choice import Choices
from kongchuo.codes.text import compact
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule

Meaning = Mapping[str, str]
_CODES: Mapping[str, Choices] = {
    "disability": choices.DISABILITY,
    "hardship": choices.HARDSHIP,
    "orphan": choices.YES_NO,
    "dual_hardship": choices.YES_NO,
    "left_behind": choices.LEFT_BEHIND,
    "migrant_child": choices.YES_NO,
}
_PARENTS = frozenset({"父亲", "母亲", "父", "母", "爸爸", "妈妈", "父子", "父女", "母子", "母女"})
_LEFT_BEHIND = ("单亲留守", "双亲留守")


class _Pair(NamedTuple):
    """A contradiction: the column to report, when it stands, what to say, how sure it is."""

    first: str
    second: str
    stands: Callable[[str, str], bool]
    message: str
    severity: Severity = Severity.WARNING


_PAIRS = (
    _Pair("disability", "boarding", lambda own, way: "随班就读" in way and own == "无", "的就读方式是随班就读，残疾类型却填“无”", Severity.ERROR),
    _Pair("disability", "remarks", lambda own, note: note == "随班就读" and own == "无", "的备注写明随班就读，残疾类型却填“无”", Severity.ERROR),
    _Pair("disability", "boarding", lambda own, way: "随班就读" in way and own == "", "的就读方式是随班就读，残疾类型却没有填"),
    _Pair("disability", "boarding", lambda own, way: "送教" in way and own in ("无", ""), "的就读方式是送教上门，残疾类型一栏却没有填写残疾"),
    _Pair("orphan", "hardship", lambda own, need: own == "否" and need == "孤儿", "的困难类型是孤儿，“是否孤儿”却填“否”", Severity.ERROR),
    _Pair("orphan", "guardian_relation", lambda own, kin: own == "是" and kin in _PARENTS, "的“是否孤儿”填“是”，监护人关系却填父亲或母亲"),
    _Pair("orphan", "left_behind", lambda own, left: own == "是" and left in _LEFT_BEHIND, "的“是否孤儿”填“是”，又填为留守儿童"),
    _Pair("migrant_child", "left_behind", lambda own, left: own == "是" and left in _LEFT_BEHIND, "既填为随迁子女，又填为留守儿童"),
    _Pair("dual_hardship", "hardship", lambda own, need: own == "是" and need == "无", "填为双困生，困难类型却填“无”"),
)  # fmt: skip
_FIELDS = tuple(dict.fromkeys(field for pair in _PAIRS for field in (pair.first, pair.second)))


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Rows in which two columns contradict each other, seen once for each pair of words."""
    meanings = {
        field: {text: _read(field, text) for text in set(table.text(field))} for field in _FIELDS if table.has(field)
    }
    for pair in _PAIRS:
        if pair.first in meanings and pair.second in meanings:
            yield from _rows(table, pair, meanings[pair.first], meanings[pair.second])


def _rows(table: Table, pair: _Pair, firsts: Meaning, seconds: Meaning) -> Iterator[Hit]:
    odd = {
        (one, other) for one, first in firsts.items() for other, second in seconds.items() if pair.stands(first, second)
    }
    if not odd:
        return
    ignored = skip.broken(table, pair.first) | skip.broken(table, pair.second)
    cells = zip(table.text(pair.first), table.text(pair.second), strict=True)
    for position, cell in enumerate(cells):
        if cell in odd and position not in ignored:
            yield Hit(position, pair.first, f"{pupils.who(table, position)}{pair.message}。", severity=pair.severity)


def _read(field: str, text: str) -> str:
    """The word that a cell means; an unknown word (reported elsewhere) contradicts nothing."""
    code = _CODES.get(field)
    if code is None or not text:
        return compact(text)
    return code.read(text) or "？"


RULE = Rule(
    id="S209",
    name="contradictory-codes",
    severity=Severity.ERROR,
    title="两栏填写互相矛盾",
    hint="请核实后把填错的一栏改正；两栏都没有错的，在“备注”里写明情况。",
    check=check,
)
