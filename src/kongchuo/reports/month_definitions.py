"""口径说明: how each figure was made, from which rosters, registers and ledgers."""

from collections.abc import Iterator

from kongchuo.indicators.catalogue import INDICATORS
from kongchuo.indicators.figure import Figure
from kongchuo.indicators.pages import section
from kongchuo.model.grid import Cell, Grid, Heading, Row, Sheet, Text
from kongchuo.reports.material import Material
from kongchuo.reports.month_sources import new_words, opening_words, silent_words

NAME = "口径说明"
DEFINITIONS = {
    "ledger": "辍学台账",
    "net": "净流失",
    "leavers": "离校",
    "any_school": "在任何学校就读",
    "own_level_or_higher": "初中学龄要在七年级以上",
    "cohort": "同届入学学生",
    "registered_or_proved": "到校或有证明材料",
}
# The page that explains a headline dropout rate, by the definition it uses.
_DROPOUT_PAGES = {"ledger": "dropout", "net": "dropout_net", "leavers": "dropout_leavers"}


def definitions_sheet(material: Material) -> Sheet:
    """Definitions in the words of the indicators' pages, then the rosters that were used."""
    return Sheet(
        NAME,
        (_definitions(material), *(Text(text) for text in _balance_words(material))),
        title=f"{material.township.name}{material.period.title}口径说明",
        subtitle="比率都由整数相除得出，四舍五入到两位小数；不足100%的不写成100.00%，大于0的不写成0.00%。",
    )


def _definitions(material: Material) -> Grid:
    columns = (
        Heading("指标", 16, "left"), Heading("采用口径", 12, "left"), Heading("分子", 44, "left"),
        Heading("分母", 40, "left"), Heading("依据", 24, "left"),
    )  # fmt: skip
    return Grid(columns, tuple(_rows(material)))


def _rows(material: Material) -> Iterator[Row]:
    for indicator in INDICATORS:
        figure = next((one for one in material.headlines if one.code == indicator.codes[0]), None)
        if figure is not None:
            slug = _slug(indicator.slug, figure)
            words = DEFINITIONS.get(figure.definition, figure.definition)
            parts = (Cell(section(slug, name)) for name in ("分子", "分母", "依据"))
            yield Row((Cell(indicator.title), Cell(words), *parts))


def _slug(slug: str, figure: Figure) -> str:
    return _DROPOUT_PAGES[figure.definition] if slug == "dropout" else slug


def _balance_words(material: Material) -> Iterator[str]:
    yield "在校生变动：期初＋招生＋复学＋转入＋其他增加－毕业－结业－休学－退学－开除－死亡－转出－其他减少＝应有；差额＝实有－应有。出国计入其他减少；留级、跳级、转班不影响全校人数。只数学籍状态为在读的学生（没有填的按在读），花名册怎样写就怎样数。"
    yield f"{opening_words(material)}异动按异动日期计入；上期花名册早于上月的，从那个月的次月1日算起，所以异动不会漏在两次报表之间。毕业在毕业年级离开花名册时计入；续休（休学以后没有复学，又登记休学）不再减一次。"
    yield "没有异动记录：上期花名册上在读，本镇本期花名册上都不在读，而且上期那个月1日以来没有离校的异动。没有报本期花名册的学校不比较，它的学生不算离开。"
    yield "转出没有落实：转到本镇学校而该校最近的花名册上没有，或者转到外地超过30天还没有证明材料。休学期满：期满日期已过，没有复学，也没有续休。"
    yield "同一名学生按以下顺序辨认：身份证件号相同；身份证件号只差一处而且姓名相同或同音；出生日期、性别相同而且姓名相同或同音；监护人和姓名都相同。两个都有效但不同的身份证件号不认作同一人。有两种可能的不自动认定，在名单里写明“可能是”谁，请人核对。"
    for text in (silent_words(material), new_words(material), *_notes(material)):
        if text:
            yield text


def _notes(material: Material) -> list[str]:
    """Which rosters stand for 学年初 where they are not September's; once for both stages."""
    notes = (figure.note for figure in material.headlines if figure.code.endswith("_dropout"))
    return list(dict.fromkeys(note for note in notes if note))
