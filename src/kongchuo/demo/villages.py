"""The register of school-age children as the villages send it, a file a village, with their faults."""

from collections.abc import Iterator
from random import Random

from kongchuo.demo.expected import Expected
from kongchuo.demo.fault_numbers import exchanged
from kongchuo.demo.fault_register import VillageRows, mistyped_on_register, sow_register
from kongchuo.demo.register import RegisterRow
from kongchuo.demo.schools import VILLAGES
from kongchuo.demo.truth import Truth
from kongchuo.demo.village_forms import Row, VillageFile, village_file
from kongchuo.model.where import column_letter


def village_rows(truth: Truth) -> VillageRows:
    """The rows of every village, by households, with their faults."""
    mistyped = mistyped_on_register(truth)
    rows: dict[str, list[Row]] = {village: [] for village in VILLAGES}
    owners = {}
    for owner in truth.register:
        row = _values(owner, mistyped=owner.child.key in mistyped)
        rows[owner.child.family.village].append(row)
        owners[id(row)] = owner
    found = VillageRows(truth, Random(f"register {truth.seed}"), rows, owners)
    sow_register(found)
    for village, own in rows.items():
        rows[village] = _by_household(own)
    return found


def village_files(found: VillageRows) -> tuple[VillageFile, ...]:
    """One file a village."""
    return tuple(village_file(village, rows) for village, rows in found.rows.items())


def register_faults(found: VillageRows, files: tuple[VillageFile, ...]) -> Iterator[Expected]:
    """What `check` must find in the register."""
    places = {key: (file.name, place) for file in files for key, place in file.places.items()}
    for mark in found.marks:
        name, place = places[id(mark.row)]
        column = place.columns.get(mark.field, place.columns["name"])
        yield Expected(name, place.sheet, f"{column_letter(column)}{place.row}", mark.rule, mark.severity)


def _by_household(rows: list[Row]) -> list[Row]:
    order: dict[object, int] = {}
    for row in rows:
        order.setdefault((row["householder"], row["guardian_name"]), len(order))
    return sorted(rows, key=lambda row: order[row["householder"], row["guardian_name"]])


def _values(row: RegisterRow, *, mistyped: bool) -> Row:
    child = row.child
    number = (exchanged(child.id_number) if mistyped else None) or child.id_number
    return {
        "village": child.family.village,
        "householder": child.family.householder,
        "name": child.name,
        "sex": child.sex,
        "id_number": number,
        "birth_date": child.birth,
        "household_status": row.household,
        "school_status": row.status,
        "school_name": row.school,
        "grade": row.grade,
        "place": row.place,
        "proof": row.proof,
        "disability": child.disability,
        "guardian_name": child.family.guardian,
        "phone": child.family.phone,
        "remarks": row.remarks,
    }
