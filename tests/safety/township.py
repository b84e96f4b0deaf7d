"""A township in which numbers that name people stand wherever a hurried clerk may have put them."""

from datetime import date
from pathlib import Path

from kongchuo.model.workspace import Workspace
from tests.factories import make_id, roster_rows, write_workbook
from tests.jobs.transition_workspace import make_workspace, sheet
from tests.transition.cohort import arrival, leaver, movement, outcome

PHONES = tuple(f"1381234{number:04d}" for number in range(40, 60))
LANDLINE = "05575012345"
MONTH = "2023-03"
AS_OF = "2023-09-30"


def numbered(order: int) -> str:
    """The ID number of the planted child number `order`."""
    return make_id(order, date(2013, 1 + order % 12, 1 + order % 28))


def _wrong_check_digit(number: str) -> str:
    return number[:-1] + ("1" if number[-1] != "1" else "2")


def _planted() -> list[list[object]]:
    """A roster in which every cell of a kind holds a number that it should not hold."""
    ids = [numbered(order) for order in range(1, 30)]
    header = [*roster_rows(0)[0], "联系电话", "备注", "监护人", "家长微信"]
    rows = [[*row, PHONES[1], "", "陈大海", ""] for row in roster_rows(16)[1:]]
    name, sex, number, birth, ethnicity, status, phone, remarks = 4, 5, 6, 7, 8, 9, 10, 11
    for row, own in zip(rows, ids, strict=False):
        row[number] = own
        row[birth] = f"{own[6:10]}-{own[10:12]}-{own[12:14]}"
        row[sex] = "男" if int(own[16]) % 2 else "女"
    rows[0][number] = _wrong_check_digit(ids[0])
    rows[1][number] = f"{ids[1][:6]} {ids[1][6:14]} {ids[1][14:]}"
    rows[2][number] = "".join(chr(ord(char) + 0xFEE0) for char in ids[2])
    rows[3][number] = ids[3][:6] + ids[3][8:17]
    rows[4][name] = f"陈小满{ids[4]}"
    rows[5][name] = f"陈小满 {PHONES[2]}"
    rows[6][birth] = ids[6]
    rows[7][3] = f"四年级(1)班{PHONES[3]}"
    rows[8][2] = ids[8]
    rows[9][sex] = ids[9]
    rows[10][ethnicity] = PHONES[4]
    rows[11][status] = f"转出，电话{PHONES[5]}"
    rows[12][phone] = f"{PHONES[6][:3]}-{PHONES[6][3:7]}-{PHONES[6][7:]}（妈妈） {PHONES[7]}9"
    rows[13][phone] = f"{PHONES[8]}/{PHONES[9][:10]}"
    rows[13][remarks] = f"身份证{ids[13]}电话0557-5012345"
    rows[14][1] = f"马井镇中心小学{PHONES[10]}"
    rows[14][phone] = ids[14]
    rows[15][number] = ids[0]
    return [[f"马井镇中心小学四年级花名册 王老师{PHONES[11]}"], header, *rows]


def plant(root: Path) -> tuple[Workspace, frozenset[str]]:
    """The workspace, and every number that went in, as bare digits."""
    month = [leaver(order, name="张浩然", phone=PHONES[12]) for order in range(1, 6)]
    month[1]["name"] = f"王建国{month[1]['id_number']}"
    rosters = {
        "2023-02": [*month, leaver(8, name="李春光", phone=PHONES[13])],
        "2023-06": month,
        "2023-09": [
            arrival(1, name="张浩然", phone=PHONES[12]),
            arrival(2, name="王建国", id_number=_wrong_check_digit(str(month[1]["id_number"]))),
            arrival(9, school_name=f"马井中学{PHONES[3]}", name=f"赵平安{PHONES[14]}", guardian_name=PHONES[15]),
        ],
    }
    ledgers = {
        "movements": [
            movement(3, name="张浩然", other_school=f"某县小学{PHONES[16]}", reason=f"家长{PHONES[17]}"),
            movement(8, name="李春光", movement_date="2023-03-02", proof=f"身份证{numbered(20)}", remarks=LANDLINE),
        ],
        "outcomes": [outcome(4, name="张浩然", other_school=f"某县中学 {PHONES[18]}", remarks=numbered(21))],
        "cases": [
            {
                "school_name": "马井镇中心小学", "grade": "六年级", "name": "张浩然", "id_number": month[4]["id_number"],
                "left_date": "2023-03-06", "found_date": "2023-03-07", "state": "确认", "responsible": PHONES[19],
                "closing_evidence": numbered(22), "cause": numbered(23),
            }
        ],
    }  # fmt: skip
    workspace = make_workspace(root, rosters, ledgers)
    for path in (workspace.rosters / "2023-09").glob(f"*{PHONES[3]}*"):
        path.rename(path.with_name("初中.xlsx"))  # the names of files are shown as they are
    folder = workspace.rosters / MONTH
    folder.mkdir()
    write_workbook(folder / "中心小学.xlsx", {"四年级": _planted()})
    write_workbook(folder / "六年级.xlsx", {"六年级": sheet("roster", month[:3])})
    villages = workspace.registers / "2022"
    villages.mkdir(parents=True)
    children = [
        {
            "village": f"王庄村{PHONES[0]}", "householder": "张三", "name": "张浩然", "sex": "男", "phone": PHONES[1],
            "id_number": row["id_number"], "birth_date": "2011-03-05", "school_status": "在校", "place": numbered(24),
            "proof": PHONES[2], "disability": numbered(25),
        }
        for row in month
    ]  # fmt: skip
    write_workbook(villages / "王庄村.xlsx", {"Sheet1": sheet("register", children)})
    ids = {str(row["id_number"]) for row in (*month, *rosters["2023-02"], *rosters["2023-09"])}
    ids |= {numbered(order) for order in range(1, 30)} | {_wrong_check_digit(numbered(1))}
    short = {numbered(4)[:6] + numbered(4)[8:17]}
    return workspace, frozenset(ids | short | set(PHONES) | {LANDLINE})
