"""`kongchuo demo`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kongchuo.cli import options

if TYPE_CHECKING:
    from rich.console import RenderableType

    from kongchuo.jobs.demo import DemoResult

# Findings that tell best what check is for, a line each.
_SHOWN_RULES = ("number-stored-id", "id-checksum", "id-in-two-schools", "birth-against-id", "class-against-grade")
_SHOWN_LISTS = (
    ("left_without_record", "上月在读、本月不见了，台账也没有记录"),
    ("joined_without_record", "本月多出来，台账没有来处"),
    ("twice_enrolled", "同时在两处花名册上"),
    ("transfer_not_arrived", "转出了，没有到新学校的凭据"),
    ("suspension_expired", "休学期满，没有复学"),
    ("confirmed_dropout", "辍学未返"),
)


def demo(
    folder: Annotated[
        Path, typer.Argument(parser=options.as_path, metavar="[文件夹]", help="放在哪里，默认 演示/马井镇。")
    ] = Path("演示/马井镇"),
    seed: Annotated[int, typer.Option("--seed", metavar="数字", help="换一个数字，就换一镇人。")] = 1,
    quiet: options.QuietOption = False,
    no_color: options.NoColorOption = False,
) -> None:
    """编造一个乡镇试一试：建好表格，核查、出月报、对小升初、逐人核对，再说到哪里看。"""
    from kongchuo.jobs import demo as job
    from kongchuo.write.screen import console_text

    result = job.run(folder, seed=seed, progress=lambda text: options.say(text, quiet=quiet))
    screen = options.screen(no_color)
    typer.echo(console_text(_screen(result, folder), width=screen.width, color=screen.color), nl=False)


def _screen(result: "DemoResult", folder: Path) -> Iterator["RenderableType"]:
    from kongchuo.write import screen

    township = result.workspace.township
    yield screen.text(
        f"{township.county}{township.name}（演示）建好了，在“{folder}”里：{len(township.schools)}所学校，2023年3月在册"
        f"{result.pupils}人，有五个月的花名册、适龄儿童登记册和台账。学校、村和人都是编造的，错误是有意放进去的。"
    )
    for title, command, part in (
        ("一、核查3月的花名册", "kongchuo check 花名册/2023-03", _check(result)),
        ("二、出3月的月报", "kongchuo report --month 2023-03", _report(result)),
        ("三、核对小升初", "kongchuo transition --cohort 2023", _transition(result)),
        ("四、登记册和花名册逐人核对", "kongchuo reconcile --month 2023-03", _reconcile(result)),
        ("接下来看这些表", "", _where(result, folder)),
    ):
        yield ""
        yield screen.text(title + (f"　{command}" if command else ""), screen.STRONG)
        yield from part


def _check(result: "DemoResult") -> Iterator["RenderableType"]:
    from kongchuo.model.finding import Severity
    from kongchuo.write import screen
    from kongchuo.write.wording import SEVERITIES, message

    found = result.check
    unread = sum(not file.readable for file in found.files)
    numbers = "、".join(f"{SEVERITIES[one]}{found.count(one)}处" for one in Severity if found.count(one))
    yield screen.text(
        f"{len(found.files)}个文件，{unread}个读不了；读出{found.students}人，比实有的多{found.students - result.pupils}人，"
        f"是重复登记的。{numbers}，例如：",
        indent=2,
    )
    for rule in _SHOWN_RULES:
        finding = next((one for one in found.findings if one.name == rule), None)
        if finding:
            name = Path(finding.where.file or "").name
            yield screen.text(f"{name} {finding.where.cell}　{message(finding)}", indent=4)


def _report(result: "DemoResult") -> Iterator["RenderableType"]:
    from kongchuo.write import screen

    payload = result.report.payload()
    wanted = ("primary_enrolment", "junior_enrolment", "primary_dropout", "junior_dropout")
    rows = {row["code"]: row for row in payload["indicators"] if row["level"] == "township"}
    lines = [_figure(rows[code]) for code in wanted if code in rows]
    yield screen.rows(lines, indent=2, right=(1,), keep=(0, 1, 2))
    for name, words in _SHOWN_LISTS:
        children = [child["name"] for child in payload["students"] if child["list"] == name]
        if children:
            yield screen.text(
                f"{words}：{len(children)}人（{'、'.join(children[:6])}{'等' if len(children) > 6 else ''}）", indent=2
            )


def _figure(row: dict[str, Any]) -> tuple[str, str, str]:
    count = f"{row['numerator']}/{row['denominator']}"
    if row["met"] is None or row["target"] is None:
        return row["name"], row["rate"] or "算不出", count
    short = f"缺{row['short_by']}人" if row["target"].endswith("%") else f"超{row['short_by']}人"
    return row["name"], row["rate"] or "算不出", f"{count}，目标{row['target']}，{'达标' if row['met'] else short}"


def _transition(result: "DemoResult") -> Iterator["RenderableType"]:
    from kongchuo.linkage.reason import Reason
    from kongchuo.write import screen

    followed = result.transition
    numbers = "，".join(f"{fate.words}{count}人" for fate, count in followed.counts.items() if count)
    yield screen.text(f"六年级毕业{len(followed.transition.followed)}人：{numbers}。", indent=2)
    names = [one.leaver.latest.pupil.name for one in followed.transition.unresolved]
    if names:
        yield screen.text(f"去向不明的是：{'、'.join(names)}。", indent=2)
    by_cascade = (Reason.ID_EDIT, Reason.NAME_BIRTH, Reason.GUARDIAN)
    repaired = sum(one.matched_by in by_cascade for one in followed.transition.followed)
    if repaired:
        yield screen.text(
            f"另有{repaired}人到校后身份证号录错或漏填，按姓名、性别、出生日期也对上了，没有丢。", indent=2
        )


def _reconcile(result: "DemoResult") -> Iterator["RenderableType"]:
    from kongchuo.write import screen

    found = result.reconcile.reconciliation
    states = "，".join(f"{words.replace('，', '')}{count}人" for words, count in found.spoken if count)
    yield screen.text(f"适龄儿童册{len(found.children)}人：{states}。", indent=2)
    yield screen.text(
        f"花名册{found.roster}人：登记册上有{found.matched}人，不在册{len(found.strangers)}人。", indent=2
    )
    for words, children in (("未入学的是", found.lost), ("要请人核对是不是同一人的是", found.to_review)):
        names = [child.record.name for child in children]
        if names:
            yield screen.text(f"{words}：{'、'.join(names[:12])}{'等' if len(names) > 12 else ''}。", indent=2)


def _where(result: "DemoResult", folder: Path) -> Iterator["RenderableType"]:
    from kongchuo.write import screen

    copies = Path(result.copies[0].path).parent.as_posix() if result.copies else ""
    lines = [
        (str(folder / result.report.files[0]), "先看“概览”，点数字可以跳到名单"),
        (str(folder / result.transition.files[0]), "“去向不明”在最前面"),
        (str(folder / result.reconcile.files[0]), "“未入学”在最前面，每个村一张入户核查表"),
        (str(folder / copies), f"{len(result.copies)}份批注副本，有错的格子涂了色"),
    ]
    for path, words in lines:
        yield screen.text(path, indent=2)
        yield screen.text(words, indent=4)
    yield screen.text(f"自己试：进入“{folder}”，运行 kongchuo，看本月做到哪一步；改正一格，再运行一次核查。", indent=2)
