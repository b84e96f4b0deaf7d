"""Whether a cell 证明材料 names a paper or says that there is none."""

from kongchuo.codes.text import compact

_NONE = frozenset(
    (
        "",
        "无",
        "没有",
        "暂无",
        "未提供",
        "未提交",
        "未交",
        "未开",
        "待补",
        "待交",
        "缺",
        "否",
        "不详",
        "/",
        "-",
        "—",
        "×",
        "0",
    )
)


def proved(text: str) -> bool:
    """Whether the text names any proof; “无”, “待补” and the like name none."""
    return compact(text) not in _NONE
