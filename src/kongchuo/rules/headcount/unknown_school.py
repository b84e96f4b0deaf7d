"""A school on a sheet that the workspace does not know, or a sheet that names none."""

from collections.abc import Iterator
from difflib import get_close_matches

from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import mask_numbers
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.model.township import Township
from kongchuo.records.ledgers import DAYS
from kongchuo.rules import skip
from kongchuo.rules.rule import Context, Hit, Rule

_KIND = pattern(r"(小学|中学|学校|教学点)$")
# Half of the characters: 东凤 is perhaps 东风, 红星 is not 中心.
_ALIKE = 0.5

NAMELESS = "看不出是本镇哪所学校的：没有填学校名称，标题、表名和文件名里也没有本镇学校的名字。"


def check(table: Table, context: Context) -> Iterator[Hit]:
    """The first row of every school that is not in `kongchuo.toml` (the sheet, if a title names the
    school); nothing without a workspace. An empty cell of a ledger is the business of another rule."""
    schools = table.derived.get("school")
    if context.township is None or not context.township.schools or not schools:
        return
    told = {school for school in set(schools) if school and context.township.school(school)}
    if len(told) == len(set(schools)):
        return
    ignored = skip.broken(table, "school_name")
    for position, school in enumerate(schools):
        if school in told or (school and position in ignored):
            continue
        if school is None and table.kind != "roster":
            continue
        told.add(school)
        if school is None:
            yield Hit(None, "school_name", NAMELESS)
        else:
            written = bool(table.text("school_name")[position])
            yield Hit(position if written else None, "school_name", _message(school, context.township), school=school)


def _message(school: str, township: Township) -> str:
    own = {_own_words(name, township): name for name in sorted(known.name for known in township.schools)}
    close = get_close_matches(_own_words(school, township), own, n=1, cutoff=_ALIKE)
    like = f"，与“{own[close[0]]}”相近" if close else ""
    return f"“{mask_numbers(school)}”不在kongchuo.toml的学校名单里{like}。"


def _own_words(school: str, township: Township) -> str:
    """What tells a school from the others: without the township's name and the kind of school."""
    return _KIND.sub("", school.removeprefix(township.county).removeprefix(township.name))


RULE = Rule(
    id="H106",
    name="unknown-school",
    severity=Severity.WARNING,
    title="学校不在设置的名单里",
    hint="写错的，改成学校全称；是别的叫法的，在kongchuo.toml里这所学校的aliases中加上；新办的学校，在kongchuo.toml里补写一段。",
    kinds=("roster", *DAYS),
    check=check,
)
