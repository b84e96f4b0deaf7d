"""`absentees --format csv`: one row for every child to call, to be opened in WPS or Excel."""

from kongchuo.codes.text import mask_numbers
from kongchuo.model.roll_call import Absence, RollCall
from kongchuo.write.check_csv import csv_text

HEADINGS = (
    "名单", "学校", "班级", "姓名", "身份证号后四位", "性别", "监护人", "联系电话", "村或住址", "最后在册", "应到学校", "已知情况",
)  # fmt: skip
ABSENT, ENTRANT = "未到校", "新生未报到"


def render(call: RollCall, *, reveal: bool = False) -> str:
    """The children in the order of the workbook; phone numbers are masked unless `reveal`."""
    young = call.entrants.absent if call.entrants else ()
    rows = [*((ABSENT, one) for one in call.absent), *((ENTRANT, one) for one in young)]
    return csv_text(HEADINGS, (_row(title, one, reveal) for title, one in rows))


def _row(title: str, one: Absence, reveal: bool) -> tuple[str, ...]:
    texts = (one.sex, one.guardian, one.phone, one.village, one.last_seen or "", one.expected or "", one.detail)
    named = (mask_numbers(one.school or ""), mask_numbers(one.class_label), mask_numbers(one.name), one.id_tail or "")
    return (title, *named, *(text if reveal else mask_numbers(text) for text in texts))
