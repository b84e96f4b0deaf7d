"""The opening passwords that the user has given. They are kept in memory and never shown."""

from collections.abc import Callable, Iterable, Iterator

Ask = Callable[[str], str | None]

# How often one asks for the password of one file before passing it over.
_MOST_QUESTIONS = 3


class Passwords:
    """Passwords to try on a protected workbook, in turn; then what the user types, if there is a terminal."""

    def __init__(self, known: Iterable[str] = (), ask: Ask | None = None) -> None:
        self._known = list(dict.fromkeys(known))
        self._ask = ask

    def __repr__(self) -> str:
        return f"<{len(self._known)} passwords>"

    def tries(self, file: str) -> Iterator[str]:
        """What to try on a file. The user is asked last, and not again once nothing was typed."""
        yield from tuple(self._known)
        for _ in range(_MOST_QUESTIONS if self._ask else 0):
            assert self._ask is not None
            typed = self._ask(file)
            if not typed:
                return
            yield typed

    def right(self, password: str) -> None:
        """A password that opened a file is tried first on the next one."""
        if password in self._known:
            self._known.remove(password)
        self._known.insert(0, password)


NO_PASSWORDS = Passwords()
