"""口径说明: how the figures were made, from which rosters."""

from collections.abc import Iterator

from kongchuo.model.grid import Cell, Grid, Meaning, Row, Sheet, Text
from kongchuo.model.period import school_year_label
from kongchuo.reports.transition_cells import NOTES_SHEET, short, text
from kongchuo.transition.result import Transition


def notes_sheet(transition: Transition) -> Sheet:
    """Definitions, sources and what was missing."""
    return Sheet(
        NOTES_SHEET,
        (*(Text(paragraph) for paragraph in _paragraphs(transition)), _sources(transition)),
        title="口径说明",
        portrait=True,
    )


def _paragraphs(transition: Transition) -> Iterator[str]:
    cohort = transition.cohort
    year = school_year_label(cohort - 1).replace("-", "—")
    yield f"1. {cohort}届毕业生：{year}学年各校最后一次报送的六年级花名册上，学籍状态为在读或休学的学生（状态空白的按在读）。"
    yield f"2. 已到本镇初中：{cohort}年9月起，在本镇任何一所学校的七年级花名册上，状态为在读或休学。花名册与台账说法不一的，以花名册为准，并列入“待核对”。"
    yield "3. 不在七年级花名册上的，按“毕业生去向”台账认定：升入初中、外地就读有证明材料的，计为外地就读；没有证明材料的，计为去向不明。特殊教育、留级、死亡按登记认定；延缓入学须有证明材料。仍在六年级花名册上的，计为留级。"
    yield "4. 其余都计为去向不明。每名毕业生只有一个去向，各项相加等于毕业生人数；去向已落实 =（毕业生 − 去向不明）÷ 毕业生。"
    yield "5. 学籍异动台账（转出、死亡等）只作为线索写在“已知情况”里，不代替“毕业生去向”台账。"
    yield "6. 同一人的认定依次看：身份证件号相同；身份证件号只差一处且姓名相同或同音；出生日期、性别相同且姓名相同或同音；监护人和姓名都相同。两个都有效但不同的身份证件号，不认定为同一人。有两种可能的，不自动认定，列入“疑似同一人”请人核对。"
    yield "7. 应到初中按 kongchuo.toml 中各小学的对口初中（feeds）；九年一贯制学校的六年级应到本校七年级。"
    if not transition.has_ledger:
        yield "8. 工作区的台账文件夹里没有“毕业生去向”台账，没有上本镇初中的毕业生都计为去向不明。"


def _sources(transition: Transition) -> Grid:
    columns = (text("学校", 24), short("毕业生名单取自", 18), short("初一花名册最近一次", 18), text("说明", 26))
    names = [school.name for school in transition.township.schools]
    names += sorted({*transition.last_months, *transition.seventh_months} - set(names))
    return Grid(columns, tuple(_source(name, transition) for name in names), title="所用花名册")


def _source(name: str, transition: Transition) -> Row:
    last, newest = transition.last_months.get(name), transition.seventh_months.get(name)
    remarks = []
    if name in transition.no_leavers:
        remarks.append("没有六年级花名册。")
    if name in transition.unsent:
        remarks.append("没有收到初一花名册。")
    dash = Cell("—", Meaning.MUTED)
    return Row(
        (
            Cell(name), Cell(last.title) if last else dash, Cell(newest.title) if newest else dash,
            Cell("".join(remarks)),
        )
    )  # fmt: skip
