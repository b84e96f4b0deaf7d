"""A column in which only certain words may stand."""

from dataclasses import dataclass, field

from kongchuo.codes.text import compact


@dataclass(frozen=True)
class Choices:
    """The canonical words of a code and the other spellings that schools use for them.

    `codes` are the numbers under which the national roll system stores the words; `1`, `01`,
    `1-男` and `男` all read as 男.
    """

    name: str
    words: tuple[str, ...]
    spellings: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)

    def read(self, text: str) -> str | None:
        """The canonical word that a cell means; None when it means none."""
        plain = compact(text)
        found = self._plain(plain)
        if found is None and "-" in plain:
            number, _, word = plain.partition("-")
            if number.isascii() and number.isalnum() and len(number) <= 2:
                found = self._plain(word)
        return found

    def _plain(self, text: str) -> str | None:
        if text in self.words:
            return text
        if text in self.spellings:
            return self.spellings[text]
        return self.codes.get(text) or self.codes.get(text.lstrip("0"))
