"""A file without a single row: 0 bytes, or sheets with nothing in them."""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R103",
    name="empty-file",
    severity=Severity.ERROR,
    title="文件是空的",
    hint="请学校重新报送填好的花名册。",
    scope="reading",
)
