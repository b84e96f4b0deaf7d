"""Weeks, terms and years over a small simulated school year."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import jsonschema
import pytest

from kongchuo.jobs.report import ReportResult, run
from kongchuo.model.errors import UserError
from kongchuo.model.period import Period, parse_period
from kongchuo.model.workspace import Workspace
from kongchuo.movements.balance import Balance
from kongchuo.write import schemas
from tests.jobs.report_workspace import case, movement, write
from tests.movements.town import EAST, HOPE, JUNIOR, SCHOOL, child

MONTHS = (
    "2022-06",
    *(f"2022-{month:02}" for month in range(9, 13)),
    *(f"2023-{month:02}" for month in (1, 2, 3, 4, 5, 6)),
)
PRIMARY = (SCHOOL, EAST, HOPE)
HIDDEN = 999  # leaves in March without a record
END = date(2023, 8, 31)


class Town:
    """Who sits where, month by month; the ledger says all of it but one departure."""

    def __init__(self) -> None:
        self.random = Random(4)
        self.seats: dict[int, tuple[str, int]] = {}
        self.moves: list[dict[str, object]] = []
        self.rosters: dict[str, list[dict[str, object]]] = {}
        self.away: dict[int, tuple[str, int]] = {}
        self.count = 0
        for school in PRIMARY:
            for grade in range(1, 7):
                self._arrive(school, grade, 3)
        for grade in (7, 8, 9):
            self._arrive(JUNIOR, grade, 4)
            self._arrive(HOPE, grade, 2)
        self.seats[HIDDEN] = (SCHOOL, 4)
        for label in MONTHS:
            self._month(parse_period("month", label))

    def _arrive(self, school: str, grade: int, number: int) -> list[int]:
        new = range(self.count, self.count + number)
        self.count += number
        self.seats.update(dict.fromkeys(new, (school, grade)))
        return list(new)

    def _move(self, number: int, kind: str, day: date, school: str, grade: int, **more: object) -> None:
        label = "一二三四五六七八九"[grade - 1] + "年级"
        self.moves.append(movement(number, kind, day.isoformat(), school, grade=label, **more))

    def _month(self, month: Period) -> None:
        if month.label == "2022-09":
            self._summer()
        if month.label != "2022-06":
            for _ in range(4):
                self._event(month)
        if month.label == "2023-03":
            del self.seats[HIDDEN]
        self.rosters[month.label] = [child(number, grade, school) for number, (school, grade) in self.seats.items()]

    def _summer(self) -> None:
        for number, (school, grade) in list(self.seats.items()):
            if grade in (6, 9):
                self._move(number, "毕业", date(2022, 6, 30), school, grade)
                del self.seats[number]
                if grade == 6:
                    target = HOPE if school == HOPE else JUNIOR
                    self.seats[number] = (target, 7)
                    self._move(number, "招生", date(2022, 9, 1), target, 7)
            else:
                self.seats[number] = (school, grade + 1)
        for school in PRIMARY:
            for number in self._arrive(school, 1, 3):
                self._move(number, "招生", date(2022, 9, 1), school, 1)

    def _event(self, month: Period) -> None:
        day = month.start + timedelta(days=self.random.randrange(28))
        number = self.random.choice([one for one in self.seats if one != HIDDEN])
        school, grade = self.seats[number]
        kind = self.random.choice(("transfer", "leave", "arrive", "back"))
        if kind == "transfer" and grade < 7:
            target = self.random.choice([one for one in PRIMARY if one != school])
            self._move(number, "转出", day, school, grade, other_school=target)
            self._move(number, "转入", day, target, grade, other_school=school)
            self.seats[number] = (target, grade)
        elif kind == "leave":
            end = (day + timedelta(days=365)).isoformat()
            self._move(number, "休学", day, school, grade, suspension_end=end)
            self.away[number] = self.seats.pop(number)
        elif kind == "back" and self.away:
            back, seat = self.away.popitem()
            if any(
                move["movement_date"] > day.isoformat() for move in self.moves if move["name"] == child(back)["name"]
            ):
                self.away[back] = seat
                return
            self.seats[back] = seat
            self._move(back, "复学", day, *seat)
        else:
            (number,) = self._arrive(school, grade, 1)
            self._move(number, "转入", day, school, grade, other_school="外县小学")


CASES = [case(1, "2022-10-12", "已复学", SCHOOL, "四年级", return_date="2022-11-20", class_report_date="2022-10-12",
              school_report_date="2022-10-14"),
         case(HIDDEN, "2023-03-20", "确认", SCHOOL, "五年级", class_report_date="2023-03-22", school_report_date="2023-03-22")]  # fmt: skip


@pytest.fixture(scope="module")
def town() -> Town:
    return Town()


@pytest.fixture(scope="module")
def workspace(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return write(tmp_path_factory.mktemp("year"), town.rosters, movements=town.moves, cases=CASES)


def asked(kind: str, label: str) -> Period:
    return parse_period(kind, label)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def year(workspace: Workspace) -> ReportResult:
    return run(workspace, asked("year", "2022-2023"), as_of=END)


def sums(rows: Iterator[Balance] | tuple[Balance, ...]) -> Counter[tuple[str, str | None, str]]:
    """Movements by school, stage and kind."""
    found: Counter[tuple[str, str | None, str]] = Counter()
    for row in rows:
        if row.level == "school":
            for sign, values in (("+", row.ins), ("-", row.outs)):
                found.update(
                    {(row.school, row.stage, sign + kind): number for kind, number in values.items() if number}
                )
    return found


def moved(workspace: Workspace, kind: str, *labels: str) -> Counter[tuple[str, str | None, str]]:
    results = [run(workspace, asked(kind, label), as_of=END) for label in labels]
    return sum((sums(result.material.balances) for result in results), Counter())


def test_the_months_movements_add_up_to_the_terms_and_the_terms_to_the_years(
    workspace: Workspace, year: ReportResult
) -> None:
    first, second = "2022-2023-1", "2022-2023-2"
    assert moved(workspace, "month", *MONTHS[1:6]) == moved(workspace, "term", first)
    assert moved(workspace, "month", *MONTHS[6:]) == moved(workspace, "term", second)
    assert moved(workspace, "term", first, second) == sums(year.material.balances)


def test_the_balance_of_the_year_adds_up_or_names_the_children(year: ReportResult) -> None:
    broken = {(row.school, row.grade): row.difference for row in year.material.balances if row.difference}
    assert {(SCHOOL, None): -1, (SCHOOL, 5): -1} == broken
    assert [child(HIDDEN)["name"]] == [one.child.name for one in year.material.explanations]
    assert [child(HIDDEN)["name"]] == [one.name for one in year.material.lists["left_without_record"]]


def test_the_rosters_at_both_ends_are_named(year: ReportResult) -> None:
    assert {"2022-06"} == {month.label for month in year.material.before_months.values()}
    assert {"2023-06"} == {month.label for month in year.material.now_months.values()}
    subtitle = year.document.sheets[0].subtitle or ""
    assert "期初为2022年6月花名册，期末为2023年6月花名册；异动计到2023-06-30。" in subtitle


def test_a_month_printed_again_later_gives_the_same_figures(town: Town, tmp_path: Path) -> None:
    rosters = {label: rows for label, rows in town.rosters.items() if label <= "2023-03"}
    moves = [row for row in town.moves if str(row["movement_date"]) <= "2023-03-31"]
    then = write(tmp_path / "当时", rosters, movements=moves, cases=CASES)
    later = write(tmp_path / "后来", town.rosters, movements=town.moves, cases=CASES)
    for kind, label, day in (("month", "2023-03", date(2023, 3, 31)), ("week", "2023-W12", date(2023, 3, 26))):
        first = run(then, asked(kind, label), as_of=day).payload()
        assert first == run(later, asked(kind, label), as_of=END).payload()


def test_a_week_counts_its_own_days_and_brings_the_headcounts_there(workspace: Workspace, town: Town) -> None:
    for label in ("2022-W36", "2022-W39", "2022-W40", "2022-W50", "2023-W10", "2023-W13", "2023-W20", "2023-W28"):
        period = asked("week", label)
        result = run(workspace, period, as_of=END)
        rows = result.material.balances
        pupils = sum(row.closing or 0 for row in rows if row.level == "school")
        assert f"在校生{pupils}人" in str(result.document.sheets[0].subtitle)
        mine = [
            row for row in town.moves if period.start.isoformat() <= str(row["movement_date"]) <= period.end.isoformat()
        ]
        assert len(mine) == sum(sums(rows).values()), label
        differences = {row.school: row.difference for row in rows if row.level == "school" and row.difference}
        # The last of March falls into week 13: the roster of March shows who has left without a record.
        assert ({SCHOOL: -1} if label == "2023-W13" else {}) == differences, label


def test_the_week_in_which_a_new_roster_comes_shows_its_difference(workspace: Workspace) -> None:
    result = run(workspace, asked("week", "2023-W14"), as_of=END)  # 3 to 9 April: March's roster alone
    assert {0} == {row.difference for row in result.material.balances}
    made = run(workspace, asked("week", "2023-W09"), as_of=END)  # 27 February to 5 March: February's comes in
    assert {"2023-01"} == {month.label for month in made.material.before_months.values()}
    assert {"2023-02"} == {month.label for month in made.material.now_months.values()}
    assert {0} == {row.difference for row in made.material.balances}


def test_the_weeks_of_a_month_follow_on_each_other(workspace: Workspace) -> None:
    found = [run(workspace, asked("week", f"2023-W{week:02}"), as_of=END).material.balances for week in range(6, 12)]
    for before, after in pairwise(found):
        ends = {row.school: row.expected for row in before if row.level == "school" and row.stage == "primary"}
        assert ends == {row.school: row.opening for row in after if row.level == "school" and row.stage == "primary"}


def test_term_and_year_have_a_trend_a_ranking_and_the_period_before(workspace: Workspace) -> None:
    result = run(workspace, asked("term", "2022-2023-2"), as_of=END)
    assert result.season is not None
    assert ["2023-02", "2023-03", "2023-04", "2023-05", "2023-06"] == [row.month.label for row in result.season.months]
    assert [0, 1, 0, 0, 0] == [row.left for row in result.season.months]
    ranks = {one.school: (one.rank, one.cases, one.left, one.late, one.differences) for one in result.season.schools}
    assert {SCHOOL: (4, 1, 1, 1, 1), EAST: (1, 0, 0, 0, 0), HOPE: (1, 0, 0, 0, 0), JUNIOR: (1, 0, 0, 0, 0)} == ranks
    worst = result.season.classes[-1]
    assert (SCHOOL, "五年级(1)班", 1, 1, 1, 1) == (
        worst.school, worst.class_label, worst.cases, worst.left, worst.late, worst.differences,
    )  # fmt: skip
    assert result.season.earlier is not None
    assert "2022-2023-1" == result.season.earlier.period.label
    names = [sheet.name for sheet in result.document.sheets]
    assert [
        "概览",
        "分校",
        "分年级",
        "分班",
        "四查三比对",
        "趋势",
        "评比",
        "与上期比较",
        "变动情况",
        "名单",
        "数据质量",
        "口径说明",
    ] == names


def test_the_period_before_is_computed_again_and_says_what_its_own_report_said(workspace: Workspace) -> None:
    own = run(workspace, asked("term", "2022-2023-1"), as_of=date(2023, 1, 31)).material
    season = run(workspace, asked("term", "2022-2023-2"), as_of=END).season
    assert season is not None
    assert season.earlier is not None
    assert own.balances == season.earlier.balances
    assert own.figures == season.earlier.figures
    assert own.lists == season.earlier.lists


def test_without_an_earlier_roster_a_year_begins_with_its_first(town: Town, tmp_path: Path) -> None:
    rosters = {label: rows for label, rows in town.rosters.items() if label > "2022-06"}
    made = run(write(tmp_path, rosters, movements=town.moves), asked("year", "2022-2023"), as_of=END)
    assert {"2022-09"} == {month.label for month in made.material.before_months.values()}
    assert {(SCHOOL, None): -1, (SCHOOL, 5): -1} == {
        (row.school, row.grade): row.difference for row in made.material.balances if row.difference
    }
    assert made.season is not None
    assert "没有2021—2022学年的花名册，不能与上期比较。" == made.season.no_earlier


@pytest.mark.parametrize(
    ("kind", "label", "file"),
    [
        ("week", "2023-W10", "报表/2023-W10/控辍保学周报.xlsx"),
        ("term", "2022-2023-1", "报表/2022-2023-1/控辍保学学期报.xlsx"),
        ("year", "2022-2023", "报表/2022-2023/控辍保学学年报.xlsx"),
    ],
)
def test_the_payload_is_the_contract(workspace: Workspace, kind: str, label: str, file: str) -> None:
    result = run(workspace, asked(kind, label), as_of=END)
    payload = json.loads(json.dumps(result.payload(), ensure_ascii=False))
    jsonschema.validate(payload, schemas.schema("report"))
    assert (kind, label, [file]) == (payload["period"]["kind"], payload["period"]["label"], payload["files"])
    assert (workspace.root / file).is_file()


def test_a_period_without_rosters_or_in_the_future_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="没有2020—2021学年第二学期的花名册"):
        run(workspace, asked("term", "2020-2021-2"), as_of=END)
    with pytest.raises(UserError, match="没有2020—2021学年的花名册"):
        run(workspace, asked("week", "2021-W10"), as_of=END)
    with pytest.raises(UserError, match="2023—2024学年还没有开始"):
        run(workspace, asked("year", "2023-2024"), as_of=END)


def test_the_same_inputs_give_the_same_bytes(workspace: Workspace, tmp_path: Path) -> None:
    folders = [tmp_path / "一", tmp_path / "二"]
    for folder in folders:
        run(workspace, asked("term", "2022-2023-2"), as_of=END, output=folder)
    first, second = [(folder / "控辍保学学期报.xlsx").read_bytes() for folder in folders]
    assert first == second
