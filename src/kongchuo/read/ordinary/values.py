"""What a cell of a sheet's XML holds."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from math import isfinite

from kongchuo.codes.patterns import pattern
from kongchuo.model.table import CellValue
from kongchuo.read.ordinary.texts import plain
from kongchuo.read.ordinary.unusual import UnusualError

# From the cell's place to its end, as `rows` cuts it out.
_CELL = pattern(
    rb'(?: s="(0|[1-9][0-9]{0,4})")?(?: t="(s|n|b|str|inlineStr)")?(?: s="(0|[1-9][0-9]{0,4})")? ?>'
    rb'(?:<f(?: \w+="[^"<>]*")*(?: ?/>|>[^<]*</f>))?'
    rb'<(?:v>([^<]*)</v|is><t( xml:space="preserve")?>([^<]*)</t></is)>'
)
_NUMBER = pattern(rb"-?(?:0|[1-9][0-9]{0,19})(?:\.[0-9]{1,20})?(?:E[+-]?[0-9]{1,3})?")
_DAY = pattern(rb"[1-9][0-9]{1,6}")
# Excel counts days from here; before March 1900 it counts a day that never was.
_EPOCH, _FIRST, _LAST = date(1899, 12, 30), 61, 2_958_465

DateLooks = Sequence[bool | None]


# The numbers of shared texts as they stand in the XML, as many as a workbook has had so far.
_NUMBERS: list[bytes] = []
_MOST_NUMBERS = 100_000


def _numbers(count: int) -> Iterable[bytes]:
    if count > _MOST_NUMBERS:
        return map(b"%d".__mod__, range(count))
    if count > len(_NUMBERS):
        _NUMBERS.extend(map(b"%d".__mod__, range(len(_NUMBERS), count)))
    return _NUMBERS


class Values(dict[bytes | None, CellValue]):
    """What a piece of XML means: the number of a shared text, or a cell from its place to its end.

    Each different piece is looked into once.
    """

    def __init__(self, texts: Sequence[str], looks: Callable[[], DateLooks]) -> None:
        super().__init__(zip(_numbers(len(texts)), texts, strict=False))
        self[None] = ""
        self._looks = looks
        self._known: DateLooks | None = None

    def __missing__(self, piece: bytes | None) -> CellValue:
        found = _CELL.fullmatch(piece or b"")
        if not found or (found[1] and found[3]):
            raise UnusualError("a cell")
        _, kind, _, value, kept, text = found.groups()
        if kind == b"s" and value in self:
            meant: CellValue = self[value]
        elif kind == b"str" and value:
            meant = plain(value.decode(), kept=False)
        elif kind == b"b" and value in (b"0", b"1"):
            meant = value == b"1"
        elif kind == b"inlineStr" and text is not None:
            meant = plain(text.decode(), kept=bool(kept))
        elif kind in (b"n", None) and value is not None:
            meant = self._number(value, found[1] or found[3])
        else:
            raise UnusualError("a cell")
        self[piece] = meant
        return meant

    def _number(self, value: bytes, look: bytes | None) -> CellValue:
        if not _NUMBER.fullmatch(value) or not isfinite(number := float(value)):
            raise UnusualError("a number")
        if look is None or not self._is_date(int(look)):
            return number
        if _DAY.fullmatch(value) and _FIRST <= int(value) <= _LAST:
            return _EPOCH + timedelta(days=int(value))
        raise UnusualError("a time")

    def _is_date(self, look: int) -> bool:
        if self._known is None:
            self._known = self._looks()
        known = self._known[look] if look < len(self._known) else None
        if known is None:
            raise UnusualError("a look")
        return known
