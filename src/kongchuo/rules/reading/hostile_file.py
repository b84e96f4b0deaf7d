"""XML entities, or a workbook that unpacks to far more than any roster: no office program writes that."""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R105",
    name="hostile-file",
    severity=Severity.ERROR,
    title="文件结构异常",
    hint="请不要打开这个文件，先问清它的来源；确实是花名册的，请学校用WPS或Excel新建工作簿，把内容粘贴进去后重新报送。",
    scope="reading",
)
