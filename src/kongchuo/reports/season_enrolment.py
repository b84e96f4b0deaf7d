"""入学率 of a term or a year by district, village and age; the names are those of the sheet 名单."""

from kongchuo.enrolment.districts import districts
from kongchuo.enrolment.rows import EnrolmentRow, enrolment_rows
from kongchuo.indicators.enrolment import missing_rosters
from kongchuo.model.grid import Sheet, Text
from kongchuo.reports.enrolment_names import Ways
from kongchuo.reports.enrolment_sheets import NOTES, SHEET, TITLE, age_words, rates_blocks
from kongchuo.reports.listing import Listing
from kongchuo.reports.material import Material

_LISTS = "点数字到“名单”里的适龄儿童册和没有计入的儿童；各学区、各村、各年龄自己的名单，见 kongchuo reconcile 的“入学率名单”。"


def season_rates(material: Material, names: Listing) -> tuple[Sheet, ...]:
    """The sheet; none without a register."""
    if material.register is None:
        return ()
    places = districts(material.township, [child.record.village for child in material.register])
    silent = missing_rosters((school for school, _ in material.silent), material.closing)
    rows = enrolment_rows(material.register, material.township, places, silent)
    blocks = rates_blocks(rows, lambda row: _ways(row, names))
    subtitle = age_words(material.period.school_year)
    return (Sheet(SHEET, (*blocks, *map(Text, (*NOTES, _LISTS))), title=TITLE, subtitle=subtitle),)


def _ways(row: EnrolmentRow, names: Listing) -> Ways:
    """The register of the stage has everybody; who does not count stands on a list of its own."""
    everyone = names.link(("register", row.stage), ("register",))
    own = names.link(("not_enrolled", row.stage)) if not row.own_level else None
    missing = own or everyone
    return Ways(
        everyone if row.of_age else None,
        everyone if row.deferred else None,
        everyone if row.enrolled else None,
        missing if row.missing else None,
        missing if row.would_enrol else None,
    )
