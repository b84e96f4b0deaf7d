"""A workbook that only opens with a password which nobody gave."""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R102",
    name="encrypted-file",
    severity=Severity.ERROR,
    title="文件有打开密码",
    hint="知道密码的，用 --password-file 指定密码文件，或在终端里运行时输入；不知道的，请学校告知密码，或取消打开密码后重新报送。",
    scope="reading",
)
