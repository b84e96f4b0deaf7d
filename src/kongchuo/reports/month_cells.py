"""Cells that the sheets of a report share."""

from kongchuo.indicators.figure import Figure
from kongchuo.model.grid import Cell, Link, Meaning
from kongchuo.movements.balance import Balance
from kongchuo.movements.kinds import INS, OUTS
from kongchuo.reports.listing import Key, Listing

NOTHING = "—"


def count(number: int | None, link: Link | None, meaning: Meaning = Meaning.PLAIN) -> Cell:
    """A number with the way to its rows; a dash for what is not known."""
    if number is None:
        return Cell(NOTHING, meaning if meaning is Meaning.TOTAL else Meaning.MUTED)
    return Cell(number, meaning, link if number else None)  # behind a zero there are no rows


def verdict(figure: Figure, link: Link | None = None) -> Cell:
    """Whether the target is met; red when it is missed, and nowhere else."""
    if figure.met is None:
        return Cell("不能计算" if figure.unavailable else NOTHING, Meaning.MUTED)
    if figure.met:
        return Cell("达标", Meaning.GOOD)
    fewer = bool(figure.target and figure.target.endswith("人"))
    return Cell(f"{'超' if fewer else '缺'}{figure.short_by}人", Meaning.BAD, link)


def rate(figure: Figure, link: Link | None = None) -> Cell:
    """The exact rate, or a dash."""
    if figure.ratio is None:
        return Cell(NOTHING, Meaning.MUTED)
    return Cell(figure.ratio, Meaning.PLAIN, link)


def behind(names: Listing, figure: Figure) -> tuple[Link | None, Link | None]:
    """Where the rows of the numerator and of the denominator are."""
    stage, school, grade = figure.stage, figure.school, figure.grade
    pupils = names.link(("pupils", stage, school, grade), ("pupils", stage, school), ("pupils",))
    if figure.code.endswith("_enrolment") and stage:
        register = names.link(("register", stage), ("register",))
        return register, register
    if figure.code == "disabled_enrolment":
        return (names.link(("disabled",), ("register",)),) * 2
    if figure.code == "transition_rate":
        return (names.link(("not_continuing", stage, school), ("not_continuing",)),) * 2
    if "_dropout" in figure.code:
        name = "confirmed_dropout" if figure.definition == "ledger" else "events"
        keys: tuple[Key, ...] = ((name, stage, school),) if school else ((name, stage),)
        return names.link(*keys, (name,)), pupils
    return pupils, pupils


def missing(names: Listing, figure: Figure) -> Link | None:
    """Where the children are who keep a figure from its target."""
    if figure.code.endswith("_enrolment") and figure.stage:
        return names.link(("not_enrolled", figure.stage), ("not_enrolled",))
    return behind(names, figure)[0]


def balance_cells(
    row: Balance, names: Listing, changes: Listing, *, stage: str | None, school: str | None, total: bool = False
) -> list[Cell]:
    """期初, every kind of movement, 应有, 实有, 差额; `school` None for a sum over schools."""
    meaning = Meaning.TOTAL if total else Meaning.PLAIN
    pupils = names.link(("pupils", stage, school, row.grade), ("pupils", stage, school), ("pupils",))
    cells = [count(row.opening, pupils, meaning)]
    for sign, kinds, values in ((1, INS, row.ins), (-1, OUTS, row.outs)):
        cells += [count(values[kind], _kind(changes, sign, kind, stage, school), meaning) for kind in kinds]
    differences = changes.link(("difference", stage, school), ("differences",))
    return [
        *cells,
        count(row.expected, pupils, meaning),
        count(row.closing, pupils, meaning),
        count(row.difference, differences, meaning),
    ]


def _kind(changes: Listing, sign: int, kind: str, stage: str | None, school: str | None) -> Link | None:
    if school:
        return changes.link(("kind", sign, kind, stage, school), ("movements",))
    if stage:
        return changes.link(("kind", sign, kind, stage), ("movements",))
    return changes.link(("kind", sign, kind), ("movements",))
