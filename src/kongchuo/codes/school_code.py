"""The ministry's ten-digit identification code of a school."""

from kongchuo.codes.text import compact

# GB/T 2260 codes of the provinces; 66 is the Production and Construction Corps in education statistics.
_PROVINCES = frozenset(
    [*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 67), 71, 81, 82]
)
_LENGTH = 10


def problem(text: str) -> str | None:
    """What is wrong with a school's code, in a few Chinese words; None for a good or empty one."""
    code = compact(text)
    if not code:
        return None
    if not (code.isascii() and code.isdigit()):
        return "应全部是数字"
    if len(code) != _LENGTH:
        return f"应为{_LENGTH}位，这里是{len(code)}位"
    if int(code[2:4]) not in _PROVINCES:
        return "第3、4位应为省份代码（安徽为34）"
    return None
