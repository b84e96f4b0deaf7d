"""Every mess of real rosters (docs: what real files look like), built here and read."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from kongchuo.read.file import FileRead, read_file
from tests.factories import HEADER, SCHOOL, SCHOOL_YEAR, TOWNSHIP, make_id, roster_rows, write_workbook


def read(path: Path, **kwargs: object) -> FileRead:
    return read_file(path, path.name, township=TOWNSHIP, school_year=SCHOOL_YEAR, **kwargs)  # type: ignore[arg-type]


def read_rows(
    folder: Path, rows: Sequence[Sequence[object]], name: str = "中心小学.xlsx", sheet: str = "Sheet1"
) -> FileRead:
    return read(write_workbook(folder / name, {sheet: rows}))


def rules(file: FileRead) -> list[str]:
    return [finding.name for finding in file.findings]


def column(file: FileRead, name: str) -> list[object]:
    values: list[object] = []
    for table in file.tables:
        values += table.derived.get(name) or table.text(name)
    return values


def rows_of(file: FileRead) -> list[int]:
    return [row for table in file.tables for row in table.rows]


def test_a_plain_roster_is_read_without_a_word(tmp_path: Path) -> None:
    file = read_rows(tmp_path, roster_rows(3))
    assert (file.readable, rules(file), rows_of(file)) == (True, [], [2, 3, 4])


def test_title_rows_and_leading_blank_rows_and_columns_keep_excel_row_numbers(tmp_path: Path) -> None:
    rows = [[], ["", "", "萧县马井镇中心小学学生花名册"], ["", "", "填报日期：2023年3月"], []]
    rows += [["", "", *row] for row in roster_rows(2)]
    file = read_rows(tmp_path, rows)
    assert (rules(file), rows_of(file), file.tables[0].columns["name"].index) == ([], [6, 7], 6)


def test_a_two_row_header_with_merged_groups_names_every_column(tmp_path: Path) -> None:
    path = tmp_path / "中心小学.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for index, text in enumerate(("序号", "班级", "姓名", "性别", "身份证号")):
            sheet.merge_range(0, index, 1, index, text)
        sheet.merge_range(0, 5, 0, 6, "家庭情况")
        sheet.write_row(1, 5, ("父亲姓名", "联系电话"))
        sheet.write_row(2, 0, (1, "四年级(1)班", "陈小满", "男", make_id(1), "陈大山", "05570123456"))
    file = read(path)
    header = {name: found.index for name, found in file.tables[0].columns.items()}
    assert rules(file) == []
    assert header == {"serial": 0, "class_name": 1, "name": 2, "sex": 3, "id_number": 4, "guardian_name": 5, "phone": 6}


def test_a_parents_name_under_a_group_heading_is_not_the_pupils(tmp_path: Path) -> None:
    rows = [
        ["班级", "学生情况", "", "", "家长情况", ""],
        ["", "姓名", "性别", "身份证号", "姓名", "电话"],
        ["四(1)班", "陈小满", "男", make_id(1), "陈大山", "05570123456"],
    ]
    file = read_rows(tmp_path, rows)
    assert (column(file, "name"), column(file, "guardian_name")) == (["陈小满"], ["陈大山"])


def test_a_two_row_header_in_text_spreads_its_groups(tmp_path: Path) -> None:
    path = tmp_path / "中心小学.csv"
    path.write_text(
        f"班级,姓名,身份证件,,性别\n,,类型,号码,\n四年级(1)班,陈小满,居民身份证,{make_id(1)},男\n", encoding="utf-8-sig"
    )
    file = read(path)
    assert (column(file, "id_type"), column(file, "id_number")) == (["居民身份证"], [make_id(1)])


def test_a_header_repeated_on_every_page_is_no_pupil(tmp_path: Path) -> None:
    first, second = roster_rows(2), roster_rows(2, start=3)
    file = read_rows(tmp_path, [*first, *second])
    assert (rules(file), rows_of(file), file.sheets[0].set_aside) == ([], [2, 3, 5, 6], 2)


@pytest.mark.parametrize(
    "line",
    [
        ["合计", "", "", "", 2],
        ["合 计", 2],
        ["", "", "小计：2人"],
        ["总计：男1人，女1人"],
        ["本班共有学生2人"],
        ["填表人：王某", "", "", "校长签字："],
        ["单位（盖章）"],
        ["审核人：", "", "", "", "", "联系电话：05570123456"],
        ["", "", "", "", "2023年3月10日"],
        ["注：1.本表一式两份。"],
        ["说明：请认真核对"],
        ["备注：住校生另附名单"],
        [3],
        ["示例", SCHOOL, "四年级", "四年级(1)班", "张三", "男", make_id(5), "2013-01-05"],
    ],
)
def test_totals_signatures_remarks_and_examples_are_set_aside_silently(tmp_path: Path, line: list[object]) -> None:
    file = read_rows(tmp_path, [*roster_rows(2), line])
    assert (rules(file), rows_of(file), file.sheets[0].set_aside) == ([], [2, 3], 2)


def test_a_total_between_two_classes_is_set_aside(tmp_path: Path) -> None:
    file = read_rows(tmp_path, [*roster_rows(2), ["小计", "", "", "", "2人"], *roster_rows(2, start=3)[1:]])
    assert (rules(file), rows_of(file)) == ([], [2, 3, 5, 6])


def test_a_row_that_nobody_understands_is_named_in_a_note(tmp_path: Path) -> None:
    file = read_rows(tmp_path, [*roster_rows(2), ["", "", "", "", "", "", "", "", "", "", "", "某些字", "另一些字"]])
    assert [(finding.name, finding.where.row) for finding in file.findings] == [("row-set-aside", 4)]


def test_a_pupil_without_an_id_number_is_still_a_pupil(tmp_path: Path) -> None:
    file = read_rows(
        tmp_path, [*roster_rows(2), [3, SCHOOL, "四年级", "四年级(1)班", "陈小山", "男", "", "", "汉族", "在读"]]
    )
    assert (rows_of(file), column(file, "id_number")[-1]) == ([2, 3, 4], "")


def test_pupils_and_rows_set_aside_add_up_to_the_rows_with_content(tmp_path: Path) -> None:
    rows = [["某校花名册"], *roster_rows(3), ["", "", ""], ["合计", 3], ["", "", "", "怪", "行"], ["校长："]]
    file = read_rows(tmp_path, rows)
    filled = sum(any(value not in ("", None) for value in row) for row in rows)
    assert file.sheets[0].students + file.sheets[0].set_aside == filled


def test_a_sheet_a_class_takes_grade_and_class_from_the_sheet_name(tmp_path: Path) -> None:
    header = ["姓名", "性别", "身份证号"]
    path = write_workbook(
        tmp_path / "中心小学.xlsx",
        {"四(1)班": [header, ["陈小满", "男", make_id(1)]], "五（2）": [header, ["李秋实", "女", make_id(2)]]},
    )
    file = read(path)
    assert (rules(file), column(file, "class_label")) == ([], ["四年级(1)班", "五年级(2)班"])


def test_grade_and_class_are_taken_from_a_title(tmp_path: Path) -> None:
    rows = [["马井镇中心小学四年级（2）班学生花名册"], ["姓名", "性别", "身份证号"], ["陈小满", "男", make_id(1)]]
    file = read_rows(tmp_path, rows, name="上报.xlsx")
    assert (rules(file), column(file, "class_label"), column(file, "school")) == ([], ["四年级(2)班"], [SCHOOL])


def test_titles_between_the_sections_of_a_sheet_give_each_its_class(tmp_path: Path) -> None:
    header = ["姓名", "性别", "身份证号"]
    rows = [
        ["四年级(1)班"], header, ["陈小满", "男", make_id(1)],
        ["四年级(2)班"], header, ["李秋实", "女", make_id(2)],
    ]  # fmt: skip
    file = read_rows(tmp_path, rows)
    assert (rules(file), column(file, "class_label")) == ([], ["四年级(1)班", "四年级(2)班"])


def test_a_class_by_its_year_of_entry_becomes_a_grade(tmp_path: Path) -> None:
    rows = [["班级", "姓名", "性别", "身份证号"], ["小学2019级4班", "陈小满", "男", make_id(1)]]
    file = read_rows(tmp_path, rows)
    assert (rules(file), column(file, "class_label")) == ([], ["四年级(4)班"])


def test_several_schools_in_one_file_by_column_and_by_sheet(tmp_path: Path) -> None:
    header = ["学校", "班级", "姓名", "性别", "身份证号"]
    path = write_workbook(
        tmp_path / "全镇.xlsx",
        {
            "汇总": [
                header,
                ["中心小学", "四1班", "陈小满", "男", make_id(1)],
                ["马井初中", "七1班", "李秋实", "女", make_id(2)],
            ],
            "东风小学": [header[1:], ["四1班", "王春来", "男", make_id(3)]],
        },
    )
    assert column(read(path), "school") == [SCHOOL, "马井镇初级中学", "马井镇东风小学"]


def test_a_merged_class_cell_speaks_for_all_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "中心小学.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("班级", "姓名", "性别", "身份证号"))
        sheet.merge_range(1, 0, 3, 0, "四年级(1)班")
        for index in range(3):
            sheet.write_row(1 + index, 1, ("陈小" + "满山川"[index], "男", make_id(1 + 2 * index)))
    file = read(path)
    assert (rules(file), column(file, "class_label")) == ([], ["四年级(1)班"] * 3)


def test_a_class_written_once_above_empty_cells_speaks_for_the_rows_below(tmp_path: Path) -> None:
    rows = [["班级", "姓名", "性别", "身份证号"]]
    rows += [
        ["四(1)班" if index == 0 else "", "陈小" + "满山川"[index], "男", make_id(1 + 2 * index)] for index in range(3)
    ]
    assert column(read_rows(tmp_path, rows), "class_label") == ["四年级(1)班"] * 3


def test_a_dictionary_sheet_is_listed_but_not_objected_to(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "中心小学.xlsx", {"名单": roster_rows(2), "字典": [["性别", "民族"], ["男", "汉族"], ["女", "回族"]]}
    )
    file = read(path)
    assert (rules(file), [(sheet.sheet, sheet.kind) for sheet in file.sheets]) == (
        [],
        [("名单", "roster"), ("字典", "other")],
    )


def test_a_sheet_without_header_but_with_id_numbers_is_pointed_out(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "中心小学.xlsx", {"名单": roster_rows(2), "补充": [["陈小满", "男", make_id(9)]]})
    assert rules(read(path)) == ["sheet-not-read"]


def _with_hidden(path: Path, visible: list[list[object]], hidden: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in (("名单", visible), ("旧表", hidden)):
            sheet = book.add_worksheet(name)
            for index, row in enumerate(rows):
                sheet.write_row(index, 0, row)
            if name == "旧表":
                sheet.hide()
    return path


def test_a_hidden_sheet_with_pupils_of_its_own_is_read_and_pointed_out(tmp_path: Path) -> None:
    file = read(_with_hidden(tmp_path / "中心小学.xlsx", roster_rows(2), roster_rows(2, start=30)))
    assert (rules(file), file.people) == (["hidden-sheet"], 4)


def test_a_hidden_copy_of_the_roster_is_not_counted_twice(tmp_path: Path) -> None:
    file = read(_with_hidden(tmp_path / "中心小学.xlsx", roster_rows(8), roster_rows(8)))
    assert (rules(file), file.people) == (["copied-sheet"], 8)


def test_a_summary_sheet_of_all_classes_is_not_counted_twice(tmp_path: Path) -> None:
    one, two = roster_rows(6), roster_rows(6, start=7)
    path = write_workbook(tmp_path / "中心小学.xlsx", {"全校": [*one, *two[1:]], "一班": one, "二班": two})
    file = read(path)
    assert (rules(file), file.people) == (["copied-sheet"], 12)


def test_hidden_rows_are_pupils(tmp_path: Path) -> None:
    path = tmp_path / "中心小学.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for index, row in enumerate(roster_rows(3)):
            sheet.write_row(index, 0, row)
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})
    assert rows_of(read(path)) == [2, 3, 4]


def test_an_id_stored_as_a_number_is_reported_and_never_repaired(tmp_path: Path) -> None:
    rows = roster_rows(2)
    rows[1][6] = int(make_id(3))
    file = read_rows(tmp_path, rows)
    assert [(finding.name, finding.where.cell) for finding in file.findings] == [("number-stored-id", "G2")]


def test_an_id_in_scientific_notation_has_lost_its_digits(tmp_path: Path) -> None:
    path = tmp_path / "中心小学.csv"
    path.write_text("班级,姓名,性别,身份证号\n四1班,陈小满,男,3.42221E+17\n", encoding="gbk")
    assert rules(read(path)) == ["number-stored-id"]


def test_an_id_in_full_width_digits_with_blanks_reads_as_the_number_it_is(tmp_path: Path) -> None:
    rows = roster_rows(2)
    number = str(rows[1][6])
    rows[1][6] = "".join(chr(ord(digit) + 0xFEE0) for digit in number) + "\xa0\t"
    rows[2][6] = "'" + str(rows[2][6])
    file = read_rows(tmp_path, rows)
    assert column(file, "id_number") == [number, str(roster_rows(2)[2][6])]


def test_names_are_read_without_the_blanks_in_them(tmp_path: Path) -> None:
    rows = roster_rows(2)
    rows[1][4], rows[2][4] = "张 三", "张　三"
    from kongchuo.records.roster import Pupil

    table = read_rows(tmp_path, rows).tables[0]
    assert [pupil.name for pupil in Pupil.from_table(table)] == ["张三", "张三"]


def test_rosters_are_loaded_as_pydantic_models_with_typed_values(tmp_path: Path) -> None:
    from kongchuo.records.roster import Pupil

    rows = roster_rows(1)
    rows[1][7] = date(2013, 2, 2)
    pupil = next(Pupil.from_table(read_rows(tmp_path, rows).tables[0]))
    got = (pupil.grade_number, pupil.class_label, pupil.school, pupil.stage, pupil.birth_date, pupil.roll_status)
    assert got == (4, "四年级(1)班", SCHOOL, "primary", date(2013, 2, 2), "在读")
    assert pupil.where is not None
    assert pupil.where.cell == "E2"


@pytest.mark.parametrize(
    "written",
    [
        "20130202",
        "2013.2.2",
        "2013-2-2",
        "2013/02/02",
        "2013年2月2日",
        date(2013, 2, 2),
        datetime(2013, 2, 2),
        41307,
        "41307",
    ],
)
def test_every_spelling_of_a_date_is_the_same_day(tmp_path: Path, written: object) -> None:
    from kongchuo.records.roll import roll

    rows = roster_rows(1)
    rows[1][7] = written
    assert list(roll(read_rows(tmp_path, rows).tables)["birth"]) == ["2013-02-02"]


def test_a_formula_with_its_value_is_read_and_one_without_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "中心小学.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for index, row in enumerate(roster_rows(2)):
            sheet.write_row(index, 0, row)
        sheet.write_formula(1, 5, '=IF(1=1,"男","女")', None, "男")
        sheet.write_formula(2, 5, '=IF(1=2,"男","女")', None, "")
    import zipfile

    source = zipfile.ZipFile(path)
    parts = {info.filename: source.read(info) for info in source.infolist()}
    source.close()
    name = "xl/worksheets/sheet1.xml"
    # A program that does not calculate leaves the formula without any result.
    parts[name] = parts[name].replace(
        b't="str"><f>IF(1=2,"\xe7\x94\xb7","\xe5\xa5\xb3")</f><v></v>', b'><f>IF(1=2,"\xe7\x94\xb7","\xe5\xa5\xb3")</f>'
    )
    with zipfile.ZipFile(path, "w") as target:
        for part, data in parts.items():
            target.writestr(part, data)
    file = read(path)
    assert column(file, "sex") == ["男", ""]
    assert [(finding.name, finding.where.cell) for finding in file.findings] == [("formula-without-value", "F3")]


def test_an_error_cell_is_reported_with_its_text(tmp_path: Path) -> None:
    path = tmp_path / "中心小学.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for index, row in enumerate(roster_rows(2)):
            sheet.write_row(index, 0, row)
        sheet.write_formula(1, 3, "=VLOOKUP(A2,X:Y,2,0)", None, "#N/A")
    file = read(path)
    assert [(finding.name, finding.where.cell) for finding in file.findings] == [("error-cell", "D2")]
    assert "#N/A" in file.findings[0].message


def test_thousands_of_empty_formatted_rows_below_the_pupils_are_nothing(tmp_path: Path) -> None:
    path = tmp_path / "中心小学.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, border = book.add_worksheet(), book.add_format({"border": 1})
        for index, row in enumerate(roster_rows(3)):
            sheet.write_row(index, 0, row)
        for index in range(4, 5000):
            for position in range(len(HEADER)):
                sheet.write_blank(index, position, None, border)
    file = read(path)
    assert (rules(file), rows_of(file), file.sheets[0].set_aside) == ([], [2, 3, 4], 1)


def test_a_wrong_declared_dimension_hides_nobody(tmp_path: Path) -> None:
    import re
    import zipfile

    path = write_workbook(tmp_path / "中心小学.xlsx", {"名单": roster_rows(5)})
    with zipfile.ZipFile(path) as source:
        parts = {info.filename: source.read(info) for info in source.infolist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1"/>', parts[name])
    with zipfile.ZipFile(path, "w") as target:
        for part, data in parts.items():
            target.writestr(part, data)
    assert read(path).people == 5


def test_an_unknown_heading_is_named_in_a_note_and_the_column_left_alone(tmp_path: Path) -> None:
    rows = roster_rows(2)
    rows[0].append("午餐补助档次")
    rows[1].append("一档")
    file = read_rows(tmp_path, rows)
    assert [(finding.name, finding.severity.value) for finding in file.findings] == [("unknown-heading", "note")]
    assert "午餐补助档次" in file.findings[0].message


def test_the_townships_own_headings_are_known(tmp_path: Path) -> None:
    from dataclasses import replace

    rows = roster_rows(2)
    rows[0][6] = "证号"
    path = write_workbook(tmp_path / "中心小学.xlsx", {"名单": rows})
    township = replace(TOWNSHIP, columns={"身份证件号": ("证号",)})
    file = read_file(path, path.name, township=township, school_year=SCHOOL_YEAR)
    assert (rules(file), file.people) == ([], 2)


def test_a_heading_that_stands_twice_is_reported_and_the_first_is_used(tmp_path: Path) -> None:
    rows = roster_rows(2)
    rows[0].append("姓名")
    rows[1].append("陈某")
    file = read_rows(tmp_path, rows)
    assert [(finding.name, finding.where.cell) for finding in file.findings] == [("heading-twice", "K1")]


def test_a_missing_column_is_reported_once(tmp_path: Path) -> None:
    rows = [[value for index, value in enumerate(row) if index != 5] for row in roster_rows(3)]
    file = read_rows(tmp_path, rows)
    assert [finding.name for finding in file.findings] == ["column-missing"]
    assert "性别" in file.findings[0].message


@pytest.mark.parametrize(
    "heading",
    ["身份证号 码", "身份证\n号码", "＊身份证件号（必填）", "身份证件号：", "★身份证号", "公民身份号码", "证件号码"],
)
def test_headings_are_known_by_what_matters(tmp_path: Path, heading: str) -> None:
    rows = roster_rows(2)
    rows[0][6] = heading
    assert rules(read_rows(tmp_path, rows)) == []


def test_sections_of_one_sheet_may_have_different_headers(tmp_path: Path) -> None:
    second = [
        ["班级", "姓名", "身份证号", "性别", "民族", "出生日期", "联系电话", "现住址", "学籍号", "监护人姓名", "备注"]
    ]
    second += [["四(2)班", "李秋实", make_id(2), "女", "汉族", "2013-01-05", "", "", "", "", ""]]
    first = [["姓名", "性别", "身份证号", "班级"], ["陈小满", "男", make_id(1), "四(1)班"]]
    file = read_rows(tmp_path, [*first, [], *second])
    assert (rows_of(file), column(file, "class_label")) == ([2, 5], ["四年级(1)班", "四年级(2)班"])


def test_a_line_of_words_above_the_header_stays_a_title(tmp_path: Path) -> None:
    rows = [
        ["学校：马井镇中心小学", "", "班级：四（2）班", "班主任：王某"],
        ["姓名", "性别", "身份证号"],
        ["陈小满", "男", make_id(1)],
    ]
    file = read_rows(tmp_path, rows, name="上报.xlsx")
    assert (rules(file), column(file, "school"), column(file, "class_label")) == ([], [SCHOOL], ["四年级(2)班"])


def test_the_list_of_findings_in_a_copy_that_comes_back_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "中心小学-核查.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("四(1)班")
        for row, values in enumerate([list(HEADER), *roster_rows(3)]):
            sheet.write_row(row, 0, values)
        findings = book.add_worksheet("核查结果")
        findings.write_string("A1", "核查结果：中心小学.xlsx")
        findings.write_row("A4", ("序号", "级别", "学校", "班级", "姓名", "单元格", "问题", "怎么改", "原值"))
        findings.write_row("A5", (1, "错误", SCHOOL, "", "王小明", "F3", "", "", ""))
    assert ["四(1)班"] == [sheet.sheet for sheet in read(path).sheets]


def test_the_headings_of_a_ledger_that_a_school_drew_itself_are_known(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["2023年秋学生变动登记"],
        ["所在学校", "年级", "学生", "证件号", "变动情况", "变动时间", "去往学校", "去往地", "手续", "休学到期"],
        [SCHOOL, "四年级", "陈小满", make_id(1), "转走", "2023.3.9", "某小学", "合肥市", "学籍证明", ""],
    ]
    path = write_workbook(tmp_path / "学籍异动.xlsx", {"2023年": rows})
    file = read_file(path, path.name, ("movements",), township=TOWNSHIP, school_year=SCHOOL_YEAR)
    assert [] == rules(file)
    assert {
        "school_name", "grade", "name", "id_number", "movement", "movement_date", "other_school", "other_region", "proof",
        "suspension_end",
    } == set(file.tables[0].columns)  # fmt: skip
