"""A document with everything a grid can hold, for looking at and for tests."""

from datetime import date

from kongchuo.model.grid import Cell, Chart, Document, Grid, Heading, Link, Meaning, Row, Sheet, Text
from kongchuo.model.ratio import Ratio

SCHOOLS = ("马井镇中心小学", "王寨小学", "孙庄九年一贯制学校")


def overview() -> Sheet:
    columns = (
        Heading("指标", 22, "left"),
        Heading("分子", 8, "right", group="本月"),
        Heading("分母", 8, "right", group="本月"),
        Heading("比率", 10, "right", group="本月"),
        Heading("目标", 8),
        Heading("是否达标", 10),
        Heading("还差（人）", 10, "right"),
        Heading("口径", 30, "left"),
    )
    link = Link("名单", "left")
    rows = (
        Row((Cell("小学", Meaning.GROUP, span=8),)),
        Row((Cell("小学入学率"), Cell(812), Cell(813), Cell(Ratio(812, 813), Meaning.BAD, link), Cell("100%"),
             Cell("未达标", Meaning.BAD), Cell(1, Meaning.BAD, link), Cell("适龄儿童名册中在校、特教、送教上门的人数，除以应入学人数"))),
        Row((Cell("小学辍学率"), Cell(0), Cell(2310), Cell(Ratio(0, 2310)), Cell("0%"), Cell("达标", Meaning.GOOD), Cell(0), Cell())),
        Row((Cell("初中", Meaning.GROUP, span=8),)),
        Row((Cell("初中巩固率"), Cell(), Cell(), Cell(Ratio(0, 0), Meaning.MUTED), Cell("—", Meaning.MUTED),
             Cell("缺数据", Meaning.MUTED), Cell(), Cell("没有三年前的名单，算不出来", Meaning.MUTED))),
        Row((Cell("全镇", Meaning.TOTAL), Cell(99999, Meaning.TOTAL, link), Cell(100000, Meaning.TOTAL),
             Cell(Ratio(99999, 100000), Meaning.TOTAL), Cell(None, Meaning.TOTAL, span=4))),
    )  # fmt: skip
    chart = Chart(
        "各年级在校学生", tuple(f"{one}年级" for one in "一二三四五六七八九"),
        (("男", (120, 130, 128, 140, 122, 119, 98, 101, 97)), ("女", (110, 121, 118, 131, 120, 117, 99, 92, 90))),
    )  # fmt: skip
    text = Text("本月有1名适龄儿童未入学，2名学生离校没有异动记录，请各校在本周内核实。", Meaning.BAD)
    return Sheet("概览", (text, Grid(columns, rows, title="一、主要指标", notes=("比率由整数人数直接计算，四舍五入到两位小数。",)), chart),
                 title="马井镇控辍保学月报", subtitle="2023年3月　萧县马井镇中心学校")  # fmt: skip


def names() -> Sheet:
    columns = (
        Heading("序号", 5), Heading("学校", 20, "left"), Heading("班级", 14), Heading("姓名", 10),
        Heading("身份证号", 20), Heading("出生日期", 12), Heading("说明", 40, "left"),
    )  # fmt: skip
    rows = tuple(
        Row(
            (Cell(one + 1), Cell(SCHOOLS[one % 3]), Cell("四年级(1)班"), Cell("=王小明" if one == 2 else "欧阳小花"),
             Cell("3422**********1234" if one % 2 else "342221201305151234"), Cell(date(2013, 5, 15)),
             Cell("上月名单上有，本月各校名单上都没有，也没有转出、休学等异动记录，请学校当面核实去向。" if one % 5 == 0 else "")),
            anchor="left" if one == 3 else None,
        )
        for one in range(60)
    )  # fmt: skip
    total = Row((Cell("合计", Meaning.TOTAL, span=2), Cell(60, Meaning.TOTAL)))
    return Sheet(
        "名单", (Grid(columns, (*rows, total), filter=True),), title="去向待核实学生名单", subtitle="2023年3月"
    )


def notes() -> Sheet:
    return Sheet("口径说明", (
        Text("入学率", heading=True),
        Text("分母是适龄儿童名册中小学（初中）年龄段的儿童，不含已死亡、已迁出和经批准延缓入学的。" * 3),
        Text("辍学率", heading=True),
        Text("按辍学台账计算。"),
    ), title="口径说明", portrait=True)  # fmt: skip


def empty() -> Sheet:
    line = Chart(
        "近几月在校学生", ("1月", "2月", "3月"), (("小学", (1200, 1190, 1195)), ("初中", (600, 598, 590))), "line"
    )
    nothing = Grid((Heading("姓名", 10), Heading("说明", 30)), (), title="逾期未复学", anchor="late")
    return Sheet(
        "其他/名单", (nothing, Grid(nothing.columns, (), title="两校重复在籍"), line), title="其他名单", portrait=True
    )


def document() -> Document:
    return Document("马井镇控辍保学月报 2023-03", (overview(), names(), notes(), empty()), date(2023, 3, 31))
