"""趋势, 评比 and 与上期比较: the sheets that only a term and a year have."""

from collections.abc import Iterable, Iterator

from kongchuo.model.grid import Block, Cell, Chart, Grid, Heading, Meaning, Row, Sheet, Text
from kongchuo.model.listed import Listed
from kongchuo.movements.balance import Balance, total
from kongchuo.reports import month_cells as cells
from kongchuo.reports.listing import Shown
from kongchuo.reports.material import LISTS, Material
from kongchuo.reports.month_sources import opening_words
from kongchuo.reports.season import RULE, RULE_WORDS, MonthRow, Season, Standing, decimal

TREND, RANKING, COMPARED = "趋势", "评比", "与上期比较"
# On these lists a child of the period before is still to be looked for.
_STANDING = ("left_without_record", "confirmed_dropout", "suspected_dropout", "transfer_not_arrived",
             "suspension_expired", "twice_enrolled")  # fmt: skip


def season_sheets(material: Material, season: Season, shown: Shown) -> tuple[Sheet, ...]:
    """All three."""
    title = f"{material.township.name}{material.period.title}"
    return (
        Sheet(TREND, tuple(_trend(material, season)), title=f"{title}各月趋势", subtitle=opening_words(material)),
        Sheet(RANKING, tuple(_ranking(season)), title=f"{title}评比", subtitle=RULE),
        Sheet(COMPARED, tuple(_compared(material, season, shown)), title=f"{title}与上期比较", subtitle=_again(season)),
    )


def _again(season: Season) -> str:
    if season.earlier is None:
        return season.no_earlier
    return f"上期是{season.earlier.period.title}，按现在的花名册和台账重新计算，不是抄上次的报表。{opening_words(season.earlier)}"


def trend_grid(season: Season, title: str | None = None) -> Grid:
    """A row a month, and their sum."""
    words = ("月份", "期初", "增加", "减少", "应有", "实有", "差额", "离开无记录", "新来无记录", "辍学在外", "迟报")
    columns = tuple(Heading(word, 10, "center" if place else "left") for place, word in enumerate(words))
    rows = [_month(row) for row in season.months]
    moved = [row.balance for row in season.months if row.balance]
    rows.append(_months(season.months, moved))
    notes = (
        "没有花名册的月份，异动并入后面一个有花名册的月份。只合计前后都有花名册的学校。“离开无记录”合计是人次，后来又在册的仍在内；“辍学在外”是月末的人数，不能相加。",
    )
    return Grid(columns, tuple(rows), title=title, notes=notes)


def _month(row: MonthRow) -> Row:
    balance = row.balance
    values = _values(balance) if balance else [None] * 6
    numbers = (*values, row.left, row.joined, row.dropouts, row.late)
    return Row((Cell(row.month.title), *(cells.count(number, None) for number in numbers)))


def _values(row: Balance) -> list[int | None]:
    moved = (sum(row.ins.values()), sum(row.outs.values()))
    return [row.opening, *moved, row.expected, row.closing, row.difference]


def _months(months: tuple[MonthRow, ...], moved: list[Balance]) -> Row:
    sums = (
        None, sum(sum(row.ins.values()) for row in moved), sum(sum(row.outs.values()) for row in moved), None, None,
        sum(row.difference or 0 for row in moved), sum(row.left for row in months), sum(row.joined for row in months),
        None, sum(row.late for row in months),
    )  # fmt: skip
    return Row((Cell("合计", Meaning.TOTAL), *(cells.count(number, None, Meaning.TOTAL) for number in sums)))


def _trend(material: Material, season: Season) -> Iterator[Block]:
    yield trend_grid(season)
    if len(season.months) > 1:
        yield Chart(
            "各月异动",
            tuple(row.month.title for row in season.months),
            (
                ("增加", tuple(sum(row.balance.ins.values()) if row.balance else 0 for row in season.months)),
                ("减少", tuple(sum(row.balance.outs.values()) if row.balance else 0 for row in season.months)),
                ("离开无记录", tuple(row.left for row in season.months)),
                ("辍学在外", tuple(row.dropouts for row in season.months)),
            ),
            kind="line",
        )
        yield Chart(
            "各月在校生",
            tuple(row.month.title for row in season.months),
            (("在校生", tuple(row.pupils for row in season.months)),),
        )


def ranking_grid(found: Iterable[Standing], title: str | None = None, *, classes: bool) -> Grid:
    """Schools or classes by rank."""
    words = ("在校生", "辍学人数", "离开无记录", "迟报", "差额人次", "错误处数", "每百人错误")
    columns = (
        Heading("名次", 6), Heading("学校", 22, "left"), *((Heading("班级", 14),) if classes else ()),
        *(Heading(word, 10) for word in words),
    )  # fmt: skip
    return Grid(columns, tuple(_standing(one, classes) for one in found), title=title)


def _standing(one: Standing, classes: bool) -> Row:
    numbers = (one.pupils, one.cases, one.left, one.late, one.differences, one.errors)
    place = (Cell(one.class_label),) if classes else ()
    if one.rank is None:
        words = Cell("没有期末花名册，不排名次", Meaning.MUTED, span=len(numbers) + 1)
        return Row((Cell(cells.NOTHING, Meaning.MUTED), Cell(one.school), *place, words))
    return Row(
        (
            Cell(one.rank), Cell(one.school), *place, *(Cell(number) for number in numbers),
            Cell(decimal(one.errors_per_hundred)),
        )
    )  # fmt: skip


def _ranking(season: Season) -> Iterator[Block]:
    yield from (Text(text) for text in RULE_WORDS)
    yield ranking_grid(season.schools, "一、各校", classes=False)
    yield ranking_grid(season.classes, "二、各班", classes=True)
    if season.unplaced:
        yield Text(f"另有{season.unplaced}项看不出班级，或者那个班已不在期末花名册上，只计入学校。")


def _compared(material: Material, season: Season, shown: Shown) -> Iterator[Block]:
    earlier = season.earlier
    if earlier is None:
        yield Text(season.no_earlier)
        return
    yield _numbers(material, earlier)
    yield _rates(material, earlier)
    yield _lists(material, earlier)
    yield _still(material, earlier, shown)


def _numbers(material: Material, earlier: Material) -> Grid:
    columns = tuple(Heading(word, 14, "left" if not place else "center") for place, word in enumerate(_HEADS))
    words = ("期初在校生", "增加", "减少", "应有", "实有", "差额")
    pairs = zip(words, _total(earlier), _total(material), strict=True)
    return Grid(columns, tuple(_change(*pair) for pair in pairs), title="一、在校生")


_HEADS = ("项目", "上期", "本期", "变化")


def _total(material: Material) -> list[int | None]:
    found = total(row for row in material.balances if row.level == "school")
    return _values(found) if found else [None] * 6


def _change(word: str, before: int | None, now: int | None) -> Row:
    change = None if before is None or now is None else now - before
    words = cells.NOTHING if change is None else f"{change:+d}".replace("-", "－").replace("+", "＋") if change else "0"
    return Row((Cell(word), cells.count(before, None), cells.count(now, None), Cell(words)))


def _rates(material: Material, earlier: Material) -> Grid:
    columns = (
        Heading("指标", 28, "left"),
        *(Heading(word, 14) for word in ("上期人数", "上期比率", "本期人数", "本期比率")),
    )
    before = {figure.code: figure for figure in earlier.headlines}
    rows = []
    for figure in material.headlines:
        last = before.get(figure.code)
        pair = [
            cell
            for one in (last, figure)
            for cell in (
                Cell(f"{one.numerator}/{one.denominator}" if one and one.ratio else cells.NOTHING),
                cells.rate(one) if one else Cell(cells.NOTHING, Meaning.MUTED),
            )
        ]
        rows.append(Row((Cell(figure.name), *pair)))
    return Grid(columns, tuple(rows), title="二、主要指标")


def _lists(material: Material, earlier: Material) -> Grid:
    columns = (
        Heading("名单", 28, "left"),
        *(Heading(word, 14) for word in ("上期", "本期", "两期都有", "本期新增", "已不在名单")),
    )
    rows = []
    for name, title in LISTS.items():
        if name in material.unknown_lists or name in earlier.unknown_lists:
            continue
        last, now = _children(earlier, name), _children(material, name)
        numbers = (len(last), len(now), len(last & now), len(now - last), len(last - now))
        rows.append(Row((Cell(title), *(Cell(number) for number in numbers))))
    return Grid(columns, tuple(rows), title="三、名单（按人）")


def _children(material: Material, name: str) -> set[tuple[str, str]]:
    return {_who(child) for child in material.lists[name]}


def _who(child: Listed) -> tuple[str, str]:
    return (child.name, child.id_number or child.school or "")


def _still(material: Material, earlier: Material, shown: Shown) -> Grid:
    columns = (
        Heading("名单", 28, "left"), Heading("姓名", 14), Heading("身份证件号", 22), Heading("学校", 22, "left"),
        Heading("班级", 14), Heading("说明", 40, "left"),
    )  # fmt: skip
    rows = []
    for name in _STANDING:
        last = _children(earlier, name)
        rows += [
            Row(
                (
                    Cell(LISTS[name]), Cell(child.name), Cell(shown.id_number(child.id_number)), Cell(child.school),
                    Cell(child.class_label), Cell(child.detail),
                )
            )
            for child in material.lists[name]
            if _who(child) in last
        ]  # fmt: skip
    title = (
        f"四、上期就在名单上、本期还没有落实的：{len(rows)}条" if rows else "四、上期就在名单上、本期还没有落实的：没有"
    )
    return Grid(columns, tuple(rows), title=title)
