"""The workbook on a cohort, as the clerk reads it."""

from collections.abc import Iterator

from kongchuo.codes.text import mask_id
from kongchuo.model.grid import Cell, Document, Grid, Link, Meaning, Sheet, Text
from kongchuo.reports.transition import document
from kongchuo.reports.transition_overview import intake
from kongchuo.transition.result import Transition
from tests.factories import SCHOOL
from tests.transition.cohort import EAST, JUNIOR, NINE_YEAR, arrival, followed, leaver, outcome
from tests.transition.test_simulated import Cohort

JUNE, SEPTEMBER = "2023-06", "2023-09"


def sheet(made: Document, name: str) -> Sheet:
    return next(one for one in made.sheets if one.name == name)


def grids(one: Sheet) -> Iterator[Grid]:
    return (block for block in one.blocks if isinstance(block, Grid))


def shown(one: Sheet) -> list[list[object]]:
    """The values of the sheet's first grid."""
    return [[cell.value for cell in row.cells] for row in next(grids(one)).rows]


def cells(made: Document) -> Iterator[Cell]:
    return (cell for one in made.sheets for grid in grids(one) for row in grid.rows for cell in row.cells)


def few() -> Transition:
    """A leaver of each kind."""
    return followed(
        {
            JUNE: [
                leaver(1, name="张浩然"),
                leaver(3, name="王建国"),
                leaver(5, name="李思雨", school_name=EAST),
                leaver(7, name="赵梓涵", school_name=NINE_YEAR),
            ]
        },
        {
            SEPTEMBER: [
                arrival(1, name="张浩然"),
                arrival(9, name="李思宇", id_number="", birth_date="2011-03-05"),
                arrival(7, name="赵梓涵"),
                arrival(31, name="外来生", birth_date="2011-08-08"),
            ]
        },
        [outcome(3, name="王建国", proof="")],
    )


def test_the_children_nobody_has_seen_come_first() -> None:
    made = document(few())
    assert [one.name for one in made.sheets] == [
        "去向不明",
        "概览",
        SCHOOL,
        EAST,
        f"{NINE_YEAR}（小学）",
        f"{NINE_YEAR}（初中）",
        JUNIOR,
        "口径说明",
    ]
    assert [row[3] for row in shown(made.sheets[0])] == ["王建国"]
    assert shown(made.sheets[0])[0][8] == "台账登记为“外地就读”（某县某中学），但没有证明材料。"


def test_a_possible_match_has_a_sheet_with_both_sides() -> None:
    result = followed({JUNE: [leaver(1, name="张浩然")]}, {SEPTEMBER: [arrival(1, name="张浩宇", id_number="")]})
    assert shown(sheet(document(result), "疑似同一人")) == [
        [1, f"{SCHOOL}\n六年级(1)班", "张浩然", "男", mask_id(result.followed[0].leaver.id_number),
         "2011-03-05", f"{JUNIOR}\n七年级(2)班", "张浩宇", "男", "（空）", "2011-03-05", "出生日期、性别相同", None, "HMKJPDLBMQ-JNMFBFGJMD"]
    ]  # fmt: skip


def test_a_child_on_a_roster_against_the_ledger_is_listed_for_checking() -> None:
    result = followed({JUNE: [leaver()]}, {SEPTEMBER: [arrival()]}, [outcome()])
    assert [row[3] for row in shown(sheet(document(result), "待核对"))] == ["陈小满"]


def test_id_numbers_are_masked_unless_asked_for() -> None:
    result = few()
    numbers = {one.leaver.id_number for one in result.followed}
    assert numbers.isdisjoint({cell.value for cell in cells(document(result))})
    assert numbers <= {cell.value for cell in cells(document(result, reveal=True))}


def test_the_figures_of_the_overview_add_up_to_the_leavers() -> None:
    result = Cohort(3, 120).follow()
    first, second = grids(sheet(document(result), "概览"))
    *schools, total = [[cell.value for cell in row.cells] for row in first.rows]
    assert total[1] == len(result.followed) == sum(row[1] for row in schools)
    assert all(row[1] == sum(row[2:9]) for row in [*schools, total])
    rows = [[cell.value for cell in row.cells] for row in second.rows]
    assert sum(row[1] for row in rows) == len(result.followed)
    assert all(row[1] == sum(row[2:6]) for row in rows)


def test_the_figures_of_a_junior_school_are_its_roster() -> None:
    result = few()
    figures = intake(JUNIOR, result)
    here = figures.came + figures.unexpected + figures.unknown + figures.doubtful
    assert (figures.should, figures.came, figures.unexpected, figures.unknown, here) == (3, 2, 1, 1, 4)


def test_links_lead_to_sheets_and_rows_that_exist() -> None:
    made = document(Cohort(3, 60).follow())
    anchors = {one.name: {row.anchor for grid in grids(one) for row in grid.rows} | {None} for one in made.sheets}
    links = [cell.link for cell in cells(made) if cell.link]
    assert links
    assert all(isinstance(link, Link) and link.anchor in anchors[link.sheet] for link in links)


def test_red_marks_only_children_who_are_missing_and_rosters_that_have_not_come() -> None:
    for cell in cells(document(few())):
        if cell.meaning is Meaning.BAD:
            assert cell.value in {"去向不明", "待收到"} or (isinstance(cell.value, int) and cell.value > 0)


def test_before_september_the_workbook_says_that_grade_7_rosters_have_not_come() -> None:
    made = document(followed({JUNE: [leaver()]}))
    first = made.sheets[0].blocks[0]
    assert isinstance(first, Text)
    assert first.text.startswith("初一花名册尚未收到")
    assert "去向不明" not in {cell.value for cell in cells(made)}
    _, handed = grids(sheet(made, "概览"))
    assert [[cell.value for cell in row.cells] for row in handed.rows] == [[SCHOOL, JUNIOR, 1], ["合计", None, 1]]


def test_a_junior_school_that_has_sent_nothing_is_named_on_the_first_sheet() -> None:
    result = followed({JUNE: [leaver()]}, {SEPTEMBER: [arrival()]})
    first = document(result).sheets[0].blocks[0]
    assert isinstance(first, Text)
    assert first.text == f"还没有收到初一花名册的学校：{NINE_YEAR}。它们的应到学生暂时列为去向不明。"
