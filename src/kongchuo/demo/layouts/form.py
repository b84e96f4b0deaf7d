"""What is particular to the roster of one school."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from kongchuo.demo.layouts import spelling
from kongchuo.demo.layouts.page import Page, Value

Container = Literal["xlsx", "csv_gbk", "csv_utf8", "html_xls", "tab_xls"]
SheetBy = Literal["file", "grade", "class"]


@dataclass(frozen=True)
class Heading:
    """A column: its heading, the roster field in it, and the heading over several columns."""

    text: str
    field: str
    group: str = ""


@dataclass(frozen=True)
class Form:
    """A school's form. The first thing that a new school with another mess needs.

    `file` and `titles` may hold {school} {short} {year} {next} {month} {term} {grade} {class}.
    `lead` are blank rows and columns before everything; `page` repeats the header after so many
    pupils, with a subtotal; `spell` rewrites single fields; `vary` rewrites some pupils' values
    in ways that make no difference (blanks in a name, a small x).
    """

    schools: tuple[str, ...]
    file: str
    headings: tuple[Heading, ...]
    container: Container = "xlsx"
    sheet_by: SheetBy = "file"
    sheet_name: str = "Sheet1"
    titles: tuple[str, ...] = ()
    lead: tuple[int, int] = (0, 0)
    class_spelling: spelling.ClassSpelling = spelling.full
    grade_spelling: Callable[[int], str] = spelling.grade_full
    date_spelling: spelling.DateSpelling = spelling.iso
    spell: Mapping[str, Callable[[str], Value]] = field(default_factory=dict)
    vary: Callable[[int, dict[str, Value], set[str]], None] | None = None
    page: int = 0
    totals: bool = False
    signature: str = ""
    example: bool = False
    numbered_by_formula: bool = False
    merge_field: str = ""
    other_pages: Callable[[], list[Page]] = list
