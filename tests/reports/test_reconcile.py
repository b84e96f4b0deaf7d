"""The workbook 核查情况: what stands first, that its sums close, and that the villages can be walked with."""

from datetime import date
from typing import Any

from kongchuo.indicators.register import State
from kongchuo.model.grid import Grid, Sheet, Text
from kongchuo.model.period import parse_period
from kongchuo.reconcile.ages import Kind, placed
from kongchuo.reconcile.result import Reconciliation
from kongchuo.reports.reconcile import document
from kongchuo.reports.reconcile_overview import equations
from kongchuo.write.xlsx import document_bytes
from tests.movements.town import TOWNSHIP
from tests.reconcile.simulated import Township
from tests.reconcile.town import Row, entry, matched, pupil

MARCH = parse_period("month", "2023-03")


def reconciled(register: list[Row], roster: list[Row]) -> Reconciliation:
    found = matched(register, roster)
    return Reconciliation(TOWNSHIP, MARCH, 2022, date(2023, 3, 31), found.children, found.strangers, {})


def sheet(found: Reconciliation, name: str) -> Sheet:
    (one,) = [sheet for sheet in document(found).sheets if sheet.name == name]
    return one


def grid(one: Sheet) -> Grid:
    (found,) = [block for block in one.blocks if isinstance(block, Grid)]
    return found


def values(found: Grid) -> list[list[Any]]:
    return [[cell.value for cell in row.cells] for row in found.rows]


def test_who_is_in_no_school_stands_first_and_every_village_has_a_sheet() -> None:
    rows = [
        entry(1, school_status="未入学"),
        entry(3, name="王建国", village="未入学"),
        entry(5, name="李莉", village=""),
    ]
    extra = Sheet("残疾儿童", (Text("另外的表"),))
    names = [one.name for one in document(reconciled(rows, []), extra=(extra,)).sheets]
    assert names == [
        "未入学", "概览", "按年龄统计", "云溪村", "未入学（村）", "村名空", "不在册", "年龄名单", "残疾儿童", "口径说明",
    ]  # fmt: skip


def test_the_equations_close() -> None:
    rows = [entry(1), entry(3, name="王建国", school_status="未入学"), entry(5, name="李莉", school_status="已死亡")]
    roster = [pupil(1), pupil(5, name="李莉"), pupil(7, name="赵梓涵", birth=date(2012, 2, 2))]
    assert list(equations(reconciled(rows, roster))) == [
        "适龄儿童册3人 = 本镇在校1 + 已死亡1 + 未入学1",
        "花名册3人 = 登记册上有2 + 不在册1",
        "登记册上有2人 = 本镇在校1 + 送教上门、已死亡、已迁出但在花名册上1",
    ]


def test_the_table_by_age_adds_up_to_register_and_rosters() -> None:
    town = Township(5, 150)
    found = reconciled(town.register, town.roster)
    counts = {kind: sum(len(own) for (own_kind, _), own in placed(found).items() if own_kind is kind) for kind in Kind}
    gone = found.counts[State.DECEASED] + found.counts[State.MOVED_AWAY]
    assert sum(counts.values()) - counts[Kind.OTHERS_HERE] == len(found.children) - gone
    assert counts[Kind.OURS_HERE] + counts[Kind.OTHERS_HERE] == found.roster
    *ages, total = values(grid(sheet(found, "按年龄统计")))
    assert [sum(row[column] for row in ages) for column in range(1, len(total))] == total[1:]


def test_a_household_stands_together_and_a_lost_child_is_red() -> None:
    rows = [
        entry(1, householder="陈大"), entry(3, name="王建国", householder="王二"),
        entry(5, name="陈小寒", householder="陈大", school_status="未入学"),
    ]  # fmt: skip
    village = sheet(reconciled(rows, [pupil(1)]), "云溪村")
    assert [(row[1], row[2], row[6]) for row in values(grid(village))] == [
        ("陈大", "陈小满", "马井镇中心小学四年级(1)班"),
        (None, "陈小寒", "未在校"),
        ("王二", "王建国", "未在校"),
    ]
    assert (village.portrait, village.subtitle) == (
        True,
        "马井镇2022—2023学年    登记3人：本镇在校1人、未在校2人",
    )


def test_numbers_are_masked_and_the_same_gives_the_same_bytes() -> None:
    town = Township(3, 40)
    found = reconciled(town.register, town.roster)
    numbers = [str(row["id_number"]) for row in town.register if len(str(row["id_number"])) == 18]
    texts = [str(cell.value) for one in document(found).sheets for block in one.blocks if isinstance(block, Grid)
             for row in block.rows for cell in row.cells]  # fmt: skip
    assert not set(numbers) & set(texts)
    assert document_bytes(document(found)) == document_bytes(document(found))
