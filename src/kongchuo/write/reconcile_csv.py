"""`reconcile --format csv`: one row a child, those of the register first, then pupils on no register."""

from collections.abc import Iterable

from kongchuo.codes.text import mask_numbers
from kongchuo.indicators.register import Registered
from kongchuo.linkage.reason import Reason
from kongchuo.model.township import STAGE_NAMES
from kongchuo.model.where import Where
from kongchuo.reconcile.result import NOT_ON_REGISTER_WORDS, Reconciliation, Stranger
from kongchuo.write.check_csv import csv_text

HEADINGS = (
    "村", "户主", "姓名", "身份证号后四位", "年龄", "学段", "状态", "学校", "班级", "认定依据", "文件", "工作表", "单元格", "说明",
)  # fmt: skip


def render(found: Reconciliation) -> str:
    """The children in the order of the register, then the pupils in the order of the rosters."""
    rows: Iterable[tuple[str, ...]] = (*map(_child, found.children), *map(_stranger, found.strangers))
    return csv_text(HEADINGS, rows)


def _child(child: Registered) -> tuple[str, ...]:
    record = child.record
    basis = Reason(child.matched_by).words if child.matched_by and child.seat else ""
    texts = (record.village, record.householder, record.name)
    school = child.school or record.school_name
    return (
        *map(mask_numbers, texts), _tail(record.id_number), _age(child.age), STAGE_NAMES.get(child.stage or "", ""),
        child.state.words, mask_numbers(school), mask_numbers(child.class_label), basis, *_place(child.evidence),
        mask_numbers(child.detail),
    )  # fmt: skip


def _stranger(pupil: Stranger) -> tuple[str, ...]:
    seat = pupil.seat
    return (
        mask_numbers(pupil.village), "", mask_numbers(seat.name), _tail(seat.id_number), _age(pupil.age),
        STAGE_NAMES.get(pupil.stage or "", ""), NOT_ON_REGISTER_WORDS, mask_numbers(seat.school),
        mask_numbers(seat.class_label), "", *_place(seat.where), mask_numbers(pupil.detail),
    )  # fmt: skip


def _tail(number: str) -> str:
    return number[-4:] if any(map(str.isdigit, number)) else ""


def _age(age: int | None) -> str:
    return "" if age is None else str(age)


def _place(where: Where | None) -> tuple[str, str, str]:
    if where is None:
        return "", "", ""
    return where.file or "", where.sheet or "", where.cell or ""
