"""What a roster says about where a pupil stands: enrolled, on leave or gone."""

from functools import lru_cache

from kongchuo.codes.choices import ROLL_STATUS
from kongchuo.model.table import Table
from kongchuo.rules import skip
from kongchuo.rules.rows import read_each

ENROLLED = "在读"
SUSPENDED = "休学"
UNKNOWN = ""
# On the roll of that school, whether present or on leave; everyone else has left it.
ON_ROLL = frozenset({ENROLLED, SUSPENDED, UNKNOWN})


@lru_cache(maxsize=1 << 10)
def read_status(text: str) -> str:
    """The canonical word; an empty cell means 在读, a word that nobody knows stays `UNKNOWN`."""
    return ROLL_STATUS.read(text) or UNKNOWN if text else ENROLLED


def statuses(table: Table) -> list[str]:
    """The status of every row; a cell that the reader has reported says nothing."""
    words = read_each(read_status, table.text("roll_status"))
    for position in skip.broken(table, "roll_status"):
        words[position] = UNKNOWN
    return words
