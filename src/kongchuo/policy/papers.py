"""The official papers that `notice` fills: their ledgers, their legal basis and their placeholders."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_COMMON = (
    "乡镇", "县", "乡镇政府", "学校", "班级", "姓名", "性别", "出生日期", "身份证件号", "学籍号", "监护人", "联系电话",
    "家庭住址", "落款日期", "依据",
)  # fmt: skip
_OF_LEDGER = {
    "cases": ("离校日期", "发现日期", "辍学原因", "劝返次数", "劝返经过", "责任人", "复学期限"),
    "movements": (
        "异动日期", "原因", "证明材料", "审批日期", "休学期满日期", "转出学校", "转入学校", "对方地区", "经办人",
    ),
    "support": (
        "村", "学年", "残疾类型", "残疾等级", "安置方式", "在哪里", "怎样就读", "送教教师", "送教次数", "送教要求", "评估日期",
        "延缓批准文号", "就学经过", "备注",
    ),
    "register": ("村", "入学年级", "入学年份", "入学理由", "报到日期"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper. `movements` are the kinds of movement that it is for; empty for other papers.
    One `on_request` is made only when it is named, or its child: nothing in a ledger makes it due."""

    name: str
    ledger: str
    basis: str
    aliases: tuple[str, ...] = ()
    movements: tuple[str, ...] = ()
    on_request: bool = False

    @property
    def file(self) -> str:
        """The name of its template."""
        return f"{self.name}.docx"

    @property
    def placeholders(self) -> tuple[str, ...]:
        """What its template may ask for."""
        return _COMMON + _OF_LEDGER[self.ledger]


@lru_cache(maxsize=1)
def paper_kinds() -> tuple[PaperKind, ...]:
    """All papers, in the order in which they are listed."""
    text = (Path(__file__).parent / "papers.toml").read_text(encoding="utf-8")
    return tuple(
        PaperKind(
            one["name"], one["ledger"], one["basis"], tuple(one.get("aliases", ())), tuple(one.get("movements", ())),
            one.get("on_request", False),
        )
        for one in tomllib.loads(text)["papers"]
    )  # fmt: skip


def find_paper(text: str) -> PaperKind | None:
    """The paper that a user names."""
    wanted = text.strip().removesuffix(".docx")
    return next((kind for kind in paper_kinds() if wanted in (kind.name, *kind.aliases)), None)
