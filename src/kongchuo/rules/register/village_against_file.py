"""A row that names another village than the file it stands in."""

from collections import Counter
from collections.abc import Iterator

from kongchuo.codes import village
from kongchuo.codes.village_in_text import village_in_text
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rows import read_each
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Rows of another village where most are of the file's own; the sheet, where all are of one other.
    A column of hamlets is no contradiction: there hardly any row bears the name of the village."""
    named = next(iter(table.derived.get("file_village", ())), "")
    if not named or not any(table.text("village")):
        return
    villages = table.derived["village"]
    own = village.parse(named).stem
    of_others = read_each(lambda name: bool(name) and village.parse(name).stem != own, villages)
    others = [position for position, other in enumerate(of_others) if other]
    if len(others) * 2 < len(table):
        broken = skip.broken(table, "village")
        for position in others:
            if position not in broken:
                who, other = pupils.who(table, position), pupils.quoted(villages[position])
                yield Hit(position, "village", f"这张表是{named}的，{who}的村填的是{other}。")
        return
    found = Counter(villages[position] for position in others)
    only = village_in_text(next(iter(found))) if len(found) == 1 else None
    if only and len(others) == len(table):
        yield Hit(None, "village", f"文件或标题写的是{named}，表里{len(table)}人的村填的都是{pupils.quoted(only)}。")


RULE = Rule(
    id="G110",
    name="village-against-file",
    severity=Severity.WARNING,
    title="村与文件的村不符",
    hint="请核对这个孩子是哪个村的：填错的改正；确属别的村的，移到那个村的册子里。",
    kinds=("register",),
    check=check,
)
