"""学区: the villages that `[[schools]] villages` gives to each school."""

from collections.abc import Sequence

from kongchuo.codes import village
from kongchuo.codes.text import compact
from kongchuo.model.township import STAGE_NAMES, STAGES, School, Stage
from kongchuo.policy.values import SettingError


def check_villages(schools: Sequence[School], above: Sequence[str]) -> None:
    """SettingError for an empty name and for a village that is there twice, at one school or at two of
    one stage. `above` are the county and the township, which may stand before a village's name."""
    for place, school in enumerate(schools):
        if not all(map(compact, school.villages)):
            raise _fault("villages 里有一个村名是空的，请填上或删去。", place)
    for stage in STAGES:
        _check_stage(schools, stage, above)


def _check_stage(schools: Sequence[School], stage: Stage, above: Sequence[str]) -> None:
    owners: list[tuple[village.Village, str, int]] = []
    for place, school in enumerate(schools):
        for text in school.claims(stage):
            name = village.parse(text, above)
            twin = next((owner for owner in owners if village.same(owner[0], name)), None)
            if twin and twin[2] == place:
                raise _fault(f"villages 里“{twin[1]}”和“{text}”是同一个村，请只写一次。", place)
            if twin:
                like = "" if text == twin[1] else f"（写作“{twin[1]}”）"
                raise _fault(
                    f"villages 里的“{text}”已经划给“{schools[twin[2]].name}”{like}，不能又划给“{school.name}”："
                    f"一个村在{STAGE_NAMES[stage]}只能属于一所学校。",
                    place,
                )
            owners.append((name, text, place))


def _fault(message: str, place: int) -> SettingError:
    return SettingError(message, "schools", place, "villages")
