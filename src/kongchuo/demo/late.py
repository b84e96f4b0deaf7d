"""Who was not there when the spring term opened: only the list of absentees can tell."""

from random import Random

from kongchuo.demo.story import Seat, Story

OPENING, AFTER = "2023-02", "2023-03"


def stay_away_in_february(story: Story, seed: int) -> None:
    """Pupils whom their schools left off the rosters of February and had again in March, without a word.

    Told last, by dice of its own and of children to whom nothing else happens, so that it changes
    nothing else of the story.
    """
    random = Random(f"late {seed}")
    for school in ("luming", "first_junior"):
        free = [seat for seat in story.months[OPENING] if seat.school == school and _has_no_story(story, seat)]
        seat = random.choice(free)
        story.give_role("late_in_spring", seat.child)
        story.months[OPENING] = tuple(other for other in story.months[OPENING] if other != seat)


def _has_no_story(story: Story, seat: Seat) -> bool:
    cast = {child for role in story.roles.values() for child in role}
    stays = all(seat in story.months[month] for month in ("2022-09", AFTER))
    return stays and seat.child not in cast and seat.status == "在读" and "·" not in story.child(seat).name
