"""`kongchuo notice` makes the papers that are due, each for the right child and with nothing invented."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from typer.testing import CliRunner

from kongchuo.cli.app import app
from kongchuo.demo.truth import build
from kongchuo.demo.write import write
from kongchuo.jobs import notice as job
from kongchuo.jobs import notice_pupils
from kongchuo.model.errors import UserError
from kongchuo.model.workspace import Workspace
from kongchuo.policy.config import load_township
from kongchuo.policy.papers import paper_kinds
from kongchuo.reports.paper import Setting
from kongchuo.reports.papers_due import Choice
from kongchuo.write.papers import own_folder
from tests.factories import make_id, write_workbook
from tests.jobs.transition_workspace import make_workspace, sheet
from tests.transition.cohort import BIRTH, leaver, movement

DAY = date(2023, 3, 31)
NUMBER = make_id(1, BIRTH)
NOTICE, REPORT = "限期复学通知书", "辍学书面报告"


def case(order: int = 1, **changes: Any) -> dict[str, Any]:
    row = {"school_name": "马井镇中心小学", "grade": "六年级", "name": "陈小满", "id_number": make_id(order, BIRTH)}
    row |= {"left_date": "2023-03-06", "found_date": "2023-03-07", "state": "确认", "cause": "学习困难"}
    return row | changes


def township(
    root: Path, cases: list[dict[str, Any]], moves: list[dict[str, Any]] | None = None, visits: Any = ()
) -> Workspace:
    roster = [leaver(1, guardian_name="陈大海", phone="15412345678", address="马井镇王庄村")]
    workspace = make_workspace(root, {"2023-02": roster}, {"movements": moves or []})
    write_workbook(
        workspace.ledgers / "辍学.xlsx", {"辍学": sheet("cases", cases), "劝返记录": sheet("visits", visits)}
    )
    return workspace


def visit(order: int = 1, **changes: Any) -> dict[str, Any]:
    row = {"id_number": make_id(order, BIRTH), "visit_date": "2023-03-09", "visitor": "李四", "manner": "家访"}
    return row | {"result": "家长同意下周送返"} | changes


def run(
    workspace: Workspace, *kinds: str, reveal: bool = False, return_by: date | None = None, **choice: Any
) -> job.NoticeResult:
    day = choice.pop("as_of", DAY)
    return job.run(workspace, kinds, Choice(day, **choice), Setting(workspace.township, day, return_by, reveal))


def made(result: job.NoticeResult) -> list[tuple[str, str]]:
    return [(one.paper.kind.name, one.paper.name) for one in result.papers]


def text(path: Path) -> str:
    body = docx.Document(str(path)).element.body
    return "".join(piece.text or "" for piece in body.iter(qn("w:t")))


def test_a_confirmed_case_without_a_notice_gets_one(tmp_path: Path) -> None:
    workspace = township(tmp_path, [case(), case(2, name="赵平安", notice_date="2023-03-20")])
    result = run(workspace)
    assert [(NOTICE, "陈小满")] == made(result)
    assert "报表/文书/2023-03/限期复学通知书-马井镇中心小学-陈小满-" + NUMBER[-4:] + ".docx" == result.papers[0].file


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({"state": "疑似"}, False),
        ({"state": "已销号"}, False),
        ({"state": "已复学", "return_date": "2023-03-20"}, False),
        ({"state": "已复学", "return_date": "2023-04-10"}, True),
        ({"found_date": "2023-04-01"}, False),
        ({"notice_date": "2023-04-02"}, True),
    ],
)
def test_only_who_is_out_of_school_on_that_day_gets_a_notice(
    tmp_path: Path, changes: dict[str, Any], due: bool
) -> None:
    assert due == bool(made(run(township(tmp_path, [case(**changes)]), NOTICE)))


def test_a_report_is_due_when_persuading_was_of_no_avail(tmp_path: Path) -> None:
    workspace = township(
        tmp_path, [case(), case(2, name="赵平安")], visits=[visit(), visit(2, visit_date="2023-04-03")]
    )
    result = run(workspace, REPORT)
    assert [(REPORT, "陈小满")] == made(result)
    said = text(workspace.root / result.papers[0].file)
    assert "我校已劝返1次，经过如下：2023年3月9日，李四家访，家长同意下周送返。截至2023年3月31日" in said


def test_a_paper_takes_from_the_roster_what_the_ledger_lacks(tmp_path: Path) -> None:
    workspace = township(tmp_path, [case()], visits=[visit()])
    said = text(workspace.root / run(workspace, REPORT, reveal=True).papers[0].file)
    sex = "男" if int(NUMBER[16]) % 2 else "女"
    assert f"陈小满，{sex}，2011年3月5日出生，身份证件号{NUMBER}，系我校六年级(1)班学生，监护人陈大海，" in said
    assert "联系电话15412345678，家庭住址马井镇王庄村。" in said


def test_what_the_newest_roster_leaves_out_is_taken_from_the_one_before(tmp_path: Path) -> None:
    newer = leaver(1, guardian_name="陈长河", class_name="六年级(2)班")
    older = leaver(1, guardian_name="陈大海", phone="15412345678", address="马井镇王庄村")
    workspace = make_workspace(tmp_path, {"2023-02": [older], "2023-03": [newer]})
    key = (NUMBER, "陈小满")
    found = notice_pupils.pupils(workspace, [key], Choice(DAY))[key]
    assert ("六年级(2)班", "陈长河", "15412345678", "马井镇王庄村") == (
        found.class_label, found.guardian, found.phone, found.home,
    )  # fmt: skip


def test_another_child_of_the_same_number_lends_nothing(tmp_path: Path) -> None:
    result = run(township(tmp_path, [case(name="赵平安")]), NOTICE)
    assert "监护人" in result.papers[0].blanks


def test_numbers_are_whole_only_when_asked_for(tmp_path: Path) -> None:
    workspace = township(tmp_path, [case()], visits=[visit(result="家长电话15412345678")])
    for reveal in (False, True):
        papers = run(workspace, reveal=reveal).papers
        assert [NOTICE, REPORT] == [one.paper.kind.name for one in papers]
        for one in papers:
            assert reveal == (NUMBER in text(workspace.root / one.file))
        assert reveal == ("15412345678" in text(workspace.root / papers[1].file))


def test_what_is_not_known_is_a_line_and_is_listed(tmp_path: Path) -> None:
    workspace = township(tmp_path, [case(2, name="赵平安")])
    (one,) = run(workspace, NOTICE).papers
    assert ("监护人", "复学期限") == tuple(sorted(one.blanks, reverse=True))
    assert "请你于________前将赵平安送回马井镇中心小学复学" in text(workspace.root / one.file)
    (one,) = run(workspace, NOTICE, return_by=date(2023, 4, 10)).papers
    assert "请你于2023年4月10日前将赵平安送回" in text(workspace.root / one.file)


@pytest.mark.parametrize(
    ("word", "paper"),
    [
        ("休学", "休学申请审批表"),
        ("转出", "转学申请审批表"),
        ("转入", "转学申请审批表"),
        ("复学", "复学申请审批表"),
        ("留级", ""),
    ],
)
def test_a_movement_that_nobody_has_approved_gets_its_sheet(tmp_path: Path, word: str, paper: str) -> None:
    moves = [
        movement(movement=word, movement_date="2023-03-06"),
        movement(2, movement=word, movement_date="2022-06-06"),
    ]
    moves += [movement(3, movement=word, movement_date="2023-03-06", approval_date="2023-03-09")]
    assert ([(paper, "陈小满")] if paper else []) == made(run(township(tmp_path, [], moves)))


def test_the_schools_of_a_transfer_stand_on_the_right_sides(tmp_path: Path) -> None:
    moves = [movement(order, movement=word, movement_date="2023-03-06") for order, word in ((1, "转出"), (2, "转入"))]
    papers = run(township(tmp_path, [], moves)).papers
    sides = {(one.paper.values["转出学校"], one.paper.values["转入学校"]) for one in papers}
    assert {("马井镇中心小学", "某县某小学"), ("某县某小学", "马井镇中心小学")} == sides


def test_a_period_prints_again_what_was_settled(tmp_path: Path) -> None:
    moves = [movement(movement_date="2023-03-06", approval_date="2023-03-09"), movement(2, movement_date="2023-02-06")]
    workspace = township(tmp_path, [case(notice_date="2023-03-20")], moves)
    march = {"first": date(2023, 3, 1), "last": date(2023, 3, 31)}
    assert [(NOTICE, "陈小满"), ("转学申请审批表", "陈小满")] == made(run(workspace, **march))
    assert 3 == len(run(workspace, first=date(2023, 2, 1)).papers)
    result = run(workspace, **march, as_of=date(2023, 5, 8))
    assert "报表/文书/2023-03" == result.folder


@pytest.mark.parametrize("child", ["陈小满", NUMBER[-4:], NUMBER, "陈 小满"])
def test_a_child_is_named_by_name_or_by_the_end_of_the_number(tmp_path: Path, child: str) -> None:
    workspace = township(tmp_path, [case(state="疑似"), case(2, name="赵平安")])
    assert [(NOTICE, "陈小满"), (REPORT, "陈小满")] == made(run(workspace, child=child))


@pytest.mark.parametrize("child", ["钱小满", NUMBER[-3:], "", "小满"])
def test_a_child_in_no_ledger_is_said_to_be_in_none(tmp_path: Path, child: str) -> None:
    with pytest.raises(UserError, match="台账里没有"):
        run(township(tmp_path, [case()]), child=child)


def test_the_same_ledgers_give_the_same_bytes(tmp_path: Path) -> None:
    workspace = township(tmp_path, [case()], [movement(movement_date="2023-03-06")], [visit()])
    first = {one.file: (workspace.root / one.file).read_bytes() for one in run(workspace).papers}
    assert 3 == len(first)
    assert first == {one.file: (workspace.root / one.file).read_bytes() for one in run(workspace).papers}


def test_hostile_cells_stay_text_and_their_files_have_safe_names(tmp_path: Path) -> None:
    names = ["{{身份证件号}}", "=1+1", "../甲", "<w:p/>", "CON", '甲"|?*']
    cases = [case(order, name=name, school_name="../../" + name) for order, name in enumerate(names, 1)]
    workspace = township(tmp_path / "镇", cases)
    result = run(workspace, NOTICE)
    assert len(names) == len(result.papers)
    for one in result.papers:
        assert (workspace.reports / "文书" / "2023-03") == (workspace.root / one.file).parent
        assert one.paper.name in text(workspace.root / one.file)
    assert {"镇"} == {path.name for path in tmp_path.iterdir()}


def test_two_rows_of_one_child_make_two_files(tmp_path: Path) -> None:
    files = [one.file for one in run(township(tmp_path, [case(), case(found_date="2023-03-20")]), NOTICE).papers]
    assert 2 == len(set(files))


def test_without_ledgers_there_is_one_sentence(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path, {})
    with pytest.raises(UserError, match=r"没有台账“辍学.xlsx”、“学籍异动.xlsx”"):
        run(workspace)


def test_the_ledger_of_a_paper_asked_for_must_be_there(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path, {}, {"movements": [movement(movement_date="2023-03-06")]})
    assert 1 == len(run(workspace).papers)
    with pytest.raises(UserError, match=r"没有台账“辍学.xlsx”"):
        run(workspace, "通知书")
    with pytest.raises(UserError, match="没有叫“结婚证”的文书。可用的有：限期复学通知书、"):
        run(workspace, "结婚证")


def _own(workspace: Workspace, *lines: str) -> None:
    template = docx.Document()
    for line in lines:
        template.add_paragraph(line)
    own_folder(workspace).mkdir(parents=True, exist_ok=True)
    template.save(str(own_folder(workspace) / f"{NOTICE}.docx"))


def test_a_township_has_its_own_template(tmp_path: Path) -> None:
    workspace = township(tmp_path, [case()])
    _own(workspace, "致{{监护人}}：请送{{姓名}}返校。")
    result = run(workspace)
    assert (NOTICE,) == result.own_templates
    assert "致陈大海：请送陈小满返校。" == text(workspace.root / result.papers[0].file)


def test_a_placeholder_that_nobody_knows_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    workspace = township(tmp_path, [case()])
    _own(workspace, "{{监护人}}{{名字}}{{休学期满日期}}")
    with pytest.raises(
        UserError, match=r"限期复学通知书.docx”里的“{{名字}}”、“{{休学期满日期}}”不认得。这份文书能填的有：乡镇、"
    ):
        run(workspace)
    assert not workspace.reports.exists()


def test_the_templates_are_handed_out_once_and_never_overwritten(tmp_path: Path) -> None:
    workspace = township(tmp_path, [case()])
    ours = text(workspace.root / run(workspace).papers[0].file)
    assert tuple(f"模板/文书/{kind.file}" for kind in paper_kinds()) == job.hand_out_templates(workspace)
    result = run(workspace)
    assert ((NOTICE,), ours) == (result.own_templates, text(workspace.root / result.papers[0].file))
    with pytest.raises(UserError, match="没有覆盖"):
        job.hand_out_templates(workspace)
    (own_folder(workspace) / f"{REPORT}.docx").unlink()
    assert (f"模板/文书/{REPORT}.docx",) == job.hand_out_templates(workspace)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("notice") / "镇"
    write(build(1), folder)
    return Workspace(folder, load_township(folder / "kongchuo.toml"))


def _documents(result: job.NoticeResult, root: Path) -> Iterator[str]:
    for one in result.papers:
        with ZipFile(BytesIO((root / one.file).read_bytes())) as package:
            yield package.read("word/document.xml").decode("utf-8")


def test_the_demo_township_has_papers_of_every_kind(invented: Workspace) -> None:
    result = run(invented, first=date(2022, 9, 1))
    assert {kind.name for kind in paper_kinds() if not kind.on_request} == {kind for kind, _ in made(result)}
    assert all("{{" not in document for document in _documents(result, invented.root))
    cases = build(1).cases
    out = {
        case.seat
        for case in cases
        if case.found <= DAY and (case.state in ("确认", "劝返中") or (case.returned or DAY) > DAY)
    }
    assert len(out) == sum(kind == NOTICE for kind, _ in made(result))


def test_the_screen_says_where_the_papers_are_and_what_is_left_to_do(tmp_path: Path) -> None:
    workspace = township(tmp_path, [case()])
    arguments = ["notice", "--workspace", str(workspace.root), "--as-of", "2023-03-31"]
    said = CliRunner().invoke(app, arguments).output
    assert "马井镇文书（2023-03-31）：1份，写到“报表/文书/2023-03”" in said
    assert f"  陈小满  {NUMBER[:4]}**********{NUMBER[-4:]}  马井镇中心小学六年级(1)班\n    待填：复学期限\n" in said
    assert "加 --reveal 填入完整号码" in said.replace("\n", "")
    assert NUMBER in CliRunner().invoke(app, [*arguments, "--reveal"]).output
    said = CliRunner().invoke(app, [*arguments, "--kind", REPORT]).output
    assert said.startswith("马井镇文书（2023-03-31）：没有要出的。")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--month", "2023-13"], "不是月份"),
        (["--month", "2023-03", "--since", "2023-03-01"], "只能用一个"),
        (["--since", "三月"], "不是日期"),
        (["--return-by", "2023-03-01"], "早于文书的日期"),
    ],
)
def test_an_option_that_cannot_be_is_refused(tmp_path: Path, options: list[str], message: str) -> None:
    workspace = township(tmp_path, [case()])
    done = CliRunner().invoke(app, ["notice", "--workspace", str(workspace.root), "--as-of", "2023-03-31", *options])
    assert isinstance(done.exception, UserError)
    assert message in str(done.exception)


def test_the_program_loads_no_docx_before_a_paper_is_made() -> None:
    code = "import sys, kongchuo.cli.app, kongchuo.jobs.check, kongchuo.jobs.notice; print('docx' in sys.modules, 'lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "False False" == done.stdout.strip()
