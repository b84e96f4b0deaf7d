"""A place that keeps texts between two runs."""

from typing import Protocol


class Store(Protocol):
    """Keeps texts by key. Losing one costs time and nothing else."""

    def get(self, key: str) -> str | None:
        """The text kept under a key; None when there is none."""

    def put(self, key: str, text: str) -> None:
        """Keeps a text; may silently fail to."""


class NoStore:
    """Keeps nothing."""

    def get(self, key: str) -> str | None:
        """None."""
        return None

    def put(self, key: str, text: str) -> None:
        """Does nothing."""


NO_STORE = NoStore()
