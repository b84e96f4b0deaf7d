"""The page is the test: every rule has a page, and every example on it is run and compared exactly."""

import re
from pathlib import Path

import pytest

from kongchuo.codes.text import mask_numbers
from kongchuo.model.table import Table
from kongchuo.records.catalogue import RECORDS
from kongchuo.rules import catalogue, pages, skip
from kongchuo.rules.rule import Rule
from tests.rules import run
from tests.rules.pages import SECTIONS, Example, PageText, read_page

FAMILIES = {
    "reading": "R1",
    "identity": "S1",
    "values": "S2",
    "dates": "S3",
    "placement": "S4",
    "duplicates": "D1",
    "headcount": "H1",
    "movements": "M1",
    "cases": "C1",
    "register": "G1",
    "support": "P1",
    "attendance": "K1",
}
# Reading rules that no table on a page can show; test_unshowable.py builds the files.
NOT_SHOWN = {
    "unreadable-file": "the file is no workbook at all",
    "encrypted-file": "the file has a password",
    "empty-file": "a sheet with nothing in it cannot be drawn",
    "oversized-file": "the file has more rows than fit on a page",
    "hostile-file": "the file is a bomb",
}
TABLE_RULES = [rule for rule in catalogue.all_rules() if rule.scope == "table"]
ACROSS_RULES = [rule for rule in catalogue.all_rules() if rule.scope == "across"]
READING_RULES = [rule for rule in catalogue.all_rules() if rule.scope == "reading"]
SHOWN = [rule for rule in READING_RULES if rule.name not in NOT_SHOWN]


def path_of(rule: Rule) -> Path:
    found = list(pages.FOLDER.glob(f"*/{rule.name.replace('-', '_')}.md"))
    assert len(found) == 1, f"{rule.id} {rule.name} has no page, or two"
    return found[0]


def page_of(rule: Rule) -> PageText:
    return read_page(path_of(rule))


def named(rule: Rule) -> str:
    return rule.name


def examples(rule: Rule) -> list[tuple[Example, list[Table], dict[tuple[int, int | None], list[str]]]]:
    """Every example of a page: its tables and what must be reported, by table and position."""
    found = []
    for example in page_of(rule).examples(together=rule.scope == "across"):
        tables: list[Table] = []
        wanted: dict[tuple[int, int | None], list[str]] = {}
        for number, part in enumerate(example.tables):
            built, expected = run.build(rule, part, number)
            tables.append(built)
            words = {(number, position): sorted(cell) for position, cell in enumerate(expected) if cell}
            wanted |= words | ({(number, None): sorted(part.whole)} if part.whole else {})
        found.append((example, tables, wanted))
    return found


@pytest.mark.parametrize("rule", TABLE_RULES + ACROSS_RULES, ids=named)
def test_every_example_is_reported_exactly_as_its_page_says(rule: Rule) -> None:
    for example, tables, wanted in examples(rule):
        severities = any("（" in word for words in wanted.values() for word in words)
        found = run.reported(rule, tables, run.context_of(example.tables[0]), severities=severities)
        assert wanted == {place: sorted(words) for place, words in found.items()}, example.title


@pytest.mark.parametrize("rule", TABLE_RULES + ACROSS_RULES, ids=named)
def test_every_page_has_an_example_that_fires_and_a_row_that_does_not(rule: Rule) -> None:
    runs = examples(rule)
    assert any(wanted for _, _, wanted in runs), "no example that fires"
    rows = sum(len(table) for _, tables, _ in runs for table in tables)
    fired = sum(position is not None for _, _, wanted in runs for _, position in wanted)
    assert rows > fired, "no row that does not fire"


@pytest.mark.parametrize("rule", TABLE_RULES + ACROSS_RULES, ids=named)
def test_messages_are_sentences_without_whole_numbers(rule: Rule) -> None:
    for example, tables, _ in examples(rule):
        for _, finding in run.run(rule, tables, run.context_of(example.tables[0])):
            for text in (finding.message, finding.hint):
                assert text.endswith(("。", "？", "！")), text
                assert mask_numbers(text) == text


@pytest.mark.parametrize("rule", TABLE_RULES + ACROSS_RULES, ids=named)
def test_no_rule_objects_to_a_cell_that_the_reader_has_reported(rule: Rule) -> None:
    for example, tables, _ in examples(rule):
        context = run.context_of(example.tables[0])
        cells: list[set[tuple[int, str]]] = [set() for _ in tables]
        for number, finding in run.run(rule, tables, context):
            if finding.where.row is not None and finding.where.field:
                cells[number].add((tables[number].rows.index(finding.where.row), finding.where.field))
        marked = [
            table.with_derived(**{skip.BROKEN: frozenset(places)}) for table, places in zip(tables, cells, strict=True)
        ]
        for number, finding in run.run(rule, marked, context):
            if finding.where.row is not None:
                place = (tables[number].rows.index(finding.where.row), finding.where.field)
                assert place not in cells[number]


@pytest.mark.parametrize("rule", SHOWN, ids=named)
def test_the_reader_reports_what_the_page_shows(rule: Rule, tmp_path: Path) -> None:
    from kongchuo.read.file import read_file

    shown = page_of(rule).examples(together=True)
    assert any(example.expected for example in shown), "no example that fires"
    for number, example in enumerate(shown):
        assert example.expected is not None, "an example without 应报"
        path = run.workbook(example, tmp_path / f"表{number}.xlsx")
        kinds = tuple(kind for kind, record in RECORDS.items() if record.title == example.tables[0].facts.get("表"))
        read = read_file(path, path.name, kinds or ("roster",))
        found = [finding for finding in read.findings if finding.rule == rule.id]
        names = []
        for finding in found:
            at = finding.where
            place = at.cell or (f"第{at.row}行" if at.row else f"{at.letter}列" if at.letter else "整张表")
            several = len(example.tables) > 1
            names.append(f"{at.sheet}!{place}" if several and at.sheet else place if at.sheet else "整个文件")
        assert sorted(example.expected) == sorted(names), example.title


@pytest.mark.parametrize("rule", catalogue.all_rules(), ids=named)
def test_the_page_has_the_five_sections_in_order(rule: Rule) -> None:
    sections = page_of(rule).sections
    assert SECTIONS == tuple(sections)
    assert all(sections.values()), "an empty section"


@pytest.mark.parametrize("rule", catalogue.all_rules(), ids=named)
def test_the_first_line_of_the_page_says_what_the_rule_says(rule: Rule) -> None:
    assert f"# {rule.id} {rule.name} {rule.title}" == page_of(rule).head


@pytest.mark.parametrize("rule", catalogue.all_rules(), ids=named)
def test_a_rule_is_named_and_worded_as_the_house_does_it(rule: Rule) -> None:
    assert re.fullmatch(r"[RSDHMCGPK]\d{3}", rule.id)
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", rule.name)
    assert rule.id.startswith(FAMILIES[path_of(rule).parent.name])
    assert 4 <= len(rule.title) <= 20
    assert not re.search(r"[，。；：！？]", rule.title)
    assert rule.hint.endswith("。")
    assert (rule.scope == "table", rule.scope == "across") == (rule.check is not None, rule.check_across is not None)


def test_no_id_name_or_title_is_used_twice() -> None:
    for words in zip(*((rule.id, rule.name, rule.title) for rule in catalogue.all_rules()), strict=True):
        assert len(words) == len(set(words))


def test_every_page_belongs_to_a_rule() -> None:
    assert {page.id for page in pages.pages()} == {rule.id for rule in catalogue.all_rules()}
    assert len(list(pages.FOLDER.rglob("*.md"))) == len(catalogue.all_rules())


def test_a_family_holds_nothing_but_rules() -> None:
    """A module that the catalogue does not take up is a rule forgotten, unless it starts with `_`."""
    modules = {path.stem for path in pages.FOLDER.glob("*/*.py") if not path.stem.startswith("_")}
    assert modules == {rule.name.replace("-", "_") for rule in catalogue.all_rules()}


def test_rules_not_shown_on_pages_exist() -> None:
    assert set(NOT_SHOWN) <= {rule.name for rule in READING_RULES}


def test_every_table_and_across_rule_is_among_those_on_each_of_its_kinds() -> None:
    """A rule on a kind of sheet that its family's KINDS leaves out would never run."""
    expected = {(rule.id, kind) for rule in TABLE_RULES + ACROSS_RULES for kind in rule.kinds}
    assert expected == {(rule.id, kind) for kind in RECORDS for rule in catalogue.rules_on(kind)}
