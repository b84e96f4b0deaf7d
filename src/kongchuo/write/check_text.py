"""`check` on the screen: a verdict a file, what is wrong by school and rule, what to do next."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from kongchuo.model.check_result import CheckedFile, CheckResult
from kongchuo.model.finding import Finding, Severity
from kongchuo.write import check_accepted, screen, wording

if TYPE_CHECKING:
    from rich.console import RenderableType

Group = tuple[str | None, str | None]  # school and file

_WIDE = 100  # with so many columns there is room for the class


def render(
    result: CheckResult,
    *,
    width: int = 80,
    color: bool = False,
    limit: int = 10,
    reveal: bool = False,
    annotated: bool = False,
    quiet: bool = False,
) -> str:
    """The whole screen output. At most `limit` rows a rule and school (0: all); `annotated` says
    that the copies have been written already, `quiet` leaves out what to do next."""
    parts = [*_verdicts(result), *_groups(result, width, limit, reveal)]
    parts += [*check_accepted.listed(result, limit, reveal=reveal), *_summary(result)]
    if not quiet:
        parts += _next_steps(result, annotated)
    return screen.console_text(parts, width=width, color=color)


def _verdicts(result: CheckResult) -> Iterator["RenderableType"]:
    counts: dict[str | None, Counter[Severity]] = {}
    settled = Counter(finding.where.file for finding in result.accepted)
    for finding in result.open:
        counts.setdefault(finding.where.file, Counter())[finding.severity] += 1
    lines = []
    for file in result.files:
        found = counts.get(file.path, Counter())
        verdict, style = _verdict(file, found)
        shown = [f"{wording.SEVERITIES[one]}{found[one]}" for one in Severity if found[one]]
        shown += [f"{wording.ACCEPTED}{settled[file.path]}"] * bool(settled[file.path])
        numbers = "  ".join(shown)
        unit = "人" if file.pupils == file.students else "行"
        pupils = f"{file.students}{unit}" if file.readable else ""
        lines.append((screen.words(verdict, style), file.path, pupils, numbers))
    yield screen.rows(lines, right=(2,), keep=(0, 2, 3))


def _verdict(file: CheckedFile, found: Counter[Severity]) -> tuple[str, str]:
    if not file.readable:
        return "读不了", screen.BAD
    if found[Severity.ERROR]:
        return "有错", screen.BAD
    if found[Severity.WARNING]:
        return "有疑问", screen.STYLES[Severity.WARNING]
    return "通过", screen.GOOD


def _groups(result: CheckResult, width: int, limit: int, reveal: bool) -> Iterator["RenderableType"]:
    groups: dict[Group, dict[tuple[int, str], list[Finding]]] = {}
    for finding in result.open:
        rules = groups.setdefault((finding.school, finding.where.file), {})
        rules.setdefault((finding.severity.rank, finding.rule), []).append(finding)
    several = {file.path for file in result.files if len(file.sheets) > 1}
    for (school, path), rules in groups.items():
        yield ""
        yield screen.text(_title(school, path), screen.STRONG)
        for _, found in sorted(rules.items()):
            yield from _rule(found, width, limit, reveal, sheet=path in several)


def _title(school: str | None, path: str | None) -> str:
    name = PurePath(path).name if path else "全部文件"
    return f"【{school}】{name}" if school else f"【{name}】"


# The place and the name are not broken over lines.
_WHOLE = (0, 1)


def _rule(found: Sequence[Finding], width: int, limit: int, reveal: bool, *, sheet: bool) -> Iterator["RenderableType"]:
    first = found[0]
    heading = f"{wording.SEVERITIES[first.severity]} {first.rule} {first.title}（{len(found)}处）"
    yield screen.text(heading, screen.STYLES[first.severity], indent=2)
    listed = found[:limit] if limit else found
    messages = {wording.message(finding, reveal=reveal) for finding in found}
    same = len(messages) == 1 and len(found) > 1
    one_hint = len({finding.hint for finding in found}) == 1
    if same:
        yield screen.text(messages.pop(), indent=4)
    lines = [
        _line(finding, reveal, message=not same, hint=not one_hint, sheet=sheet, wide=width >= _WIDE)
        for finding in listed
    ]
    used = [index for index in range(len(lines[0])) if any(line[index] for line in lines)]
    keep = [place for place, index in enumerate(used) if index in _WHOLE]
    yield screen.rows([[line[index] for index in used] for line in lines], indent=4, keep=keep)
    if len(found) > len(listed):
        yield screen.text(f"另有{len(found) - len(listed)}处没有列出。", screen.MUTED, indent=4)
    caveat = max((wording.caveat(finding) for finding in listed), default="")
    if one_hint and first.hint:
        yield screen.text(f"怎么改：{wording.own_hint(first, reveal=reveal)}{caveat}", indent=4)
    elif caveat:
        yield screen.text(caveat, indent=4)


def _line(finding: Finding, reveal: bool, *, message: bool, hint: bool, sheet: bool, wide: bool) -> tuple[str, ...]:
    """Place, name, class, value and what to say, each empty where that says it already."""
    said = wording.message(finding, reveal=reveal)
    value = wording.value(finding, reveal=reveal) or ""
    # A school that is not known is no matter of the pupil in whose row it stands first.
    student = "" if finding.where.field == "school_name" else finding.student or ""
    remarks = (
        said if message else "",
        wording.own_hint(finding, reveal=reveal) if hint else "",
        wording.suggestion(finding, reveal=reveal),
    )
    return (
        wording.place(finding.where, sheet=sheet),
        "" if student and message and student in said else student,
        (finding.class_label or "") if wide else "",
        "" if value == student or (message and value in said) else value,
        " ".join(part for part in remarks if part),
    )


def _summary(result: CheckResult) -> Iterator["RenderableType"]:
    yield ""
    numbers = "，".join(f"{word}{result.count(severity)}处" for severity, word in wording.SEVERITIES.items())
    numbers += f"；{wording.ACCEPTED}{len(result.accepted)}处，不计在内" if result.accepted else ""
    unread = sum(not file.readable for file in result.files)
    files = f"{len(result.files)}个文件" + (f"（{unread}个读不了）" if unread else "")
    day = result.as_of
    style = screen.BAD if result.count(Severity.ERROR) else screen.STRONG
    people = [f"{result.students}名学生"] if result.students or not result.other_rows else []
    people += [f"台账、登记册{result.other_rows}行"] if result.other_rows else []
    yield screen.text(f"共{files}，{'、'.join(people)}：{numbers}。", style)
    yield screen.text(f"年龄和时限按{day.year}年{day.month}月{day.day}日计算。", screen.MUTED)
    titles = {finding.rule: finding for finding in result.open}
    if len({finding.school for finding in result.open}) > 1 and len(titles) > 1:
        ordered = sorted(result.by_rule.items(), key=lambda item: (titles[item[0]].severity.rank, -item[1], item[0]))
        yield screen.rows(
            [
                (
                    screen.words(wording.SEVERITIES[titles[rule].severity], screen.STYLES[titles[rule].severity]),
                    rule,
                    titles[rule].title,
                    f"{count}处",
                )
                for rule, count in ordered
            ],
            indent=2,
            right=(3,),
            keep=(0, 1, 3),
        )


def _next_steps(result: CheckResult, annotated: bool) -> Iterator["RenderableType"]:
    if not result.open:
        yield screen.text("没有要改的问题。" if result.accepted else "没有发现问题。", screen.GOOD)
        return
    counts = result.by_rule
    worst = min(result.open, key=lambda finding: (finding.severity.rank, -counts[finding.rule], finding.rule))
    steps = [(f"kongchuo explain {worst.rule}", f"看“{worst.title}”查什么、为什么、怎么改。")]
    if result.count(Severity.WARNING):
        steps.append(("kongchuo accept", "疑问核实过、确实没有错的，记下理由，以后不再计入。"))
    if not annotated:
        steps.append(("kongchuo check --annotate", "另存批注副本：标出有问题的单元格，写明怎么改，可以发回学校。"))
    steps.append(("kongchuo check", "学校改好交回后，再核查一次。"))
    yield ""
    yield "下一步："
    yield screen.rows(steps, indent=2, keep=(0,))
