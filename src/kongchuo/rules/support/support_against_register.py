"""Disabled children whom the ledger has and the register has not as such, and the other way round."""

from collections.abc import Iterator, Sequence

from kongchuo.codes import person_name
from kongchuo.codes.choices import DISABILITY, REGISTER_STATUS
from kongchuo.codes.text import mask_numbers
from kongchuo.model.finding import Severity
from kongchuo.model.period import school_age
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.duplicates import _rows
from kongchuo.rules.rule import Context, Hit, Rule

_NAMED = 5
_GONE = ("已死亡", "已迁出")
_AGES = range(6, 15)


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Children of the ledger on a register that names no disability, or on none; and, said once, the
    disabled children of the register and the rosters who are not on the ledger. Rows are the same
    child by ID number and name alone: this is a remark, not a count."""
    own = [(number, table) for number, table in enumerate(tables) if table.kind == "support"]
    registers = [table for table in tables if table.kind == "register"]
    rosters = [table for table in tables if table.kind == "roster"]
    if registers:
        yield from _not_registered(own, registers)
    known = {key for _, table in own for key in _rows.keys(table) if key}
    for kind, others in (("适龄儿童册", registers), ("花名册", rosters)):
        missing = list(dict.fromkeys(_missing(others, known, context)))
        if missing and own:
            names = "、".join(missing[:_NAMED]) + ("等" if len(missing) > _NAMED else "")
            yield Hit(None, None, f"{kind}上有{len(missing)}名残疾儿童不在这本台账里：{names}。", table=own[0][0])


def _not_registered(own: Sequence[tuple[int, Table]], registers: Sequence[Table]) -> Iterator[Hit]:
    known: dict[str, tuple[str, bool]] = {}
    for table in registers:
        for key, name, text in zip(_rows.keys(table), table.text("name"), table.text("disability"), strict=True):
            if key:
                known[key] = (name, DISABILITY.read(text) not in (None, "无"))
    for number, table in own:
        broken = skip.broken(table, "disability")
        for position, (key, name) in enumerate(zip(_rows.keys(table), table.text("name"), strict=True)):
            if not key or not _rows.names_somebody(key):
                continue
            who, found = pupils.who(table, position), known.get(key)
            if found is None:
                yield Hit(position, "id_number", f"{who}不在本学年的适龄儿童册上。", table=number)
            elif person_name.same(found[0], name) and not found[1] and position not in broken:
                yield Hit(position, "disability", f"{who}在适龄儿童册上没有登记残疾类型。", table=number)


def _missing(others: Sequence[Table], known: set[str], context: Context) -> Iterator[str]:
    for table in others:
        births = pupils.births(table)
        rows = zip(_rows.keys(table), table.text("name"), table.text("disability"), births, strict=True)
        for position, (key, name, text, birth) in enumerate(rows):
            status = REGISTER_STATUS.read(table.text("school_status")[position])
            of_age = birth is not None and school_age(birth, context.school_year) in _AGES
            if (
                key
                and key not in known
                and of_age
                and status not in _GONE
                and DISABILITY.read(text) not in (None, "无")
            ):
                yield mask_numbers(person_name.normalise(name))


RULE = Rule(
    id="P110",
    name="support-against-register",
    severity=Severity.NOTE,
    title="台账与适龄儿童册对不上",
    hint="请逐个核对：该登记的补登；适龄儿童册、花名册上漏填残疾类型的补填。",
    scope="across",
    kinds=("support",),
    beside=("register", "roster"),
    check_across=check,
)
