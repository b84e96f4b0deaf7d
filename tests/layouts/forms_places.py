"""Where a class is said: in a sheet's name, a title, a file's name, one cell for grade and class; and how."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.layouts import columns as c
from tests.layouts.book import Book, Col
from tests.layouts.layout import BOTH, FOUR, JUNIORS, TWO, Layout
from tests.layouts.people import CENTRE, JUNIOR, NINE, POINT, Class, chinese

PLAIN = (c.serial(), c.name(), c.sex(), c.ident(), c.born(style="dots"), c.nation(), c.guardian(), c.phone())


def _sheet_a_class(book: Book, classes: Sequence[Class]) -> None:
    for group in classes:
        page = book.page(str(c.CLASSES["三年级2班"](group.pupils[0])))
        page.banner("学 生 花 名 册", len(PLAIN))
        page.line(f"学校：{group.school}", at=0)
        page.header(PLAIN)
        page.pupils(PLAIN, group.pupils)
        page.skip()
        page.line("班主任（签字）：", at=1)
        page.line("校长（签字）：", "", "", "", "2023年3月5日", at=1)


def _sheet_a_grade(style: str, sheet: Callable[[Class], str]) -> Callable[[Book, Sequence[Class]], None]:
    def draw(book: Book, classes: Sequence[Class]) -> None:
        columns = [c.klass("班级", style), *PLAIN]
        for grade in sorted({group.grade for group in classes}):
            groups = [group for group in classes if group.grade == grade]
            page = book.page(sheet(groups[0]))
            page.header(columns)
            for group in groups:
                page.pupils(columns, group.pupils)

    return draw


def _classes_below_each_other(book: Book, classes: Sequence[Class]) -> None:
    page = book.page("花名册")
    for group in classes:
        page.banner(f"{group.school}{chinese(group.grade)}（{group.number}）班学生名单", len(PLAIN))
        page.line(f"班主任：李老师    人数：{len(group.pupils)}人")
        page.header(PLAIN)
        page.pupils(PLAIN, group.pupils)
        page.skip(2)


def _titles_under_one_header(book: Book, classes: Sequence[Class]) -> None:
    page = book.page("全校")
    page.banner("马井镇中心小学2023年春季学生花名册", len(PLAIN))
    page.header(PLAIN)
    for group in classes:
        page.banner(f"{chinese(group.grade)}年级{chinese(group.number)}班（共{len(group.pupils)}人）", len(PLAIN))
        page.pupils(PLAIN, group.pupils)


def _grade_then_class_titles(book: Book, classes: Sequence[Class]) -> None:
    page = book.page("全校")
    grade = 0
    for group in classes:
        if group.grade != grade:
            grade = group.grade
            page.banner(f"{chinese(grade)}年级", len(PLAIN))
        page.banner(f"{group.number}班", len(PLAIN))
        page.header(PLAIN)
        page.pupils(PLAIN, group.pupils)


def _side_by_side(book: Book, classes: Sequence[Class]) -> None:
    """One class in two lists, the serial running on."""
    columns = (c.serial(), c.name(), c.sex(), c.ident())
    for group in classes:
        page = book.page(f"{chinese(group.grade)}{group.number}班")
        page.banner(f"{group.school}{group.label}学生名册", 9)
        half = (len(group.pupils) + 1) // 2
        page.header(columns)
        page.row -= 1
        page.header(columns, at=5)
        top = page.row
        page.pupils(columns, group.pupils[:half])
        page.row = top
        page.pupils(columns, group.pupils[half:], at=5, start=half + 1)


def _two_classes_side_by_side(book: Book, classes: Sequence[Class]) -> None:
    columns = (c.serial(), c.name(), c.sex(), c.ident())
    page = book.page("三年级")
    for at, group in zip((0, 5), classes, strict=True):
        page.row = 0
        page.banner(f"{group.label}", 4, at=at)
        page.header(columns, at=at)
        page.pupils(columns, group.pupils, at=at)


def _in_one_cell(style: str, heading: str = "班级", day: str = "iso") -> Callable[[Book, Sequence[Class]], None]:
    def draw(book: Book, classes: Sequence[Class]) -> None:
        columns = [
            c.klass(heading, style),
            c.serial("班内序号"),
            c.name(),
            c.sex(),
            c.ident(),
            c.born(style=day),
            c.phone(),
        ]
        page = book.page("Sheet1")
        page.header(columns)
        for group in classes:  # the serial begins anew with each class
            page.pupils(columns, group.pupils)

    return draw


def _grade_and_class(grade: str, klass: str) -> Callable[[Book, Sequence[Class]], None]:
    def draw(book: Book, classes: Sequence[Class]) -> None:
        columns = [
            c.school("学校名称"),
            c.grade("年级", grade),
            replace(c.klass("班级", klass), field="class_number"),
            c.name(),
            c.sex(),
            c.ident(),
        ]
        page = book.page("Sheet1")
        page.header(columns)
        for group in classes:
            page.pupils(columns, group.pupils)

    return draw


def _merged_down(book: Book, classes: Sequence[Class]) -> None:
    """School, grade and class stand once, merged over their pupils."""
    columns = [c.school(), replace(c.grade(), field="of all below"), c.klass(style="（2）班"), *PLAIN]
    page = book.page("Sheet1")
    page.header(columns)
    first = page.row
    for group in classes:
        top = page.row
        page.pupils(columns, group.pupils)
        for row in range(top + 1, page.row):
            for column in range(3):
                del page.cells[row, column]
        page.merges += [(top, column, page.row - 1, column) for column in (1, 2)]
    for row in range(first + 1, page.row):
        page.cells.pop((row, 0), None)
    page.merges.append((first, 0, page.row - 1, 0))


def _grade_only(book: Book, classes: Sequence[Class]) -> None:
    columns = [c.school(), c.grade("年级", "三年级"), c.name(), c.sex(), c.ident(), c.nation()]
    page = book.page("教学点")
    page.header(columns)
    for group in classes:
        page.pupils(columns, group.pupils)


def _grade_as_class(book: Book, classes: Sequence[Class]) -> None:
    columns = [c.extra("班级", lambda p, _: f"{chinese(p.grade)}年级"), c.name(), c.sex(), c.ident(), c.nation()]
    page = book.page(POINT)
    page.banner(f"{POINT}学生名册", 5)
    page.header(columns)
    for group in classes:
        page.pupils(columns, group.pupils)


def _by_village(book: Book, classes: Sequence[Class]) -> None:
    columns: list[Col] = [
        c.serial(),
        c.name(),
        c.sex(),
        c.ident(),
        c.school("就读学校"),
        c.klass("就读年级班级", "三年级2班"),
    ]
    pupils = [pupil for group in classes for pupil in group.pupils]
    for village in sorted({pupil.village for pupil in pupils}):
        page = book.page(village)
        page.header(columns)
        page.pupils(columns, [pupil for pupil in pupils if pupil.village == village])


def _file_a_class(book: Book, classes: Sequence[Class]) -> None:
    page = book.page("Sheet1")
    page.header(PLAIN)
    page.pupils(PLAIN, classes[0].pupils)


SMALL = ((POINT, 1, 0, 4), (POINT, 2, 0, 5), (POINT, 3, 0, 4))
LAYOUTS = (
    Layout("a sheet a class, signatures below", _sheet_a_class, FOUR, "花名册.xlsx"),
    Layout("a sheet a grade, 班 as a number", _sheet_a_grade("2", lambda group: f"{chinese(group.grade)}年级"), FOUR),
    Layout("a sheet a grade, 二班", _sheet_a_grade("二班", lambda group: f"{group.grade}年级花名册"), FOUR),
    Layout(
        "sheets of junior grades",
        _sheet_a_grade("（2）班", lambda g: f"初{chinese(g.grade - 6)}"),
        JUNIORS,
        f"{JUNIOR}.xlsx",
    ),
    Layout("classes below each other", _classes_below_each_other, FOUR, "报名册.xlsx"),
    Layout("titles under one header", _titles_under_one_header, FOUR, "全校.xlsx"),
    Layout("grade titles and class titles", _grade_then_class_titles, FOUR),
    Layout("one class in two lists side by side", _side_by_side, TWO, "名册.xlsx"),
    Layout("two classes side by side", _two_classes_side_by_side),
    *(
        Layout(f"one cell: {style}", _in_one_cell(style, "年级班级"), FOUR)
        for style in ("三年级二班", "三2", "小三(2)", "302班")
    ),
    *(
        Layout(f"one cell: {style}", _in_one_cell(style), FOUR)
        for style in ("302", "3.2", "3-2", "3(2)班", "三②班", "三年级〔2〕班")
    ),
    *(
        Layout(f"one cell: {style}", _in_one_cell(style, "所在班级"), FOUR)
        for style in ("2020级2班", "小学2020级2班", "三（2）")
    ),
    *(
        Layout(f"one cell: {style}", _in_one_cell(style), JUNIORS, f"{JUNIOR}.xlsx")
        for style in ("初一2班", "初一（2）班", "2020级(2)班", "2026届2班")
    ),
    Layout("nine years: 302", _in_one_cell("302"), BOTH, f"{NINE}.xlsx"),
    Layout("nine years: 2020级2班 of each stage", _in_one_cell("小学2020级2班"), BOTH, f"{NINE}.xlsx"),
    Layout("grade 2020级 beside class 二班", _grade_and_class("2020级", "二班"), (*FOUR, *JUNIORS), "全镇.xlsx"),
    Layout("grade 小三 beside class 三(2)班", _grade_and_class("小三", "三(2)班"), (*FOUR, *BOTH), "全镇.xlsx"),
    Layout("grade as year of entry", _grade_and_class("2020", "2"), FOUR, "全镇.xlsx"),
    Layout("grade as a character", _grade_and_class("三", "（2）班"), FOUR, "全镇.xlsx"),
    Layout("merged down", _merged_down, FOUR, "合并.xlsx"),
    Layout("a teaching point: grades alone", _grade_only, SMALL, "教学点.xlsx"),
    Layout("a teaching point: the class is the grade", _grade_as_class, SMALL, "教学点.xlsx"),
    Layout("a sheet a village", _by_village, FOUR, "各村.xlsx"),
    Layout(
        "a file a class", _file_a_class, FOUR, lambda group: f"{CENTRE}/{chinese(group.grade)}（{group.number}）班.xlsx"
    ),
    Layout("a file a class, all in its name", _file_a_class, FOUR, lambda g: f"{g.school}{g.label}2023年春.xlsx"),
)
