"""An ID number of 18 digits in a numeric cell: Excel keeps 15, the last three are gone for good.

It is never repaired, and never called a wrong check digit.
"""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R109",
    name="number-stored-id",
    severity=Severity.ERROR,
    title="身份证件号存成了数字",
    hint="请把这一列设为“文本”格式，再按户口簿把完整号码重新输入一遍；只改格式，丢掉的数字回不来。",
    scope="reading",
)
