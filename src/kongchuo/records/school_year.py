"""Of which school year a roster is, when no folder says so."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from kongchuo.codes import dates, id_number
from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact
from kongchuo.model.period import FIRST_MONTH
from kongchuo.model.table import Table

_SPAN = pattern(r"(20\d\d)[-—–~～至/](?:20)?\d\d学年")
_YEAR = pattern(r"(20\d\d)学年")
_SEASON = pattern(r"(20\d\d)年?(?:上半年|下半年)?(春|秋)")
_MONTH = pattern(r"(20\d\d)[年.\-_/](0?[1-9]|1[0-2])(?!\d)")

# So many pupils, and more than half of them, must agree before their ages outweigh today's date.
_ENOUGH = 5
# Primary school begins in the year after which a child is six: grade + 5 on 31 August.
_AGE_BEFORE_GRADE = 5


def stated(texts: Iterable[str]) -> int | None:
    """The school year that titles, sheet names or a file's name speak of; None when they do not."""
    for text in texts:
        plain = compact(text)
        found = _SPAN.search(plain) or _YEAR.search(plain)
        if found:
            return int(found[1])
        season = _SEASON.search(plain)
        if season:
            return int(season[1]) - (season[2] == "春")
        month = _MONTH.search(plain)
        if month:
            return int(month[1]) - (int(month[2]) < FIRST_MONTH)
    return None


def _year(birth: date, grade: int) -> int:
    """The school year in which a child of that birth date has the usual age of the grade."""
    return birth.year + (birth.month >= FIRST_MONTH) + grade + _AGE_BEFORE_GRADE


def by_ages(tables: Iterable[Table], latest: int) -> int | None:
    """The school year in which most pupils have the usual age of their grade, not after `latest`.

    An old roster looked at years later must not have every pupil called too old.
    """
    years: Counter[int] = Counter()
    for table in tables:
        grades = table.derived.get("grade_number", ())
        written = table.raw("birth_date")
        unread = set()
        for (grade, cell), count in Counter(zip(grades, written, strict=True)).items():
            birth = dates.parse(cell).day
            if birth is None:
                unread.add(cell)
            elif grade:
                years[_year(birth, grade)] += count
        if unread:
            for grade, cell, number in zip(grades, written, table.text("id_number"), strict=True):
                if grade and number and cell in unread:
                    birth = id_number.parse(id_number.normalise(number)).birth
                    years.update([_year(birth, grade)] if birth else ())
    if not years:
        return None
    year, count = max(years.items(), key=lambda item: (item[1], item[0]))
    agreed = count >= _ENOUGH and count * 2 > sum(years.values())
    return year if agreed and year < latest else None
