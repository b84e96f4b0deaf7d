"""`transition` over a workspace on disk."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from kongchuo.jobs.transition import TransitionResult, run
from kongchuo.model.errors import UserError
from kongchuo.model.workspace import Workspace
from kongchuo.transition.result import Fate
from kongchuo.write import schemas, transition_csv, transition_text
from tests.factories import SCHOOL
from tests.jobs.transition_workspace import make_workspace
from tests.transition.cohort import JUNIOR, arrival, leaver, outcome

JUNE, SEPTEMBER = "2023-06", "2023-09"
AS_OF = date(2023, 9, 30)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(
        tmp_path / "马井镇",
        {
            JUNE: [leaver(1, name="张浩然"), leaver(3, name="王建国"), leaver(5, name="李思雨")],
            SEPTEMBER: [arrival(1, name="张浩然"), arrival(31, name="外来生", birth_date="2011-08-08")],
        },
        {"outcomes": [outcome(3, name="王建国")]},
    )


def test_the_payload_is_the_contract(workspace: Workspace) -> None:
    result = run(workspace, 2023, as_of=AS_OF)
    payload = json.loads(json.dumps(result.payload(), ensure_ascii=False))
    assert {key: payload[key] for key in ("schema", "cohort", "graduates", "outcomes", "files")} == {
        "schema": "kongchuo.transition/1",
        "cohort": 2023,
        "graduates": 3,
        "outcomes": {
            "registered": 1, "elsewhere": 1, "special": 0, "repeating": 0, "deferred": 0, "deceased": 0, "unresolved": 1,
        },
        "files": ["报表/2023届小升初/小升初衔接情况.xlsx"],
    }  # fmt: skip
    jsonschema.validate(payload, schemas.schema("transition"))
    assert payload["students"][0] == {
        "name": "张浩然",
        "id_tail": result.transition.followed[0].leaver.id_number[-4:],
        "from_school": SCHOOL,
        "from_class": "六年级(1)班",
        "outcome": "registered",
        "to_school": JUNIOR,
        "matched_by": "id_number",
        "evidence": {"file": f"花名册/2023-09/{JUNIOR}.xlsx", "sheet": "Sheet1", "cell": "D2"},
    }
    assert payload["students"][1]["evidence"] == {"file": "台账/毕业生去向.xlsx", "sheet": "Sheet1", "cell": "B2"}
    assert [(student["outcome"], student["evidence"]) for student in payload["students"][2:]] == [("unresolved", None)]
    assert [pupil["name"] for pupil in payload["arrivals_unknown"]] == ["外来生"]


def test_the_workbook_is_written_twice_the_same(workspace: Workspace, tmp_path: Path) -> None:
    first = run(workspace, 2023, as_of=AS_OF)
    again = run(workspace, 2023, as_of=AS_OF, output=tmp_path / "别处")
    written = (workspace.root / first.files[0]).read_bytes()
    assert again.files == (f"{(tmp_path / '别处').as_posix()}/小升初衔接情况.xlsx",)
    assert written == Path(again.files[0]).read_bytes()


def test_a_missing_child_misses_the_target_and_a_pending_roster_does_not(workspace: Workspace) -> None:
    followed = run(workspace, 2023, as_of=AS_OF)
    before = run(workspace, 2023, as_of=date(2023, 8, 31))
    assert (followed.missed, followed.pending) == (True, False)
    assert (before.missed, before.pending, before.counts[Fate.UNRESOLVED]) == (False, True, 2)


@pytest.mark.parametrize(
    ("months", "as_of", "cohort"),
    [
        ((JUNE, SEPTEMBER), AS_OF, 2023),
        ((JUNE, SEPTEMBER), date(2024, 3, 1), 2023),
        ((JUNE, SEPTEMBER), date(2023, 7, 1), 2023),
        (("2023-06", "2023-10", "2024-01"), date(2024, 1, 31), 2023),
        (("2023-06", "2023-10", "2024-03"), date(2024, 3, 31), 2024),
        (("2022-11", "2023-03"), date(2023, 3, 31), 2023),
        (("2022-11",), date(2022, 11, 30), 2023),
    ],
)
def test_the_cohort_is_the_newest_that_the_rosters_tell_of(
    tmp_path: Path, months: tuple[str, ...], as_of: date, cohort: int
) -> None:
    found = make_workspace(tmp_path, {label: [leaver(), arrival(31)] for label in months})
    assert run(found, None, as_of=as_of).transition.cohort == cohort


def test_without_rosters_the_user_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="还没有花名册"):
        run(make_workspace(tmp_path, {}), None, as_of=AS_OF)
    with pytest.raises(UserError, match="2018—2019学年的六年级花名册"):
        run(make_workspace(tmp_path / "两", {JUNE: [leaver()]}), 2019, as_of=AS_OF)


def test_a_roster_that_cannot_be_read_is_named(workspace: Workspace) -> None:
    (workspace.rosters / SEPTEMBER / "坏文件.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    result = run(workspace, 2023, as_of=AS_OF)
    assert result.transition.unread == (f"花名册/{SEPTEMBER}/坏文件.xlsx",)
    assert f"花名册/{SEPTEMBER}/坏文件.xlsx" in screen(result)


def test_a_number_stored_without_its_last_digits_is_no_number(tmp_path: Path) -> None:
    lost = float(leaver(1)["id_number"][:15] + "000")
    rows = {JUNE: [leaver(1)], SEPTEMBER: [arrival(1, id_number=lost)]}
    (found,) = run(make_workspace(tmp_path, rows), 2023, as_of=AS_OF).transition.followed
    assert (found.fate, found.matched_by) == (Fate.REGISTERED, "name_birth_sex")


def screen(result: TransitionResult) -> str:
    return transition_text.render(result.transition, result.files)


def test_the_screen_names_the_missing_masked_and_the_workbook(workspace: Workspace) -> None:
    result = run(workspace, 2023, as_of=AS_OF)
    number = result.transition.unresolved[0].leaver.id_number
    text = screen(result)
    assert f"李思雨  3422**********{number[-4:]}  {SCHOOL}六年级(1)班" in text
    assert number not in text
    assert number in transition_text.render(result.transition, result.files, reveal=True)
    assert "工作簿：报表/2023届小升初/小升初衔接情况.xlsx" in text


def test_the_screen_says_that_grade_7_rosters_have_not_come(workspace: Workspace) -> None:
    text = screen(run(workspace, 2023, as_of=date(2023, 8, 31)))
    assert "初一花名册尚未收到" in text
    assert "去向不明" not in text


def test_csv_has_a_row_a_leaver_and_no_whole_number(workspace: Workspace) -> None:
    result = run(workspace, 2023, as_of=AS_OF)
    lines = transition_csv.render(result.transition).splitlines()
    assert [line.split(",")[4] for line in lines] == ["去向", "已到本镇初中", "外地就读", "去向不明"]
    assert all(one.leaver.id_number not in "".join(lines) for one in result.transition.followed)


def test_who_skipped_grade_6_or_repeats_grade_7_is_no_new_arrival(tmp_path: Path) -> None:
    fifth = leaver(7, name="周立夏", grade="五年级", class_name="五年级(1)班")
    seventh = arrival(9, name="吴谷雨")
    now = [arrival(1), arrival(7, name="周立夏"), arrival(9, name="吴谷雨"), arrival(31, name="外来生")]
    place = make_workspace(tmp_path / "马井镇", {JUNE: [leaver(1), fifth, seventh], SEPTEMBER: now})
    payload = run(place, 2023, as_of=AS_OF).payload()
    assert ["外来生"] == [pupil["name"] for pupil in payload["arrivals_unknown"]]
