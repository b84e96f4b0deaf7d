"""`kongchuo accept`."""

from typing import Annotated

import typer

from kongchuo.cli import options, passwords


def accept(
    findings: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="规则 文件!单元格…",
            help="核实过的问题，照 check 印出来的写，如 S101 花名册/2023-03/中心小学.xlsx!F12；"
            "同一规则可以接着写几处，文件有几张表的写成 文件!工作表!F12。",
        ),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="理由", help="为什么不用改，必须写。")] = "",
    who: Annotated[str, typer.Option("--who", metavar="姓名", help="谁核实的。")] = "",
    workspace: options.WorkspaceOption = None,
    as_of: options.AsOfOption = None,
    password_file: options.PasswordFileOption = None,
    quiet: options.QuietOption = False,
) -> None:
    """记下核实过、不用改的问题，以后核查时列为“已核实”。"""
    from kongchuo.jobs import accept as job

    found = options.need_workspace(workspace, passwords.to_open(password_file, quiet=quiet))
    done = job.run(findings or (), found, reason=reason, who=who, as_of=options.day(as_of))
    if quiet:
        return
    from kongchuo.write.accept_text import render

    options.emit(render(done.new, done.known, done.path, width=options.screen(no_color=True).width))
