"""What the reader objects to on a sheet, in the clerk's words."""

from collections.abc import Iterator, Sequence

from kongchuo.codes.text import lost_digits
from kongchuo.model.finding import Finding
from kongchuo.model.table import Table
from kongchuo.model.where import Where, column_letter
from kongchuo.read.body import Body
from kongchuo.read.lines import Line
from kongchuo.read.raw import RawSheet
from kongchuo.read.vocabulary import look_up, vocabulary
from kongchuo.records.catalogue import RECORDS
from kongchuo.rules.engine import finding, reading_finding
from kongchuo.rules.rule import Hit

NO_HEADER = {
    "roster": "没有找到表头（至少要有“姓名”“身份证件号”“班级”这样的列名），看不出哪一列是什么。",
    "register": "没有找到表头（至少要有“姓名”“身份证件号”“就学状态”这样的列名），看不出哪一列是什么。",
    "movements": "没有找到表头（至少要有“姓名”“身份证件号”“异动类别”这样的列名），看不出哪一列是什么。",
    "cases": "没有找到表头（至少要有“姓名”“身份证件号”“离校日期”这样的列名），看不出哪一列是什么。",
    "support": "没有找到表头（至少要有“姓名”“身份证件号”“安置方式”这样的列名），看不出哪一列是什么。",
    "attendance": "没有找到表头（至少要有“姓名”“身份证件号”“缺勤日期”这样的列名），看不出哪一列是什么。",
    "outcomes": "没有找到表头（至少要有“姓名”“身份证件号”“去向类别”这样的列名），看不出哪一列是什么。",
}
_BELOW_HINT = "不用改；转出、退学的要登记在学籍异动台账上。其实还在校的，把这一段并到上面的名单里。"
_OTHERS_HINT = "不用改；15至17周岁、该登记就学情况的，填上“就学状态”就会计入。"
# Grade and class may stand in the sheet's name or a title instead of a column.
_DERIVABLE = {"grade": "grade_number", "class_name": "class_label"}


def of_sheet(sheet: RawSheet, body: Body, kind: str, shown: str) -> Iterator[Finding]:
    """All that is to be said of a sheet with a header."""
    if not body.header or not body.tables:
        return
    place = Where(file=shown, sheet=sheet.name, row=body.header.last + 1)
    yield from _columns_missing(body, kind, place)
    yield from _headings_twice(body, kind, place)
    unknown = _unknown(sheet, body)
    if kind != "roster":  # what a roster asks is no riddle on a ledger: 性别, 联系电话
        unknown = [heading for heading in unknown if not look_up(heading, vocabulary("roster"))]
    if unknown:
        names = "、".join(_plain(text) for text in unknown)
        message = f"有{len(unknown)}列不认识：{names}。这些列原样保留，没有核查。"
        yield reading_finding("unknown-heading", place, message)
    if others := body.aside.get(Line.OTHER_AGE, 0):
        yield _of_other_age(sheet, kind, others, shown)
    for rows, line, text in _runs(body.puzzling):
        where = Where(file=shown, sheet=sheet.name, row=rows[0])
        hint = _BELOW_HINT if line is Line.OTHERS else None
        yield reading_finding("row-set-aside", where, _aside_words(rows, line, text), hint=hint)
    for table in body.tables:
        yield from _broken_cells(sheet, table)
        yield from _odd_marks(table)


def _unknown(sheet: RawSheet, body: Body) -> list[str]:
    """The headings that nobody knows, of columns with something in them (a column for signatures says nothing)."""
    assert body.header is not None
    understood = frozenset[int]().union(*(table.derived.get("_used", ()) for table in body.tables))
    columns = [column for column in dict.fromkeys(body.header.unknown) if column not in understood]
    rows = [sheet.rows[number - 1] for table in body.tables for number in table.rows] if columns else []
    used = {column for column in columns if any(column < len(row) and row[column] not in ("", None) for row in rows)}
    return list(dict.fromkeys(body.header.headings[column] for column in columns if column in used))


def _of_other_age(sheet: RawSheet, kind: str, others: int, shown: str) -> Finding:
    place = Where(file=shown, sheet=sheet.name)
    if kind == "roster":
        message = f"“{sheet.name}”表里有{others}名不满6周岁的孩子在学前班或幼儿园，没有当作学生，没有计入人数。"
        return reading_finding("row-set-aside", place, message, hint="不用改；下次学前班的孩子可以不放在花名册里。")
    message = f"“{sheet.name}”是按户登记的名单，其中{others}人不在学龄（大人、幼儿等），没有当作适龄儿童。"
    return reading_finding("row-set-aside", place, message, hint=_OTHERS_HINT)


def hidden(sheet: RawSheet, body: Body, shown: str) -> Finding:
    """A hidden sheet with people of its own."""
    message = f"“{sheet.name}”是隐藏的表，里面有{body.people}名学生，已经一并核查并计入人数。"
    return reading_finding("hidden-sheet", Where(file=shown, sheet=sheet.name), message)


def teachers(sheet: RawSheet, headings: Sequence[str], shown: str) -> Finding:
    """A list of teachers among the rosters."""
    named = "、".join(map(_plain, headings))
    message = f"“{sheet.name}”表里有{named}，是教职工名单，没有当作学生核查。"
    return reading_finding("row-set-aside", Where(file=shown, sheet=sheet.name), message)


def copied(sheet: RawSheet, body: Body, shown: str) -> Finding:
    """A sheet that repeats the people of other sheets."""
    what = "是隐藏的表，其中" if sheet.hidden else "的"
    message = f"“{sheet.name}”{what}{body.people}名学生几乎都在本文件的其他表里，没有重复计入。"
    return reading_finding("copied-sheet", Where(file=shown, sheet=sheet.name), message)


def _columns_missing(body: Body, kind: str, place: Where) -> Iterator[Finding]:
    assert body.header is not None
    for name, spec in RECORDS[kind].columns().items():
        if not spec.required or name in body.header.fields or not body.people:
            continue
        if kind not in ("roster", "register") and _laid_out(body, kind, name):
            continue
        if kind == "roster" and name in _DERIVABLE and _derived(body, name):
            continue
        if kind == "register" and name == "village" and all(v for one in body.tables for v in one.derived["village"]):
            continue  # title, sheet or file say it
        rows = sum(len(table) for table in body.tables if table.kind == kind and not table.has(name)) or body.people
        message = f"缺少“{spec.heading}”这一列，{rows}行都没有这项内容。"
        yield reading_finding("column-missing", place, message)


def _laid_out(body: Body, kind: str, name: str) -> bool:
    """Whether other columns, a title, the sheet's or the file's name give what the column of a ledger would; a class
    gives the grade."""
    if name == "grade" and "class_name" in body.header.fields if body.header else False:
        return any(any(table.derived.get("grade_number", ())) for table in body.tables)
    if name == "id_number" and any("_pupils" in table.derived for table in body.tables):
        return True  # a class's attendance register has its pupils by name
    return all(table.has(name) for table in body.tables if len(table) and table.kind == kind)


def _odd_marks(table: Table) -> Iterator[Finding]:
    """Marks of an attendance register of which nobody says what they mean."""
    from kongchuo.codes.text import mask_numbers
    from kongchuo.rules import pupils

    for mark, times, row, column in table.derived.get("_odd_marks", ()):
        place = Where(file=table.file, sheet=table.sheet, row=row, column=column)
        first = f"，共{times}处，这里是第一处" if times > 1 else ""
        message = f"考勤符号{pupils.quoted(mark)}看不出是什么意思{first}，没有计为缺勤。"
        yield reading_finding("mark-unknown", place, message, value=mask_numbers(mark))


def _derived(body: Body, name: str) -> bool:
    """Whether the sheet's name, a title or the other column gives what the column would."""
    if name == "class_name" and "grade" in body.header.fields if body.header else False:
        # A school with one class a grade writes the grade alone; the grade is then the class.
        return any(any(table.derived.get("class_label", ())) for table in body.tables)
    derived = [value for table in body.tables for value in table.derived.get(_DERIVABLE[name], (None,))]
    if name == "grade" and body.header and "class_name" in body.header.fields:
        # The class column gives it; a class in which no grade can be seen is reported at its cell.
        return any(derived)
    return all(derived)


def _headings_twice(body: Body, kind: str, place: Where) -> Iterator[Finding]:
    assert body.header is not None
    for name, index in body.header.twice:
        used = body.header.fields[name]
        heading = _plain(body.header.headings[index])
        message = (
            f"列名“{heading}”出现两次（{column_letter(used)}列和{column_letter(index)}列），"
            f"核查用的是{column_letter(used)}列。"
        )
        yield reading_finding("heading-twice", Where(place.file, place.sheet, place.row, index, name, heading), message)


def _runs(puzzling: Sequence[tuple[int, Line, str]]) -> Iterator[tuple[list[int], Line, str]]:
    """The rows set aside; lines of a form that nobody has filled in, one below the other, are one matter."""
    run: list[int] = []
    for row, line, text in puzzling:
        if line is Line.PREFILLED and run and run[-1] + 1 == row:
            run.append(row)
            continue
        if run:
            yield run, Line.PREFILLED, ""
        run = [row] if line is Line.PREFILLED else []
        if not run:
            yield [row], line, text
    if run:
        yield run, Line.PREFILLED, ""


def _aside_words(rows: Sequence[int], line: Line, text: str) -> str:
    row = rows[0]
    if line is Line.PREFILLED:
        return f"第{row}{f'至{rows[-1]}' if len(rows) > 1 else ''}行填了学校或班级等内容，但没有姓名和身份证号，没有当作学生。"
    if line is Line.OTHERS:
        title, _, count = text.rpartition(" ")
        return (
            f"从第{row}行起的{count}人在{f'“{title}”下面' if title else '另一份名单里'}，不是在校学生，没有计入人数。"
        )
    from kongchuo.codes.text import mask_numbers

    return f"第{row}行看不出是学生还是合计、说明，没有当作学生：{mask_numbers(text)}"


def _broken_cells(sheet: RawSheet, table: Table) -> Iterator[Finding]:
    from kongchuo.rules import catalogue

    for position, name in sorted(table.derived.get("_broken", ())):
        column = table.columns[name]
        assert column.index is not None
        place = (table.rows[position] - 1, column.index)
        student = table.text("name")[position]
        if place in sheet.errors:
            rule, message = (
                "error-cell",
                f"{student}的“{_plain(column.heading)}”是错误值{sheet.errors[place]}，公式没有算出结果。",
            )
        elif place in sheet.unvalued:
            rule, message = (
                "formula-without-value",
                f"{student}的“{_plain(column.heading)}”是公式，但文件里没有保存计算结果。",
            )
        elif lost_digits(column.raw[position]):
            rule, message = (
                "number-stored-id",
                f"{student}的“{_plain(column.heading)}”存成了数字，后几位已经丢失，无法恢复。",
            )
        else:
            continue
        yield finding(catalogue.by_name(rule), table, Hit(position, name, message))


def _plain(heading: str) -> str:
    """A heading inside a sentence: without line breaks, and without the template's ★."""
    return "".join(heading.split()).strip("★*")
