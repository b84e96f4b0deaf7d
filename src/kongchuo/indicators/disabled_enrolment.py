"""残疾儿童入学率: register children of 6–14 with a disability who are taught, wherever and however."""

from collections.abc import Iterator

from kongchuo.indicators.enrolment import BY_HOUSEHOLD, NO_REGISTER, silent
from kongchuo.indicators.facts import Facts
from kongchuo.indicators.figure import Figure
from kongchuo.indicators.indicator import Indicator
from kongchuo.indicators.register import ENROLLED, NOT_COUNTED, Registered, State
from kongchuo.model.ratio import Ratio

_WHERE = (
    ("普通学校", (State.IN_TOWNSHIP, State.ELSEWHERE_PROVED)),
    ("特殊教育学校", (State.SPECIAL,)),
    ("送教上门", (State.HOME,)),
    ("已毕业", (State.FINISHED,)),
)


def compute(facts: Facts) -> Iterator[Figure]:
    """The rate of the township; schools have none."""
    yield _township(facts)
    for school in facts.township.schools:
        yield _empty(BY_HOUSEHOLD if facts.register is not None else NO_REGISTER, school.name)


def _township(facts: Facts) -> Figure:
    if facts.register is None:
        return _empty(NO_REGISTER)
    reason = silent(facts)
    if reason:
        return _empty(reason)
    disabled = [child for child in facts.register if child.disabled]
    counted = [child for child in disabled if child.state not in NOT_COUNTED]
    if not counted:
        return _empty("适龄儿童册上没有6—14周岁的残疾儿童。")
    missing = [child for child in counted if child.state not in ENROLLED]
    inside = len(counted) - len(missing)
    return Figure(
        "disabled_enrolment",
        "残疾儿童入学率",
        "township",
        None,
        None,
        None,
        inside,
        len(counted),
        "any_school",
        children=tuple(child.listed("disabled_not_enrolled") for child in missing),
        note=_note(disabled, inside, len(counted)),
    )


def _note(disabled: list[Registered], inside: int, counted: int) -> str:
    numbers = [(words, sum(child.state in states for child in disabled)) for words, states in _WHERE]
    where = "，".join(f"{words}{number}人" for words, number in numbers if number)
    deferred = sum(child.state is State.DEFERRED for child in disabled)
    text = f"其中{where}。" if where else ""
    if deferred:
        text += (
            f"批准延缓入学的{deferred}人另列；算入适龄儿童数的话，入学率为{Ratio(inside, counted + deferred).percent}。"
        )
    return text


def _empty(reason: str, school: str | None = None) -> Figure:
    level = "school" if school else "township"
    return Figure(
        "disabled_enrolment",
        "残疾儿童入学率",
        level,  # type: ignore[arg-type]
        school,
        None,
        None,
        None,
        None,
        "any_school",
        unavailable=reason,
    )


INDICATOR = Indicator("disabled_enrolment", "残疾儿童入学率", ("disabled_enrolment",), 70, compute)
