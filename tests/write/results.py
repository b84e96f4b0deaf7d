"""A check result with everything that a writer must handle."""

from datetime import date
from pathlib import Path

from kongchuo.model.check_result import CheckedFile, CheckedSheet, CheckResult
from kongchuo.model.finding import Severity
from kongchuo.model.where import Where
from tests.write.findings import FILE, finding

NINE = "花名册/2023-03/孙庄九年一贯制学校.xlsx"
GOOD = "花名册/2023-03/王寨小学名单（最新）最终版本-请以此为准-不要改动.xlsx"
WORD = "花名册/2023-03/旧名单.doc"


def result(*, faulty: bool = True) -> CheckResult:
    """Four files: one with many faults, one with several sheets, one without fault, one unreadable."""
    good = CheckedFile(GOOD, Path(GOOD), True, (CheckedSheet("Sheet1", "roster", "王寨小学", 3, 120),))
    if not faulty:
        return CheckResult(date(2023, 3, 31), (good,), ())
    files = (
        CheckedFile(FILE, Path(FILE), True, (CheckedSheet("Sheet1", "roster", "马井镇中心小学", 3, 345, 2),)),
        CheckedFile(
            NINE,
            Path(NINE),
            True,
            (
                CheckedSheet("一(1)班", "roster", "孙庄九年一贯制学校", 3, 45),
                CheckedSheet("一(2)班", "roster", "孙庄九年一贯制学校", 3, 1045),
                CheckedSheet("字典", "other"),
                CheckedSheet("Sheet3", "empty"),
            ),
        ),
        good,
        CheckedFile(WORD, Path(WORD), False),
    )
    checksums = [
        finding(
            (12 + number, 5),
            message="身份证号的校验码对不上，号码里至少有一位写错了。",
            suggestions=("342221201305151231",) if number % 3 == 0 else (),
            student="欧阳娜娜" if number % 2 else "李明",
        )
        for number in range(13)
    ]
    others = (
        finding((30, 6), rule="S205", name="phone", severity=Severity.WARNING, title="联系电话不像电话号码",
                message="李四的联系电话有12位。", value="138000012345", hint="请打电话核实。", student="李四"),
        finding((31, 3), rule="S203", name="sex", title="性别与身份证号不符", value="女", sensitive=False, student="王五",
                message="王五填的是“女”，身份证号第17位是单数，是男。", hint="请核对户口簿。",
                related=(Where(FILE, "Sheet1", 31, 5),)),
        finding(None, rule="R110", name="unknown-heading", severity=Severity.NOTE, title="有栏目不认识", value=None,
                message="“鞋码”这一栏不认识。", student=None, id_number="", hint="不用改。", class_label=None),
        finding((5, 1), file=NINE, sheet="一(2)班", school="孙庄九年一贯制学校", rule="S401", title="年级超出学校的学段",
                message="[red]高一(2)班[/red]不属于小学或初中。", value="=高一(2)班", student="㐂𠮷", sensitive=False, hint="请核对年级。"),
        finding((6, 2), file=NINE, sheet="一(2)班", school="孙庄九年一贯制学校", rule="S210", severity=Severity.WARNING,
                title="姓名里有不常见的字符", message="姓名“王\x1b[31m1”里有数字“1”。", value="王\x1b[31m1", student="王1",
                sensitive=False, hint="去掉数字。"),
        finding((7, 2), file=NINE, sheet="一(2)班", school="孙庄九年一贯制学校", rule="S210", severity=Severity.WARNING,
                title="姓名里有不常见的字符", message="姓名“张。”里有句号。", value="张。", student="张。",
                sensitive=False, hint="去掉句号。"),
        finding(None, file=WORD, sheet=None, school=None, student=None, id_number="", value=None, rule="R101",
                title="文件读不了", message="这是一个 Word 文档，不是表格。", hint="请在 WPS 里把表格复制到新的工作簿，再交上来。",
                class_label=None),
    )  # fmt: skip
    found = sorted((*checksums, *others), key=lambda one: one.order)
    return CheckResult(date(2023, 3, 31), files, tuple(found))
