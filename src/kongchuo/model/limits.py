"""How much a file may hold before it is refused, so that no file can stop the whole check."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file, the `[limits]` of `kongchuo.toml`. The roster of a whole county stays below them."""

    file_bytes: int = 80_000_000
    unpacked_bytes: int = 400_000_000
    parts: int = 4_000
    rows: int = 300_000
    columns: int = 702  # to column ZZ
    cells: int = 6_000_000
    sheets: int = 300
    shared_strings: int = 3_000_000
    nesting: int = 200


DEFAULT_LIMITS = Limits()

# The keys of `[limits]`: the field that each sets and what one unit of it is. A clerk thinks in megabytes.
LIMIT_SETTINGS: dict[str, tuple[str, int]] = {
    "file_mb": ("file_bytes", 1_000_000),
    "unpacked_mb": ("unpacked_bytes", 1_000_000),
    "parts": ("parts", 1),
    "rows": ("rows", 1),
    "columns": ("columns", 1),
    "cells": ("cells", 1),
    "sheets": ("sheets", 1),
    "shared_strings": ("shared_strings", 1),
    "nesting": ("nesting", 1),
}
