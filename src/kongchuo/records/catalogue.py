"""All records by kind of sheet."""

from kongchuo.records.cases import Case, Visit
from kongchuo.records.movements import Movement
from kongchuo.records.outcomes import Outcome
from kongchuo.records.record import Record
from kongchuo.records.register import Child
from kongchuo.records.roster import Pupil

RECORDS: dict[str, type[Record]] = {record.kind: record for record in (Pupil, Child, Movement, Case, Visit, Outcome)}
