"""A small township on disk, with one of everything that a month's report speaks of."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from kongchuo.model.period import Period, parse_period
from kongchuo.model.workspace import Workspace
from kongchuo.read.workspace import find_workspace
from kongchuo.records.catalogue import RECORDS
from tests.factories import write_workbook
from tests.movements.town import EAST, HOPE, JUNIOR, SCHOOL, TOWNSHIP, child

MARCH = parse_period("month", "2023-03")
END = date(2023, 3, 31)
Rows = Sequence[Mapping[str, object]]

# Eight pupils at each primary school, six at each junior one; the number says who it is.
HOMES = {SCHOOL: range(8), EAST: range(10, 18), HOPE: range(20, 28), JUNIOR: range(40, 46)}
GRADE = {SCHOOL: 4, EAST: 3, HOPE: 6, JUNIOR: 8}


def roster(month: str) -> list[dict[str, object]]:
    """Everybody where they belong; the nine-year school has two junior pupils."""
    rows = [child(number, GRADE[school], school) for school, numbers in HOMES.items() for number in numbers]
    rows += [child(number, 7, HOPE) for number in (30, 31)]
    if month < "2023-03":
        return rows
    gone = {child(number)["id_number"] for number in (0, 10, 40)}
    stay = [row for row in rows if row["id_number"] not in gone]
    # 10 has moved to the central school by the ledger, 50 nobody knows, 21 stands on two rosters.
    return [*stay, child(10, 3, SCHOOL), child(50, 4, SCHOOL), child(21, 6, EAST)]


def movement(number: int, kind: str, day: str, school: str, **more: object) -> dict[str, object]:
    """A row of the ledger 学籍异动."""
    row = child(number)
    return {
        "school_name": school,
        "name": row["name"],
        "id_number": row["id_number"],
        "movement": kind,
        "movement_date": day,
        **more,
    }


def case(
    number: int, found: str, state: str, school: str = JUNIOR, grade: str = "八年级", **more: object
) -> dict[str, object]:
    """A row of the ledger 辍学."""
    row = child(number)
    return {
        "school_name": school, "grade": grade, "name": row["name"], "id_number": row["id_number"],
        "left_date": found, "found_date": found, "state": state, **more,
    }  # fmt: skip


MOVEMENTS = [
    movement(10, "转出", "2023-03-06", EAST, other_school="中心小学", proof="转学联系表"),
    movement(10, "转入", "2023-03-06", SCHOOL, other_school="东风小学"),
    movement(40, "转出", "2023-01-09", JUNIOR, other_school="某外地中学"),
    movement(41, "休学", "2022-02-15", JUNIOR, suspension_end="2023-02-15"),
    movement(42, "转出", "2023-03-09", "某某学校"),
    movement(43, "转出", "2023-04-03", JUNIOR, other_school="某外地中学"),
]
CASES = [
    case(44, "2023-03-07", "劝返中", class_report_date="2023-03-07", school_report_date="2023-03-15"),
    case(45, "2023-02-20", "已复学", return_date="2023-04-02"),
    case(43, "2023-03-28", "疑似", class_report_date="2023-03-28", school_report_date="2023-03-30"),
    case(42, "2022-12-05", "已复学", return_date="2023-03-10"),
]


def register() -> list[dict[str, object]]:
    """Children of the township and of elsewhere; who is on a roster is found there."""
    rows = []
    for number in [*range(8), *range(10, 18), *range(20, 28), 30, 31, *range(40, 46)]:
        row = child(number)
        rows.append(
            {
                "village": f"第{number % 2 + 1}村", "name": row["name"], "sex": row["sex"], "id_number": row["id_number"],
                "birth_date": row["birth_date"], "school_status": "在校", "school_name": "", "disability": "听力" if number == 5 else "无",
            }
        )  # fmt: skip
    rows[0] |= {"school_name": SCHOOL}
    return rows


def write(
    folder: Path,
    rosters: Mapping[str, Rows],
    *,
    movements: Rows | None = None,
    cases: Rows | None = None,
    children: Rows | None = None,
    absences: Rows | None = None,
    settings: str = "",
) -> Workspace:
    """The workspace with these sheets, one roster file a school."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kongchuo.toml").write_text(_settings() + settings, encoding="utf-8")
    for month, rows in rosters.items():
        for school in dict.fromkeys(str(row["school_name"]) for row in rows):
            own = [row for row in rows if row["school_name"] == school]
            _write(folder / "花名册" / month / f"{school}.xlsx", "roster", own)
    ledgers = (("movements", "学籍异动", movements), ("cases", "辍学", cases), ("attendance", "考勤", absences))
    for kind, name, sheet in ledgers:
        if sheet is not None:
            _write(folder / "台账" / f"{name}.xlsx", kind, sheet)
    if children is not None:
        _write(folder / "适龄儿童" / "2022" / "全镇.xlsx", "register", children)
    workspace = find_workspace(folder, folder)
    assert workspace is not None
    return workspace


def full(folder: Path) -> Workspace:
    """The township with everything."""
    months = ("2022-09", "2023-02", "2023-03")
    return write(
        folder, {month: roster(month) for month in months}, movements=MOVEMENTS, cases=CASES, children=register()
    )


def march(label: str = "2023-03") -> Period:
    return parse_period("month", label)


def _settings() -> str:
    lines = [f'[township]\nname = "{TOWNSHIP.name}"\ncounty = "{TOWNSHIP.county}"\n']
    for school in TOWNSHIP.schools:
        stages = ", ".join(f'"{stage}"' for stage in school.stages)
        aliases = ", ".join(f'"{alias}"' for alias in school.aliases)
        lines.append(f'[[schools]]\nname = "{school.name}"\nstages = [{stages}]\naliases = [{aliases}]\n')
    return "\n".join(lines)


def _write(path: Path, kind: str, rows: Rows) -> None:
    specs = RECORDS[kind].columns()
    names = [name for name, spec in specs.items() if spec.required or any(name in row for row in rows)]
    path.parent.mkdir(parents=True, exist_ok=True)
    table = [[specs[name].heading for name in names], *([row.get(name, "") for name in names] for row in rows)]
    write_workbook(path, {"Sheet1": table})
