"""A file that is no workbook, or a broken one. The other files are read all the same."""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R101",
    name="unreadable-file",
    severity=Severity.ERROR,
    title="文件打不开",
    hint="请用WPS或Excel打开原文件，另存为.xlsx工作簿后重新核查；打不开的，请学校重新报送。",
    scope="reading",
)
