"""`transition --format csv`: one line a leaver."""

import csv
import io

from kongchuo.transition.result import Transition
from kongchuo.write.measure import looks_like_formula

HEADER = (
    "name", "id_tail", "from_school", "from_class", "outcome", "to_school", "matched_by",
    "evidence_file", "evidence_sheet", "evidence_cell", "detail",
)  # fmt: skip


def render(transition: Transition) -> str:
    """The leavers as CSV, with the keys of the JSON as headings."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(HEADER)
    for one in transition.followed:
        row, place = one.leaver.latest, one.evidence
        number = one.leaver.id_number
        texts = (
            row.pupil.name, number[-4:] if any(map(str.isdigit, number)) else "", row.school, row.pupil.class_label,
            one.fate.value, one.to_school or "", str(one.matched_by or ""),
            place.file or "" if place else "", place.sheet or "" if place else "", place.cell or "" if place else "",
            one.detail,
        )  # fmt: skip
        # A leading apostrophe keeps spreadsheet programs from reading a text as a formula.
        writer.writerow([f"'{text}" if looks_like_formula(text) else text for text in texts])
    return stream.getvalue()
