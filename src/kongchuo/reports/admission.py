"""入学通知书: what the register knows of a child who is to enter grade 1 or 7."""

from datetime import date

from kongchuo.codes import id_number
from kongchuo.codes.classes import grade_label
from kongchuo.enrolment.coming import LEAVER, SIX, Comer
from kongchuo.policy.papers import PaperKind
from kongchuo.reports.paper import Paper, Setting, chinese_day, filled, township_words


def admission_paper(kind: PaperKind, comer: Comer, year: int, setting: Setting) -> Paper:
    """The notice to a child's guardian for September of `year`. The register has it all; what it lacks
    stays blank."""
    record = comer.child.record
    parsed = id_number.parse(record.id_number) if record.id_number else None
    number = parsed if parsed and parsed.valid else None
    town, school, grade = setting.township.name, comer.school or "", grade_label(comer.grade)
    home = comer.village if comer.village.startswith(town) or not comer.village else f"{town}{comer.village}"
    values = {
        **township_words(setting),
        "依据": kind.basis,
        "学校": school,
        "班级": grade,
        "入学年级": grade,
        "入学年份": str(year),
        "入学理由": _reason(comer, year),
        "报到日期": chinese_day(setting.enrol_on),
        "性别": record.sex or (number.sex if number else "") or "",
        "出生日期": chinese_day(record.birth_date or (number.birth if number else None)),
        "监护人": record.guardian_name or record.householder,
        "村": home,
        "家庭住址": home,
    }
    named = {"身份证件号": record.id_number, "学籍号": "", "联系电话": record.phone}
    return filled(kind, record.name, values, named, setting)


def _reason(comer: Comer, year: int) -> str:
    """Empty when it is not known that the child finishes primary school."""
    if comer.grade == 1:
        return f"到{chinese_day(date(year, 8, 31))}{'年' if comer.reason == SIX else '已'}满六周岁"
    return f"{year}年小学毕业" if comer.reason == LEAVER else ""
