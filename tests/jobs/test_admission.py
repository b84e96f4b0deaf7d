"""`kongchuo notice --kind 入学通知书`: a notice for every child who enters grade 1 or 7 next September."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from typer.testing import CliRunner

from kongchuo.cli.app import app
from kongchuo.demo.truth import build
from kongchuo.demo.write import write
from kongchuo.jobs import notice as job
from kongchuo.model.errors import UserError
from kongchuo.model.workspace import Workspace
from kongchuo.policy.config import load_township
from kongchuo.reports.paper import Setting
from kongchuo.reports.papers_due import Choice
from tests.factories import SCHOOL, make_id, write_workbook
from tests.jobs.transition_workspace import make_workspace, sheet
from tests.transition.cohort import JUNIOR, leaver

DAY = date(2023, 7, 10)
KIND = "入学通知书"
SIX = date(2017, 8, 31)


def child(order: int, birth: date = SIX, **changes: Any) -> dict[str, Any]:
    row = {"village": "望舒村", "householder": "陈大海", "name": "陈小满", "sex": "男"}
    row |= {"id_number": make_id(order, birth), "school_status": "未入学", "guardian_name": "陈大江"}
    return row | {"phone": "15412345678"} | changes


def township(root: Path, children: Sequence[dict[str, Any]], year: int = 2022) -> Workspace:
    make_workspace(root, {"2023-06": [leaver(1)]})
    settings = root / "kongchuo.toml"
    text = settings.read_text(encoding="utf-8")
    feeds = f'feeds = "{JUNIOR}"\n'
    settings.write_text(text.replace(feeds, feeds + 'villages = ["望舒村"]\n', 1), encoding="utf-8")
    folder = root / "适龄儿童" / str(year)
    folder.mkdir(parents=True)
    write_workbook(folder / "望舒村.xlsx", {"Sheet1": sheet("register", children)})
    return Workspace(root, load_township(settings))


def run(workspace: Workspace, *, reveal: bool = False, enrol_on: date | None = None, **choice: Any) -> job.NoticeResult:
    day = choice.pop("as_of", DAY)
    setting = Setting(workspace.township, day, None, reveal, enrol_on)
    return job.run(workspace, [KIND], Choice(day, **choice), setting)


def made(result: job.NoticeResult) -> list[tuple[str, str, str]]:
    return [(one.paper.name, one.paper.values["学校"], one.paper.values["入学年级"]) for one in result.papers]


def text(path: Path) -> str:
    body = docx.Document(str(path)).element.body
    return "".join(piece.text or "" for piece in body.iter(qn("w:t")))


def leaving(**changes: Any) -> dict[str, Any]:
    """The pupil of grade 6 on the register."""
    pupil = leaver(1)
    row = {"name": pupil["name"], "id_number": pupil["id_number"], "school_status": "在校", "birth_date": ""}
    return child(1) | row | changes


def test_six_year_olds_and_grade_6_get_a_notice_each_for_the_right_school(tmp_path: Path) -> None:
    workspace = township(tmp_path, [child(3), child(5, date(2017, 9, 1), name="陈谷雨"), leaving()])
    result = run(workspace, enrol_on=date(2023, 9, 1))
    assert [("陈小满", SCHOOL, "一年级"), ("陈小满", JUNIOR, "七年级")] == made(result)
    first = text(workspace.root / result.papers[0].file)
    assert "陈大江：你监护的陈小满（男，2017年8月31日出生，身份证件号3422**********" in first
    assert "户籍在马井镇望舒村）到2023年8月31日年满六周岁，应当于2023年秋季入一年级就读。" in first
    assert f"请你于2023年9月1日持户口簿和本通知书，送陈小满到{SCHOOL}报到。" in first
    assert "2023年小学毕业，应当于2023年秋季入七年级就读。" in text(workspace.root / result.papers[1].file)
    assert ((), ()) == (result.papers[0].blanks, result.papers[1].blanks)


def test_a_village_without_a_school_and_a_day_that_nobody_set_leave_lines(tmp_path: Path) -> None:
    workspace = township(tmp_path, [child(3, village="桐荫村")])
    (one,) = run(workspace).papers
    assert {"学校", "报到日期"} == set(one.blanks)
    assert "送陈小满到________报到" in text(workspace.root / one.file)


def test_numbers_are_whole_only_when_asked_for(tmp_path: Path) -> None:
    workspace = township(tmp_path, [child(3)])
    number = make_id(3, SIX)
    assert number not in text(workspace.root / run(workspace).papers[0].file)
    assert number in text(workspace.root / run(workspace, reveal=True).papers[0].file)


def test_the_register_of_the_coming_year_goes_before_the_present_one(tmp_path: Path) -> None:
    workspace = township(tmp_path, [child(3)], year=2023)
    assert [("陈小满", SCHOOL, "一年级")] == made(run(workspace))


def test_in_september_the_notices_of_this_autumn_are_those_of_the_day_that_is_named(tmp_path: Path) -> None:
    workspace = township(tmp_path, [child(3), child(5, date(2017, 9, 1), name="陈谷雨")])
    late = run(workspace, as_of=date(2023, 9, 2), enrol_on=date(2023, 9, 4))
    assert [("陈小满", SCHOOL, "一年级")] == made(late)
    with pytest.raises(UserError, match="没有2023—2024学年的适龄儿童册，不知道2024年秋季谁该入学"):
        run(make_workspace(tmp_path / "空", {}), as_of=date(2023, 9, 2))


def test_without_rosters_the_six_year_olds_are_known_all_the_same(tmp_path: Path) -> None:
    workspace = township(tmp_path, [child(3)])
    assert [("陈小满", SCHOOL, "一年级")] == made(run(workspace, as_of=date(2023, 2, 1)))


def test_one_child_can_be_asked_for_and_who_is_not_waited_for_is_not_found(tmp_path: Path) -> None:
    workspace = township(tmp_path, [child(3), child(5, name="陈谷雨")])
    assert ["陈谷雨"] == [name for name, _, _ in made(run(workspace, child="陈谷雨"))]
    with pytest.raises(UserError, match="2023年秋季应入学的儿童里没有“赵平安”"):
        run(workspace, child="赵平安")
    with pytest.raises(UserError, match="不用 --month、--since"):
        run(workspace, first=date(2023, 7, 1))


def test_notices_are_made_only_when_they_are_asked_for_and_need_no_ledger(tmp_path: Path) -> None:
    workspace = township(tmp_path, [child(3)])
    arguments = ["notice", "--workspace", str(workspace.root), "--as-of", "2023-07-10"]
    done = CliRunner().invoke(app, arguments)
    assert "没有台账" in str(done.exception)
    said = CliRunner().invoke(app, [*arguments, "--kind", "入学通知"]).output
    assert "入学通知书　1份\n  陈小满  3422**********" in said
    assert "通知书日期" not in said
    done = CliRunner().invoke(app, [*arguments, "--kind", KIND, "--enrol-on", "2023-07-01"])
    assert "报到日期2023-07-01早于文书的日期" in str(done.exception)


def test_the_demo_townships_new_pupils_of_september_are_those_who_got_a_notice(tmp_path: Path) -> None:
    truth = build(1, scale=0.3)
    write(truth, tmp_path / "镇")
    workspace = Workspace(tmp_path / "镇", load_township(tmp_path / "镇" / "kongchuo.toml"))
    result = run(workspace)
    came = {
        truth.child(seat).name for seat in truth.months["2023-09"] if seat.grade == 1 and truth.child(seat).registered
    }
    told = {name for name, _, grade in made(result) if grade == "一年级"}
    assert came <= told
    # Beside them who was put off or did not come the year before, and a child whom a fault of the register made up.
    late = {row.child.name for row in truth.register if row.status in ("未入学", "延缓入学") and row.age > 5}
    late |= {name for name in told if name.endswith("小苗")}
    assert told - came == late - came


def test_hundreds_of_notices_are_counted_by_school_and_what_all_lack_is_said_once(tmp_path: Path) -> None:
    many = [child(2 * order + 1, name=f"陈{'一二三四五六七八九十'[order % 10]}{order}") for order in range(45)]
    workspace = township(tmp_path, [*many, child(111, name="陈谷雨", village="桐荫村")])
    arguments = ["notice", "--workspace", str(workspace.root), "--as-of", "2023-07-10", "--kind", KIND]
    said = CliRunner().invoke(app, arguments).output
    assert "  （学校没有定）一年级　1份\n" in said
    assert f"  {SCHOOL}一年级　45份\n  每份都待填：报到日期\n  陈谷雨  " in said
    assert "给各校写上 villages" in said.replace("\n", "")
    settings = tmp_path / "kongchuo.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('villages = ["望舒村"]\n', ""), encoding="utf-8")
    said = CliRunner().invoke(app, arguments).output
    assert "  （学校没有定）一年级　46份\n  每份都待填：学校、报到日期\n\n" in said
