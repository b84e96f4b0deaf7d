"""All records by kind of sheet."""

from kongchuo.records.attendance import Absence
from kongchuo.records.cases import Case, Visit
from kongchuo.records.movements import Movement
from kongchuo.records.outcomes import Outcome
from kongchuo.records.record import Record
from kongchuo.records.register import Child
from kongchuo.records.roster import Pupil
from kongchuo.records.support import Support

RECORDS: dict[str, type[Record]] = {
    record.kind: record for record in (Pupil, Child, Movement, Case, Visit, Outcome, Support, Absence)
}
