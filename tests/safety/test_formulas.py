"""Nothing that came from a cell becomes a formula, a link, a style or a file name."""

import csv
import json
import re
from datetime import date
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from kongchuo.model.workspace import Workspace
from kongchuo.policy.config import load_township
from tests.factories import write_workbook
from tests.jobs.transition_workspace import sheet
from tests.safety.program import Done, kongchuo
from tests.safety.township import AS_OF
from tests.transition.cohort import leaver

PRIMARY = (
    "=cmd|' /C calc'!A0",
    '马井/镇\\中:心*小?学"<>|',
    "CON",
    "con",
    "lpt1.小学",
    "东风小学...",
    "甲" * 200,
    "甲" * 200 + "乙",
    "[B]'School'",
    "&P&[Path]小学",
    "@SUM(A1:A9)",
    "https://example.com/小学",
    "mailto:a@example.com",
    "<r>小学</r>",
    "{=1+1}",
    "History",
    "-2+3小学",
    "概览",
    "#REF!",
    "'小学'!A1",
)
JUNIOR = "=1+1中学"
HOSTILE = ('=HYPERLINK("http://example.com","甲")', "+86", "-1", "@A1", "=1+1", "https://example.com", "<r>甲</r>")
FILES = ("=cmd|calc.xlsx", "CON.xlsx", "con.XLSX", "a?b*c.xlsx", "名单 . .xlsx", "[1]'x'!.xlsx", "长" * 80 + ".xlsx")


def _workspace(root: Path) -> Workspace:
    lines = ["[township]", 'name = "=1+1镇"', 'county = "@县"']
    for name in PRIMARY:
        lines += ["[[schools]]", f"name = {_toml(name)}", 'stages = ["primary"]', f"feeds = {_toml(JUNIOR)}"]
    lines += ["[[schools]]", f"name = {_toml(JUNIOR)}", 'stages = ["junior"]']
    root.mkdir()
    (root / "kongchuo.toml").write_text("\n".join(lines), encoding="utf-8")
    workspace = Workspace(root, load_township(root / "kongchuo.toml"))
    for month in ("2023-02", "2023-03", "2023-06", "2023-09"):
        folder = workspace.rosters / month
        folder.mkdir(parents=True)
        for number, school in enumerate(PRIMARY):
            file = FILES[number] if number < len(FILES) else f"{number}.xlsx"
            write_workbook(folder / file, {"Sheet1": sheet("roster", _pupils(number, school, month))})
    junior = [_pupil(number * 10, JUNIOR, grade="七年级", class_name="七年级(1)班") for number in range(len(PRIMARY))]
    write_workbook(workspace.rosters / "2023-09" / "junior.xlsx", {"Sheet1": sheet("roster", junior)})
    return workspace


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _pupils(number: int, school: str, month: str) -> list[dict[str, object]]:
    """Three grade 6 pupils; one more in February, and a wrong sex that becomes a finding."""
    grade = {"grade": "五年级", "class_name": "五年级(1)班"} if month == "2023-09" else {}
    pupils = [_pupil(number * 10 + order, school, **grade) for order in range(4 if month == "2023-02" else 3)]
    pupils[1]["sex"] = HOSTILE[number % len(HOSTILE)]
    return pupils


def _pupil(order: int, school: str, **changes: object) -> dict[str, object]:
    hostile = HOSTILE[order % len(HOSTILE)]
    return leaver(
        order, birth=date(2011, 3, 5 + order % 20), school_name=school, name=hostile, guardian_name=hostile, **changes
    )


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return _workspace(tmp_path_factory.mktemp("hostile") / "镇")


@pytest.fixture(scope="module")
def done(workspace: Workspace) -> dict[str, Done]:
    runs = {
        "check": ("check", "花名册/2023-03", "--annotate", "--format", "csv"),
        "transition": ("transition", "--format", "csv"),
        "report": ("report", "--month", "2023-03", "--format", "csv"),
    }
    listed = kongchuo("--help", folder=workspace.root).out.decode("utf-8")
    known = {name: run for name, run in runs.items() if re.search(rf"^ +{name}\b", listed, re.MULTILINE)}
    return {name: kongchuo(*run, "--as-of", AS_OF, folder=workspace.root) for name, run in known.items()}


def written(workspace: Workspace) -> list[Path]:
    return sorted(path for path in workspace.reports.rglob("*") if path.is_file())


def parts(path: Path, pattern: str) -> list[str]:
    with ZipFile(path) as package:
        return [package.read(name).decode("utf-8") for name in package.namelist() if re.search(pattern, name)]


def test_the_runs_did_their_work(workspace: Workspace, done: dict[str, Done]) -> None:
    assert {} == {name: one.said for name, one in done.items() if one.status not in (0, 1)}
    assert len(written(workspace)) >= len(PRIMARY) + len(done) - 1


def test_no_workbook_holds_a_formula_or_a_link_to_elsewhere(workspace: Workspace, done: dict[str, Done]) -> None:
    for path in written(workspace):
        assert [] == [part for part in parts(path, r"worksheets/[^/]+\.xml$") if re.search(r"<f[ >/]", part)], path
        assert [] == [part for part in parts(path, r"\.rels$") if "External" in part], path
        assert [] == parts(path, r"externalLink|vbaProject|connections|customXml"), path


def test_sheet_names_are_safe_and_distinct(workspace: Workspace, done: dict[str, Done]) -> None:
    for path in written(workspace):
        names = openpyxl.load_workbook(path).sheetnames
        assert len(names) == len({name.casefold() for name in names})
        for name in names:
            assert 0 < len(name.encode("utf-16-le")) <= 62
            assert not set(name) & set("[]:*?/\\")
            assert (name, "history") != (name.strip("'"), name.casefold())


def test_links_charts_and_names_lead_to_sheets_that_are_there(workspace: Workspace, done: dict[str, Done]) -> None:
    for path in written(workspace):
        book = openpyxl.load_workbook(path)
        places = [
            link.location
            for one in book.worksheets
            for row in one.iter_rows()
            for link in (cell.hyperlink for cell in row)
            if link
        ]
        charts = parts(path, r"charts/chart\d+\.xml$")
        places += [_plain(place) for chart in charts for place in re.findall(r"<c:f>(.*?)</c:f>", chart)]
        defined = "".join(parts(path, r"xl/workbook\.xml$"))
        for name, places_named in re.findall(r'<definedName name="([^"]+)"[^>]*>(.*?)</definedName>', defined):
            assert name.startswith("_xlnm.")
            places += [_plain(place) for place in re.findall(r"(?:'(?:[^']|'')+'|[^',!]+)![^,]+", places_named)]
        for place in places:
            quoted = place.rpartition("!")[0]
            name = quoted[1:-1].replace("''", "'") if quoted.startswith("'") else quoted
            assert name in book.sheetnames, (path.name, place)


def _plain(text: str) -> str:
    for entity, char in (
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", '"'),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ):
        text = text.replace(entity, char)
    return text


def test_headers_and_footers_hold_no_codes_from_a_name(workspace: Workspace, done: dict[str, Done]) -> None:
    for path in written(workspace):
        for part in parts(path, r"worksheets/[^/]+\.xml$"):
            for text in re.findall(r"<odd(?:Header|Footer)>(.*?)</odd", part):
                assert "&[" not in _plain(text).replace("&&", "")


def test_file_names_are_those_that_windows_accepts(workspace: Workspace, done: dict[str, Done]) -> None:
    for path in written(workspace):
        for part in path.relative_to(workspace.reports).parts:
            assert not set(part) & set('<>:"/\\|?*')
            assert part == part.rstrip(" .")
            assert not re.match(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", part, re.IGNORECASE)
            assert len(part.encode("utf-8")) <= 180
    folded = [str(path).casefold() for path in written(workspace)]
    assert len(folded) == len(set(folded))


def test_no_cell_of_a_csv_is_a_formula(done: dict[str, Done]) -> None:
    for name, one in done.items():
        for row in csv.reader(StringIO(one.out.decode("utf-8-sig"), newline="")):
            assert [] == [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))], name


def test_a_text_that_looks_like_a_formula_is_kept_as_a_text(workspace: Workspace, done: dict[str, Done]) -> None:
    values = {
        cell.value: cell.data_type
        for path in written(workspace)
        for one in openpyxl.load_workbook(path).worksheets
        for row in one.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    }
    assert {"f"} & set(values.values()) == set()
    assert HOSTILE[0] in values
