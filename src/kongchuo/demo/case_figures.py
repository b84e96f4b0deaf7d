"""What `cases --all` must say of the ledger with its faults at the end of the month, worked out from the truth
by the definitions and by nothing else of kongchuo."""

from kongchuo.demo.truth import Truth

# The last day of the month that is checked; a Friday.
DAY = "2023-03-31"

# Role, which spell of how many, urgency, and the reasons from the gravest on. Found late in October and visited on
# the 14th; found on the 8th and never visited; suspected on the 27th; and so on: see `demo.cases`.
_EXPECTED = (
    ("dropped_out", 1, 1, "overdue", ("center_report", "no_visit", "long_away")),
    ("reported_late", 1, 1, "overdue", ("no_visit", "long_away")),
    ("returned_later", 1, 1, "overdue", ("no_visit", "returns")),
    ("suspected", 1, 1, "overdue", ("not_verified",)),
    # A fault takes the evidence away: without it the case is not closed, though the pupil is back.
    ("returned_early", 1, 1, "open", ("no_evidence",)),
    ("left_again", 2, 2, "open", ("left_again",)),
    ("found_yesterday", 1, 1, "open", ()),
    ("returned", 1, 1, "settled", ()),
    ("left_again", 1, 2, "settled", ()),
    # A fault enters it twice.
    ("struck_off", 1, 2, "settled", ()),
    ("struck_off", 2, 2, "settled", ()),
)

Expected = tuple[str, int, int, str, tuple[str, ...]]


def urgencies(truth: Truth) -> list[Expected]:
    """Name, spell, spells, urgency and reasons of every row of the ledger, sorted."""
    return sorted(
        (truth.children[truth.roles[role][0]].name, spell, spells, level, reasons)
        for role, spell, spells, level, reasons in _EXPECTED
    )


def drafted(truth: Truth) -> list[str]:
    """For whom `cases --suspect` drafts a row, as far as no fault is in the way: none of them has a case."""
    return sorted(truth.children[child].name for child in truth.roles["left_without_record"])
