"""Sheets that lie beside the rosters and are none."""

from kongchuo.codes import choices
from kongchuo.demo.layouts.page import Page


def dictionary() -> list[Page]:
    """The lists behind the drop-downs, on a sheet of their own."""
    page = Page("字典")
    lists = (choices.SEX, choices.ROLL_STATUS, choices.LEFT_BEHIND, choices.HARDSHIP)
    page.add([words.name for words in lists], "header")
    for row in range(max(len(words.words) for words in lists)):
        page.add([words.words[row] if row < len(words.words) else None for words in lists])
    return [page]


def hidden_list() -> list[Page]:
    """A hidden sheet with counts, left over from a form of years ago."""
    page = Page("汇总", hidden=True)
    page.add(["年级", "班数", "住校床位"], "header")
    for grade, classes, beds in (("七年级", 2, 40), ("八年级", 2, 36), ("九年级", 2, 38)):
        page.add([grade, classes, beds])
    return [page]
