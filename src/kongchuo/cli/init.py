"""`kongchuo init`."""

from pathlib import Path
from typing import Annotated

import typer

from kongchuo.cli import options


def init(
    folder: Annotated[
        Path, typer.Argument(parser=options.as_path, metavar="[文件夹]", help="工作区的位置，默认是当前文件夹。")
    ] = Path("."),
    name: Annotated[str, typer.Option("--name", metavar="镇名", help="乡镇名称，如马井镇。")] = "某某镇",
    county: Annotated[str, typer.Option("--county", metavar="县名", help="所在县（市、区）名称，如萧县。")] = "某某县",
) -> None:
    """建立一个新的工作区：设置文件、文件夹和空白台账。"""
    from kongchuo.jobs import init as job

    made = job.run(folder, township=name, county=county)
    here = made.root == Path(".")
    typer.echo(f"已在{'当前文件夹' if here else f'“{made.root}”'}建立工作区：")
    for entry in (*made.files, *(f"{name}/" for name in made.folders)):
        typer.echo(f"  {entry}")
    typer.echo("接下来：")
    typer.echo(f"  1. {'' if here else f'进入“{made.root}”，'}用记事本打开 kongchuo.toml，写上本镇的学校；")
    typer.echo("  2. 运行 kongchuo template -o 模板，把花名册模板发给各校；")
    typer.echo("  3. 收齐后放进 花名册/年-月/（如 花名册/2023-09/），运行 kongchuo check。")
