"""What the rosters say of the children for whom papers are made."""

from collections.abc import Collection, Hashable
from dataclasses import replace
from typing import Any

from kongchuo.model.workspace import Workspace
from kongchuo.read.workspace import months, read_month
from kongchuo.records.roll import roll
from kongchuo.reports.paper import Pupil
from kongchuo.reports.papers_due import Choice

# A child who left long ago stands on an old roster; further back than a school year and a summer,
# address and telephone are no longer to be trusted.
_MONTHS = 14
Key = tuple[str, str]


def pupils(workspace: Workspace, wanted: Collection[Key], choice: Choice) -> dict[Key, Pupil]:
    """By ID number and name, as the newest roster says on which each stands; what that one leaves out of
    guardian, telephone and village is taken from the newest that has it, because a child who has just changed
    schools stands on a roster with other columns. Months are read back from the day of the run until everybody
    is found and has those three."""
    missing = {key for key in wanted if all(key)}
    found: dict[Key, Pupil] = {}
    past = [month for month in months(workspace) if month.start <= choice.as_of]
    for month in reversed(past[-_MONTHS:]):
        if not missing:
            break
        frame = roll(read_month(workspace, month).tables).frame()
        rows = frame[frame["id_number"].isin({number for number, _ in missing})]
        for row in rows.to_dict("records"):
            key = (row["id_number"], row["name"])
            if key in missing:
                found[key] = _with(found.get(key), row)
        missing -= {key for key, pupil in found.items() if pupil.guardian and pupil.phone and pupil.home}
    return found


def _with(newer: Pupil | None, row: dict[Hashable, Any]) -> Pupil:
    """What a newer roster said of a child, with what it left out."""
    if newer is None:
        return Pupil(
            row["sex"], row["birth"], row["class_label"], row["guardian"], row["phone"], row["village"],
            row["roll_number"],
        )  # fmt: skip
    return replace(
        newer,
        guardian=newer.guardian or row["guardian"],
        phone=newer.phone or row["phone"],
        home=newer.home or row["village"],
    )
