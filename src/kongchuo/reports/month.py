"""控辍保学月报: the workbook of a period."""

from kongchuo.model.grid import Document
from kongchuo.reports import month_changes, month_names
from kongchuo.reports.comparisons import comparisons_sheet
from kongchuo.reports.listing import Shown
from kongchuo.reports.material import Material
from kongchuo.reports.month_classes import classes_sheet
from kongchuo.reports.month_definitions import definitions_sheet
from kongchuo.reports.month_grades import grades_sheet
from kongchuo.reports.month_overview import overview_sheet
from kongchuo.reports.month_quality import quality_sheet
from kongchuo.reports.month_schools import schools_sheet
from kongchuo.reports.season import Season
from kongchuo.reports.season_enrolment import season_rates
from kongchuo.reports.season_sheets import season_sheets
from kongchuo.reports.support_sheet import support_sheets


def document(material: Material, season: Season | None = None, *, reveal: bool = False) -> Document:
    """All sheets, those of a term or a year among them; ID numbers are masked unless the user asked to see them."""
    shown = Shown(reveal)
    names = month_names.fill(material, shown)
    changes = month_changes.fill(material, shown)
    return Document(
        material.title,
        (
            overview_sheet(material, names, changes),
            schools_sheet(material, names, changes),
            grades_sheet(material, names, changes),
            classes_sheet(material, names, changes),
            comparisons_sheet(material, shown, names),
            *(season_sheets(material, season, shown) if season else ()),
            *(season_rates(material, names) if season else ()),
            month_changes.changes_sheet(material, changes),
            month_names.names_sheet(material, names),
            *support_sheets(material.support),
            quality_sheet(material, shown),
            definitions_sheet(material),
        ),
        created=material.as_of,
    )
