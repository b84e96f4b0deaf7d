"""`kongchuo schema`."""

import json
from typing import Annotated

import typer

from kongchuo.model.errors import UserError


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[名称]",
            help="check、report、transition、reconcile、absentees、cases 或 suspects；不写就列出名称。",
        ),
    ] = None,
) -> None:
    """给程序员：打印 --format json 输出的 JSON Schema。"""
    from kongchuo.write import schemas

    if name is None:
        for known in schemas.NAMES:
            typer.echo(known)
        return
    if name not in schemas.NAMES:
        raise UserError(f"没有“{name}”，可以是：{'、'.join(schemas.NAMES)}。")
    typer.echo(json.dumps(schemas.schema(name), ensure_ascii=False, indent=2))
