"""The ledger of disabled children (残疾儿童), with faults on which no figure depends."""

from datetime import date

from kongchuo.demo.fault_ledgers import ERROR, LedgerRows, Row
from kongchuo.demo.register import RegisterRow
from kongchuo.demo.schools import BY_KEY
from kongchuo.demo.story import clerk
from kongchuo.demo.truth import Truth

_PLACEMENTS = {"县特殊教育学校": "特殊教育学校"}
_LEVELS = {"听力": "二级", "智力": "三级", "肢体": "四级", "多重": "一级"}


def sow_support(truth: Truth, rows: LedgerRows) -> None:
    """A row for every disabled child of the register, and the faults in them and beside them."""
    found = {row.child.key: (row, _plan(truth, row)) for row in truth.register if row.child.disability != "无"}
    rows.support += [plan for _, plan in found.values()]
    for owner, plan in found.values():
        _spoil(rows, owner, plan)
    deferred = next(row for row in truth.register if row.status == "延缓入学" and row.proof)
    _strange(rows, deferred, "延缓入学", "approval", "deferral-without-number")
    absent = next(row for row in truth.register if row.status == "未入学" and row.age >= 6)
    _strange(rows, absent, "在家", "placement", "unknown-placement")
    again = dict(next(plan for owner, plan in found.values() if owner.child.disability == "肢体"))
    rows.support.append(again)
    rows.mark(again, "id_number", "support-twice", ERROR)
    sound = next(row for row in truth.register if row.status == "在校" and row.school == BY_KEY["yunxi"].name)
    plan = {**_plan(truth, sound), "placement": "随班就读", "level": ""}
    rows.support.append(plan)
    rows.mark(plan, "disability", "support-without-disability", ERROR)


def _spoil(rows: LedgerRows, owner: RegisterRow, plan: Row) -> None:
    kind = owner.child.disability
    if plan["placement"] == "送教上门":
        plan.update(teacher="", visits="0")
        rows.mark(plan, "teacher", "home-teaching-without-teacher")
        rows.mark(plan, "visits", "too-few-visits")
    elif kind == "智力":
        plan["assessed"] = ""
        rows.mark(plan, "assessed", "assessment-missing")
    elif kind == "听力" and plan["placement"] == "随班就读":
        plan["school_name"] = ""
        rows.mark(plan, "school_name", "placement-without-school", ERROR)


def _strange(rows: LedgerRows, owner: RegisterRow, placement: str, field: str, rule: str) -> None:
    """A child of whom the register names no disability."""
    plan: Row = {
        "name": owner.child.name, "id_number": owner.child.id_number, "disability": "肢体", "level": "三级",
        "placement": placement, "assessed": date(2022, 9, 20), "remarks": owner.remarks,
    }  # fmt: skip
    rows.support.append(plan)
    rows.mark(plan, field, rule, ERROR)


def _plan(truth: Truth, row: RegisterRow) -> Row:
    home = row.status == "送教上门"
    return {
        "name": row.child.name,
        "id_number": row.child.id_number,
        "disability": row.child.disability,
        "level": _LEVELS.get(row.child.disability, "未评定"),
        "placement": "送教上门" if home else _PLACEMENTS.get(row.school, "随班就读"),
        "school_name": row.school,
        "teacher": clerk(truth.seed, "center") if home else "",
        "visits": "9" if home else "",
        "assessed": date(2022, 9, 20),
        "approval": "",
        "remarks": "",
    }
