"""A workbook that only opens with a password; kongchuo never asks for one."""

from kongchuo.model.finding import Severity
from kongchuo.rules.rule import Rule

RULE = Rule(
    id="R102",
    name="encrypted-file",
    severity=Severity.ERROR,
    title="文件有打开密码",
    hint="请用WPS或Excel打开文件，取消打开密码，保存后重新核查。",
    scope="reading",
)
