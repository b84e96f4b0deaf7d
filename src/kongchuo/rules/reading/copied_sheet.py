"""A sheet that repeats the pupils of the other sheets, such as a total sheet beside a sheet a class."""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R115",
    name="copied-sheet",
    severity=Severity.WARNING,
    title="整张表与另一张表重复",
    hint="请核对两张表：是备份或旧表的删掉；是汇总表和分班表的，只留一种。",
    scope="reading",
)
