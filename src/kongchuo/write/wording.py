"""How a finding is put into words, the same on the screen, in files and in annotated copies.

Numbers that name a person are masked here unless the user asks to see them.
"""

import unicodedata

from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact, mask_id, mask_numbers
from kongchuo.model.finding import Finding, Severity
from kongchuo.model.where import Where

SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "疑问", Severity.NOTE: "提示"}

ACCEPTED = "已核实"

_REFERENCE = "参考"
_CAVEAT = "（参考号码只供核对，以户口簿为准。）"

# What holds fewer characters of a number (无, 不详, 12) names nobody and says more when it is shown.
_NAMES_NOBODY = 6
_NUMBER_CHARACTERS = pattern(r"[0-9A-Za-z]")
_UNSHOWABLE = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}


def message(finding: Finding, *, reveal: bool = False) -> str:
    """What is wrong. Rules never put a whole number into it; what slips through is masked."""
    return finding.message if reveal else mask_numbers(finding.message)


def accepted(finding: Finding, *, reveal: bool = False) -> str:
    """Why the township lets a finding stand, and since when; empty for an open one."""
    found = finding.accepted
    if found is None:
        return ""
    text = f"{found.reason}（{found.date}）" if found.date else found.reason
    return text if reveal else mask_numbers(text)


def hint(finding: Finding, *, reveal: bool = False) -> str:
    """How to put it right, with what the number may have been meant to be."""
    own, meant = own_hint(finding, reveal=reveal), suggestion(finding, reveal=reveal)
    return " ".join(part for part in (own, meant + caveat(finding)) if part)


def own_hint(finding: Finding, *, reveal: bool = False) -> str:
    """How to put it right, as the rule says it for every pupil."""
    return finding.hint if reveal else mask_numbers(finding.hint)


def suggestion(finding: Finding, *, reveal: bool = False) -> str:
    """The numbers that were perhaps meant, each as the slip that would explain it; empty without any.

    `caveat` belongs after it, or once after several.
    """
    if not finding.suggestions:
        return ""
    written = finding.id_number or compact(finding.value or "").upper()
    described = [_suggested(written, number, reveal) for number in finding.suggestions]
    return f"{_REFERENCE}：{'；或'.join(described)}。"


def caveat(finding: Finding) -> str:
    """That a suggestion is no more than that, unless the rule's own hint says it."""
    return _CAVEAT if finding.suggestions and _REFERENCE not in finding.hint else ""


def value(finding: Finding, *, reveal: bool = False) -> str | None:
    """The text of the cell, masked if it names a person."""
    text = finding.value
    if text is None or reveal:
        return text
    if finding.sensitive and len(_NUMBER_CHARACTERS.findall(text)) > _NAMES_NOBODY:
        return mask_id(text)
    return mask_numbers(text)


def describe_edit(written: str, meant: str) -> str:
    """The slip between two numbers, without the number: `第10位“1”应为“7”`."""
    start = 0
    while start < min(len(written), len(meant)) and written[start] == meant[start]:
        start += 1
    end = 0
    while end < min(len(written), len(meant)) - start and written[-1 - end] == meant[-1 - end]:
        end += 1
    wrong, right = written[start : len(written) - end], meant[start : len(meant) - end]
    if len(wrong) == len(right) == 1:
        return f"第{start + 1}位“{wrong}”应为“{right}”"
    if len(wrong) == 2 and wrong == right[::-1]:
        return f"第{start + 1}、{start + 2}位“{wrong}”写颠倒了，应为“{right}”"
    if len(wrong) == 1 and not right:
        return f"第{start + 1}位的“{wrong}”是多写的"
    if len(right) == 1 and not wrong:
        place = f"第{start}位后面" if start else "最前面"
        return f"{place}少写了一个“{right}”"
    return mask_id(meant)


def place(where: Where, *, sheet: bool) -> str:
    """The cell (`F12`), row or sheet, for a reader who knows which file is meant."""
    name = shown(where.sheet) if sheet and where.sheet else ""
    if where.cell is not None:
        spot = where.cell
    elif where.row is not None:
        spot = f"第{where.row}行"
    elif where.letter is not None:
        spot = f"{where.letter}列"
    else:
        spot = "" if name else "整个文件" if where.sheet is None else "整张表"
    return f"{name} {spot}".strip()


def shown(text: str) -> str:
    """A text that cannot disturb a screen: one line, without control and invisible characters."""
    if text.isprintable():
        return text.strip()
    return "".join(" " if unicodedata.category(char) in _UNSHOWABLE else char for char in text).strip()


def _suggested(written: str, meant: str, reveal: bool) -> str:
    edit = describe_edit(written, meant)
    return f"{meant}（{edit}）" if reveal and edit != mask_id(meant) else meant if reveal else edit
