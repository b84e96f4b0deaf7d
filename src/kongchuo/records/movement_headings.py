"""Headings of ledgers of movements that tell apart where a pupil left and where it went, and what happened when."""

from collections.abc import Iterator, Mapping
from itertools import product

from kongchuo.codes.ledger_choices import MOVEMENT

_LEFT = (
    "转出",
    "原",
    "来源",
    "迁出",
    "调出",
    "原就读",
    "原所在",
    "原在读",
    "转学前",
    "转来",
    "从何校转入",
    "由何校转入",
    "原学籍",
    "转出方",
    "原毕业",
)
_WENT = (
    "转入",
    "现",
    "去向",
    "迁入",
    "调入",
    "转往",
    "去往",
    "转至",
    "转到",
    "拟转入",
    "接收",
    "转去",
    "现就读",
    "现所在",
    "转学后",
    "转往何",
    "转入方",
    "流向",
)
_SCHOOLS = ("学校", "学校名称", "学校全称", "校", "校名", "就读学校", "单位", "学校单位")
_REGIONS = (
    "地区",
    "地",
    "地址",
    "地点",
    "所在地",
    "省市",
    "省份",
    "省",
    "省市县",
    "县区",
    "县",
    "县市",
    "学校所在地",
    "学校地址",
)
_CLASSES = ("班级", "年级班级", "学校班级", "学校年级班级", "就读班级")
_GRADES = ("年级", "就读年级", "学校年级")
_SPELLS = (
    "休学起止时间",
    "休学起止日期",
    "休学期限",
    "休学时限",
    "休学起止",
    "起止时间",
    "起止日期",
    "休学时段",
    "休学期间",
)
# Schools or places, as whoever fills in the form sees fit.
_WHENCE = ("来源", "转入来源", "从何处转入", "何处转来", "由何处转入", "从何地转入", "转入前就读地")
_WHERETO = ("去向", "转出去向", "转往", "转往何处", "转往何地", "转出到", "去往何处", "流向", "转学去向", "去向说明")
# Kinds of which schools have columns of their own: 休学时间 | 复学时间, or 转入 | 转出 | 休学 with a tick.
_KINDS = (
    "转入",
    "转出",
    "转来",
    "转走",
    "转进",
    "迁入",
    "迁出",
    "休学",
    "复学",
    "退学",
    "辍学",
    "流失",
    "死亡",
    "开除",
    "出国",
    "留级",
    "跳级",
    "转班",
)
_WHEN = ("", "日期", "时间", "年月", "年月日")
_WHOSE = ("转入", "转出", "休学", "复学", "异动", "转学", "变动")


def also() -> Mapping[str, tuple[str, ...]]:
    """The columns, each with its headings: school, region, grade and class that are left (`from_school`, …) and those
    that take in (`to_school`, …), `on:转入` for the day (or the tick) of a kind, `spell` for 休学 from when to when."""
    return {
        "from_school": (*_joined(_LEFT, _SCHOOLS), "从何校转入", "何校转来", "由何校转来", "转自学校"),
        "to_school": (*_joined(_WENT, _SCHOOLS), "转往何校", "转入何校", "去何校"),
        "from_region": (*_joined(_LEFT, _REGIONS), *_WHENCE),
        "to_region": (*(text for text in _joined(_WENT, _REGIONS) if text != "去向地区"), *_WHERETO),
        "from_class": tuple(_joined(_LEFT, _CLASSES)),
        "to_class": tuple(_joined(_WENT, _CLASSES)),
        "from_grade": tuple(_joined(_LEFT, _GRADES)),
        "to_grade": tuple(_joined(_WENT, _GRADES)),
        "spell": _SPELLS,
        **{f"on:{kind}": tuple(_joined((kind,), _WHEN)) for kind in _KINDS},
        "name": tuple(
            text for whose in _WHOSE for text in (f"{whose}学生姓名", f"{whose}学生", f"{whose}姓名", f"{whose}人")
        ),
    }


def kind_of(field: str) -> str:
    """The kind of movement of a column `on:转走`."""
    return MOVEMENT.read(field.removeprefix("on:")) or ""


def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> Iterator[str]:
    return map("".join, product(first, second))
