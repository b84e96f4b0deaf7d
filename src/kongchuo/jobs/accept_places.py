"""What the words of `accept` name: rules, and cells as `check` prints them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kongchuo.model.errors import UserError
from kongchuo.model.workspace import Workspace
from kongchuo.read.workspace import months, table_files
from kongchuo.rules.catalogue import all_rules

_RULE = re.compile(r"[A-Za-z]\d{3}")
_CELL = re.compile(r"[!！#]\s*\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$")
_SEPARATOR = re.compile(r"[!！#]")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the user wrote it (`said`): a file, perhaps a sheet and a cell, perhaps the rule."""

    said: str
    file: Path
    sheet: str | None = None
    cell: str | None = None
    rule: str | None = None

    @property
    def words(self) -> str:
        """Rule and place for a message."""
        return f"{self.rule} {self.said}" if self.rule else self.said


def places(words: Sequence[str], workspace: Workspace) -> list[Place]:
    """The places that the words name, each with the rule named before it. UserError for what is neither."""
    return list(_places(words, workspace))


def _places(words: Sequence[str], workspace: Workspace) -> Iterator[Place]:
    rule: str | None = None
    pending = False
    names = {one.name: one.id for one in all_rules()}
    for word in words:
        if _RULE.fullmatch(word) or word in names:
            rule, pending = names.get(word, word.upper()), True
            if rule not in names.values():
                raise UserError(f"没有编号是“{word}”的规则，请照 kongchuo check 印出来的写，例如 S101。")
        else:
            yield _place(word, rule, workspace)
            pending = False
    if pending:
        raise UserError(
            f"“{rule}”后面要写是哪个文件的哪一格，例如：kongchuo accept {rule} 花名册/2023-03/中心小学.xlsx!F12"
        )


def _place(word: str, rule: str | None, workspace: Workspace) -> Place:
    cell = _CELL.search(word)
    if not cell:
        return Place(word, _file(word, word, workspace), None, None, rule)
    name, before = cell[1].upper() + cell[2], word[: cell.start()]
    if (found := _find(before, workspace)) is not None:
        return Place(word, found, None, name, rule)
    # What stands after the last mark may be the sheet.
    *_, mark = [None, *_SEPARATOR.finditer(before)]
    if mark is None:
        return Place(word, _file(before, word, workspace), None, name, rule)
    file, sheet = before[: mark.start()], before[mark.end() :].strip().strip("'")
    return Place(word, _file(file, word, workspace), sheet, name, rule)


def _file(text: str, said: str, workspace: Workspace) -> Path:
    found = _find(text, workspace)
    if found is None:
        raise UserError(
            f"“{said}”里的文件找不到。请照 kongchuo check 印出来的文件名写，后面加“!”和单元格，例如 花名册/2023-03/中心小学.xlsx!F12。"
        )
    return found


def _find(text: str, workspace: Workspace) -> Path | None:
    """A file by its path from here or from the workspace, or by its name in the newest month."""
    plain = text.strip().replace("\\", "/")
    if not plain:
        return None
    for path in (Path(text), Path(plain), workspace.root / plain):
        if path.is_file():
            return path.resolve()
    known = months(workspace)
    newest = table_files(workspace.rosters / known[-1].label) if known else []
    named = [path for path in newest if path.name == plain]
    return named[0].resolve() if len(named) == 1 else None
