"""Which rosters a report rests on, in sentences."""

from collections.abc import Iterator, Mapping

from kongchuo.model.period import Period, previous_month
from kongchuo.model.township import STAGE_NAMES
from kongchuo.movements.rosters import Unit
from kongchuo.reports.material import Material


def opening_words(material: Material) -> str:
    """`期初为2023年2月花名册。`, with the schools whose earlier roster is older."""
    months = _by_month(material, material.before_months)
    if not months:
        return "没有哪所学校既有本期又有以前的花名册，不能比较。"
    usual = max(months, key=lambda label: (len(months[label]), label))
    if material.period.kind == "week":
        return _week_words(material)
    words = f"期初为{_title(material.before_months, usual)}花名册"
    others = [
        f"{'、'.join(names)}用{_title(material.before_months, label)}"
        for label, names in sorted(months.items())
        if label != usual
    ]
    if others:
        words = f"{words}（{'；'.join(others)}）"
    if material.period.kind == "month":
        return f"{words}。"
    return f"{words}，期末为{material.closing.title}花名册；异动计到{material.closing.end:%Y-%m-%d}。"


def _week_words(material: Material) -> str:
    """A week has no roster of its own: from which ones its headcounts were brought."""
    now = _by_month(material, material.now_months)
    usual = max(now, key=lambda label: (len(now[label]), label))
    others = [
        f"{'、'.join(names)}用{_title(material.now_months, label)}"
        for label, names in sorted(now.items())
        if label != usual
    ]
    known = f"{_title(material.now_months, usual)}花名册"
    known += f"（{'；'.join(others)}）" if others else ""
    earlier = {month.label: month for unit, month in material.before_months.items() if unit in material.now_months}
    first = max(earlier.values(), key=lambda month: month.start)
    if first.label == usual:
        return f"周初、周末人数由{known}和学籍异动推算。"
    return f"周初人数由{first.title}花名册推算，周末人数由{known}推算，都加减了其间的学籍异动。"


def silent_words(material: Material) -> str:
    """The schools whose present roster has not come; empty when all have."""
    names = list(unit_names(material, material.silent))
    if not names:
        return ""
    return f"没有收到{material.closing.title}花名册，没有比较：{'、'.join(names)}。"


def new_words(material: Material) -> str:
    """The schools without any earlier roster; empty when all have one."""
    units = tuple(
        unit for unit in material.now_months if unit not in material.before_months and material.township.school(unit[0])
    )
    names = list(unit_names(material, units))
    return f"没有更早的花名册，没有比较：{'、'.join(names)}。" if names else ""


def gap(material: Material) -> bool:
    """Whether some earlier roster is not last month's."""
    last = previous_month(material.period).label
    return any(month.label != last for unit, month in material.before_months.items() if unit in material.now_months)


def unit_names(material: Material, units: tuple[Unit, ...]) -> Iterator[str]:
    """Schools by name; of a nine-year school the stage, when only one is meant."""
    stages: dict[str, list[str]] = {}
    for school, stage in units:
        stages.setdefault(school, []).append(stage)
    for name, own in stages.items():
        declared = material.township.school(name)
        whole = declared is None or len(own) >= len(declared.stages)
        yield name if whole else f"{name}（{STAGE_NAMES.get(own[0], '学段不明')}）"


def _by_month(material: Material, months: Mapping[Unit, Period]) -> dict[str, list[str]]:
    found: dict[str, list[Unit]] = {}
    for unit, month in months.items():
        if unit in material.now_months:
            found.setdefault(month.label, []).append(unit)
    return {label: list(unit_names(material, tuple(units))) for label, units in found.items()}


def _title(months: Mapping[Unit, Period], label: str) -> str:
    return next(month.title for month in months.values() if month.label == label)


def figure_notes(material: Material) -> Iterator[str]:
    """What must be known beside the numbers, each sentence once, with the indicators it is about."""
    about: dict[str, list[str]] = {}
    reasons: dict[str, list[str]] = {}
    for figure in material.headlines:
        if figure.unavailable:
            reasons.setdefault(figure.unavailable.rstrip("。"), []).append(figure.name)
        elif figure.note:
            about.setdefault(figure.note, []).append(figure.name)
    for text, whose in about.items():
        yield f"{_together(whose)}：{text}"
    if reasons:
        parts = [f"{_together(whose)}，{text}" for text, whose in reasons.items()]
        yield f"不能计算的：{'；'.join(parts)}。"


def _together(names: list[str]) -> str:
    """The names as one text; 小学辍学率 also stands for 小学辍学率（净流失）."""
    return "、".join(name for name in names if not any(name.startswith(f"{other}（") for other in names))
