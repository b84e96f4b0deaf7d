"""A file in which no sheet has a header row that names the columns of a roster."""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R106",
    name="no-header",
    severity=Severity.ERROR,
    title="找不到表头",
    hint="请在学生名单上面加一行表头，至少写明“姓名”“性别”“身份证件号”等列名，可以从模板复制；已经有表头的，把列名改成模板里的叫法。",
    scope="reading",
)
