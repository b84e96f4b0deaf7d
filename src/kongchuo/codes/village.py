"""How the name of a village is understood: 望舒村, 望舒, 马井镇望舒村委会, 望舒村3组 are one village."""

from collections.abc import Iterable
from typing import NamedTuple

from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact

# What ends a village's name, the longest first, and what kind of place it makes it.
_ENDS = (
    ("社区居民委员会", "社区"),
    ("社区居委会", "社区"),
    ("居民委员会", "社区"),
    ("居委会", "社区"),
    ("社区", "社区"),
    ("村村民委员会", "村"),
    ("村民委员会", "村"),
    ("村委会", "村"),
    ("行政村", "村"),
    ("自然村", "村"),
    ("村", "村"),
)
_REST = pattern(r"(?<=.)[/\\|,，、;；(（\[【—–-].*$")
_GROUP = pattern(
    r"^(.+?(?:村委会|社区|居委会|村))(?:第?[0-9一二三四五六七八九十]{1,3}|.{1,6}?)(?:村民小组|村民组|小组|组|队)$"
)


class Village(NamedTuple):
    """A village's name in two parts: `stem` (望舒) and `kind` (村, 社区, or empty when it is not said)."""

    stem: str
    kind: str


def parse(text: str, above: Iterable[str] = ()) -> Village:
    """The village that a cell names. Left out are the places above it (`above`: province, county,
    township), the group inside it, and what follows a bracket, a stroke or a comma."""
    plain = _REST.sub("", compact(text))
    for place in above:
        if place and plain.startswith(place) and len(plain) > len(place) + 1:
            plain = plain[len(place) :]
    found = _GROUP.match(plain)
    name = found[1] if found else plain
    for end, kind in _ENDS:
        if name.endswith(end) and len(name) > len(end):
            return Village(name[: -len(end)], kind)
    return Village(name, "")


def same(one: Village, other: Village) -> bool:
    """Whether two names are those of one village: 马井 is 马井村, but 马井村 is not 马井社区."""
    return one.stem == other.stem and (one.kind == other.kind or not (one.kind and other.kind))
