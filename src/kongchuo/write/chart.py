"""A chart with its figures beside it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kongchuo.model.grid import Chart, Meaning
from kongchuo.write import styles
from kongchuo.write.layout import CHART_ROWS, EMPTY, SheetLayout, points
from kongchuo.write.measure import cell_text

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart as XlsxChart
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

# Told apart in black and white by darkness, in lines also by their markers.
_COLOURS = ("#2F5D8C", "#A9BCD0", "#6E6E6E", "#C9A46A", "#4F7F5B", "#8C4A4A")
_MARKERS = ("circle", "square", "triangle", "diamond", "x", "star")

_PIXELS_A_HALF_WIDTH = 8
_PIXELS_A_POINT = 4 / 3
_LEAST_PIXELS = 440
_MOST_PIXELS = 760

FormatOf = Callable[[styles.Look], "Format"]


def draw_chart(
    workbook: "Workbook", worksheet: "Worksheet", looks: FormatOf, layout: SheetLayout, chart: Chart, top: int
) -> float:
    """Write the figures from row `top` on, draw the chart to their right over the same rows, and
    return how many points high they are."""
    _figures(worksheet, looks, chart, top)
    rows = max(CHART_ROWS, len(chart.categories) + 1)
    if chart.categories and chart.series:
        first = 1 + len(chart.series)
        room = sum(layout.widths[first:]) * _PIXELS_A_HALF_WIDTH - 16
        drawing = _drawing(workbook, layout.name, chart, top)
        height = int(rows * points(1) * _PIXELS_A_POINT) - 8
        drawing.set_size({"width": min(max(room, _LEAST_PIXELS), _MOST_PIXELS), "height": height})
        # Cells may be narrowed or filtered away by the user: the chart keeps its size.
        worksheet.insert_chart(top, first, drawing, {"x_offset": 12, "y_offset": 4, "object_position": 2})
    return rows * points(1)


def _drawing(workbook: "Workbook", sheet: str, chart: Chart, top: int) -> "XlsxChart":
    drawing = workbook.add_chart({"type": chart.kind})
    for index in range(len(chart.series)):
        drawing.add_series(_series(sheet, chart, index, top))
    font = {"name": styles.BODY_FONT, "size": 10}
    drawing.set_title({"none": True})
    drawing.set_x_axis({"num_font": font, "line": {"color": styles.BORDER_COLOUR}})
    drawing.set_y_axis(
        {
            "name": f"单位：{chart.unit}",
            "name_font": {**font, "bold": False},
            "num_font": font,
            "min": 0 if all(figure >= 0 for _, figures in chart.series for figure in figures) else None,
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9", "width": 0.75}},
            "line": {"none": True},
        }
    )
    drawing.set_legend({"position": "bottom", "font": font} if len(chart.series) > 1 else {"none": True})
    drawing.set_chartarea({"border": {"color": styles.BORDER_COLOUR}})
    return drawing


def _figures(worksheet: "Worksheet", looks: FormatOf, chart: Chart, top: int) -> None:
    header = looks(styles.HEADER)
    label = looks(styles.body(Meaning.PLAIN, "center", None, text=False))
    worksheet.write_string(top, 0, "", header)
    for column, (name, _) in enumerate(chart.series, 1):
        worksheet.write_string(top, column, cell_text(name), header)
    for row in range(max(CHART_ROWS, len(chart.categories) + 1)):
        worksheet.set_row(top + row, points(1))
    if not chart.categories:
        worksheet.write_string(top + 1, 0, EMPTY, looks(styles.NOTHING))
    for row, category in enumerate(chart.categories, top + 1):
        worksheet.write_string(row, 0, cell_text(category), label)
        for column, (_, figures) in enumerate(chart.series, 1):
            worksheet.write_number(row, column, figures[row - top - 1], label)


def _series(sheet: str, chart: Chart, index: int, top: int) -> dict[str, Any]:
    last = top + len(chart.categories)
    colour = _COLOURS[index % len(_COLOURS)]
    series: dict[str, Any] = {
        "name": [sheet, top, index + 1],
        "categories": [sheet, top + 1, 0, last, 0],
        "values": [sheet, top + 1, index + 1, last, index + 1],
    }
    if chart.kind == "line":
        marker = {
            "type": _MARKERS[index % len(_MARKERS)],
            "size": 6,
            "fill": {"color": colour},
            "border": {"color": colour},
        }
        return {**series, "line": {"color": colour, "width": 2}, "marker": marker}
    labels = {"value": True, "font": {"name": styles.BODY_FONT, "size": 9}}
    few = len(chart.categories) * len(chart.series) <= 24
    return {**series, "fill": {"color": colour}, "gap": 60, **({"data_labels": labels} if few else {})}
