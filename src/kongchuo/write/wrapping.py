"""Chinese text in lines: no line begins with a closing mark or ends with an opening one."""

from functools import lru_cache

from kongchuo.write.measure import half_widths

_CLOSING = frozenset("，。、；：？！）》〉」』】〕”’％…—～·,.;:!?)]}%")
_OPENING = frozenset("（《〈「『【〔“‘([{")


def wrap(text: str, width: int) -> list[str]:
    """The lines of a text, each at most `width` half-widths wide. Words and numbers stay whole where
    a line can hold them; blanks at a break go."""
    stripped = text.rstrip()
    if half_widths(stripped) <= width:
        return [stripped]
    lines: list[str] = []
    line, taken = "", 0
    for piece, whole, bare in _pieces(text):
        if taken + bare <= width:
            line, taken = line + piece, taken + whole
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = piece.lstrip()
        while half_widths(line.rstrip()) > width:
            head = _head(line, width)
            lines.append(head)
            line = line[len(head) :]
        taken = half_widths(line)
    return [*lines, line.rstrip()]


def longest_piece(text: str) -> int:
    """How wide the widest piece is that should not be broken."""
    return max((bare for _, _, bare in _pieces(text)), default=0)


@lru_cache(maxsize=1 << 10)
def _pieces(text: str) -> tuple[tuple[str, int, int], ...]:
    """Where a line may break: between Chinese characters and after blanks. Each piece with its
    width, with and without the blanks behind it."""
    pieces: list[str] = []
    for char in text:
        if pieces and _belongs(pieces[-1][-1], char):
            pieces[-1] += char
        else:
            pieces.append(char)
    return tuple(map(_measured, pieces))


# Most pieces are one of a few hundred Chinese characters, and so are most neighbours.
@lru_cache(maxsize=1 << 12)
def _measured(piece: str) -> tuple[str, int, int]:
    return piece, half_widths(piece), half_widths(piece.rstrip())


@lru_cache(maxsize=1 << 14)
def _belongs(before: str, char: str) -> bool:
    """Whether no line may break between two neighbours."""
    if before.isspace():
        return char.isspace()
    if char in _CLOSING or before in _OPENING or char.isspace():
        return True
    return before.isascii() and char.isascii() and before not in _CLOSING and char not in _OPENING


def _head(text: str, width: int) -> str:
    """As much of an overlong piece as a line holds, at least one character."""
    taken = 0
    for index, char in enumerate(text):
        taken += half_widths(char)
        if taken > width:
            return text[: max(index, 1)]
    return text
