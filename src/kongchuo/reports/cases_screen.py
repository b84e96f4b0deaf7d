"""What `cases` says on the screen: the most urgent first, each with its reasons and what is due next."""

from collections.abc import Iterator, Sequence
from datetime import date

from kongchuo.cases.urgency import Level
from kongchuo.model.grid import Block, Cell, Grid, Heading, Row, Sheet, Text
from kongchuo.model.listed import Listed
from kongchuo.reports.case_book import UNREGISTERED, CaseBook, Followed, next_words, rules, summary, why
from kongchuo.reports.listing import Shown

MOST_CHILDREN = 20
_FOUR = tuple(Heading("", align="left") for _ in range(4))
_NUMERALS = "一二三四五六"


def screen(book: CaseBook, files: Sequence[str], *, everything: bool = False, reveal: bool = False) -> Sheet:
    """The list as blocks for a terminal; settled cases only with `everything`."""
    whole = Shown(reveal) if reveal else None
    parts = [
        (
            f"{level.words}：{len(found)}人{'次' if level is Level.SETTLED else ''}",
            _cases(found, whole, everything, book.as_of),
        )
        for level in Level
        if (found := book.of(level)) and (everything or level is not Level.SETTLED)
    ]
    if book.unregistered:
        parts.append(
            (f"不在学校，台账上还没有登记：{len(book.unregistered)}人", _unregistered(book.unregistered, whole))
        )
    parts.append(("按什么时限", (Text(f"  {text}") for text in rules(book))))
    blocks: list[Block] = [Text(text) for text in book.remarks]
    for numeral, (title, content) in zip(_NUMERALS, parts, strict=False):
        blocks += [Text(f"{numeral}、{title}", heading=True), *content]
    if book.problems:
        blocks.append(Text(f"台账有{len(book.problems)}行不完整，见工作簿“按缓急”。"))
    blocks += [Text("工作簿已经写好：", heading=True), *(Text(f"  {file}") for file in files)]
    return Sheet("屏幕", tuple(blocks), title=f"{book.title}（截至{book.as_of.isoformat()}）", subtitle=summary(book))


def _cases(found: Sequence[Followed], whole: Shown | None, everything: bool, day: date) -> Iterator[Block]:
    shown = found if everything else found[:MOST_CHILDREN]
    yield Grid(_FOUR, tuple(_case(one, whole, day) for one in shown))
    if len(shown) < len(found):
        yield Text(f"  …等{len(found)}人，全部名单见工作簿“按缓急”，或者加 --all。")


def _case(one: Followed, whole: Shown | None, day: date) -> Row:
    child = one.child
    place = f"{child.school or ''}{child.class_label}"
    return Row((Cell(f"  {child.name}"), Cell(_number(child, whole)), Cell(place), Cell(_told(one, day))))


def _told(one: Followed, day: date) -> str:
    judged = one.judged
    record = judged.episode.spell.record
    about = [judged.episode.state_words]
    if judged.away is not None:
        about.append(f"离校{judged.away}个上学日")
    about.append(f"劝返{len(judged.episode.visits)}次" if judged.episode.visits else "没有劝返")
    if record.return_date and judged.level is Level.SETTLED:
        about.append(f"{record.return_date}复学")
    parts = ["，".join(about), why(one)]
    if judged.steps:
        parts.append(f"下一步：{next_words(one, day)}")
    if one.papers:
        parts.append(f"可以出：{'、'.join(one.papers)}")
    return "。".join(part for part in parts if part) + "。"


def _unregistered(children: Sequence[Listed], whole: Shown | None) -> Iterator[Block]:
    rows = tuple(
        Row(
            (
                Cell(f"  {child.name}"), Cell(_number(child, whole)), Cell(f"{child.school or ''}{child.class_label}"),
                Cell(f"{UNREGISTERED[child.list]}：{child.detail}"),
            )
        )
        for child in children[:MOST_CHILDREN]
    )  # fmt: skip
    yield Grid(_FOUR, rows)
    if len(children) > MOST_CHILDREN:
        yield Text(f"  …等{len(children)}人，全部名单见工作簿“还没有登记”。")
    if any(child.list == "left_without_record" for child in children):
        yield Text("  离开学校没有记录的，用“kongchuo cases --suspect”起草台账行，核实以后再登记。")


def _number(child: Listed, whole: Shown | None) -> str:
    if whole:
        return whole.id_number(child.id_number)
    return f"…{child.id_tail}" if child.id_tail else "无证件号"
