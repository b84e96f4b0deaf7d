"""The page 一人一案 of one disabled child: what ledger, register and rosters know for each placeholder."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from kongchuo.model.period import school_year_label
from kongchuo.policy.home_teaching import standard
from kongchuo.policy.papers import PaperKind
from kongchuo.records.movements import Movement
from kongchuo.records.register import Child
from kongchuo.records.support import Support
from kongchuo.reports.paper import Paper, Pupil, Setting, chinese_day, paper_of
from kongchuo.support.placement import Teaching, placed


def support_paper(
    kind: PaperKind,
    record: Support,
    pupil: Pupil,
    child: Child | None,
    year: int,
    movements: Iterable[Movement],
    setting: Setting,
) -> Paper:
    """The page. `child` is its row of the register of the school year `year`, `movements` are its own."""
    where = placed(record.placement)
    due = standard(setting.township, setting.as_of)
    home = where.teaching is Teaching.VISITS
    return paper_of(
        kind,
        record,
        _known(pupil, child),
        setting,
        {
            "村": child.village if child else "",
            "学年": school_year_label(year).replace("-", "—"),
            "残疾类型": record.disability or "",
            "残疾等级": record.level or "",
            "安置方式": record.placement or "",
            "在哪里": where.place.value,
            "怎样就读": where.teaching.value,
            "送教教师": record.teacher if home else "不需要送教",
            "送教次数": record.visits if home else "不需要送教",
            "送教要求": f"每学期{due.term}次，到{chinese_day(setting.as_of)}应有{due.by_now}次"
            if home
            else "不需要送教",
            "评估日期": chinese_day(record.assessed),
            "延缓批准文号": record.approval or ("" if record.placement == "延缓入学" else "无"),
            "就学经过": "；".join(_history(record, pupil, child, year, movements, setting.as_of)),
            "备注": record.remarks or "无",
        },
    )


def _known(pupil: Pupil, child: Child | None) -> Pupil:
    """The roster's row, filled up from the register: a child in a special school is on no roster of ours."""
    if child is None:
        return pupil
    return replace(
        pupil,
        sex=pupil.sex or child.sex or "",
        birth=pupil.birth or (child.birth_date.isoformat() if child.birth_date else ""),
        class_label=pupil.class_label or child.grade,
        guardian=pupil.guardian or child.guardian_name or child.householder,
        phone=pupil.phone or child.phone,
        home=pupil.home or child.village,
    )


def _history(
    record: Support, pupil: Pupil, child: Child | None, year: int, movements: Iterable[Movement], day: date
) -> Iterator[str]:
    if child:
        where = "".join(part for part in (child.school_name or child.place, child.grade) if part)
        told = "，".join(part for part in (child.school_status or "就学状态不明", where) if part)
        yield f"{school_year_label(year).replace('-', '—')}学年适龄儿童册登记：{told}"
    if pupil.class_label:
        yield f"花名册在{pupil.class_label}"
    dated = [(one.movement_date, one) for one in movements if one.movement_date and one.movement_date <= day]
    for when, one in sorted(dated, key=lambda pair: pair[0]):
        how = f"（{one.other_school}）" if one.other_school else ""
        yield f"{chinese_day(when)}{one.movement or '异动'}{how}"
    if record.assessed and record.assessed <= day:
        yield f"{chinese_day(record.assessed)}评估"
