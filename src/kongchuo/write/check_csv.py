"""`check --format csv`: one row a finding, to be opened in WPS or Excel."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from kongchuo.model.check_result import CheckResult
from kongchuo.model.finding import Finding
from kongchuo.write import wording
from kongchuo.write.measure import is_number_like

HEADINGS = (
    "级别", "规则", "规则名称", "文件", "工作表", "单元格", "栏目", "学校", "班级", "姓名", "身份证号后四位", "原值", "问题", "怎么改", "相关位置",
    wording.ACCEPTED,
)  # fmt: skip

# WPS and Excel take a cell that begins so for a formula, even in a CSV file.
# Chinese versions know the full-width signs as well.
_DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render(result: CheckResult, *, reveal: bool = False) -> str:
    """The table as text. It begins with a byte order mark, without which Excel takes UTF-8 for GBK."""
    findings = sorted(result.findings, key=lambda finding: finding.order)
    return csv_text(HEADINGS, (_row(finding, reveal) for finding in findings))


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as every command prints it: no cell holds a line end or becomes a formula or a number."""
    stream = StringIO()
    stream.write("\ufeff")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_safe(text) for text in row] for row in rows)
    return stream.getvalue()


def _safe(text: str) -> str:
    """A leading apostrophe keeps a text a text, and a long number its last digits."""
    shown = wording.shown(text)
    return f"'{shown}" if shown.startswith(_DANGEROUS) or is_number_like(shown) else shown


def _row(finding: Finding, reveal: bool) -> tuple[str, ...]:
    where = finding.where
    related = (f"{place.file or ''} {wording.place(place, sheet=True)}".strip() for place in finding.related)
    return (
        wording.SEVERITIES[finding.severity],
        finding.rule,
        finding.title,
        where.file or "",
        where.sheet or "",
        where.cell or "",
        where.heading or "",
        finding.school or "",
        finding.class_label or "",
        finding.student or "",
        finding.id_tail or "",
        wording.value(finding, reveal=reveal) or "",
        wording.message(finding, reveal=reveal),
        wording.hint(finding, reveal=reveal),
        "；".join(related),
        wording.accepted(finding, reveal=reveal),
    )
