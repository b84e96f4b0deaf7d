"""The small township with a ledger 辍学 that shows every urgency, and its visits."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from kongchuo.model.workspace import Workspace
from kongchuo.records.catalogue import RECORDS
from tests.factories import write_workbook
from tests.jobs.report_workspace import MOVEMENTS, case, movement, roster, write
from tests.movements.town import HOPE, JUNIOR, SCHOOL, child

IN_TIME = {"class_report_date": "2023-03-06", "school_report_date": "2023-03-08", "center_report_date": "2023-03-10"}


def reported(found: str, center: str = "2023-03-10") -> dict[str, object]:
    """Reported on the day of the discovery."""
    return {"class_report_date": found, "school_report_date": found, "center_report_date": center}


CASES = [
    # Out since October, no visit for long, and nobody has told the county.
    case(44, "2022-10-17", "劝返中", **{**reported("2022-10-17"), "center_report_date": ""}),
    # Came back in November and left again in March; visited last week.
    case(45, "2022-10-17", "已复学", return_date="2022-11-14", closing_evidence="点名册", **reported("2022-10-17")),
    case(45, "2023-03-06", "劝返中", **IN_TIME),
    # Suspected since the 20th, not verified; reported late, too.
    case(2, "2023-03-20", "疑似", SCHOOL, "四年级", **{**reported("2023-03-20"), "class_report_date": "2023-03-22"}),
    # Struck off on nothing.
    case(3, "2023-03-06", "已销号", SCHOOL, "四年级", **IN_TIME),
    # Found yesterday, everything in time.
    case(30, "2023-03-30", "疑似", HOPE, "七年级", **reported("2023-03-30", "")),
    # Settled.
    case(4, "2023-02-27", "已复学", SCHOOL, "四年级", return_date="2023-03-10", closing_evidence="返校登记表",
         **reported("2023-02-27")),
]  # fmt: skip
VISITS = [(44, "2022-11-09"), (44, "2023-03-01"), (45, "2022-10-20"), (45, "2023-03-27"), (45, "2023-03-09")]


def township(folder: Path, cases: Sequence[Mapping[str, object]] = CASES, settings: str = "") -> Workspace:
    """Rosters of February and March, movements, cases and visits."""
    made = write(
        folder,
        {month: roster(month) for month in ("2022-09", "2023-02", "2023-03")},
        # 40 has left with its papers; the other stories of the small township stay as they are.
        movements=[*MOVEMENTS, movement(40, "转出", "2023-03-09", JUNIOR, other_school="某外地中学", proof="接收证明")],
        settings=settings,
    )
    write_cases(folder, cases)
    return made


def write_cases(folder: Path, cases: Sequence[Mapping[str, object]]) -> Path:
    """The ledger 辍学 with its second sheet."""
    specs = RECORDS["cases"].columns()
    rows = [[specs[name].heading for name in specs], *([row.get(name, "") for name in specs] for row in cases)]
    visits = [["身份证件号", "次数", "日期", "劝返人", "方式", "结果"]]
    visits += [[str(child(number)["id_number"]), "", day, "李四", "家访", "家长答应送返"] for number, day in VISITS]
    path = folder / "台账" / "辍学.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_workbook(path, {"辍学": rows, "劝返记录": visits})
