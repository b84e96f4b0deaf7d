"""四查三比对 on one sheet: register ↔ roll, roll ↔ present, dropouts ↔ poverty-relief families."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kongchuo.indicators.register import ENROLLED, NOT_COUNTED, Registered, State
from kongchuo.model.grid import Block, Cell, Grid, Heading, Meaning, Row, Sheet, Text
from kongchuo.model.listed import Listed
from kongchuo.reports import month_cells as cells
from kongchuo.reports.comparison_facts import UNKNOWN, Comparisons
from kongchuo.reports.listing import Shown
from kongchuo.reports.material import Material

NAME = "四查三比对"
_FIRST, _SECOND, _NAME, _ID, _NUMBER = 22, 14, 10, 20, 14
_LEFT = ("村", "学校", "困难类型", "说明")
_STATES = (State.NOT_IN_SCHOOL, State.TO_REVIEW, State.ELSEWHERE_UNPROVED)
_DROPOUTS = {
    "confirmed_dropout": "确认辍学", "suspected_dropout": "疑似辍学", "absent_suspected": "缺勤疑似",
    "left_without_record": "离开无记录",
}  # fmt: skip


def comparisons_sheet(material: Material, shown: Shown) -> Sheet:
    """Each comparison with its sources, its counts and its children."""
    found = material.comparisons
    blocks = (*_register(material, found, shown), *_present(material, found, shown), *_poverty(material, found, shown))
    return Sheet(
        NAME,
        blocks,
        title=f"{material.township.name}{material.period.title}四查三比对",
        subtitle=f"查户籍、查学籍、查到校、查困难家庭；统计到{material.day:%Y-%m-%d}。",
    )


def screen_lines(material: Material) -> Iterator[str]:
    """Two or three lines for the screen."""
    found = material.comparisons
    parts = []
    if material.register is None:
        parts.append(f"户籍与学籍不能比对（{found.why['register'].rstrip('。')}）")
    else:
        counts = Counter(child.state for child in material.register if child.stage)
        parts.append("，".join(f"适龄儿童{state.words}{counts[state]}人" if not at else f"{state.words}{counts[state]}人"
                              for at, state in enumerate(_STATES)))  # fmt: skip
    if found.absentees is None:
        parts.append(f"学籍与到校不能比对（{found.why['present'].rstrip('。')}）")
    else:
        parts.append(
            f"连续缺勤疑似{len(material.lists['absent_suspected'])}人、预警{len(material.lists['absent_warning'])}人"
        )
    if found.hardships is None:
        parts.append(f"辍学与困难家庭不能比对（{found.why['poverty'].rstrip('。')}）")
    else:
        hard = sum(one.kind not in ("无", UNKNOWN) for one in found.hardships)
        parts.append(f"辍学、疑似和离开无记录的{len(found.hardships)}人中，困难家庭{hard}人")
    yield f"四查三比对：{'；'.join(parts)}。名单见工作簿“{NAME}”。"


def _columns(*words: str) -> tuple[Heading, ...]:
    widths = (_FIRST, _SECOND, _NAME, _ID)
    return tuple(
        Heading(word, widths[place] if place < len(widths) else _NUMBER, "left" if word in _LEFT else "center")
        for place, word in enumerate(words)
    )


def _names(title: str, first: str, rows: Sequence[Row]) -> Grid:
    heads = _columns(first, "班级", "姓名", "身份证件号", "情况", "说明", "", "")
    return Grid(heads, tuple(rows), title=title)


def _child(child: Listed, state: str, detail: str, shown: Shown, place: str | None = None) -> Row:
    return Row(
        (
            Cell(place or child.school), Cell(child.class_label), Cell(child.name), Cell(shown.id_number(child.id_number)),
            Cell(state), Cell(detail, span=3),
        )
    )  # fmt: skip


def _register(material: Material, found: Comparisons, shown: Shown) -> Iterator[Block]:
    yield Text("一、户籍与学籍比对：适龄儿童册上的孩子在不在学校", heading=True)
    if material.register is None:
        yield Text(found.why["register"], Meaning.MUTED)
        return
    asked = [child for child in material.register if child.stage]
    yield Text(
        f"适龄儿童册{material.period.school_year}—{material.period.school_year + 1}学年，6—14周岁{len(asked)}人；{_rosters(material)}。"
    )
    villages: dict[str, list[Registered]] = {}
    for child in asked:
        villages.setdefault(child.record.village or "没有填村", []).append(child)
    rows = [_village(name, children) for name, children in sorted(villages.items())]
    rows.append(_village("合计", asked, Meaning.TOTAL))
    heads = ("村", "6—14周岁", "已入学", "延缓、死亡、迁出", *(state.words for state in _STATES))
    yield Grid(_columns(*heads), tuple(rows))
    listed = sorted(
        (child for child in asked if child.state in _STATES),
        key=lambda one: (_STATES.index(one.state), one.record.village, one.record.name, one.record.id_number),
    )
    people = [
        _child(child.listed("register"), child.state.words, child.detail, shown, child.record.village)
        for child in listed
    ]
    yield _names(f"要核实的适龄儿童：{len(people)}人" if people else "要核实的适龄儿童：没有", "村", people)


def _village(name: str, children: Sequence[Registered], meaning: Meaning = Meaning.PLAIN) -> Row:
    counts = Counter(child.state for child in children)
    numbers = [
        len(children),
        sum(counts[state] for state in ENROLLED),
        sum(counts[state] for state in NOT_COUNTED),
        *(counts[state] for state in _STATES),
    ]
    return Row((Cell(name, meaning), *(cells.count(number, None, meaning) for number in numbers)))


def _rosters(material: Material) -> str:
    missing = {school for school, _ in material.silent}
    words = f"{material.closing.title}花名册"
    return f"{words}（没有收到{'、'.join(sorted(missing, key=material.rank))}的）" if missing else words


def _present(material: Material, found: Comparisons, shown: Shown) -> Iterator[Block]:
    yield Text("二、学籍与到校比对：花名册上的学生在不在教室（名在人不在）", heading=True)
    absent = found.absentees
    if absent is None:
        yield Text(found.why["present"], Meaning.MUTED)
        return
    yield Text(f"{_rosters(material)}；考勤台账{absent.span}。{absent.rule}")
    if absent.remark:
        yield Text(absent.remark)
    heads = ("学校", "在校生", "缺勤学生", "缺勤天数（上学日，含请假）", "疑似", "预警", "已立案")
    rows, silent = [], []
    pupils = Counter(school for school, now in zip(material.pupils["school"].tolist(), material.pupils["now"].tolist(), strict=True) if now)  # fmt: skip
    names = [school.name for school in material.township.schools]
    for school in (*names, *sorted({one.child.school or "" for one in absent.watched} - set(names))):
        children, days = absent.entered.get(school, (0, 0))
        counts = Counter("case" if one.case else one.level for one in absent.watched if one.child.school == school)
        if not children:
            silent.append(school)
        told = (children, days) if children else (None, None)
        numbers = (pupils[school], *told, counts["absent_suspected"], counts["absent_warning"], counts["case"])
        rows.append(Row((Cell(school or "学校不明"), *(cells.count(number, None) for number in numbers))))
    counts = Counter("case" if one.case else one.level for one in absent.watched)
    sums = (
        pupils.total(), sum(one for one, _ in absent.entered.values()), sum(one for _, one in absent.entered.values()),
        counts["absent_suspected"], counts["absent_warning"], counts["case"],
    )  # fmt: skip
    rows.append(Row((Cell("合计", Meaning.TOTAL), *(cells.count(number, None, Meaning.TOTAL) for number in sums))))
    notes = (f"本期没有登记缺勤的学校，请核实是全勤还是没有报：{'、'.join(filter(None, silent))}。",) if silent else ()
    yield Grid(_columns(*heads), tuple(rows), notes=notes)
    words = {"absent_suspected": "疑似", "absent_warning": "预警"}
    people = [
        _child(one.child, f"{words[one.level]}（已立案）" if one.case else words[one.level], f"{one.child.detail}{one.case}", shown)
        for one in absent.watched
    ]  # fmt: skip
    yield _names(
        f"连续缺勤、没有请假的学生：{len(people)}人" if people else "连续缺勤、没有请假的学生：没有", "学校", people
    )


def _poverty(material: Material, found: Comparisons, shown: Shown) -> Iterator[Block]:
    yield Text("三、辍学与困难家庭比对：辍学的孩子是不是困难家庭的", heading=True)
    if found.hardships is None:
        yield Text(found.why["poverty"], Meaning.MUTED)
        return
    sources = ["最后一次在册的花名册上的困难类型"]
    if found.without_hardship:
        sources.append(f"{'、'.join(found.without_hardship)}的花名册没有填困难类型，记为“不明”")
    yield Text(f"{'；'.join(sources)}。{found.why.get('cases', '')}")
    kinds = sorted({one.kind for one in found.hardships} - {"无", UNKNOWN})
    ordered = (*kinds, "无", UNKNOWN)
    heads = ("困难类型", "合计", *(words for name, words in _DROPOUTS.items()))
    rows = []
    for kind in (*ordered, "合计"):
        here = [one for one in found.hardships if kind in (one.kind, "合计")]
        meaning = Meaning.TOTAL if kind == "合计" else Meaning.PLAIN
        numbers = [len(here), *(sum(one.child.list == name for one in here) for name in _DROPOUTS)]
        rows.append(Row((Cell(kind, meaning), *(cells.count(number, None, meaning) for number in numbers))))
    yield Grid(_columns(*heads), tuple(rows))
    hard = [one for one in found.hardships if one.kind not in ("无", UNKNOWN)]
    people = [
        _child(one.child, one.kind, f"{_DROPOUTS[one.child.list]}：{one.child.detail}", shown)
        for one in sorted(hard, key=lambda one: (one.kind, one.child.order))
    ]
    yield _names(f"其中困难家庭的孩子：{len(people)}人" if people else "其中困难家庭的孩子：没有", "学校", people)
