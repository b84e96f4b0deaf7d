"""Days and spans of days in one cell: 2023-03-06至2023-03-10, 3月6日—3月10日, 3月6、7、8日, 2023-03-06至今."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kongchuo.codes import dates
from kongchuo.codes.patterns import pattern

# A span of more days is a slip of the year; nobody's absence is written down so.
LONGEST_DAYS = 366

NOT_A_DATE = dates.NOT_A_DATE
NO_YEAR = dates.NO_YEAR
BACKWARDS = "起止日期前后颠倒"
TOO_LONG = "起止日期相隔一年以上"
NO_DAY = "没有写到哪一天"
NO_MONTH = "没有写是哪个月"
LOST_ZERO = "存成了数字，看不出末尾有没有0"

_MOST_CHARACTERS = 400
_FULL = pattern(
    r"(\d{4})\s*[年./\-]\s*(\d{1,2})\s*[月./\-]\s*(\d{1,2})(?:\s*[日号])?|(\d{4})(\d\d)(\d\d)(?!\d)", re.ASCII
)
_MONTH_DAY = pattern(r"(\d{1,2})\s*[月./]\s*(\d{1,2})(?:\s*[日号])?", re.ASCII)
_DAY = pattern(r"(\d{1,2})(?:\s*[日号])?(?![\d月./])", re.ASCII)
_WHOLE_MONTH = pattern(r"\d{4}[年./\-]\d{1,2}月?$|\d{1,2}月$", re.ASCII)
_RANGE = pattern(r"\s*[至到~～—–―\-]+\s*")
_LIST = pattern(r"[\s、，,;；和及]+")
_OPEN = pattern(r"\s*(?:[至到—–\-~～]\s*今|起至?今?|以来|开始)\s*$")
_HALF = pattern(r"[(（]?\s*(?:上午|下午|半天|早上|晚上|晚自习)\s*[)）]?")
_WEEKDAY = pattern(r"[(（]\s*(?:星期|周)[一二三四五六日天]\s*[)）]|(?:星期|周)[一二三四五六日天]")
_BARE = pattern(r"\d{1,2}(?:[日号]|$|\s*[、，,;；至到~～—–―]|(\s*-))", re.ASCII)
_SPOKEN_COUNT = pattern(r"[天共计(（]")
_LOST_ZERO = pattern(r"\d{1,2}\.[123]", re.ASCII)
_COUNT = pattern(r"[(（，,、\s]*共?计?\s*\d{1,3}\s*[天日]\s*[)）]|[(（，,、\s]*共计?\s*\d{1,3}\s*天?$", re.ASCII)

# Whether a month and a day lie in that year, of what is known of the sheet; None: nobody says.
YearOf = Callable[[int], int | None]


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day to the last, both included; `last` None: still going on."""

    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Spans:
    """What a cell says; the problem in a few Chinese words, or neither for an empty cell (and for one
    that names half days alone)."""

    spans: tuple[Span, ...] = ()
    problem: str | None = None
    half: bool = False

    @property
    def text(self) -> str:
        """The same as plain text: `2023-03-06/2023-03-10,2023-03-13,2023-03-20/`."""
        return ",".join(_written(span) for span in self.spans)


def from_text(text: str) -> tuple[Span, ...]:
    """The spans that `Spans.text` has written down."""
    found = []
    for part in filter(None, text.split(",")):
        first, slash, last = part.partition("/")
        day = date.fromisoformat(first)
        found.append(Span(day, date.fromisoformat(last) if last else None if slash else day))
    return tuple(found)


def _written(span: Span) -> str:
    if span.last == span.first:
        return span.first.isoformat()
    return f"{span.first.isoformat()}/{span.last.isoformat() if span.last else ''}"


def lost_zero(text: str) -> bool:
    """Whether a number such as 3.1 may have been 3.10."""
    return bool(_LOST_ZERO.fullmatch(text))


def parse(text: str, year_of: YearOf = lambda month: None, month: int | None = None) -> Spans:
    """What a cell says. `year_of` gives the year of a month where the cell itself does not write one, `month`
    is that of days without one (6日)."""
    return _parse(text, tuple(year_of(month) for month in range(1, 13)), month)


@lru_cache(maxsize=1 << 12)
def _parse(text: str, years: tuple[int | None, ...], month: int | None) -> Spans:
    if not text.strip() or len(text) > _MOST_CHARACTERS:
        return Spans() if not text.strip() else Spans(problem=dates.NOT_A_DATE)
    half = bool(_HALF.search(text))
    single = dates.parse(text)
    if single.day and single.precision == "day":
        return Spans(half=True) if half else Spans((Span(single.day, single.day),))
    stripped = text.strip()
    bare = _BARE.match(stripped)
    if bare and bare[1] and (month is None or int(bare[0][:-1]) == month):
        bare = None  # 3-6 is the 6th of March or four days
    # 5、6、8 are days; in 3月6日 3天 the last number counts them.
    counted = not bare or _SPOKEN_COUNT.search(stripped)
    plain = _WEEKDAY.sub("", _COUNT.sub("", stripped) if counted else stripped).strip()
    if _WHOLE_MONTH.fullmatch(plain):
        return Spans(problem=NO_DAY)
    if bare and (month is None or years[month - 1] is None):
        return Spans(problem=NO_MONTH if month is None else NO_YEAR)
    return _Reader(plain, years, month if bare else None).read()


class _Reader:
    """Walks through a cell from the left; a month and a year hold for the days after them."""

    def __init__(self, text: str, years: tuple[int | None, ...], month: int | None) -> None:
        self._text, self._years = text, years
        self._at = 0
        self._month = month
        self._year = years[month - 1] if month else None
        self._spans: list[Span] = []
        self._half = False

    def read(self) -> Spans:
        while self._at < len(self._text):
            problem = self._span()
            if problem:
                return Spans(problem=problem)
            gap = _LIST.match(self._text, self._at)
            if gap:
                self._at = gap.end()
            elif self._at < len(self._text):
                return Spans(problem=dates.NOT_A_DATE)
        return Spans(tuple(self._spans), half=self._half)

    def _span(self) -> str | None:
        first = self._day()
        if not isinstance(first, date):
            return first
        half = self._halved()
        still = _OPEN.match(self._text, self._at)
        if still:
            self._at = still.end()
            self._spans.append(Span(first, None))
            return None
        last = first
        gap = _RANGE.match(self._text, self._at)
        if gap:
            self._at = gap.end()
            end = self._day(after=first)
            if not isinstance(end, date):
                return end
            last = end
            half = self._halved() or half
        if last < first:
            return BACKWARDS
        if (last - first).days > LONGEST_DAYS:
            return TOO_LONG
        if half and first == last:
            self._half = True
        else:
            self._spans.append(Span(first, last))
        return None

    def _halved(self) -> bool:
        found = _HALF.match(self._text, self._at)
        if found:
            self._at = found.end()
        return found is not None

    def _day(self, after: date | None = None) -> date | str:
        """The next day in the text; a problem when there is none."""
        known = self._year
        if found := _FULL.match(self._text, self._at):
            year, month, day = (int(part) for part in found.groups() if part)
        elif found := _MONTH_DAY.match(self._text, self._at):
            month, day = int(found[1]), int(found[2])
            if not 1 <= month <= 12:
                return dates.NO_SUCH_MONTH
            hinted = known or self._years[month - 1]
            if hinted is None:
                return NO_YEAR
            # 12月30日至1月3日 goes over New Year.
            year = hinted + (after is not None and known is not None and month < after.month - 6)
        elif self._month and (found := _DAY.match(self._text, self._at)):
            assert known
            year, month, day = known, self._month, int(found[1])
        else:
            return dates.NOT_A_DATE
        self._at = found.end()
        written = dates.parse(f"{year:04}-{month:02}-{day:02}")
        if written.day is None:
            return written.problem or dates.NOT_A_DATE
        self._year, self._month = year, month
        return written.day
