"""How a sheet is printed and what of it stays in view."""

from typing import TYPE_CHECKING

from kongchuo.write import styles
from kongchuo.write.layout import SheetLayout
from kongchuo.write.measure import cell_text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_FOOTER_TITLE = 80


def set_page(page: "Worksheet", layout: SheetLayout, title: str) -> None:
    """A4 with the document's title and page numbers below; the header of the sheet's one grid is repeated."""
    page.set_paper(9)
    if layout.sheet.portrait:
        page.set_portrait()
    else:
        page.set_landscape()
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.center_horizontally()
    page.hide_gridlines(2)
    name = cell_text(title)[:_FOOTER_TITLE].replace("&", "&&")
    font = f'&"{styles.BODY_FONT},常规"&9'
    page.set_footer(f"&L{font} {name}&R{font} 第 &P 页 共 &N 页")
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    if (header := layout.header) is not None:
        page.repeat_rows(*header)
        page.freeze_panes(header[1] + 1, 0)
    if (filtered := layout.filtered) is not None:
        page.autofilter(filtered[0], 0, filtered[1], filtered[2])
    for index, width in enumerate(layout.widths):
        page.set_column(index, index, width)
