"""A small township on disk for the tests of transition."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kongchuo.model.workspace import Workspace
from kongchuo.policy.config import load_township
from kongchuo.records.catalogue import RECORDS
from tests.factories import SCHOOL, write_workbook
from tests.transition.cohort import EAST, JUNIOR, NINE_YEAR

Row = Mapping[str, Any]

TOML = f"""
[township]
name = "马井镇"
county = "萧县"

[[schools]]
name = "{SCHOOL}"
stages = ["primary"]
feeds = "{JUNIOR}"

[[schools]]
name = "{EAST}"
stages = ["primary"]
feeds = "{JUNIOR}"

[[schools]]
name = "{NINE_YEAR}"
stages = ["primary", "junior"]

[[schools]]
name = "{JUNIOR}"
stages = ["junior"]
"""


def make_workspace(
    root: Path, rosters: Mapping[str, Sequence[Row]], ledgers: Mapping[str, Sequence[Row]] | None = None
) -> Workspace:
    """A workspace with one workbook a school and month, and one a ledger (by kind)."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "kongchuo.toml").write_text(TOML, encoding="utf-8")
    for label, rows in rosters.items():
        folder = root / "花名册" / label
        folder.mkdir(parents=True)
        for school in dict.fromkeys(row["school_name"] for row in rows):
            own = [row for row in rows if row["school_name"] == school]
            write_workbook(folder / f"{school}.xlsx", {"Sheet1": sheet("roster", own)})
    for kind, rows in (ledgers or {}).items():
        (root / "台账").mkdir(exist_ok=True)
        write_workbook(root / "台账" / f"{RECORDS[kind].title}.xlsx", {"Sheet1": sheet(kind, rows)})
    return Workspace(root, load_township(root / "kongchuo.toml"))


def sheet(kind: str, rows: Sequence[Row]) -> list[list[object]]:
    """A header of canonical headings and the rows under it."""
    specs = RECORDS[kind].columns()
    names = [name for name, spec in specs.items() if spec.required or any(name in row for row in rows)]
    return [[specs[name].heading for name in names], *([row.get(name, "") for name in names] for row in rows)]
