"""A row with content that is neither a pupil nor a total, a repeated header or a signature line."""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R113",
    name="row-set-aside",
    severity=Severity.NOTE,
    title="有未计入学生的行",
    hint="请看一眼这一行：是学生的，把姓名填进“姓名”列；不是学生的不用管。",
    scope="reading",
)
