"""A mark on an attendance register that nobody explains; it is counted neither as present nor as absent."""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R117",
    name="mark-unknown",
    severity=Severity.WARNING,
    title="考勤符号看不懂",
    hint="请在表下面写明各个符号的意思，如“出勤√ 病假○ 事假△ 旷课×”，或者直接写“病”“事”“旷”。",
    scope="reading",
)
