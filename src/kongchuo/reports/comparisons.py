"""四查三比对 on one sheet: register ↔ roll, roll ↔ present, dropouts ↔ poverty-relief families."""

from collections import Counter
from collections.abc import Iterator

from kongchuo.model.grid import Sheet
from kongchuo.reports.comparison_cells import NAME
from kongchuo.reports.comparison_poverty import hard, poverty_blocks
from kongchuo.reports.comparison_present import present_blocks
from kongchuo.reports.comparison_register import STATES, register_blocks
from kongchuo.reports.listing import Listing, Shown
from kongchuo.reports.material import Material


def comparisons_sheet(material: Material, shown: Shown, names: Listing) -> Sheet:
    """Each comparison with its sources, its counts and its children."""
    found = material.comparisons
    return Sheet(
        NAME,
        (
            *register_blocks(material, found, shown, names),
            *present_blocks(material, found, shown, names),
            *poverty_blocks(found, shown),
        ),
        title=f"{material.township.name}{material.period.title}四查三比对",
        subtitle=f"查户籍、查学籍、查到校、查困难家庭；统计到{material.day:%Y-%m-%d}。点击数字看名单。",
    )


def screen_lines(material: Material) -> Iterator[str]:
    """Two or three lines for the screen."""
    found = material.comparisons
    parts = []
    if material.register is None or found.strangers is None:
        parts.append(f"户籍与学籍不能比对（{found.why['register'].rstrip('。')}）")
    else:
        counts = Counter(child.state for child in material.register if child.stage)
        words = "、".join(f"{state.words.replace('，', '')}{counts[state]}人" for state in STATES)
        parts.append(f"适龄儿童{words}，反过来花名册上有{len(found.strangers)}人不在适龄儿童册上")
    if found.absentees is None:
        parts.append(f"学籍与到校不能比对（{found.why['present'].rstrip('。')}）")
    else:
        parts.append(
            f"连续缺勤疑似{len(material.lists['absent_suspected'])}人、预警{len(material.lists['absent_warning'])}人"
        )
    if found.hardships is None:
        parts.append(f"辍学与困难家庭不能比对（{found.why['poverty'].rstrip('。')}）")
    else:
        number = sum(map(hard, found.hardships))
        parts.append(f"辍学、疑似和离开无记录的{len(found.hardships)}人中，困难家庭{number}人")
    yield f"四查三比对：{'；'.join(parts)}。名单见工作簿“{NAME}”。"
