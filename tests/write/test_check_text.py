"""What `check` shows on the screen."""

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from kongchuo.model.check_result import CheckResult
from kongchuo.model.finding import Acceptance, Severity
from kongchuo.write import check_text, screen
from tests.write.findings import ID, finding
from tests.write.results import result


def lines(**options: object) -> list[str]:
    return check_text.render(result(), **options).splitlines()  # type: ignore[arg-type]


def test_a_verdict_line_for_every_file() -> None:
    shown = lines(width=120)
    assert re.match(r"有错    花名册/2023-03/中心小学\.xlsx +345人  错误14  疑问1  提示1$", shown[0])
    assert shown[1].startswith("有错    花名册/2023-03/孙庄九年一贯制学校.xlsx")
    assert re.match(r"通过    花名册/2023-03/王寨小学名单.* +120人$", shown[2])
    assert re.match(r"读不了  花名册/2023-03/旧名单\.doc +错误1$", shown[3])


def test_only_doubts_are_no_fault() -> None:
    given = result()
    doubts = tuple(replace(one, severity=Severity.WARNING) for one in given.findings)
    assert check_text.render(replace(given, findings=doubts), width=120).startswith(
        "有疑问  花名册/2023-03/中心小学.xlsx"
    )


def test_findings_are_grouped_by_school_and_rule_errors_first() -> None:
    headings = [
        line for line in lines() if line.startswith("【") or re.match(r"  (错误|疑问|提示) [A-Z]\d+ .*（", line)
    ]
    assert [
        "【马井镇中心小学】中心小学.xlsx",
        "  错误 S101 身份证校验码不符（13处）",
        "  错误 S203 性别与身份证号不符（1处）",
        "  疑问 S205 联系电话不像电话号码（1处）",
        "  提示 R110 有栏目不认识（1处）",
        "【孙庄九年一贯制学校】孙庄九年一贯制学校.xlsx",
        "  错误 S401 年级超出学校的学段（1处）",
        "  疑问 S210 姓名里有不常见的字符（2处）",
        "【旧名单.doc】",
        "  错误 R101 文件读不了（1处）",
    ] == headings


def test_rows_beyond_the_limit_are_counted() -> None:
    shown = lines(limit=4)
    assert 4 == sum(line.startswith("    F") for line in shown)
    assert "    另有9处没有列出。" in shown
    assert 13 == sum(line.startswith("    F") for line in lines(limit=0))


def test_what_all_rows_have_in_common_is_said_once() -> None:
    shown = lines()
    assert 1 == sum("校验码对不上" in line for line in shown)
    assert "    F12  李明      3422**********1232  参考：第18位“2”应为“1”。" in shown
    assert "    F13  欧阳娜娜  3422**********1232" in shown
    assert "    怎么改：请对照户口簿逐位核对。（参考号码只供核对，以户口簿为准。）" in shown


def test_the_name_and_the_value_are_not_repeated_where_the_message_gives_them() -> None:
    assert "    D31  王五填的是“女”，身份证号第17位是单数，是男。" in lines()


def test_hints_that_differ_stand_with_their_rows() -> None:
    shown = lines()
    assert any(line.endswith("姓名“张。”里有句号。 去掉句号。") for line in shown)
    assert any("去掉数字。" in line for line in shown)


def test_the_sheet_is_named_where_a_file_has_several() -> None:
    assert any(line.startswith("    一(2)班 B5") for line in lines())


def test_the_class_is_shown_where_there_is_room() -> None:
    assert not any("四年级(1)班" in line for line in lines(width=80))
    assert any("F12  李明      四年级(1)班  3422" in line for line in lines(width=120))


@pytest.mark.parametrize("width", [60, 80, 132])
def test_nothing_is_wider_than_the_window(width: int) -> None:
    assert max(cell_len(line) for line in lines(width=width)) <= width


def test_numbers_are_whole_only_when_they_are_revealed() -> None:
    assert ID not in check_text.render(result())
    revealed = check_text.render(result(), width=132, reveal=True)
    assert ID in revealed
    assert "参考：342221201305151231（第18位“2”应为“1”）。" in revealed


def test_all_words_of_our_own_can_be_shown_by_a_gbk_console() -> None:
    shown = check_text.render(result(), limit=0).replace("㐂", "").replace("𠮷", "")
    assert shown == shown.encode("gbk").decode("gbk")


def test_markup_and_escape_codes_in_a_sheet_are_only_text() -> None:
    shown = check_text.render(result(), width=132)
    assert "[red]高一(2)班[/red]" in shown
    assert "\x1b" not in shown


def test_colour_is_used_only_when_asked_for() -> None:
    colored = check_text.render(result(), color=True)
    assert "\x1b[1;31m" in colored
    assert check_text.render(result()).split() == re.sub(r"\x1b\[[0-9;]*m", "", colored).split()


def test_the_summary_counts_and_says_by_which_day() -> None:
    shown = lines()
    assert "共4个文件（1个读不了），1555名学生：错误16处，疑问3处，提示1处。" in shown
    assert "年龄和时限按2023年3月31日计算。" in shown
    assert "  错误  S101  身份证校验码不符      13处" in shown


def test_it_says_what_to_do_next() -> None:
    shown = check_text.render(result())
    assert "kongchuo explain S101 " in shown
    assert "kongchuo check --annotate" in shown
    assert "--annotate" not in check_text.render(result(), annotated=True)
    assert "下一步" not in check_text.render(result(), quiet=True)


def test_without_a_finding_it_says_so() -> None:
    shown = check_text.render(result(faulty=False))
    assert "共1个文件，120名学生：错误0处，疑问0处，提示0处。" in shown
    assert shown.endswith("没有发现问题。\n")


def test_a_finding_on_no_file_is_shown() -> None:
    given = replace(result(), findings=(finding(None, file=None, sheet=None, school=None, student=None),))
    assert "【全部文件】" in check_text.render(given)


def test_a_table_has_headings_over_a_line_of_hyphens() -> None:
    made = screen.table((("学校", "left"), ("人数", "right")), (("马井镇中心小学", "345"), ("王寨", "12")), indent=2)
    expected = "  学校            人数\n  --------------------\n  马井镇中心小学   345\n  王寨              12\n"
    assert expected == screen.console_text([made], width=80, color=False)


SETTLED = Acceptance("户口簿上就是这个号码", "2023-03-20")


def accepted(*places: int) -> CheckResult:
    """The result with the findings at these places accepted."""
    given = result()
    marked = (replace(one, accepted=SETTLED) if at in places else one for at, one in enumerate(given.findings))
    return replace(given, findings=tuple(marked))


def test_what_is_accepted_is_listed_apart_with_its_reason_and_not_counted() -> None:
    first = next(at for at, one in enumerate(result().findings) if one.rule == "S101")
    shown = check_text.render(accepted(first), width=120)
    assert re.match(r"有错    花名册/2023-03/中心小学\.xlsx +345人  错误13  疑问1  提示1  已核实1\n", shown)
    assert "  错误 S101 身份证校验码不符（12处）" in shown
    assert (
        "\n已核实（1处）\n  中心小学.xlsx F12  李明  S101 身份证校验码不符：户口簿上就是这个号码（2023-03-20）\n"
        in shown
    )
    assert "错误15处，疑问3处，提示1处；已核实1处，不计在内。" in shown
    assert shown.split("下一步")[0] == check_text.render(accepted(first), width=120, quiet=True) + "\n"


def test_where_all_is_accepted_the_file_passes() -> None:
    given = replace(result(), files=result().files[:3])
    settled = replace(given, findings=tuple(replace(one, accepted=SETTLED) for one in given.findings))
    shown = check_text.render(settled, width=120, limit=2)
    assert re.match(r"通过  花名册/2023-03/中心小学\.xlsx +345人  已核实16\n", shown)
    assert "  另有18处没有列出。" in shown
    assert shown.endswith("没有要改的问题。\n")
