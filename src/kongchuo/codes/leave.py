"""Whether leave was asked for, in the words of schools."""

from kongchuo.codes.choice import Choices

LEAVE = Choices(
    "请假", ("是", "否"),
    dict.fromkeys(("有", "请假", "已请假", "请", "请了", "有假", "有假条", "病假", "事假", "公假", "丧假", "准假", "√", "✓", "✔", "Y"), "是")
    | dict.fromkeys(("无", "没有", "未请", "未请假", "没请", "没请假", "没有请假", "无假", "无假条", "旷课", "不是", "×", "X", "N"), "否"),
    {"1": "是", "0": "否"},
)  # fmt: skip
