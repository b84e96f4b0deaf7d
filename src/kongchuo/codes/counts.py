"""How often something happened, as cells write it."""

import re

from kongchuo.codes.text import compact

_COUNT = re.compile(r"(?:共|已|累计|本学期)*(\d{1,3})(?:\.0)?次?")


def visit_count(text: str) -> int | None:
    """`6`, `6次`, `共6次` → 6; None where no number stands."""
    found = _COUNT.fullmatch(compact(text))
    return int(found[1]) if found else None
