"""`report --format csv`: one row for every child on a list, to be opened in WPS or Excel."""

from collections.abc import Iterable, Mapping

from kongchuo.codes.classes import grade_label
from kongchuo.codes.text import mask_numbers
from kongchuo.model.listed import Listed
from kongchuo.write.check_csv import csv_text

HEADINGS = ("名单", "学校", "年级", "班级", "姓名", "身份证号后四位", "最后在册", "说明")


def render(lists: Mapping[str, Iterable[Listed]], titles: Mapping[str, str]) -> str:
    """The children of the lists named in `titles`, in that order."""
    return csv_text(HEADINGS, (_row(title, child) for name, title in titles.items() for child in lists[name]))


def _row(title: str, child: Listed) -> tuple[str, ...]:
    return (
        title,
        mask_numbers(child.school or ""),
        grade_label(child.grade),
        mask_numbers(child.class_label),
        mask_numbers(child.name),
        child.id_tail or "",
        child.last_seen or "",
        mask_numbers(child.detail),
    )
