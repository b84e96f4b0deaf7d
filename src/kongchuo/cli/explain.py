"""`kongchuo explain`."""

from typing import Annotated

import typer

from kongchuo.cli import options
from kongchuo.model.errors import UserError


def explain(
    rule: Annotated[str | None, typer.Argument(metavar="[规则]", help="规则的编号、英文名或中文名，如 S101。")] = None,
    no_color: options.NoColorOption = False,
) -> None:
    """说明一条规则查什么、为什么、怎么改；不写规则就列出全部规则。"""
    from kongchuo.rules.pages import find_page, pages

    if rule is None:
        for page in pages():
            typer.echo(f"{page.id}  {page.title}")
        typer.echo("\n用“kongchuo explain 编号”查看一条规则，例如：kongchuo explain S101", err=True)
        return
    path = find_page(rule)
    if path is None:
        raise UserError(_not_one(rule, [f"{page.id} {page.title}" for page in pages() if rule.strip() in page.title]))
    typer.echo(plain(path.read_text(encoding="utf-8"), options.screen(no_color).width))


def _not_one(rule: str, alike: list[str]) -> str:
    if alike and rule.strip():
        return f"名称里有“{rule}”的规则不止一条，请写编号：{'、'.join(alike)}。"
    return f"没有“{rule}”这条规则。用“kongchuo explain”可以列出全部规则。"


def plain(markdown: str, width: int) -> str:
    """A page as text for the screen: headings set off, paragraphs wrapped, example tables aligned."""
    from kongchuo.write.measure import half_widths
    from kongchuo.write.wrapping import wrap

    lines: list[str] = []
    table: list[list[str]] = []
    for line in [*markdown.splitlines(), ""]:
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if set("".join(cells)) - set("-: "):
                table.append(cells)
            continue
        if table:
            lines += _aligned(table, width)
            table = []
        if line.startswith("# "):
            lines += [line[2:], "=" * min(half_widths(line[2:]), width)]
        elif line.startswith("## "):
            lines.append(f"【{line[3:]}】")
        elif line.startswith("### "):
            lines.append(f"◆ {line[4:]}")
        else:
            lines += wrap(line.replace("**", "").replace("`", ""), width) if line else [""]
    return "\n".join(lines).rstrip()


def _aligned(table: list[list[str]], width: int) -> list[str]:
    """The rows of a table under each other; cells are broken only where the screen is too narrow."""
    from kongchuo.write.measure import half_widths

    sizes = [max(half_widths(row[index]) for row in table if index < len(row)) for index in range(len(table[0]))]
    if sum(sizes) + 2 * len(sizes) > width:
        from kongchuo.write import screen

        return screen.console_text([screen.rows(table, indent=2)], width=width, color=False).splitlines()
    return [
        (
            "  " + "  ".join(cell + " " * (size - half_widths(cell)) for cell, size in zip(row, sizes, strict=False))
        ).rstrip()
        for row in table
    ]
