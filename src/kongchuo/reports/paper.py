"""An official paper for one child: what the ledgers and rosters know for each placeholder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kongchuo.codes import id_number
from kongchuo.codes.text import mask_id, mask_numbers
from kongchuo.model.township import Township
from kongchuo.policy.papers import PaperKind
from kongchuo.records.cases import Case, Visit
from kongchuo.records.movements import Movement
from kongchuo.records.placement import school_name
from kongchuo.records.support import Support


@dataclass(frozen=True, slots=True)
class Pupil:
    """What the newest roster with a child on it says of the child; all empty when there is none."""

    sex: str = ""
    birth: str = ""
    class_label: str = ""
    guardian: str = ""
    phone: str = ""
    home: str = ""
    roll_number: str = ""


UNKNOWN = Pupil()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to fill: `values` by placeholder, an empty text for what is not known."""

    kind: PaperKind
    name: str
    id_number: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same on all papers of a run."""

    township: Township
    as_of: date
    return_by: date | None = None
    reveal: bool = False
    enrol_on: date | None = None


def case_paper(kind: PaperKind, case: Case, visits: Sequence[Visit], pupil: Pupil, setting: Setting) -> Paper:
    """A paper about a dropout case. `visits` are those of this case, oldest first."""
    return paper_of(
        kind,
        case,
        pupil,
        setting,
        {
            "离校日期": chinese_day(case.left_date),
            "发现日期": chinese_day(case.found_date),
            "辍学原因": case.cause or "",
            "劝返次数": str(len(visits) or ""),
            "劝返经过": "；".join(map(_visit, visits)),
            "责任人": case.responsible,
            "复学期限": chinese_day(setting.return_by),
        },
    )


def movement_paper(kind: PaperKind, movement: Movement, pupil: Pupil, setting: Setting) -> Paper:
    """A paper about an entry of the ledger 学籍异动."""
    own, other = _school(movement, setting.township), movement.other_school
    outward = movement.movement == "转出"
    return paper_of(
        kind,
        movement,
        pupil,
        setting,
        {
            "异动日期": chinese_day(movement.movement_date),
            "原因": movement.reason,
            "证明材料": movement.proof,
            "审批日期": chinese_day(movement.approval_date),
            "休学期满日期": chinese_day(movement.suspension_end),
            "转出学校": own if outward else other,
            "转入学校": other if outward else own,
            "对方地区": movement.other_region,
            "经办人": movement.handler,
        },
    )


def chinese_day(day: date | None) -> str:
    """`2023年3月6日`; empty for no day."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def paper_of(
    kind: PaperKind, record: Case | Movement | Support, pupil: Pupil, setting: Setting, values: dict[str, str]
) -> Paper:
    """The paper with what every paper says beside its own `values`; numbers masked unless the setting reveals them."""
    town = setting.township
    parsed = id_number.parse(record.id_number) if record.id_number else None
    number = parsed if parsed and parsed.valid else None
    birth = date.fromisoformat(pupil.birth) if pupil.birth else number.birth if number else None
    written = ("", "") if isinstance(record, Support) else (record.class_name, record.grade)
    label = written[0] or pupil.class_label or written[1]
    common = {
        **township_words(setting),
        "学校": _school(record, town),
        "班级": label,
        "性别": pupil.sex or (number.sex if number else "") or "",
        "出生日期": chinese_day(birth),
        "监护人": pupil.guardian,
        "家庭住址": pupil.home,
        "依据": kind.basis,
    }
    named = {"身份证件号": record.id_number, "学籍号": pupil.roll_number, "联系电话": pupil.phone}
    return filled(kind, record.name, {**common, **values}, named, setting)


def filled(kind: PaperKind, name: str, values: dict[str, str], named: dict[str, str], setting: Setting) -> Paper:
    """The paper of a child. `named` are the numbers that name a person: masked unless the user asked to see them."""
    number = named["身份证件号"]
    if not setting.reveal:
        named = {key: mask_id(text) for key, text in named.items()}
        values = {key: mask_numbers(text) for key, text in values.items()}
    child = mask_numbers(name)  # a number in a name is a slip, and on no paper of use
    return Paper(kind, child, number, {**values, **named, "姓名": child})


def township_words(setting: Setting) -> dict[str, str]:
    """What the township puts on every paper."""
    town = setting.township
    return {
        "乡镇": town.name,
        "县": town.county,
        "乡镇政府": f"{town.name}{'办事处' if town.name.endswith('街道') else '人民政府'}",
        "落款日期": chinese_day(setting.as_of),
    }


def _school(record: Case | Movement | Support, township: Township) -> str:
    return school_name(record.school_name, township) or record.school_name


def _visit(visit: Visit) -> str:
    """`2022年10月18日，张三家访，家长称孩子已外出打工`."""
    how = f"{visit.visitor}{visit.manner}"
    return "，".join(part for part in (chinese_day(visit.visit_date), how, visit.result.rstrip("。；，")) if part)
