"""A hidden sheet with pupils on it: an old roster that counts again, or one that nobody sees."""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R114",
    name="hidden-sheet",
    severity=Severity.WARNING,
    title="工作簿里有隐藏的表",
    hint="请右键点工作表标签，选“取消隐藏”看一看：有用的保持显示，没用的删掉。",
    scope="reading",
)
