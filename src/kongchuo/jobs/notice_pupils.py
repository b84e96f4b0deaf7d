"""What the rosters say of the children for whom papers are made."""

from collections.abc import Collection

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
    """By ID number and name, as the newest roster says on which each stands. Months are read back
    from the day of the run until everybody is found."""
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
                found[key] = Pupil(
                    row["sex"], row["birth"], row["class_label"], row["guardian"], row["phone"], row["village"],
                    row["roll_number"],
                )  # fmt: skip
                missing.discard(key)
    return found
