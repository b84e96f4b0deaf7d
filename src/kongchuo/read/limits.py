"""How much a file may hold before it is refused, so that no file can stop the whole check."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file. A real roster of a whole county stays far below them."""

    file_bytes: int = 80_000_000
    unpacked_bytes: int = 400_000_000
    parts: int = 4_000
    rows: int = 300_000
    columns: int = 702  # to column ZZ
    cells: int = 12_000_000
    sheets: int = 300


DEFAULT_LIMITS = Limits()
