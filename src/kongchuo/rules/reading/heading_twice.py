"""Two columns that mean the same; only one of them can be read."""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R108",
    name="heading-twice",
    severity=Severity.WARNING,
    title="表头重复",
    hint="请只留一列，或把另一列改成别的列名。",
    scope="reading",
)
