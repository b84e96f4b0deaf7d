"""A formula whose result the file does not hold: some program wrote it and never computed it."""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R110",
    name="formula-without-value",
    severity=Severity.ERROR,
    title="公式没有计算结果",
    hint="请用WPS或Excel打开文件保存一次；仍然为空的，把公式改成实际内容。",
    scope="reading",
)
