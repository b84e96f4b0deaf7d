"""`kongchuo` without a command, in a workspace."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from kongchuo.cli import options
from kongchuo.codes.text import mask_numbers
from kongchuo.write.measure import half_widths
from kongchuo.write.wrapping import wrap

if TYPE_CHECKING:
    from kongchuo.jobs.status import Status
    from kongchuo.model.period import Period
    from kongchuo.model.workspace import Workspace


# What a ledger is for that a township need not keep.
_USES = {"考勤": "连续缺勤预警", "残疾儿童": "一人一案"}


def show(workspace: "Workspace") -> None:
    """Prints where the newest month stands and what to do next."""
    from kongchuo.jobs import status as job

    width = options.screen(no_color=True).width
    for line in lines(workspace, job.run(workspace, as_of=options.day(None))):
        for piece in wrap(line, width) if half_widths(line) > width else (line,):
            typer.echo(piece)


def lines(workspace: "Workspace", status: "Status") -> Iterator[str]:
    """The screen, line by line."""
    yield f"{workspace.township.county}{workspace.township.name}　{workspace.root}"
    if status.month is None:
        yield "还没有花名册。请在“花名册”里按月建文件夹（如 花名册/2023-03），把各校的表格放进去。"
        yield from _set_apart(status)
        yield from _ledgers(status)
        return
    yield f"最新一个月：{status.month.title}"
    yield ""
    width = max([half_widths(row.school) for row in status.schools] or [8]) + 2
    yield f"  {_padded('学校', width)}{_right('人数', 8)}{_right('错误', 8)}{_right('疑问', 8)}"
    for row in status.schools:
        if row.students is None:
            yield f"  {_padded(row.school, width)}{_right('未报', 8)}"
        else:
            yield f"  {_padded(row.school, width)}{row.students:>8}{row.errors:>8}{row.warnings:>8}"
    yield ""
    yield from _left_to_do(status, status.month)
    yield from _ledgers(status)


def _set_apart(status: "Status") -> Iterator[str]:
    if status.set_apart:
        yield f"{'、'.join(status.set_apart)} 没有读：花名册要放进按月命名的文件夹，如 花名册/2023-03。"
    if status.unnamed_ledgers:
        yield f"{'、'.join(status.unnamed_ledgers)} 没有读：台账的文件名里要写明是哪本账，如 考勤2023年3月.xlsx。"


def _left_to_do(status: "Status", month: "Period") -> Iterator[str]:
    absent = [row.school for row in status.schools if row.students is None]
    if absent:
        yield f"还有{len(absent)}所学校没有报花名册：{'、'.join(absent)}。"
    yield from _set_apart(status)
    if status.unread_files:
        yield f"有{len(status.unread_files)}个文件没有读出学生：{'、'.join(status.unread_files)}。"
    if status.unknown_schools:
        yield f"花名册里有{len(status.unknown_schools)}所学校没有写在kongchuo.toml里：{mask_numbers('、'.join(status.unknown_schools))}。"
    if status.unknown_files:
        yield f"有{len(status.unknown_files)}个文件看不出是哪所学校的：{'、'.join(status.unknown_files)}。"
    if status.errors or status.warnings:
        yield f"花名册里有{status.errors}处错误、{status.warnings}处疑问，用“kongchuo check”查看，用“kongchuo check --annotate”生成批注副本退回学校。"
    if status.accepted:
        yield f"另有{status.accepted}处已经核实，不再计入。"
    if status.overdue_cases:
        yield f"辍学个案有{status.overdue_cases}人已经超时，用“kongchuo cases”查看。"
    if not status.reported:
        yield f"本月月报还没有生成，用“kongchuo report --month {month.label}”生成。"
    if not status.register:
        yield f"没有本学年的适龄儿童登记册（放进“适龄儿童/{month.school_year}”），暂时算不出入学率。"


def _ledgers(status: "Status") -> Iterator[str]:
    if status.missing_ledgers:
        yield f"台账里还没有：{'、'.join(status.missing_ledgers)}。用“kongchuo template”可以得到空白表。"
    uses = [f"{title}（{_USES[title]}）" for title in status.unused_ledgers]
    if uses:
        yield f"另有可以不建的台账：{'、'.join(uses)}。"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - half_widths(text))


def _right(text: str, width: int) -> str:
    return " " * (width - half_widths(text)) + text
