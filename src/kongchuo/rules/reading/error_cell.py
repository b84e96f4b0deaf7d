"""A cell that shows `#N/A`, `#REF!` and the like, usually left by a VLOOKUP to another workbook."""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R111",
    name="error-cell",
    severity=Severity.ERROR,
    title="单元格是错误值",
    hint="请双击单元格查看公式，改正公式，或直接填写实际内容。",
    scope="reading",
)
