"""缺勤日期 that cannot be read: the absence counts nowhere."""

from collections.abc import Iterator

from kongchuo.codes.day_spans import NO_MONTH, NO_YEAR
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.records.absences import read
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule

_HINTS = {
    NO_YEAR: "请在日期里写上年份，或者在标题里写明是哪一年的考勤。",
    NO_MONTH: "请把日期写全，或者在标题、表名里写明是哪年哪月的考勤，如“2023年3月考勤表”。",
}


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Cells that name no day, or days without a year that the sheet does not name either."""
    broken = skip.broken(table, "absent")
    texts = table.text("absent")
    for position, found in enumerate(read(table)):
        if found.problem and position not in broken:
            who, text = pupils.who(table, position), pupils.quoted(texts[position])
            hint = _HINTS.get(found.problem)
            yield Hit(position, "absent", f"{who}的缺勤日期填的是{text}，{found.problem}。", hint)


RULE = Rule(
    id="K101",
    name="absence-date-unreadable",
    severity=Severity.ERROR,
    title="缺勤日期看不懂",
    hint="请写成“2023-03-06”，连续几天的写“2023-03-06至2023-03-10”，几天用“、”隔开。",
    kinds=("attendance",),
    check=check,
)
