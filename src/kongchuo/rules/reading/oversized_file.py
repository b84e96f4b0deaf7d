"""A file above the limits of size, rows, columns or sheets (`model/limits.py`)."""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R104",
    name="oversized-file",
    severity=Severity.ERROR,
    title="文件过大",
    hint="请删去与花名册无关的表、图片和空行，或按学校、年级拆成几个文件，再重新核查。",
    scope="reading",
)
