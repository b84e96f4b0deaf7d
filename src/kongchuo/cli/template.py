"""`kongchuo template`."""

from pathlib import Path
from typing import Annotated

import typer

from kongchuo.cli import options


def template(
    kinds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[模板]…", help="要哪几种：花名册、适龄儿童、学籍异动、辍学、毕业生去向、考勤；不写就是全部。"
        ),
    ] = None,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", parser=options.as_path, metavar="文件夹", help="放到哪个文件夹，默认是当前文件夹。"
        ),
    ] = Path("."),
    force: Annotated[bool, typer.Option("--force", help="已有同名文件时覆盖。")] = False,
) -> None:
    """写出空白表格，发给学校和村填报。"""
    from kongchuo.jobs import template as job
    from kongchuo.write.wrapping import wrap

    for written in job.run(kinds or (), output, force=force):
        for line in wrap(f"{written.path}　{written.template.sender}", options.screen(no_color=True).width):
            typer.echo(line)
