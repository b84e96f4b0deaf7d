"""`kongchuo notice`."""

from typing import TYPE_CHECKING, Annotated

import typer

from kongchuo.cli import options, passwords
from kongchuo.model.errors import UserError

if TYPE_CHECKING:
    from datetime import date

    from kongchuo.jobs.notice import NoticeResult
    from kongchuo.reports.papers_due import Choice


def notice(
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="文书",
            help="只出哪种：限期复学通知书、辍学书面报告、休学申请审批表、转学申请审批表、复学申请审批表、一人一案、入学通知书（后两种只在写明时出）；可以写几次。",
        ),
    ] = None,
    case: Annotated[
        str | None,
        typer.Option("--case", metavar="学生", help="只出这名学生的：写姓名，或身份证件号后四位以上。"),
    ] = None,
    month: Annotated[
        str | None,
        typer.Option("--month", metavar="月份", help="这个月发现的辍学、办理的异动，如 2023-03，已办的也出。"),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="日期", help="从这一天起的，如 2023-02-01，已办的也出。")
    ] = None,
    return_by: Annotated[
        str | None, typer.Option("--return-by", metavar="日期", help="通知书里复学的期限，不写就留横线。")
    ] = None,
    enrol_on: Annotated[
        str | None,
        typer.Option("--enrol-on", metavar="日期", help="入学通知书里报到的日期，如 2023-09-01，不写就留横线。"),
    ] = None,
    templates: Annotated[
        bool, typer.Option("--templates", help="把文书模板放进工作区的“模板/文书”，改好以后就按它出。")
    ] = False,
    workspace: options.WorkspaceOption = None,
    output: options.OutputOption = None,
    as_of: options.AsOfOption = None,
    password_file: options.PasswordFileOption = None,
    reveal: Annotated[
        bool, typer.Option("--reveal", help="文书上填完整的身份证件号和电话，默认遮住中间几位。")
    ] = False,
    quiet: options.QuietOption = False,
    no_color: options.NoColorOption = False,
) -> None:
    """按台账填好复学通知书、辍学报告和休学、转学、复学审批表，按登记册填好入学通知书。"""
    from kongchuo.jobs import notice as job
    from kongchuo.reports.paper import Setting

    found = options.need_workspace(workspace, passwords.to_open(password_file, quiet=quiet))
    if templates:
        for path in job.hand_out_templates(found):
            typer.echo(path)
        return
    day = options.day(as_of)
    setting = Setting(
        found.township,
        day,
        options.day(return_by) if return_by else None,
        reveal,
        options.day(enrol_on) if enrol_on else None,
    )
    if setting.return_by and setting.return_by < day:
        raise UserError(f"复学期限{return_by}早于文书的日期{day.isoformat()}，请改正 --return-by。")
    if setting.enrol_on and setting.enrol_on < day:
        raise UserError(f"报到日期{enrol_on}早于文书的日期{day.isoformat()}，请改正 --enrol-on。")
    result = job.run(found, kinds or (), _choice(day, month, since, case), setting, output)
    title = f"{found.township.name}文书（{day.isoformat()}）"
    options.emit(_rendered(result, title, options.screen(no_color).width, reveal=reveal))


def _choice(day: "date", month: str | None, since: str | None, child: str | None) -> "Choice":
    from kongchuo.model.period import parse_period
    from kongchuo.reports.papers_due import Choice

    if month and since:
        raise UserError("--month 和 --since 只能用一个。")
    if month:
        try:
            period = parse_period("month", month)
        except ValueError as error:
            raise UserError(str(error)) from None
        return Choice(day, period.start, period.end, child)
    return Choice(day, options.day(since) if since else None, None, child)


def _rendered(result: "NoticeResult", title: str, width: int, *, reveal: bool) -> str:
    from kongchuo.write.notice_text import Listed, render

    listed = [
        Listed(one.paper.kind.name, one.paper.name, one.paper.id_number, one.place, one.blanks) for one in result.papers
    ]
    return render(title, listed, result.folder, result.own_templates, width=width, reveal=reveal)
