"""入学率名单: the children behind every figure of the sheet 入学率, by place and again by age."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kongchuo.enrolment.coming import Coming
from kongchuo.enrolment.districts import Districts
from kongchuo.enrolment.rows import DEFINITIONS, Definition, EnrolmentRow
from kongchuo.indicators.register import Registered, State
from kongchuo.model.grid import Derived, Link, Meaning, Plain, Run
from kongchuo.model.township import STAGE_NAMES, STAGES, Stage
from kongchuo.reports import reconcile_cells as cells
from kongchuo.reports.listing import Key, Listing
from kongchuo.reports.reconcile_cells import Shown
from kongchuo.reports.transition_cells import short, text

NAMES_SHEET = "入学率名单"
NO_DISTRICT, NO_VILLAGE = "没有划给学校的村", "村名空的"
_YES, _NO, _APART = "是", "否", "另列"


@dataclass(frozen=True)
class Enrolment:
    """All rows, the districts behind them, whom September waits for, and who is past the age."""

    year: int
    rows: tuple[EnrolmentRow, ...]
    places: Districts
    coming: Coming
    over_age: tuple[Registered, ...]


def stage_rows(rows: Iterable[EnrolmentRow], stage: Stage, definition: Definition) -> dict[Key, EnrolmentRow]:
    """The rows of a stage by one definition, by level, place and age."""
    return {(row.level, row.place, row.age): row for row in rows if row.stage == stage and row.definition == definition}


def names_listing(found: Enrolment, shown: Shown) -> Listing:
    """First who does not count and who stands apart, of both stages; then everybody, by district and
    village, and by age."""
    names = Listing(NAMES_SHEET, (
        short("序号", 5), short("学段", 5), short("年龄", 5), short("学区", 20), short("村", 10), short("姓名", 9),
        short("性别", 5), short("身份证件号", 19), text("现在", 26), short("在任何学校", 8, "计入入学"), short("初中七年级以上", 10, "计入入学"),
    ))  # fmt: skip
    parts = [_Part(found, stage, names, shown) for stage in STAGES]
    for part in parts:
        part.missing()
        part.deferred()
    for part in parts:
        part.by_place()
        part.by_age()
    return names


@dataclass(frozen=True)
class Ways:
    """Where the names behind a row's figures are; None where there is nobody."""

    everyone: Link | None
    deferred: Link | None
    enrolled: Link | None
    missing: Link | None
    unproved: Link | None


def ways(row: EnrolmentRow, names: Listing) -> Ways:
    """The way to the children of a row. The enrolled of a village and of an age stand together, those
    of a district and of the township village by village."""
    place: Key = (row.stage, row.level, row.place, row.age)
    everyone, missing = names.link((*place, "all")), names.link((*place, "missing"))
    return Ways(
        everyone if row.of_age else None,
        names.link((*place, "deferred")) if row.deferred else None,
        (names.link((*place, "in", row.definition)) or everyone) if row.enrolled else None,
        missing if row.missing else None,
        (names.link((*place, "unproved")) or missing) if row.would_enrol else None,
    )


class _Part:
    """The children of one stage's age."""

    def __init__(self, found: Enrolment, stage: Stage, names: Listing, shown: Shown) -> None:
        self._found, self._stage, self._names, self._shown = found, stage, names, shown
        self._any, self._own = (stage_rows(found.rows, stage, definition) for definition in DEFINITIONS)
        self._all = self._own["township", None, None]

    def missing(self) -> None:
        """Who does not count by one definition at least, by district and village."""
        title = f"{STAGE_NAMES[self._stage]}学龄没有计入入学的（任一口径）"
        self._short_list(title, "missing", self._all.missing)

    def deferred(self) -> None:
        """Who is put off with approval."""
        self._short_list(f"{STAGE_NAMES[self._stage]}学龄批准延缓入学的，另列", "deferred", self._all.deferred)

    def _short_list(self, title: str, word: str, children: Iterable[Registered]) -> None:
        ordered = sorted(children, key=self._home)
        if not ordered:
            return
        self._names.group(f"{title}：{len(ordered)}人", self._key("township", None, None, word))
        firsts: dict[int, list[Key]] = {}
        seen: set[Key] = set()
        for position, child in enumerate(ordered):
            for key in self._places(child, word):
                if key not in seen:
                    seen.add(key)
                    firsts.setdefault(position, []).append(key)
        self._names.run(self._run(ordered), firsts)

    def _places(self, child: Registered, word: str) -> Iterator[Key]:
        """The rows in which a child of a short list counts; of an age only where its own list has no such key."""
        village, district = self._village(child), self._district(child)
        words = [word, "unproved"] if child.state is State.ELSEWHERE_UNPROVED else [word]
        for one in words:
            yield self._key("township", None, None, one)
            yield self._key("district", district, None, one)
            yield self._key("village", village or None, None, one)
            if word == "deferred":
                yield self._key("age", None, child.age, one)

    def by_place(self) -> None:
        """Everybody, by district and village."""
        if not self._all.of_age:
            return
        heading = f"{STAGE_NAMES[self._stage]}适龄儿童，按学区和村：{len(self._all.of_age)}人"
        self._names.group(heading, self._key("township", None, None, "all"))
        villages = [row for (level, _, _), row in self._own.items() if level == "village" and row.of_age]
        districts: dict[str | None, list[EnrolmentRow]] = {
            row.place: [] for (level, _, _), row in self._own.items() if level == "district"
        }
        for row in villages:
            districts.setdefault(self._district(row.of_age[0]), []).append(row)
        for district, rows in districts.items():
            if rows and self._found.places.known:
                total = sum(len(row.of_age) for row in rows)
                self._names.group(f"{district or NO_DISTRICT}：{total}人", self._key("district", district, None, "all"))
            for row in rows:
                self._group(f"{row.place or NO_VILLAGE}：{len(row.of_age)}人", row)

    def by_age(self) -> None:
        """Everybody again, a group an age."""
        for (level, _, _), row in self._own.items():
            if level == "age" and row.of_age:
                self._group(f"{STAGE_NAMES[self._stage]}学龄{row.age}岁：{len(row.of_age)}人", row)

    def _group(self, title: str, row: EnrolmentRow) -> None:
        """Who counts by no definition, by one alone, by both; in each part by district, village and name."""
        place = (row.level, row.place, row.age)
        away, own = self._any[place], self._own[place]
        out, in_own = set(map(id, away.missing)), set(map(id, own.enrolled))
        ordered = sorted(row.of_age, key=lambda child: (id(child) not in out, id(child) in in_own, self._home(child)))
        firsts: dict[int, list[Key]] = {}
        for word, children in (
            (("missing",), own.missing),
            (("unproved",), away.would_enrol),
            (("in", DEFINITIONS[0]), away.enrolled),
            (("in", DEFINITIONS[1]), own.enrolled),
        ):
            wanted = set(map(id, children))
            if wanted:
                first = next(position for position, child in enumerate(ordered) if id(child) in wanted)
                firsts.setdefault(first, []).append(self._key(*place, *word))
        self._names.group(title, self._key(*place, "all"))
        self._names.run(self._run(ordered), firsts)

    def _run(self, children: Sequence[Registered]) -> Run:
        columns: tuple[Sequence[Plain], ...] = (
            range(1, len(children) + 1),
            (STAGE_NAMES[self._stage],) * len(children),
            tuple(child.age for child in children),
            tuple(self._district(child) or "" for child in children),
            tuple(map(self._village, children)),
            tuple(child.record.name for child in children),
            tuple(child.record.sex for child in children),
            self._shown.numbers([child.record.id_number for child in children]),
            Derived(cells.now_text, children),
            *(tuple(_counts(child, own) for child in children) for own in (False, True)),
        )
        return Run(columns, {9: {_NO: Meaning.BAD}, 10: {_NO: Meaning.BAD}})

    def _key(self, *parts: str | int | None) -> Key:
        return (self._stage, *parts)

    def _village(self, child: Registered) -> str:
        return self._found.places.village(child.record.village)

    def _district(self, child: Registered) -> str | None:
        return self._found.places.school(child.record.village, self._stage)

    def _home(self, child: Registered) -> tuple[object, ...]:
        record, school = child.record, self._district(child)
        order = self._found.places.order(self._village(child))
        return (school is None, school or "", order, record.name, record.id_number)


def _counts(child: Registered, own_level: bool) -> str:
    if child.state is State.DEFERRED:
        return _APART
    return _YES if child.enrolled(own_level) else _NO
