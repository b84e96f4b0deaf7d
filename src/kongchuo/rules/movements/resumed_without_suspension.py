"""复学 of a pupil of whom the ledger knows no 休学."""

from collections.abc import Iterator
from datetime import date, timedelta

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.rule import Context, Hit, Rule

# Only a ledger that reaches back further than a leave lasts can be expected to know of it.
_REACHES_BACK = timedelta(days=400)
_AWAY = ("休学", "退学", "其他减少", "出国")


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Returns without a leave before them, by number or name, at schools whose ledger goes back far enough."""
    listed = list(ledgers.entries(tables))
    returns = [entry for entry in listed if entry.kind == "复学" and entry.day and entry.name]
    if not returns:
        return
    away: dict[str, date] = {}
    first: dict[str | None, date] = {}
    for entry in listed:
        if entry.kind in _AWAY:
            for word in {entry.key, entry.name} - {""}:
                away[word] = min(away.get(word, date.max), entry.day or date.min)
        if entry.day:
            first[entry.school] = min(first.get(entry.school, date.max), entry.day)
    for entry in returns:
        assert entry.day
        known = min(away.get(entry.key, date.max), away.get(entry.name, date.max)) <= entry.day
        if not known and first[entry.school] + _REACHES_BACK < entry.day:
            who = pupils.who(tables[entry.table], entry.position)
            said = f"{who}{entry.day}复学，台账上以前没有休学记录。"
            yield Hit(entry.position, "movement", said, table=entry.table)


RULE = Rule(
    id="M113",
    name="resumed-without-suspension",
    severity=Severity.WARNING,
    title="复学以前没有休学",
    hint="请补登当时的休学；原来是辍学、后来劝返的，在辍学台账上填复学日期，不必登记学籍异动。",
    scope="across",
    kinds=("movements",),
    check_across=check,
)
