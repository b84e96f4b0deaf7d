"""The states of a dropout case, what each needs and which may follow: `case_life.toml`."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

# A row of 劝返记录, among the needs of a state; all others are fields of the case.
VISIT = "visit"


@dataclass(frozen=True, slots=True)
class State:
    """A word of the column 状态. `counted` is whether the child is a dropout of the ledger's rate."""

    name: str
    open: bool
    counted: bool
    needs: tuple[str, ...]
    means: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change that is allowed; `before` is empty for a new row."""

    before: str
    after: str
    how: str


@dataclass(frozen=True, slots=True)
class Life:
    """All states and changes with their source."""

    states: tuple[State, ...]
    changes: tuple[Change, ...]
    source: str

    def state(self, name: str | None) -> State | None:
        """The state of that name."""
        return next((state for state in self.states if state.name == name), None)

    def named(self, *, is_open: bool | None = None, counted: bool | None = None) -> tuple[str, ...]:
        """The names of the states that are open, or counted, or are not."""
        return tuple(
            state.name for state in self.states if is_open in (None, state.open) and counted in (None, state.counted)
        )

    def after(self, name: str | None) -> tuple[Change, ...]:
        """How a case of that state may change; without a state, how it may begin."""
        return tuple(change for change in self.changes if change.before == (name or ""))

    def allows(self, names: Iterable[str]) -> bool:
        """Whether a case may go through these states, from its beginning on."""
        before = ""
        for name in names:
            if not any(change.after == name for change in self.after(before)):
                return False
            before = name
        return True


@lru_cache(maxsize=1)
def case_life() -> Life:
    """The table as it is shipped."""
    import tomllib

    data = tomllib.loads((Path(__file__).parent / "case_life.toml").read_text(encoding="utf-8"))
    states = tuple(
        State(one["name"], one["open"], one["counted"], tuple(one["needs"]), one["means"]) for one in data["states"]
    )
    changes = tuple(Change(one.get("from", ""), one["to"], one["how"]) for one in data["changes"])
    return Life(states, changes, data["source"])
