"""`accept`: the township's decisions on findings go into 台账/已核实.xlsx."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kongchuo.jobs import check
from kongchuo.jobs.accept_places import Place, places
from kongchuo.model.accepted import BOOK, SALT, Decisions, Line, code
from kongchuo.model.check_result import CheckResult
from kongchuo.model.errors import UserError
from kongchuo.model.finding import Finding
from kongchuo.model.workspace import Workspace
from kongchuo.read.accepted import read_decisions
from kongchuo.read.workspace import month_of_path, shown_path
from kongchuo.reports.accepted import document, line
from kongchuo.write.files import atomic_write_text
from kongchuo.write.lock import writing_into
from kongchuo.write.wording import place as spot
from kongchuo.write.xlsx import write_document


@dataclass(frozen=True, slots=True)
class Accepted:
    """The findings that were written down, those that had been before, and where they stand."""

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    path: str


def run(words: Sequence[str], workspace: Workspace, *, reason: str, who: str = "", as_of: date) -> Accepted:
    """Writes down that the findings at these places stay as they are.

    The check is run again to see them. UserError where there is no such finding, or several; then
    nothing is written.
    """
    if not (reason := " ".join(reason.split())):
        raise UserError("请写明理由，例如：--reason “派出所已确认，户口簿上就是这个号码”。")
    asked = places(words, workspace)
    if not asked:
        raise UserError("请写明是哪一处，例如：kongchuo accept S101 花名册/2023-03/中心小学.xlsx!F12 --reason “……”")
    found = list(_found(asked, workspace, as_of))
    path = workspace.ledgers / BOOK
    with writing_into(workspace.ledgers):
        decisions = _usable(read_decisions(workspace))
        if decisions.salt is None:
            decisions = replace(decisions, salt=_new_salt(workspace))
        fresh: dict[str, Finding] = {}
        known: list[Finding] = []
        for finding in found:
            own = code(finding, decisions.salt or "", {})
            if own in decisions.by_code:
                known.append(finding)
            else:
                fresh.setdefault(own, finding)
        if fresh:
            added = [
                line(finding, own, file=finding.where.file or "", reason=reason, day=as_of, who=who.strip())
                for own, finding in fresh.items()
            ]
            rows = [row for row in decisions.rows if row.get("编码") not in fresh] + added
            _write(decisions, rows, path, as_of)
    return Accepted(tuple(fresh.values()), tuple(known), shown_path(path, workspace.root))


def _write(decisions: Decisions, rows: Sequence[Line], path: Path, day: date) -> None:
    # New rows are masked already; what the clerk has written by hand stays as it is.
    write_document(document(decisions, rows, day), path, reveal=True, password=decisions.password)


def _new_salt(workspace: Workspace) -> str:
    import secrets

    salt = secrets.token_hex(32)
    atomic_write_text(workspace.ledgers / SALT, f"{salt}\n")
    return salt


def _usable(decisions: Decisions) -> Decisions:
    """The decisions, if they can be written again without losing anything."""
    if decisions.problem:
        raise UserError(f"{decisions.problem}这次没有记入。")
    if decisions.spare_sheets:
        names = "、".join(f"“{name}”" for name in decisions.spare_sheets)
        raise UserError(f"“{BOOK}”里另有工作表{names}，重写时会丢失。请把它移到别的文件里再试。")
    return decisions


def _found(asked: Sequence[Place], workspace: Workspace, as_of: date) -> Iterator[Finding]:
    """The findings of one rule at each place. The file is checked together with those it is compared with."""
    results: dict[Path, CheckResult] = {}
    for place in asked:
        scope = _scope(place.file, workspace)
        if scope not in results:
            results[scope] = check.run([scope], workspace, as_of=as_of)
        yield from _chosen(place, results[scope], workspace)


def _scope(file: Path, workspace: Workspace) -> Path:
    """All rosters of the month, all ledgers, or the file alone."""
    month = month_of_path(file, workspace)
    if month is not None:
        return workspace.rosters / month.label
    return workspace.ledgers if file.is_relative_to(workspace.ledgers.resolve()) else file


def _chosen(place: Place, result: CheckResult, workspace: Workspace) -> Iterator[Finding]:
    sources = {file.path: file for file in result.files if file.source.resolve() == place.file}
    if not all(file.readable for file in sources.values()):
        raise UserError(f"“{place.said}”整个文件读不了，不能按已核实处理，请学校重新发来。")
    own = [finding for finding in result.findings if finding.where.file in sources]
    there = [finding for finding in own if _at(finding, place)]
    hits = [finding for finding in there if place.rule in (None, finding.rule)]
    if not hits:
        raise UserError(_nothing(place, there, own))
    if len({finding.rule for finding in hits}) > 1:
        rules = "、".join(sorted({f"{finding.rule} {finding.title}" for finding in hits}))
        raise UserError(
            f"“{place.said}”有不止一个问题：{rules}。请在前面写明规则编号，例如：kongchuo accept {hits[0].rule} {place.said}"
        )
    if len({finding.where.sheet for finding in hits}) > 1:
        sheets = "、".join(sorted({finding.where.sheet or "" for finding in hits}))
        raise UserError(f"“{place.said}”在几张工作表上都有：{sheets}。请写明工作表，例如 文件名!工作表!单元格。")
    for finding in hits:
        # The code of a finding needs the way to its file from the workspace.
        shown = shown_path(sources[finding.where.file or ""].source, workspace.root)
        yield replace(finding, where=replace(finding.where, file=shown))


def _at(finding: Finding, place: Place) -> bool:
    where = finding.where
    if place.cell is None:
        return where.cell is None
    return where.cell == place.cell and place.sheet in (None, where.sheet)


def _nothing(place: Place, there: Sequence[Finding], own: Sequence[Finding]) -> str:
    """That there is no such finding, and what there is instead."""
    if there:
        others = "、".join(sorted({f"{finding.rule} {finding.title}" for finding in there}))
        return f"“{place.said}”没有 {place.rule} 这个问题，这里的问题是：{others}。"
    same = [finding for finding in own if finding.rule == place.rule and finding.where.cell]
    if same:
        cells = "、".join(spot(finding.where, sheet=False) for finding in same[:10])
        return f"“{place.words}”没有这个问题。这个文件里 {place.rule} 在：{cells}{'等' if len(same) > 10 else ''}。"
    advice = (
        "请写明单元格，例如在文件名后面加 !F12。"
        if place.cell is None
        else "请先用 kongchuo check 核查，照印出来的规则编号和单元格写。"
    )
    return f"“{place.words}”没有查出问题。{advice}"
