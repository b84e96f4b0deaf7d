"""An entry date before the pupil was five years old."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from kongchuo.codes.dates import Parsed
from kongchuo.model.finding import Severity
from kongchuo.model.period import age_on
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule

_YOUNGEST = 5


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Entry dates too soon after birth; a month or year counts by its last day."""
    if not table.has("entry_date"):
        return
    lasts = {text: _last(written) for text, written in pupils.days(table, "entry_date").items()}
    texts = table.text("entry_date")
    odd = [
        (position, birth)
        for position, (birth, text) in enumerate(zip(pupils.births(table), texts, strict=True))
        if birth and (last := lasts[text]) and last.year - birth.year <= _YOUNGEST and age_on(birth, last) < _YOUNGEST
    ]
    if not odd:
        return
    ignored = skip.broken(table, "entry_date")
    for position, birth in odd:
        if position not in ignored and pupils.plausible(birth, context.as_of, context.school_year):
            yield Hit(position, "entry_date", _message(table, position, birth, lasts[texts[position]]))


def _last(written: Parsed) -> date | None:
    """The last day that an entry date may mean."""
    if written.day is None or written.precision == "day":
        return written.day
    if written.precision == "year":
        return written.day.replace(month=12, day=31)
    return written.day.replace(day=monthrange(written.day.year, written.day.month)[1])


def _message(table: Table, position: int, birth: date, entry: date | None) -> str:
    who, text = pupils.who(table, position), pupils.quoted(table.text("entry_date")[position])
    age = age_on(birth, entry) if entry else 0
    when = "那时还没有出生" if age < 0 else f"当时还不满{age + 1}周岁"
    return f"{who}的入学年月填的是{text}，而出生日期是{birth:%Y-%m-%d}，{when}。"


RULE = Rule(
    id="S302",
    name="entry-too-early",
    severity=Severity.ERROR,
    title="入学时不满5周岁",
    hint="请核对入学年月：应填进入本阶段学校的时间，不是进幼儿园的时间，也不是出生年月。",
    check=check,
)
