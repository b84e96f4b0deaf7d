"""A sheet without a header that holds ID numbers: likely pupils, but nobody can say which column is which."""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R116",
    name="sheet-not-read",
    severity=Severity.WARNING,
    title="有名单的表没有读取",
    hint="请给这张表加上表头（姓名、性别、身份证件号等）；不是花名册的不用管。",
    scope="reading",
)
