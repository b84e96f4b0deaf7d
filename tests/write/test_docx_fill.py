"""A Word template is filled wherever its placeholders stand, and with nothing but text."""

import re
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.model.errors import UserError
from kongchuo.write.docx_fill import BLANK, fill, placeholders

HOSTILE = (
    "{{身份证件号}}",
    "{% for x in y %}",
    "{{ 7 * 7 }}",
    '=HYPERLINK("http://example.com")',
    "</w:t></w:r><w:fldSimple w:instr='DDEAUTO'/>",
    "{ INCLUDETEXT c:\\a }",
    "&lt;&amp;",
    "甲\n乙\t丙\x00\x0b\ufffe\ud800丁",
    "http://example.com",
)


def document(*runs: str) -> bytes:
    """A document with one paragraph of these runs."""
    made = docx.Document()
    paragraph = made.add_paragraph()
    for run in runs:
        paragraph.add_run(run)
    return saved(made)


def saved(made: Any) -> bytes:
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def text(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs)


def filled(template: bytes, **values: str) -> bytes:
    return fill(template, values, "模板.docx", "文书")


@pytest.mark.parametrize(
    "runs",
    [
        ("学生{{姓名}}，",),
        ("学生{", "{姓", "名}", "}，"),
        ("学", "生{{", "姓名", "}}", "，"),
        ("学生{{ 姓名 }}，",),
        ("学生｛｛姓名｝｝，",),
    ],
)
def test_a_placeholder_is_found_however_word_has_split_it(runs: tuple[str, ...]) -> None:
    assert ("姓名",) == placeholders(document(*runs), "模板.docx")
    assert "学生陈小满，" == text(filled(document(*runs), 姓名="陈小满"))


def test_the_value_takes_the_format_of_the_opening_brace_and_the_rest_keeps_its_own() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("甲")
    paragraph.add_run("{{姓").bold = True
    paragraph.add_run("名}}乙")
    runs = docx.Document(BytesIO(filled(saved(made), 姓名="陈小满"))).paragraphs[0].runs
    assert [("甲", None), ("陈小满", True), ("乙", None)] == [(run.text, run.bold) for run in runs]


def test_tables_headers_and_footers_are_filled() -> None:
    made = docx.Document()
    made.add_table(1, 1).cell(0, 0).text = "{{姓名}}"
    made.sections[0].header.paragraphs[0].text = "{{学校}}"
    made.sections[0].footer.paragraphs[0].text = "{{班级}}"
    assert {"姓名", "学校", "班级"} == set(placeholders(saved(made), "模板.docx"))
    after = docx.Document(BytesIO(filled(saved(made), 姓名="甲", 学校="乙", 班级="丙")))
    section = after.sections[0]
    shown = (after.tables[0].cell(0, 0).text, section.header.paragraphs[0].text, section.footer.paragraphs[0].text)
    assert ("甲", "乙", "丙") == shown


def test_what_has_no_value_becomes_a_line_to_write_on() -> None:
    assert f"{BLANK}，{BLANK}" == text(filled(document("{{姓名}}，{{学校}}"), 姓名=""))


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_plain_text_whatever_stands_in_it(value: str) -> None:
    made = filled(document("甲{{姓名}}乙{{身份证件号}}"), 姓名=value, 身份证件号="丙")
    shown = "".join(" " if char in "\n\t\x00\x0b\ufffe\ud800" else char for char in value)
    assert f"甲{shown}乙丙" == text(made)
    with ZipFile(BytesIO(made)) as package:
        assert not re.search(rb"<w:(fldSimple|instrText|hyperlink)", package.read("word/document.xml"))
        assert not [name for name in package.namelist() if "vba" in name.lower()]


@settings(max_examples=40, deadline=None)
@given(value=st.text(max_size=30), cuts=st.lists(st.integers(1, 11), max_size=4))
def test_any_value_in_any_split_leaves_a_document_that_opens(value: str, cuts: list[int]) -> None:
    whole = "甲{{姓名}}乙{{学校}}"
    places = [0, *sorted(set(cuts)), len(whole)]
    runs = [whole[start:end] for start, end in pairwise(places)]
    shown = text(filled(document(*runs), 姓名=value, 学校="丙"))
    assert shown.startswith("甲")
    assert shown.endswith("乙丙")


def test_the_same_template_and_values_give_the_same_bytes() -> None:
    template = document("{{姓名}}")
    assert filled(template, 姓名="甲") == filled(template, 姓名="甲")


def test_a_field_code_is_left_alone() -> None:
    made = docx.Document()
    field = docx.oxml.OxmlElement("w:instrText")
    field.text = "{{姓名}}"
    made.add_paragraph().add_run()._r.append(field)
    assert () == placeholders(saved(made), "模板.docx")
    with ZipFile(BytesIO(filled(saved(made), 姓名="DDEAUTO"))) as package:
        assert "DDEAUTO" not in package.read("word/document.xml").decode("utf-8")


def _packed(parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def _with_part(name: str, content: bytes) -> bytes:
    with ZipFile(BytesIO(document("{{姓名}}"))) as package:
        return _packed({part: package.read(part) for part in package.namelist()} | {name: content})


@pytest.mark.parametrize(
    "template",
    [
        b"",
        b"{\\rtf1}",
        _packed({}),
        _packed({"a.txt": b"a"}),
        _with_part("word/document.xml", b"<w:document>"),
        _with_part("[Content_Types].xml", b"<Types/>"),
        document("{{姓名}}")[:2000],
    ],
)
def test_what_is_no_word_document_is_said_in_one_sentence(template: bytes) -> None:
    with pytest.raises(UserError, match=r"文书模板“模板.docx”打不开"):
        placeholders(template, "模板.docx")


def test_a_document_that_unpacks_to_more_than_a_form_is_refused() -> None:
    bomb = _packed({"word/document.xml": b" " * 101_000_000})
    with pytest.raises(UserError, match="太大"):
        placeholders(bomb, "模板.docx")


def test_entities_are_not_expanded() -> None:
    template = _with_part(
        "word/document.xml",
        b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document xmlns:w='
        b'"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{{</w:t><w:t>&e;'
        b"</w:t></w:r></w:p></w:body></w:document>",
    )
    assert () == placeholders(template, "模板.docx")
