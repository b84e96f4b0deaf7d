"""A column in which only certain words may stand."""

import re
from dataclasses import dataclass, field

from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact

# What stands before or behind a word so that it is not so (未转出), or not yet (拟转出).
_DENIED = pattern("[未没无不非拟待]|取消|撤销|准备|打算|计划|[?？]")

# A code beside its word: 01-汉族, 01汉族, 1.男, 女(2), 男/1.
_CODED = pattern(
    r"(?:[0-9A-Za-z]{1,2}[-.:_、/]|\d{1,2})(?P<word>[^\d\s].*)|(?P<before>[\u4e00-\u9fff]+)(?:[-/]?\d{1,2}|\([0-9A-Za-z]{1,2}\))"
)


@dataclass(frozen=True)
class Choices:
    """The canonical words of a code and the other spellings that schools use for them.

    `codes` are the numbers under which the national roll system stores the words; `1`, `01`,
    `1-男` and `男` all read as 男. `inside` are words that decide wherever they stand in a longer
    text (`因病休学一年`), unless two of them disagree or something denies them. `forms` are patterns of
    whole cells in a school's own words, the first that fits counts.
    """

    name: str
    words: tuple[str, ...]
    spellings: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    inside: dict[str, str] = field(default_factory=dict)
    forms: tuple[tuple[re.Pattern[str], str], ...] = ()

    def read(self, text: str) -> str | None:
        """The canonical word that a cell means; None when it means none."""
        plain = compact(text)
        found = self._plain(plain)
        if found is None and (coded := _CODED.fullmatch(plain)):
            plain = coded["word"] or coded["before"]
            found = self._plain(plain)
        if found is None and self.forms:
            found = next((meant for form, meant in self.forms if form.fullmatch(plain)), None)
        return found or (self.find(plain) if self.inside else None)

    def find(self, text: str) -> str | None:
        """The one word that a longer text such as a title speaks of; None when it speaks of none, or of two."""
        found, rest = set(), text
        for word in sorted(self.inside, key=lambda word: (-len(word), word)):
            if word in rest:
                found.add(self.inside[word])
                rest = rest.replace(word, " ")
        return found.pop() if len(found) == 1 and not _DENIED.search(rest) else None

    def _plain(self, text: str) -> str | None:
        if text in self.words:
            return text
        if text in self.spellings:
            return self.spellings[text]
        return self.codes.get(text) or self.codes.get(text.lstrip("0"))
