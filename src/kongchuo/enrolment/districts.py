"""学区: to which school a village's children belong (义务教育法 §12: near their home)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kongchuo.codes import village
from kongchuo.codes.text import compact
from kongchuo.codes.village import Village
from kongchuo.model.township import STAGES, School, Stage, Township


@dataclass(frozen=True)
class Districts:
    """`schools`: by stage, the school of each village that has one. `names`: the village that a text of
    the register means, as the settings write it, or as most rows of the register do."""

    schools: Mapping[Stage, Mapping[str, str]]
    names: Mapping[str, str]

    def village(self, text: str) -> str:
        """The village that a cell of the register names; empty for an empty cell."""
        known = self.names.get(text)
        return compact(text) if known is None else known

    def school(self, text: str, stage: Stage) -> str | None:
        """The school of that stage to which the village's children belong; None when nothing says it."""
        return self.schools[stage].get(self.village(text))

    def order(self, name: str) -> tuple[int, str]:
        """Villages as the settings list them, the others after them by name."""
        return (self._places.get(name, len(self._places)), name)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        listed = dict.fromkeys(name for stage in STAGES for name in self.schools[stage])
        return {name: place for place, name in enumerate(listed)}

    @property
    def known(self) -> bool:
        """Whether the settings give any village to any school."""
        return any(self.schools.values())


def districts(township: Township, texts: Iterable[str]) -> Districts:
    """The districts of a township. `texts` are the villages of the register's rows, as often as they stand there."""
    above = (township.county, township.name)
    claimed: dict[Village, str] = {}
    for text in (text for school in township.schools for text in school.villages):
        name = village.parse(text, above)
        claimed[name] = next((known for other, known in claimed.items() if village.same(other, name)), compact(text))
    counts = Counter(text for text in texts if compact(text))
    present: dict[Village, str] = {}
    for text, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        name = village.parse(text, above)
        present.setdefault(name, f"{name.stem}{name.kind}")
    schools = {
        stage: {
            claimed[village.parse(text, above)]: school.name
            for school, villages in _owners(township, stage)
            for text in villages
        }
        for stage in STAGES
    }
    return Districts(schools, {text: _name(village.parse(text, above), claimed, present) for text in counts})


def _name(name: Village, claimed: Mapping[Village, str], present: Mapping[Village, str]) -> str:
    """As the settings write it. A register that says 望舒社区 means 望舒村 of the settings, unless it
    has a 望舒村 beside; a bare 望舒 is the one village of that stem."""
    if name in claimed:
        return claimed[name]
    stem = [other for other in claimed if other.stem == name.stem]
    like = [other for other in stem if village.same(other, name)] or [other for other in stem if other not in present]
    found = {claimed[other] for other in like}
    if len(found) == 1:
        return found.pop()
    full = [other for other in present if other.stem == name.stem and other.kind]
    return present[full[0] if not name.kind and len(full) == 1 else name]


def _owners(township: Township, stage: Stage) -> list[tuple[School, tuple[str, ...]]]:
    """The schools with their villages; who comes later wins. Primary: those that the settings name.
    Junior: those of the primary schools that feed a school without villages of its own, then those
    that the settings name."""
    named = [(school, school.claims(stage)) for school in township.schools]
    if stage == "primary":
        return named
    fed = []
    for school in township.schools:
        onward = township.school(school.feeds) if school.feeds else None
        # A junior school that lists its villages has these and no others; a nine-year school's list is
        # that of its primary grades.
        if onward and ("primary" in onward.stages or not onward.villages):
            fed.append((onward, school.villages))
    return [*fed, *named]
