"""Who has not come back when a term opens, and why."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kongchuo.jobs.absentees import AbsenteesResult, run
from kongchuo.model.errors import UserError
from kongchuo.model.period import parse_period
from kongchuo.model.workspace import Workspace
from kongchuo.read.workspace import find_workspace
from kongchuo.write import absentees_csv, absentees_text, schemas
from tests.factories import make_id, pupil, write_workbook
from tests.jobs.report_workspace import case, movement, roster, write
from tests.movements.town import EAST, HOPE, JUNIOR, SCHOOL, child

END = date(2023, 2, 28)
Row = dict[str, object]

# The pupils of September by number: 0–7 at the central school, 10–17 in the east, 20–27, 30 and 31 at
# the nine-year school, 40–45 at the junior school.
MOVEMENTS = [
    movement(1, "转出", "2022-10-10", SCHOOL, other_school="某外地小学", proof="学籍证明"),
    movement(2, "转出", "2023-01-09", SCHOOL, other_school="某外地小学"),
    movement(3, "转出", "2023-02-20", SCHOOL, other_school="某外地小学"),
    movement(4, "休学", "2022-11-14", SCHOOL, suspension_end="2023-11-13"),
    movement(5, "休学", "2022-09-10", SCHOOL, suspension_end="2023-02-10"),
    movement(6, "退学", "2022-12-01", SCHOOL),
    movement(10, "转出", "2023-02-06", EAST, other_school="中心小学"),
    movement(11, "死亡", "2022-12-20", EAST),
    movement(14, "转出", "2023-02-06", EAST, other_school="马井镇希望学校"),
    movement(41, "转出", "2023-03-09", JUNIOR, other_school="某外地中学", proof="学籍证明"),
]
REASONS = {
    0: ("absent", "台账没有异动记录。"),
    1: ("explained", "台账2022-10-10转出到某外地小学（学籍证明）。"),
    2: ("absent", "台账2023-01-09转出到某外地小学，没有证明材料。"),
    3: ("explained", "台账2023-02-20转出到某外地小学，证明材料还在30天期限内。"),
    4: ("explained", "台账2022-11-14休学，2023-11-13期满。"),
    5: ("absent", "台账2022-09-10休学，2023-02-10休学期满，没有复学。"),
    6: ("absent", "台账2022-12-01退学，义务教育阶段仍应动员返校。"),
    10: ("absent", "台账2023-02-06转出到马井镇中心小学，马井镇中心小学的花名册上没有。"),
    11: ("explained", "台账2022-12-20死亡。"),
    12: ("absent", "本期花名册上学籍状态为“休学”，台账没有异动记录。"),
    40: ("absent", "台账没有异动记录。辍学台账已有记录（2023-02-20发现，劝返中）。"),
    41: ("absent", "台账没有异动记录。"),
}
CASES = [
    case(40, "2023-02-20", "劝返中"),
    case(41, "2023-03-02", "确认"),
    case(42, "2022-10-10", "已复学", return_date="2022-10-20"),
]
# The nine-year school has not sent its roster; 13 has moved without a word, and so has 20.
GONE = {0, 1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14, 20, 40, 41}


def _numbers(rows: Iterable[Mapping[str, Any]], wanted: Iterable[int]) -> list[Row]:
    numbers = {child(number)["id_number"] for number in wanted}
    return [dict(row) for row in rows if row["id_number"] in numbers]


def _february() -> list[Row]:
    gone = {child(number)["id_number"] for number in GONE}
    stay = [dict(row) for row in roster("2023-02") if row["id_number"] not in gone and row["school_name"] != HOPE]
    return [*stay, child(12, 3, EAST, roll_status="休学"), child(13, 3, SCHOOL), child(20, 6, EAST)]


def _workspace(folder: Path) -> Workspace:
    september = [row | {"phone": "13800000000", "guardian_name": "赵大"} for row in roster("2022-09")]
    for row in september:
        if row["id_number"] == child(0)["id_number"]:
            row |= {"phone": "", "address": "镇上"}
    villages = [
        {
            "village": "第九村", "name": child(0)["name"], "sex": "男", "id_number": child(0)["id_number"],
            "school_status": "在校", "phone": "13900000000",
        }
    ]  # fmt: skip
    rosters = {"2022-09": september, "2023-02": _february()}
    return write(folder, rosters, movements=MOVEMENTS, cases=CASES, children=villages)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> AbsenteesResult:
    return run(_workspace(tmp_path_factory.mktemp("town")), None, as_of=END)


def _by_name(result: AbsenteesResult) -> dict[str, tuple[str, str]]:
    lists = (("absent", result.call.absent), ("explained", result.call.explained))
    return {one.name: (standing, one.detail) for standing, children in lists for one in children}


def test_everyone_not_seen_is_absent_or_explained_and_says_why(opened: AbsenteesResult) -> None:
    assert _by_name(opened) == {str(child(number)["name"]): reason for number, reason in REASONS.items()}


def test_the_month_is_that_of_the_newest_opening(opened: AbsenteesResult) -> None:
    assert opened.call.month == parse_period("month", "2023-02")


def test_last_rosters_are_those_who_came_went_stay_away_or_cannot_be_judged(opened: AbsenteesResult) -> None:
    rows = {one.school: (one.last, one.came, one.explained, one.absent, one.unjudged) for one in opened.call.schools}
    assert rows == {
        SCHOOL: (8, 1, 3, 4, 0),
        EAST: (8, 4, 1, 2, 1),
        HOPE: (10, 1, 0, 0, 9),
        JUNIOR: (6, 4, 0, 2, 0),
    }
    assert all(last == sum(parts) for last, *parts in rows.values())


def test_a_school_without_a_roster_is_named_and_none_of_its_pupils_is_listed(opened: AbsenteesResult) -> None:
    assert opened.call.unsent == (HOPE,)
    assert not opened.call.absent_of(HOPE)
    assert f"没有交2023年2月花名册：{HOPE}。" in absentees_text.render(opened.call, ())


def test_the_register_gives_the_village_and_what_the_roster_lacks(opened: AbsenteesResult) -> None:
    one = next(one for one in opened.call.absent if one.name == child(0)["name"])
    assert (one.village, one.phone, one.guardian, one.last_seen) == ("第九村", "13900000000", "赵大", "2022-09")


def test_phone_numbers_are_masked_unless_asked_for(opened: AbsenteesResult) -> None:
    for shown in (absentees_text.render(opened.call, ()), absentees_csv.render(opened.call)):
        assert "13800000000" not in shown
    assert "13800000000" in absentees_text.render(opened.call, (), reveal=True)
    assert "13800000000" in absentees_csv.render(opened.call, reveal=True)


def test_the_json_keeps_to_its_schema(opened: AbsenteesResult) -> None:
    jsonschema.validate(opened.payload(), schemas.schema("absentees"))


def test_the_workbook_has_a_calling_list_for_each_school_with_absentees(opened: AbsenteesResult) -> None:
    names = [sheet.name for sheet in opened.document.sheets]
    assert names == ["概览", SCHOOL, EAST, JUNIOR, "有去向不在校"]
    assert all(sheet.portrait for sheet in opened.document.sheets[1:])


def test_no_line_is_wider_than_the_screen(opened: AbsenteesResult) -> None:
    from kongchuo.write.measure import half_widths

    assert max(half_widths(line) for line in absentees_text.render(opened.call, opened.files).splitlines()) <= 80


def test_within_the_first_week_the_list_is_provisional(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path)
    first = run(workspace, None, as_of=date(2023, 2, 14))
    assert first.call.provisional
    assert "暂定" in absentees_text.render(first.call, ())
    assert not run(workspace, None, as_of=first.call.due).call.provisional


def test_a_term_opens_on_the_day_that_the_calendar_sets(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path)
    assert run(workspace, None, as_of=END).call.opening == date(2023, 2, 21)
    terms = '\n[calendar.terms]\n"2022-2023-2" = ["2023-02-13", "2023-07-07"]\n'
    settings = tmp_path / "kongchuo.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + terms, encoding="utf-8")
    again = find_workspace(tmp_path, tmp_path)
    assert again is not None
    found = run(again, None, as_of=date(2023, 2, 20)).call
    assert (found.opening, found.due, found.provisional) == (date(2023, 2, 13), date(2023, 2, 20), False)


def test_who_was_on_a_roster_since_the_opening_has_come(tmp_path: Path) -> None:
    """In March the list is about who never came: who came in February and left again is the report's."""
    march = [row for row in roster("2023-02") if row["id_number"] not in {child(0)["id_number"], child(7)["id_number"]}]
    february = [row for row in roster("2023-02") if row["id_number"] != child(0)["id_number"]]
    workspace = write(tmp_path, {"2022-09": roster("2022-09"), "2023-02": february, "2023-03": march})
    found = run(workspace, parse_period("month", "2023-03"), as_of=date(2023, 3, 31))
    assert [one.name for one in found.call.absent] == [child(0)["name"]]


def test_without_a_former_roster_there_is_nothing_to_say(tmp_path: Path) -> None:
    workspace = write(tmp_path, {"2023-02": roster("2023-02")})
    with pytest.raises(UserError, match="没有2023年2月以前的花名册"):
        run(workspace, None, as_of=END)


def test_without_a_roster_of_the_month_it_says_so(tmp_path: Path) -> None:
    workspace = write(tmp_path, {"2022-09": roster("2022-09")})
    with pytest.raises(UserError, match="没有2023年2月的花名册"):
        run(workspace, parse_period("month", "2023-02"), as_of=END)


# --- September -----------------------------------------------------------------------------------

AUTUMN = date(2023, 9, 30)
OUTCOMES = (
    ("毕业学校", "姓名", "性别", "身份证件号", "去向类别", "去向学校", "证明材料"),
    (HOPE, child(23)["name"], "男", child(23)["id_number"], "外地就读", "某外地中学", "录取通知书"),
    (HOPE, child(24)["name"], "男", child(24)["id_number"], "外地就读", "某外地中学", ""),
)


def _six(order: int, **more: object) -> Row:
    """A child of the register who is six, or a pupil of grade 1."""
    birth = date(2017, 1 + order, 5)
    return pupil(
        name="林安" + "晨夕朝暮春夏秋冬"[order], birth=birth, order=order, birth_date=birth.isoformat(),
        grade="一年级", class_name="一年级(1)班", **more,
    )  # fmt: skip


def _autumn(folder: Path, silent: Iterable[str] = ()) -> Workspace:
    june = [row for row in roster("2022-09") if row["school_name"] in (HOPE, JUNIOR)]
    june = [child(number, 6, HOPE) for number in range(20, 28)] + [child(number, 9, JUNIOR) for number in (40, 41)]
    june += [child(number, 4, SCHOOL) for number in range(3)]
    autumn = [
        child(20, 7, HOPE),
        child(21, 7, JUNIOR),
        child(22, 8, JUNIOR),
        child(41, 9, JUNIOR),
        child(99, 7, JUNIOR),
    ]
    autumn += [child(0, 5, SCHOOL), child(1, 5, EAST), _six(0), child(26, 7, HOPE, roll_status="休学")]
    workspace = write(
        folder,
        {"2023-06": june, "2023-09": [row for row in autumn if row["school_name"] not in silent]},
        movements=[],
    )
    write_workbook(folder / "台账" / "毕业生去向.xlsx", {"Sheet1": OUTCOMES})
    return workspace


def _register(folder: Path) -> None:
    headings = ("村", "姓名", "性别", "身份证件号", "就学状态", "就读学校", "证明材料", "联系电话")
    states = (
        ("在校", "中心小学", ""), ("未入学", "", ""), ("延缓入学", "", "批复"), ("在校", "某外地小学", "学籍证明"),
        ("在校", "某外地小学", ""), ("在校", "希望学校", ""), ("在校", "马井镇希望学校", ""),
    )  # fmt: skip
    rows = [
        (
            f"第{order}村",
            _six(order)["name"],
            _six(order)["sex"],
            _six(order)["id_number"],
            *states[order],
            "13700000000",
        )
        for order in range(7)
    ]
    older = ("第一村", "林老大", "男", make_id(1, date(2015, 3, 5)), "未入学", "", "", "")
    path = folder / "适龄儿童" / "2023" / "全镇.xlsx"
    path.parent.mkdir(parents=True)
    write_workbook(path, {"Sheet1": (headings, *rows, older)})


def test_in_september_the_leaving_classes_are_followed_to_where_they_go(tmp_path: Path) -> None:
    found = run(_autumn(tmp_path), None, as_of=AUTUMN).call
    counts = {one.school: (one.last, one.came, one.explained, one.graduated, one.absent) for one in found.schools}
    # 22 has skipped a grade, 23 went elsewhere with papers; 40 has finished school, 41 repeats.
    assert counts == {SCHOOL: (3, 2, 0, 0, 1), EAST: (0, 0, 0, 0, 0), HOPE: (8, 4, 1, 0, 3), JUNIOR: (2, 1, 1, 1, 0)}
    names = {one.name: one.expected for one in found.absent}
    assert names == {child(2)["name"]: None, **{str(child(number)["name"]): HOPE for number in (24, 25, 27)}}
    assert found.entrants is None
    assert any("没有2023学年的适龄儿童册" in remark for remark in found.remarks)


def test_grade_6_leavers_of_a_junior_school_without_a_roster_are_not_judged(tmp_path: Path) -> None:
    found = run(_autumn(tmp_path, silent=[HOPE]), None, as_of=AUTUMN).call
    hope = next(one for one in found.schools if one.school == HOPE)
    assert (hope.last, hope.came, hope.explained, hope.absent, hope.unjudged) == (8, 2, 1, 0, 5)
    assert hope.unsent == HOPE


def test_six_year_olds_of_the_register_who_are_on_no_roster_are_new_pupils_not_reported(tmp_path: Path) -> None:
    workspace = _autumn(tmp_path, silent=[HOPE])
    _register(tmp_path)
    result = run(workspace, None, as_of=AUTUMN)
    young = result.call.entrants
    assert young is not None
    assert (young.listed, young.came, len(young.explained), young.unjudged) == (7, 1, 2, 2)
    assert {one.village: one.detail for one in young.absent} == {
        "第1村": "登记为未入学。",
        "第4村": "登记在某外地小学就读，没有证明材料。",
    }
    assert "新生未报到2人" in absentees_text.render(result.call, ())
    jsonschema.validate(result.payload(), schemas.schema("absentees"))
