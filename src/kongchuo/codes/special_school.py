"""Whether a school's name is that of a special school."""

_MARKS = ("特殊教育", "特教", "启智", "培智", "聋", "盲")


def is_special(name: str) -> bool:
    """Whether the name of a school or place says that disabled children are taught there."""
    return any(mark in name for mark in _MARKS)
