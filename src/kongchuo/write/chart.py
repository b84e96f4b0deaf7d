"""A chart with its figures beside it."""

from typing import TYPE_CHECKING, Any

from kongchuo.model.grid import Chart
from kongchuo.write import styles
from kongchuo.write.layout import CHART_ROWS, SheetLayout, points
from kongchuo.write.measure import cell_text

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart as XlsxChart
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

# Told apart in black and white by darkness, in lines also by their markers.
_COLOURS = ("#2F5D8C", "#A9BCD0", "#6E6E6E", "#C9A46A", "#4F7F5B", "#8C4A4A")
_MARKERS = ("circle", "square", "triangle", "diamond", "x", "star")

_PIXELS_A_HALF_WIDTH = 8
_PIXELS_A_POINT = 4 / 3
_LEAST_PIXELS = 440
_MOST_PIXELS = 760


def draw_chart(workbook: "Workbook", worksheet: "Worksheet", layout: SheetLayout, chart: Chart, top: int) -> None:
    """Draw the chart to the right of its figures, which stand from row `top` on, over the same rows."""
    rows = figure_rows(chart)
    for row in range(rows):
        worksheet.set_row(top + row, points(1))  # tells XlsxWriter where the chart ends
    if chart.categories and chart.series:
        first = 1 + len(chart.series)
        room = sum(layout.widths[first:]) * _PIXELS_A_HALF_WIDTH - 16
        drawing = _drawing(workbook, layout.name, chart, top)
        height = int(rows * points(1) * _PIXELS_A_POINT) - 8
        drawing.set_size({"width": min(max(room, _LEAST_PIXELS), _MOST_PIXELS), "height": height})
        # Cells may be narrowed or filtered away by the user: the chart keeps its size.
        worksheet.insert_chart(top, first, drawing, {"x_offset": 12, "y_offset": 4, "object_position": 2})


def figure_rows(chart: Chart) -> int:
    """How many rows its figures, and the chart beside them, take."""
    return max(CHART_ROWS, len(chart.categories) + 1)


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


def _series(sheet: str, chart: Chart, index: int, top: int) -> dict[str, Any]:
    last = top + len(chart.categories)
    colour = _COLOURS[index % len(_COLOURS)]
    name, figures = chart.series[index]
    # A chart keeps a copy of what it shows.
    series: dict[str, Any] = {
        "name": [sheet, top, index + 1],
        "name_data": [cell_text(name)],
        "categories": [sheet, top + 1, 0, last, 0],
        "categories_data": list(map(cell_text, chart.categories)),
        "values": [sheet, top + 1, index + 1, last, index + 1],
        "values_data": list(map(str, figures)),
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
