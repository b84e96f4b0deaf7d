"""`transition --format csv`: one row a leaver, to be opened in WPS or Excel."""

from kongchuo.codes.text import mask_numbers
from kongchuo.linkage.reason import Reason
from kongchuo.transition.result import NAME_AND_SCHOOL, Followed, Transition
from kongchuo.write.check_csv import csv_text

HEADINGS = (
    "毕业学校", "班级", "姓名", "身份证号后四位", "去向", "去向学校", "认定依据", "文件", "工作表", "单元格", "说明",
)  # fmt: skip


def render(transition: Transition) -> str:
    """The leavers in the order of the workbook."""
    return csv_text(HEADINGS, (_row(one) for one in transition.followed))


def _row(one: Followed) -> tuple[str, ...]:
    row, place, number = one.leaver.latest, one.evidence, one.leaver.id_number
    return (
        mask_numbers(row.school),
        mask_numbers(row.pupil.class_label),
        mask_numbers(row.pupil.name),
        number[-4:] if any(map(str.isdigit, number)) else "",
        one.fate.words,
        mask_numbers(one.to_school or ""),
        _basis(one.matched_by),
        (place.file if place else None) or "",
        (place.sheet if place else None) or "",
        (place.cell if place else None) or "",
        mask_numbers(one.detail),
    )


def _basis(matched_by: str | None) -> str:
    if matched_by is None:
        return ""
    return "姓名和毕业学校相符" if matched_by == NAME_AND_SCHOOL else Reason(matched_by).words
