"""A heading that means nothing to kongchuo; the column is kept but not checked."""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R112",
    name="unknown-heading",
    severity=Severity.NOTE,
    title="有不认识的列",
    hint="不需要这一列的可以不管；需要的，请改成模板里的列名，或在kongchuo.toml的[columns]里写明它对应哪一列。",
    scope="reading",
)
