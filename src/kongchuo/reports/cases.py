"""辍学个案: the workbook of the cases by urgency, of all spells with their history, and of all visits."""

from collections.abc import Iterator, Sequence

from kongchuo.cases.urgency import Level
from kongchuo.model.grid import Block, Cell, Document, Grid, Heading, Link, Meaning, Row, Sheet, Text
from kongchuo.model.listed import Listed
from kongchuo.policy.case_life import case_life
from kongchuo.reports.case_book import UNREGISTERED, CaseBook, Followed, next_day, next_step, rules, summary, why
from kongchuo.reports.listing import Shown

BY_URGENCY, WITHOUT_CASE, NOTES = "按缓急", "还没有登记", "时限和办法"
SPELLS, REPORTS, VISITS = "各次辍学", "上报情况", "劝返记录"
_MEANINGS = {Level.OVERDUE: Meaning.BAD, Level.OPEN: Meaning.PLAIN, Level.SETTLED: Meaning.MUTED}


def document(book: CaseBook, *, reveal: bool = False) -> Document:
    """The workbook. ID numbers are masked unless `reveal`."""
    shown = Shown(reveal)
    sheets = [_urgency_sheet(book, shown)]
    if book.unregistered:
        sheets.append(_unregistered_sheet(book, shown))
    sheets += [_spells_sheet(book, shown), _reports_sheet(book, shown), _visits_sheet(book, shown), _notes_sheet(book)]
    return Document(book.title, tuple(sheets), book.as_of)


def _subtitle(book: CaseBook) -> str:
    return f"截至{book.as_of.isoformat()}。{summary(book)}"


def _columns(*columns: tuple[str, int] | tuple[str, int, str]) -> tuple[Heading, ...]:
    """Headings with their widths; the wide ones hold sentences and begin at the left."""
    return tuple(
        Heading(text, width, "left" if width >= 16 else "center", group[0] if group else None)
        for text, width, *group in columns
    )


def _urgency_sheet(book: CaseBook, shown: Shown) -> Sheet:
    # No wider than can be read when it is printed on a page of A4.
    columns = _columns(
        ("序号", 4), ("缓急", 6), ("学校、班级", 19), ("姓名", 8), ("身份证件号", 19), ("状态", 8), ("离校日期", 11),
        ("在外上学日", 6), ("劝返次数", 5), ("最近劝返", 11), ("为什么", 26), ("下一步、文书", 21), ("最晚", 11), ("责任人", 8),
    )  # fmt: skip
    rows = tuple(_urgency_row(number, one, shown) for number, one in enumerate(book.open, start=1))
    blocks: list[Block] = [Text(text) for text in book.remarks]
    blocks.append(Grid(columns, rows, notes=("文书用“kongchuo notice --case 姓名”出。",)))
    if book.problems:
        blocks.append(Text(f"台账有{len(book.problems)}行不完整：", heading=True))
        blocks += [Text(problem.detail) for problem in book.problems]
    return Sheet(BY_URGENCY, tuple(blocks), title=book.title, subtitle=_subtitle(book))


def _urgency_row(number: int, one: Followed, shown: Shown) -> Row:
    episode, record = one.judged.episode, one.judged.episode.spell.record
    level = one.judged.level
    papers = f"可以出：{'、'.join(one.papers)}" if one.papers else ""
    values = (
        episode.state_words, record.left_date, one.judged.away, len(episode.visits), episode.last_visit, why(one),
        "。".join(filter(None, (next_step(one), papers))), next_day(one), record.responsible,
    )  # fmt: skip
    child = one.child
    return Row(
        (
            Cell(number), Cell(level.words, _MEANINGS[level]), Cell(_place(child)),
            Cell(child.name, link=Link(SPELLS, _anchor(one))), Cell(shown.id_number(child.id_number)), *map(Cell, values),
        )
    )  # fmt: skip


def _place(child: Listed) -> str:
    return f"{child.school}\n{child.class_label}"


def _anchor(one: Followed) -> str:
    return f"s{one.judged.episode.spell.person}-{one.judged.episode.number}"


def _unregistered_sheet(book: CaseBook, shown: Shown) -> Sheet:
    columns = _columns(
        ("序号", 5), ("名单", 20), ("学校、班级", 19), ("姓名", 8), ("身份证件号", 19), ("最后在册", 10), ("说明", 44),
        ("核实结果", 20),
    )  # fmt: skip
    rows = tuple(
        Row(
            (
                Cell(number), Cell(UNREGISTERED[child.list]), Cell(_place(child)), Cell(child.name),
                Cell(shown.id_number(child.id_number)), Cell(child.last_seen), Cell(child.detail), Cell(None),
            )
        )
        for number, child in enumerate(book.unregistered, start=1)
    )  # fmt: skip
    note = "离开学校没有记录的，可以用“kongchuo cases --suspect”起草台账行，核实以后再登记；台账本身从来不由程序改动。"
    return Sheet(
        WITHOUT_CASE,
        (Grid(columns, rows, notes=(note,)),),
        title="不在学校，辍学台账上还没有登记的学生",
        subtitle=f"共{len(rows)}人，按{book.month.title if book.month else ''}花名册和学籍异动台账",
    )


def _by_child(book: CaseBook) -> list[Followed]:
    return sorted(book.followed, key=lambda one: (one.child.order[:6], one.judged.episode.number))


def _spells_sheet(book: CaseBook, shown: Shown) -> Sheet:
    columns = _columns(
        ("学校、班级", 19), ("姓名", 8), ("身份证件号", 19), ("第几次", 6), ("状态", 8), ("离校日期", 11), ("发现日期", 11),
        ("原因", 9), ("在外上学日", 6), ("劝返次数", 5), ("通知书", 11), ("复学日期", 11), ("依据", 12),
        ("最近一次花名册", 19),
    )  # fmt: skip
    rows = tuple(_spell_row(one, shown) for one in _by_child(book))
    children = len({one.judged.episode.spell.person for one in book.followed})
    note = "回来以后又离校的是新的一次，单独一行；同一个孩子同一时间只算一人。"
    return Sheet(
        SPELLS,
        (Grid(columns, rows, notes=(note,)),),
        title=f"{book.title}：各次辍学",
        subtitle=f"截至{book.as_of.isoformat()}，{children}人{len(rows)}次",
    )


def _spell_row(one: Followed, shown: Shown) -> Row:
    episode, child = one.judged.episode, one.child
    record = episode.spell.record
    return Row(
        (
            Cell(_place(child)), Cell(child.name), Cell(shown.id_number(child.id_number)),
            Cell(_times(one)), Cell(episode.state_words, _MEANINGS[one.judged.level]), Cell(record.left_date),
            Cell(record.found_date), Cell(record.cause), Cell(one.judged.away), Cell(len(episode.visits)),
            Cell(record.notice_date), Cell(record.return_date), Cell(record.closing_evidence), Cell(one.seat),
        ),
        _anchor(one),
    )  # fmt: skip


def _times(one: Followed) -> str:
    episode = one.judged.episode
    return str(episode.number) if episode.of == 1 else f"{episode.number}/{episode.of}"


def _reports_sheet(book: CaseBook, shown: Shown) -> Sheet:
    filed = "上报日期"
    columns = _columns(
        ("学校、班级", 19), ("姓名", 8), ("身份证件号", 19), ("第几次", 6), ("发现日期", 11), ("班级", 11, filed),
        ("学校", 11, filed), ("中心校", 11, filed), ("报晚了的", 40),
    )  # fmt: skip
    rows = tuple(_report_row(one, shown) for one in _by_child(book))
    late = sum(bool(one.judged.delays) for one in book.followed)
    return Sheet(
        REPORTS,
        (Grid(columns, rows),),
        title=f"{book.title}：上报情况",
        subtitle=f"截至{book.as_of.isoformat()}，{len(rows)}次，其中报晚了的{late}次；时限见“{NOTES}”",
    )


def _report_row(one: Followed, shown: Shown) -> Row:
    child, record = one.child, one.judged.episode.spell.record
    late = "；".join(f"{delay.who}应在{delay.due.day}以前" for delay in one.judged.delays)
    dates = (record.class_report_date, record.school_report_date, record.center_report_date)
    return Row(
        (
            Cell(_place(child)), Cell(child.name), Cell(shown.id_number(child.id_number)),
            Cell(_times(one)), Cell(record.found_date), *map(Cell, dates), Cell(late, Meaning.BAD if late else Meaning.PLAIN),
        )
    )  # fmt: skip


def _visits_sheet(book: CaseBook, shown: Shown) -> Sheet:
    columns = _columns(
        ("学校", 20), ("姓名", 10), ("身份证件号", 20), ("第几次辍学", 8), ("次数", 6), ("日期", 12), ("隔几天", 8), ("劝返人", 12),
        ("方式", 12), ("结果", 44),
    )  # fmt: skip
    rows = tuple(row for one in _by_child(book) for row in _visit_rows(one, shown))
    note = "隔几天：离上一次劝返几天；第一次劝返离发现几天。"
    return Sheet(
        VISITS, (Grid(columns, rows, notes=(note,)),), title=f"{book.title}：劝返记录", subtitle=f"共{len(rows)}次"
    )


def _visit_rows(one: Followed, shown: Shown) -> Iterator[Row]:
    episode, child = one.judged.episode, one.child
    before = episode.spell.record.found_date
    for number, visit in enumerate(episode.visits, start=1):
        day = visit.visit_date
        gap = (day - before).days if day and before else None
        values: Sequence[object] = (visit.visitor, visit.manner, visit.result)
        yield Row(
            (
                Cell(child.school), Cell(child.name), Cell(shown.id_number(child.id_number)), Cell(episode.number), Cell(number),
                Cell(day), Cell(gap), *(Cell(str(value)) for value in values),
            )
        )  # fmt: skip
        before = day


def _notes_sheet(book: CaseBook) -> Sheet:
    life = case_life()
    states = Grid(
        _columns(("状态", 10), ("是什么意思", 44), ("算不算辍学人数", 10), ("可以改为", 40)),
        tuple(
            Row(
                (
                    Cell(state.name), Cell(state.means), Cell("算" if state.counted else "不算"),
                    Cell("；".join(f"{change.after}（{change.how}）" for change in life.after(state.name)) or "不再改"),
                )
            )
            for state in life.states
        ),
        title="二、状态",
        notes=(f"依据：{life.source}。",),
    )  # fmt: skip
    deadlines = [Text("一、时限", heading=True), *(Text(text) for text in rules(book))]
    return Sheet(NOTES, (*deadlines, states), title="时限和办法", portrait=True)
