"""A township's decisions on findings: which of them stay as they are, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kongchuo.model.finding import Acceptance, Finding

BOOK = "已核实.xlsx"
SALT = "已核实.key"

CODE, REASON, DATE = "编码", "理由", "核实日期"
HEADINGS = (
    "规则", "问题", "学校", "班级", "姓名", "证件号后四位", "栏目", "说明", "当时的位置", REASON, DATE, "核实人", CODE,
)  # fmt: skip

# Sixteen letters without vowels: no spreadsheet takes them for a number and they spell no word.
_LETTERS = str.maketrans("0123456789abcdef", "BCDFGHJKLMNPQRST")
_LENGTH = 16

Line = Mapping[str, str]  # a row of the workbook by heading


@dataclass(frozen=True)
class Decisions:
    """The workbook 已核实: its headings (also the clerk's own), its rows, and what makes its codes.

    `salt` is None while there is no workbook, and when its key has been lost. `problem` says in a
    sentence why the decisions cannot be used; `spare_sheets` are sheets beside the list.
    """

    headings: tuple[str, ...] = HEADINGS
    rows: tuple[Line, ...] = ()
    salt: str | None = None
    password: str | None = None
    problem: str | None = None
    spare_sheets: tuple[str, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, Acceptance]:
        """The decisions that count: those with a code and a reason."""
        return {
            found: Acceptance(reason, row.get(DATE) or None)
            for row in self.rows
            if (found := row.get(CODE)) and (reason := row.get(REASON))
        }

    def settle(self, findings: Sequence[Finding], files: Mapping[str, str] | None = None) -> list[Finding]:
        """The same findings, those that were accepted marked so.

        `files` are the paths of files in the workspace by the paths with which the findings name them.
        """
        salt = self.salt
        if salt is None or not self.by_code:
            return list(findings)
        return [self._settled(finding, salt, files or {}) for finding in findings]

    def _settled(self, finding: Finding, salt: str, files: Mapping[str, str]) -> Finding:
        found = self.by_code.get(code(finding, salt, files))
        return finding if found is None else replace(finding, accepted=found)


def code(finding: Finding, salt: str, files: Mapping[str, str]) -> str:
    """What stands for a finding in the workbook: its key, from which nobody can compute it back
    who does not have the salt."""
    import hashlib
    import hmac

    place = finding.where
    if place.file is not None and place.file in files:
        finding = replace(finding, where=replace(place, file=files[place.file]))
    digest = hmac.new(salt.encode(), finding.key.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
    return letters(digest[:_LENGTH])


def letters(digits: str) -> str:
    """Hexadecimal digits as letters that no spreadsheet takes for a number."""
    return digits.translate(_LETTERS)
