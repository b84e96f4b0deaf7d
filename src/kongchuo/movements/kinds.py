"""What each kind of movement does to a school's number of pupils."""

INS = ("招生", "复学", "转入", "其他")
OUTS = ("毕业", "结业", "休学", "退学", "开除", "死亡", "转出", "其他")
# These move a pupil inside a school; the school's total stays.
INSIDE = ("留级", "跳级", "转班")
# The two sides of a transfer.
OPPOSITE = {"转出": "转入", "转入": "转出"}
GRADUATION = ("毕业", "结业")

_EFFECTS: dict[str, tuple[int, str]] = {
    **{kind: (1, kind) for kind in INS[:-1]},
    **{kind: (-1, kind) for kind in OUTS[:-1]},
    "其他增加": (1, "其他"),
    "其他减少": (-1, "其他"),
    "出国": (-1, "其他"),
}


def sign(kind: str | None) -> int:
    """+1 for a movement in, -1 for one out, 0 for one inside the school (or none)."""
    return _EFFECTS.get(kind or "", (0, ""))[0]


def column(kind: str) -> str:
    """The column of the balance in which a kind is counted: 出国 counts as 其他."""
    return _EFFECTS.get(kind, (0, "其他"))[1]
