"""What the engine adds to a hit."""

import subprocess
import sys
from datetime import date

from kongchuo.model.finding import Severity
from kongchuo.model.where import Where
from kongchuo.rules import engine, skip
from kongchuo.rules.rule import Context, Hit, Rule
from tests.factories import SCHOOL, pupil, roster_table, table

RULE = Rule("S199", "some-rule", Severity.ERROR, "某种问题", "请改正。", check=lambda table, context: iter(()))
CONTEXT = Context(date(2023, 3, 31), 2022)


def test_a_finding_names_the_cell_the_pupil_and_the_school() -> None:
    at = roster_table([pupil(), pupil(name="李 明", id_number="３４２２２１２０１３０１０５００１９")])
    found = engine.finding(RULE, at, Hit(1, "birth_date", "出生日期不对。"))
    assert ("S199", "some-rule", Severity.ERROR, "某种问题", "请改正。") == (
        found.rule,
        found.name,
        found.severity,
        found.title,
        found.hint,
    )
    assert ("G3", "birth_date", "出生日期") == (found.where.cell, found.where.field, found.where.heading)
    assert ("李明", "342221201301050019", SCHOOL) == (found.student, found.id_number, found.school)
    assert "四年级(1)班" == found.class_label
    assert ("2013-01-05", False) == (found.value, found.sensitive)


def test_a_hit_may_be_graver_and_have_its_own_hint() -> None:
    hit = Hit(0, "name", "姓名不对。", hint="请核对。", severity=Severity.NOTE)
    found = engine.finding(RULE, roster_table([pupil()]), hit)
    assert (Severity.NOTE, "请核对。") == (found.severity, found.hint)


def test_an_id_number_is_sensitive() -> None:
    assert engine.finding(RULE, roster_table([pupil()]), Hit(0, "id_number", "证件号不对。")).sensitive


def test_a_column_that_the_sheet_lacks_is_shown_at_the_name() -> None:
    at = roster_table([pupil(birth_date=None)])
    found = engine.finding(RULE, at, Hit(0, "birth_date", "没有出生日期。"))
    assert ("D2", "birth_date", "姓名", None) == (
        found.where.cell,
        found.where.field,
        found.where.heading,
        found.value,
    )


def test_a_whole_row_is_shown_at_the_name() -> None:
    found = engine.finding(RULE, roster_table([pupil()]), Hit(0, None, "整行不对。"))
    assert ("D2", None, None) == (found.where.cell, found.where.field, found.value)


def test_a_sheet_without_names_is_shown_in_its_first_column() -> None:
    found = engine.finding(RULE, table([{"class_name": "四(1)班", "sex": "男"}]), Hit(0, None, "没有姓名。"))
    assert ("A2", None) == (found.where.cell, found.student)


def test_a_hit_on_a_whole_sheet_has_the_school_but_no_cell() -> None:
    found = engine.finding(RULE, roster_table([pupil()]), Hit(None, "class_name", "班级不对。"))
    assert (None, 2, SCHOOL, None) == (found.where.cell, found.where.column, found.school, found.student)


def test_a_sheet_of_two_schools_gives_a_sheet_finding_no_school() -> None:
    at = roster_table([pupil(), pupil(school_name="马井镇东风小学")])
    assert engine.finding(RULE, at, Hit(None, None, "整张表不对。")).school is None


def test_an_id_number_that_lost_its_digits_is_nobodys() -> None:
    at = roster_table([pupil(id_number=342221201301050019)])
    assert engine.finding(RULE, at, Hit(0, "name", "姓名不对。")).id_number == ""


def test_an_id_number_that_the_reader_reported_is_nobodys() -> None:
    at = roster_table([pupil()]).with_derived(_broken=((0, "id_number"),))
    assert engine.finding(RULE, at, Hit(0, "name", "姓名不对。")).id_number == ""


def test_hits_of_several_tables_find_their_own() -> None:
    tables = [roster_table([pupil()]), roster_table([pupil(name="李明")], file="二.xlsx")]
    related = Where("一.xlsx", "Sheet1", 2, 3)
    (found,) = engine.across_findings(RULE, tables, [Hit(0, "name", "重复。", table=1, related=(related,))])
    assert ("二.xlsx", "李明", (related,)) == (found.where.file, found.student, found.related)


def test_clean_pupils_have_no_findings() -> None:
    rows = [pupil(order=order, name="陈" + "安宝春东方光海"[order]) for order in range(1, 6)]
    at = roster_table(rows)
    assert [] == engine.check_table(at, CONTEXT)
    assert [] == engine.check_across([at], CONTEXT)


def test_the_reader_reports_by_the_name_of_the_rule() -> None:
    where = Where("一.xlsx", "Sheet1", 3, 6, "id_number", "身份证号")
    found = engine.reading_finding("number-stored-id", where, "存成了数字。", value="1", student="李明")
    assert ("number-stored-id", True, "1", "李明") == (found.name, found.sensitive, found.value, found.student)


def test_skip_leaves_out_what_the_reader_reported() -> None:
    at = roster_table([pupil(), pupil(), pupil(sex="?")]).with_derived(_broken=((1, "sex"), (0, "name")))
    assert [("男", [0]), ("?", [2])] == list(skip.distinct(at, "sex"))
    assert [(0, "男"), (2, "?")] == list(skip.sound(at, "sex"))


def test_the_engine_loads_no_heavy_package() -> None:
    """`check` of a small file must be quick, and so must `--help` of anything that knows the rules."""
    heavy = ("pandas", "numpy", "openpyxl", "xlsxwriter", "python_calamine", "pydantic")
    code = f"import sys, kongchuo.rules.engine; print([name for name in {heavy} if name in sys.modules])"
    assert (
        "[]" == subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()
    )
