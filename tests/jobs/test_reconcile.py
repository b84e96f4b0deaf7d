"""`reconcile` over a workspace on disk."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kongchuo.jobs import report
from kongchuo.jobs.reconcile import ReconcileResult, run
from kongchuo.model.errors import UserError
from kongchuo.model.workspace import Workspace
from kongchuo.write import reconcile_csv, reconcile_text, schemas
from tests.factories import SCHOOL
from tests.jobs.report_workspace import MARCH, full, movement, register, roster, write
from tests.movements.town import EAST, HOPE, child

AS_OF = date(2023, 3, 31)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return full(tmp_path / "马井镇")


def screen(result: ReconcileResult) -> str:
    return reconcile_text.render(result.reconciliation, result.files)


def test_the_payload_is_the_contract_and_its_counts_close_in_both_directions(workspace: Workspace) -> None:
    payload: dict[str, Any] = json.loads(json.dumps(run(workspace, MARCH, as_of=AS_OF).payload(), ensure_ascii=False))
    jsonschema.validate(payload, schemas.schema("reconcile"))
    counts = Counter(one["state"] for one in payload["children"])
    assert {state: count for state, count in payload["counts"].items() if count} == dict(counts)
    strangers = counts.pop("not_on_register")
    assert (payload["school_year"], payload["month"], payload["register"]) == ("2022-2023", "2023-03", 32)
    assert payload["register"] == sum(counts.values())
    assert payload["roster"] == payload["matched"] + strangers
    # 21 stands on two rosters and counts once.
    assert payload["roster"] == len({row["id_number"] for row in roster("2023-03")})


def test_a_child_has_its_state_its_reason_and_its_place(workspace: Workspace) -> None:
    children = {one["id_tail"]: one for one in run(workspace, MARCH, as_of=AS_OF).payload()["children"]}
    row = child(11)
    assert children[str(row["id_number"])[-4:]] == {
        "name": row["name"],
        "id_tail": str(row["id_number"])[-4:],
        "village": "第2村",
        "age": 8,
        "stage": "primary",
        "state": "in_township_school",
        "school": EAST,
        "matched_by": "id_number",
        "evidence": {"file": f"花名册/2023-03/{EAST}.xlsx", "sheet": "Sheet1", "cell": "D2"},
        "detail": f"{EAST}三年级(1)班在读。",
    }


def test_reconcile_and_the_reports_enrolment_say_the_same_of_every_child(workspace: Workspace) -> None:
    found = run(workspace, MARCH, as_of=AS_OF).reconciliation.children
    reported = report.gather(report.Rolls(workspace), MARCH, AS_OF).register
    assert reported is not None
    assert [(one.record, one.state, one.school, one.matched_by) for one in found] == [
        (one.record, one.state, one.school, one.matched_by) for one in reported
    ]


def test_the_newest_month_is_compared_with_its_own_school_year(tmp_path: Path) -> None:
    months = {label: roster(label) for label in ("2023-02", "2023-03")}
    workspace = write(tmp_path / "甲", months, children=register())
    assert run(workspace, None, as_of=AS_OF).payload()["month"] == "2023-03"
    assert run(workspace, None, as_of=date(2023, 2, 28)).payload()["month"] == "2023-02"
    with pytest.raises(UserError, match="没有2021—2022学年的适龄儿童册"):
        run(write(tmp_path / "乙", {"2022-03": roster("2022-03")}, children=register()), None, as_of=AS_OF)
    with pytest.raises(UserError, match="还没有花名册"):
        run(write(tmp_path / "丙", {}, children=register()), None, as_of=AS_OF)
    with pytest.raises(UserError, match="没有读出一名儿童"):
        run(write(tmp_path / "丁", {"2023-03": roster("2023-03")}, children=[]), None, as_of=AS_OF)


def test_a_school_that_is_late_has_its_latest_roster_and_one_that_is_silent_is_named(tmp_path: Path) -> None:
    now = [row for row in roster("2023-03") if row["school_name"] not in (EAST, HOPE)]
    before = [row for row in roster("2023-02") if row["school_name"] != HOPE]
    result = run(
        write(tmp_path / "马井镇", {"2023-02": before, "2023-03": now}, children=register()), None, as_of=AS_OF
    )
    found = result.reconciliation
    assert {school: month.label for school, month in found.late.items()} == {EAST: "2023-02"}
    assert found.silent == (HOPE,)
    assert all(one.school == EAST for one in found.children if one.record.name == child(11)["name"])
    assert f"没有报2023年3月花名册，用了最近一次的：{EAST}（2023年2月）。" in screen(result)
    assert f"{HOPE}本学年还没有报花名册" in screen(result).replace("\n", "")


def test_of_a_nine_year_school_the_part_that_sent_nothing_is_named_and_no_rate_is_made_up(tmp_path: Path) -> None:
    rows = [row for row in roster("2023-03") if row["school_name"] != HOPE or "七" not in str(row["grade"])]
    result = run(write(tmp_path / "马井镇", {"2023-03": rows}, children=register()), None, as_of=AS_OF)
    assert result.reconciliation.silent == (f"{HOPE}初中部",)
    told = f"本学年没有收到{HOPE}初中部的花名册，不能计算。"
    assert {(None, told)} == {(row["rate"], row["unavailable"]) for row in result.payload()["enrolment"]}


def test_the_screen_begins_with_those_in_no_school_and_masks_their_numbers(workspace: Workspace) -> None:
    result = run(workspace, MARCH, as_of=AS_OF)
    text = screen(result)
    lost = result.reconciliation.lost
    assert text.index(f"未入学{len(lost)}人") < text.index("适龄儿童册32人")
    assert all(one.record.id_number not in text for one in result.reconciliation.children)
    assert lost[0].record.id_number in reconcile_text.render(result.reconciliation, (), reveal=True)
    assert result.missed


def test_csv_has_a_row_a_child_and_no_whole_number(workspace: Workspace) -> None:
    result = run(workspace, MARCH, as_of=AS_OF)
    lines = reconcile_csv.render(result.reconciliation).splitlines()
    found = result.reconciliation
    assert len(lines) == 1 + len(found.children) + len(found.strangers)
    assert all(one.record.id_number not in "".join(lines) for one in found.children)


def test_a_ledger_is_a_clue_and_decides_nothing(tmp_path: Path) -> None:
    rows = register()
    entry = movement(0, "转出", "2023-03-06", SCHOOL, other_school="苏州市某小学", proof="学籍证明")
    workspace = write(tmp_path / "马井镇", {"2023-03": roster("2023-03")}, movements=[entry], children=rows)
    (found,) = [
        one for one in run(workspace, MARCH, as_of=AS_OF).payload()["children"] if one["name"] == child(0)["name"]
    ]
    assert (found["state"], found["matched_by"]) == ("not_in_school", None)
    assert found["detail"] == (
        f"登记在{SCHOOL}就读，该校花名册上没有。学籍异动台账：2023-03-06转出（苏州市某小学），有证明材料。"
        "请把证明材料登记到适龄儿童册上，才计入入学。"
    )
