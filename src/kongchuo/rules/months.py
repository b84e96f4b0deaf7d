"""Which month a roster is of, and which school year a register: the folder it lies in says it."""

from functools import lru_cache
from pathlib import PurePath

from kongchuo.codes.patterns import pattern

_YEAR_FOLDER = pattern(r"(20\d\d)(?:-20\d\d)?(?:学年)?")
_MONTH_FOLDER = pattern(r"(20\d\d)[-.年_]?(0?[1-9]|1[0-2])月?")


@lru_cache(maxsize=1 << 12)
def month_of(file: str) -> str:
    """The month whose folder a file lies in, such as `2023-03`; empty when no folder says one."""
    for part in reversed(PurePath(file.replace("\\", "/")).parts[:-1]):
        found = _MONTH_FOLDER.fullmatch(part)
        if found:
            return f"{found[1]}-{int(found[2]):02}"
    return ""


@lru_cache(maxsize=1 << 12)
def year_of(file: str) -> str:
    """The school year whose folder a register lies in, such as `2022`; empty when no folder says one."""
    for part in reversed(PurePath(file.replace("\\", "/")).parts[:-1]):
        found = _YEAR_FOLDER.fullmatch(part)
        if found:
            return found[1]
    return ""
