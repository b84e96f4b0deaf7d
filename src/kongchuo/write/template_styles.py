"""How the blank workbooks look."""

from typing import Any

from kongchuo.records.columns import ColumnSpec

_INK = "#1F2D3D"
_LINE = "#9AA5B1"
_TEXT = "@"
_DAY = "yyyy-mm-dd"


class Styles:
    """XlsxWriter formats of one workbook, made once each."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.title = self._make(font_name="黑体", font_size=18, align="center")
        self.title_first = self._make(font_name="黑体", font_size=18, align="left")
        self.signature = self._make(font_size=11, align="left")
        heading = {
            "font_name": "黑体",
            "font_size": 11,
            "align": "center",
            "text_wrap": True,
            "border": 1,
            "border_color": _LINE,
        }
        self.required = self._make(**heading, bg_color="#FCE4D6")
        self.optional = self._make(**heading, bg_color="#E8EEF4")
        self.star = self._make(font_name="黑体", font_size=11, font_color="#C00000")
        self.bold = self._make(font_name="黑体", font_size=11)
        self.cell = self._make(text_wrap=True, border=1, border_color=_LINE)
        self.centred = self._make(text_wrap=True, border=1, border_color=_LINE, align="center")
        self.starred = self._make(text_wrap=True, border=1, border_color=_LINE, align="center", font_color="#C00000")
        self.line = self._make(text_wrap=True)
        self.ruled = book.add_format({"border": 1, "border_color": _LINE})

    def body(self, spec: ColumnSpec) -> Any:
        """The format of a whole column: text, so that no number loses digits and no class becomes a date."""
        return self._make(num_format=_number_format(spec), align=_align(spec))

    def drafted(self, spec: ColumnSpec) -> Any:
        """A cell of a drafted row: like the column, but a long text is wrapped."""
        return self._make(num_format=_number_format(spec), align=_align(spec), text_wrap=True)

    def example(self, spec: ColumnSpec) -> Any:
        """The example row: grey and slanted, so that nobody takes it for a pupil."""
        return self._make(
            num_format=_number_format(spec), align=_align(spec), font_color="#7F7F7F", italic=True, bg_color="#F5F5F5"
        )

    def _make(self, **properties: Any) -> Any:
        full = {"font_name": "宋体", "font_size": 11, "font_color": _INK, "valign": "vcenter", **properties}
        key = tuple(sorted(full.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(full)
        return self._made[key]


def _number_format(spec: ColumnSpec) -> str:
    if spec.kind == "date":
        return _DAY
    return "General" if spec.kind == "integer" else _TEXT


def _align(spec: ColumnSpec) -> str:
    return "left" if spec.kind == "text" and spec.width > 16 else "center"
