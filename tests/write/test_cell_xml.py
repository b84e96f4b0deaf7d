"""A cell is written as XlsxWriter would write it."""

import re
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.xml.functions import fromstring

from kongchuo.model.grid import Value
from kongchuo.model.ratio import Ratio
from kongchuo.write.cell_xml import after_reference, attribute
from kongchuo.write.measure import cell_text
from kongchuo.write.stored import DATE_FORMAT, stored
from tests.write.test_runs import AWKWARD

texts = st.text() | st.sampled_from((*AWKWARD, "长" * 40_000, "http://example.com", "{=1}", "\r\n", "\x1f", "\ufffe"))
values: st.SearchStrategy[Value] = (
    texts
    | st.integers(-(10**20), 10**20)
    | st.dates(date(1890, 1, 1))
    | st.builds(Ratio, st.integers(-9, 10**6), st.integers(0, 10**6))
    | st.none()
)


def by_xlsxwriter(value: Value) -> tuple[str, ...]:
    """Cell A1 after its reference as XlsxWriter writes it, in its mode that keeps texts within cells."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"constant_memory": True})
    sheet, style = book.add_worksheet(), book.add_format({"num_format": DATE_FORMAT})
    kept, _ = stored(value)
    if kept is None:
        sheet.write_blank(0, 0, None, style)
    elif isinstance(kept, str):
        sheet.write_string(0, 0, kept, style)
    elif isinstance(kept, datetime):
        sheet.write_datetime(0, 0, kept, style)
    else:
        sheet.write_number(0, 0, kept, style)
    book.close()
    xml = ZipFile(stream).read("xl/worksheets/sheet1.xml").decode()
    return tuple(re.findall(r'<c r="A1"(.*?)</row>', xml, re.DOTALL))


@settings(deadline=None)
@given(values)
def test_a_cell_is_written_as_xlsxwriter_writes_it(value: Value) -> None:
    assert by_xlsxwriter(value) == (after_reference(stored(value)[0], 1),)


@settings(max_examples=50)
@given(texts)
def test_a_text_is_shared_or_stands_in_its_cell_and_nothing_else(text: str) -> None:
    kept = cell_text(text)
    shared = after_reference(kept, 7, {kept: 3}.__getitem__)
    cell = fromstring(f'<c r="A1"{after_reference(kept, 7)}')
    assert ' s="7" t="s"><v>3</v></c>' == shared
    assert (["is", "t"], {"r": "A1", "s": "7", "t": "inlineStr"}) == ([one.tag for one in cell.iter()][1:], cell.attrib)


@given(
    st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")) | st.just("a\n")
)
def test_an_attribute_says_what_was_meant(text: str) -> None:
    assert text == fromstring(f'<a b="{attribute(text)}"/>').get("b")
