"""What stands around and between the pupils: totals, notes, page headers, blank and hidden columns, other sheets."""

from collections.abc import Sequence

from tests.layouts import columns as c
from tests.layouts.book import Book, Page
from tests.layouts.layout import FOUR, TWO, Layout
from tests.layouts.people import Class, Pupil, chinese

COLUMNS = (
    c.serial(),
    c.klass(style="三（2）"),
    c.name(),
    c.sex(),
    c.ident("身份证件号码"),
    c.born("出生年月", "day"),
    c.nation(),
    c.address("户籍地址"),
    c.phone("家长联系电话"),
)


def _pupils(classes: Sequence[Class]) -> list[Pupil]:
    return [pupil for group in classes for pupil in group.pupils]


def _totals_between(book: Book, classes: Sequence[Class]) -> None:
    page = book.page("花名册")
    page.header(COLUMNS)
    for group in classes:
        page.pupils(COLUMNS, group.pupils)
        boys = sum(pupil.sex == "男" for pupil in group.pupils)
        page.line("小计", f"{len(group.pupils)}人", f"男{boys}人", f"女{len(group.pupils) - boys}人")
    page.line("合计", "", sum(len(group.pupils) for group in classes))
    page.skip()
    page.banner("说明：1.本表由班主任填写；2.身份证号以户口簿为准；3.每月5日前报中心学校。", 9)
    page.line("注：带★的为必填项。")
    page.line("填表人：王老师", "", "审核人：李校长", "", "联系电话：15400001234", "", "填表日期：2023年3月5日")


def _page_headers(book: Book, classes: Sequence[Class]) -> None:
    page = book.page("打印")
    everyone = _pupils(classes)
    pages = -(-len(everyone) // 10)
    for number in range(pages):
        page.banner("马井镇中心小学学生花名册", len(COLUMNS))
        page.line("单位（盖章）：马井镇中心小学", "", "", "", "", "", "2023年3月")
        page.header(COLUMNS)
        page.pupils(COLUMNS, everyone[number * 10 : number * 10 + 10], start=number * 10 + 1)
        page.line(f"第{number + 1}页 共{pages}页", at=4)
        page.line("制表人：", "", "", "审核人：")


def _off_the_corner(book: Book, classes: Sequence[Class]) -> None:
    """From C5 on, a blank column in between, blank rows between the pupils."""
    page = book.page("Sheet1")
    page.row = 4
    page.header(COLUMNS[:5], at=2)
    page.row -= 1
    page.header(COLUMNS[5:], at=8)
    for order, pupil in enumerate(_pupils(classes), start=1):
        page.pupil(COLUMNS[:5], pupil, order, at=2)
        page.pupil(COLUMNS[5:], pupil, order, at=8)
        page.row += 2 if order % 4 == 0 else 1


def _hidden(book: Book, classes: Sequence[Class]) -> None:
    page = book.page("Sheet1")
    columns = (
        *COLUMNS,
        c.extra("曾用名"),
        c.extra("原学籍号", lambda p, _: f"G{p.id_number}"),
        c.extra("录入时间", "2022/9/1"),
    )
    page.header(columns)
    page.pupils(columns, _pupils(classes))
    page.hidden_columns = [5, 9, 10]
    page.hidden_rows = [3, 4]


def _counts_above(book: Book, classes: Sequence[Class]) -> None:
    page = book.page("Sheet1")
    page.banner("萧县2022-2023学年度第二学期义务教育学生花名册", len(COLUMNS))
    page.line("学校名称（盖章）：", "", "马井镇中心小学", "", "", "校长签字：")
    page.line("应到人数：", 12, "实到人数：", 12, "缺勤人数：", 0)
    page.header(COLUMNS)
    page.pupils(COLUMNS, _pupils(classes))
    page.line("以上共计12名学生，情况属实。")


def _other_sheets(book: Book, classes: Sequence[Class]) -> None:
    guide = book.page("填表说明")
    for text in (
        "填表说明",
        "一、姓名要与户口簿一致，不要有空格。",
        "二、身份证号为18位，如342221201301050018。",
        "三、民族写全称。",
    ):
        guide.line(text)
    page = book.page("花名册")
    page.header(COLUMNS)
    page.pupils(COLUMNS, _pupils(classes))
    counts = book.page("统计表")
    counts.line("班级", "男", "女", "合计")
    for group in classes:
        boys = sum(pupil.sex == "男" for pupil in group.pupils)
        counts.line(group.label, boys, len(group.pupils) - boys, len(group.pupils))
    counts.line("总计", "", "", sum(len(group.pupils) for group in classes))
    pivot = book.page("透视表")
    pivot.line("行标签", "计数项:姓名")
    for group in classes:
        pivot.line(group.label, len(group.pupils))
    pivot.line("总计", sum(len(group.pupils) for group in classes))
    codes = book.page("字典")
    codes.line("性别", "民族", "年级", "班级", "就读方式")
    for row in zip(
        ("男", "女", ""),
        ("汉族", "回族", "藏族"),
        ("一年级", "二年级", "三年级"),
        ("1班", "2班", ""),
        ("走读", "住校", ""),
        strict=True,
    ):
        codes.line(*row)
    codes.hidden = True
    book.page("Sheet2")
    book.page("Sheet3")


def _statistics_beside(book: Book, classes: Sequence[Class]) -> None:
    """A small table of counts to the right of the list."""
    page = book.page("Sheet1")
    page.header(COLUMNS)
    page.pupils(COLUMNS, _pupils(classes))
    for row, values in enumerate(
        [("班级", "男", "女", "合计"), *((group.label, 3, 3, 6) for group in classes), ("合计", 6, 6, 12)]
    ):
        page.row = row + 1
        page.line(*values, at=len(COLUMNS) + 2)


def _teacher_rows(book: Book, classes: Sequence[Class]) -> None:
    columns = (c.serial(), c.name(), c.sex(), c.ident(), c.born(style="padded"), c.phone(), c.extra("备注"))
    page = book.page("Sheet1")
    for group in classes:
        page.banner(f"{group.school}学生名册", len(columns))
        page.line(
            "班级", f"{chinese(group.grade)}（{group.number}）班", "班主任", "孙立新", "联系电话", "15400009876", ""
        )
        page.header(columns)
        page.pupils(columns, group.pupils)
        page.line("班主任签名：孙立新")


def _sexes_apart(book: Book, classes: Sequence[Class]) -> None:
    """Boys and girls as two lists with a heading over each; the column of the sex is there all the same."""
    columns = (c.serial(), c.name(), c.sex(), c.ident(), c.born(style="chinese"))
    for group in classes:
        page = book.page(f"{chinese(group.grade)}年级{group.number}班")
        page.header(columns)
        for sex in ("男", "女"):
            some = [pupil for pupil in group.pupils if pupil.sex == sex]
            page.banner(f"{sex}生（{len(some)}人）", len(columns))
            page.pupils(columns, some)


def _lone_numbers(book: Book, classes: Sequence[Class]) -> None:
    """Serial numbers run on below the last pupil, as a printed form has them."""
    page = book.page(f"{chinese(3)}年级")
    page.header(COLUMNS)
    everyone = _pupils(classes)
    page.pupils(COLUMNS, everyone)
    for order in range(len(everyone) + 1, 41):
        page.line(order)
    page.line("合计人数：12人  其中男生6人，女生6人")


def _remarks(book: Book, classes: Sequence[Class]) -> None:
    def remark(pupil: Pupil, order: int) -> str:
        return {1: "2022.9转入", 2: "低保户", 3: "班长", 4: "随爷爷奶奶生活", 5: "√"}.get(order, "")

    columns = (
        *COLUMNS,
        c.extra("备注", remark),
        c.extra("是否在校", "是"),
        c.extra("体温", 36.5),
        c.extra("核对无误签字"),
    )
    page: Page = book.page("Sheet1")
    page.header(columns)
    page.pupils(columns, _pupils(classes))


LAYOUTS = (
    Layout("totals between the classes, notes below", _totals_between, FOUR),
    Layout("title and header on every printed page", _page_headers, FOUR),
    Layout("off the corner, blank rows and a blank column", _off_the_corner, FOUR),
    Layout("hidden columns and rows", _hidden, FOUR),
    Layout("counts above, an assurance below", _counts_above, TWO, "表1.xlsx"),
    Layout("guide, counts, pivot, codes and empty sheets", _other_sheets, FOUR),
    Layout("a table of counts beside the list", _statistics_beside),
    Layout("a row for the teacher of each class", _teacher_rows, TWO, "名册.xlsx"),
    Layout("boys and girls apart", _sexes_apart, TWO),
    Layout("serial numbers run on", _lone_numbers),
    Layout("remarks and ticks", _remarks, notes=frozenset({"R112"})),
)
