"""The papers in `data/templates/文书` are up to date, complete, and say what they should."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from kongchuo.policy.papers import find_paper, paper_kinds
from kongchuo.records.catalogue import RECORDS
from kongchuo.write.docx_fill import fill, placeholders
from kongchuo.write.paper_forms import FORMS, Form
from kongchuo.write.paper_template import template_bytes
from kongchuo.write.papers import shipped

NAMES = [form.name for form in FORMS]


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_there_is_a_template_for_every_paper() -> None:
    assert sorted(NAMES) == sorted(kind.name for kind in paper_kinds())
    assert sorted(kind.file for kind in paper_kinds()) == sorted(
        path.name for path in Path(shipped(paper_kinds()[0])).parent.iterdir()
    )


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_the_templates_in_the_tree_are_those_that_the_code_makes(form: Form) -> None:
    kind = find_paper(form.name)
    assert kind
    made, kept = parts(template_bytes(form)), parts(shipped(kind).read_bytes())
    for name in ("word/document.xml", "word/fontTable.xml", "docProps/core.xml"):
        assert made[name] == kept[name], "run: make templates"


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_a_template_asks_for_known_things_and_names_the_child(form: Form) -> None:
    kind = find_paper(form.name)
    assert kind
    asked = placeholders(template_bytes(form), form.name)
    assert set() == set(asked) - set(kind.placeholders)
    assert {"姓名", "身份证件号", "监护人", "学校" if "转学" not in form.name else "转出学校", "依据"} <= set(asked)


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_nothing_in_braces_is_left_when_a_template_is_filled(form: Form) -> None:
    made = fill(template_bytes(form), {}, form.name, form.name)
    assert b"{{" not in parts(made)["word/document.xml"]


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_a_paper_is_a4_with_fonts_for_chinese(form: Form) -> None:
    section = docx.Document(BytesIO(template_bytes(form))).sections[0]
    assert section.page_width
    assert section.page_height
    assert (210, 297) == (round(section.page_width.mm), round(section.page_height.mm))
    fonts = parts(template_bytes(form))["word/fontTable.xml"].decode("utf-8")
    assert "方正小标宋简体" in fonts
    assert 'altName w:val="宋体"' in fonts


def test_every_paper_is_filled_from_a_ledger_that_exists() -> None:
    assert {"cases", "movements", "register", "support"} == {kind.ledger for kind in paper_kinds()}
    words = RECORDS["movements"].columns()["movement"].choices
    assert words
    assert {word for kind in paper_kinds() for word in kind.movements} <= set(words.words)


@pytest.mark.parametrize("text", ["限期复学通知书", "通知书", " 限期复学通知书.docx"])
def test_a_paper_is_named_in_full_or_in_short(text: str) -> None:
    kind = find_paper(text)
    assert kind
    assert "限期复学通知书" == kind.name


def test_no_two_papers_answer_to_one_name() -> None:
    names = [name for kind in paper_kinds() for name in (kind.name, *kind.aliases)]
    assert len(names) == len(set(names))
