"""A ★ column that the sheet lacks and that its name or title does not give either."""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R107",
    name="column-missing",
    severity=Severity.ERROR,
    title="缺少必填列",
    hint="请补上这一列；表里有这一列只是叫法不同的，改成模板里的列名。",
    scope="reading",
)
