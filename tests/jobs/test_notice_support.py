"""`kongchuo notice --kind 一人一案` makes one page a disabled child, and only when it is asked for."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx

from kongchuo.jobs import notice as job
from kongchuo.model.workspace import Workspace
from kongchuo.reports.paper import Setting
from kongchuo.reports.papers_due import Choice
from tests.factories import SCHOOL, make_id, write_workbook
from tests.jobs.transition_workspace import make_workspace, sheet

DAY = date(2023, 5, 31)
BIRTH = date(2013, 1, 5)


def plan(order: int = 1, **changes: Any) -> dict[str, Any]:
    row = {
        "name": "陈小满", "id_number": make_id(order, BIRTH), "disability": "智力", "level": "二级",
        "placement": "送教上门", "school_name": SCHOOL, "teacher": "张立夏", "visits": "5", "assessed": "2022-09-20",
    }  # fmt: skip
    return row | changes


def workspace(root: Path, *plans: dict[str, Any]) -> Workspace:
    moved = {
        "school_name": SCHOOL, "name": "陈小满", "id_number": make_id(1, BIRTH), "movement": "转入",
        "movement_date": "2022-10-10", "other_school": "苏州市某小学",
    }  # fmt: skip
    found = make_workspace(root, {}, {"support": plans, "movements": [moved]})
    folder = found.registers / "2022"
    folder.mkdir(parents=True)
    child = {
        "village": "望舒村", "householder": "陈大山", "name": "陈小满", "sex": "男", "id_number": make_id(1, BIRTH),
        "school_status": "送教上门", "school_name": SCHOOL, "grade": "四年级", "guardian_name": "陈大海",
        "phone": "15412345678", "disability": "智力",
    }  # fmt: skip
    write_workbook(folder / "望舒村.xlsx", {"Sheet1": sheet("register", [child])})
    return found


def run(found: Workspace, *kinds: str, reveal: bool = False, **choice: Any) -> job.NoticeResult:
    return job.run(found, kinds, Choice(DAY, **choice), Setting(found.township, DAY, None, reveal))


def text(path: Path) -> str:
    document = docx.Document(BytesIO(path.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *dict.fromkeys(cells)])


def test_a_page_says_where_and_how_the_child_is_taught_and_what_was_due(tmp_path: Path) -> None:
    found = workspace(tmp_path, plan())
    (one,) = run(found, "一人一案").papers
    page = text(tmp_path / one.file)
    for told in (
        "家庭", "送教上门", "张立夏", "每学期8次，到2023年5月31日应有6次", "2022年9月20日", "望舒村", "陈大海",
        "2022—2023学年适龄儿童册登记：送教上门，马井镇中心小学四年级；2022年10月10日转入（苏州市某小学）；2022年9月20日评估",
    ):  # fmt: skip
        assert told in page, told
    assert () == one.blanks


def test_numbers_are_masked_unless_they_are_asked_for(tmp_path: Path) -> None:
    found = workspace(tmp_path, plan())
    number = make_id(1, BIRTH)
    (hidden,) = run(found, "一人一案").papers
    assert not {part for part in (number, "15412345678") if part in text(tmp_path / hidden.file)}
    (whole,) = run(found, "一人一案", reveal=True).papers
    assert number in text(tmp_path / whole.file)
    assert "15412345678" in text(tmp_path / whole.file)


def test_without_being_asked_for_there_is_no_page(tmp_path: Path) -> None:
    found = workspace(tmp_path, plan(), plan(3, name="李秋实", placement="随班就读", teacher="", visits=""))
    assert {"转学申请审批表"} == {one.paper.kind.name for one in run(found).papers}
    pages = [one.paper.name for one in run(found, "一人一案").papers]
    assert ["李秋实", "陈小满"] == sorted(pages)
    assert ["李秋实"] == [one.paper.name for one in run(found, child="李秋实").papers]


def test_what_is_missing_is_left_to_be_filled_in(tmp_path: Path) -> None:
    found = workspace(tmp_path, plan(3, name="李秋实", placement="延缓入学", school_name="", assessed=""))
    (one,) = run(found, "残疾儿童").papers
    assert {"延缓批准文号", "评估日期", "学校"} <= set(one.blanks)


def test_a_child_entered_twice_has_one_page(tmp_path: Path) -> None:
    assert 1 == len(run(workspace(tmp_path, plan(), plan()), "一人一案").papers)
