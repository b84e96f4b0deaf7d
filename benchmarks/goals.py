"""What is measured, and how quick and small it has to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from measure import Run


@dataclass(frozen=True)
class Goal:
    """At most so many times as long as another command of the same group, a peak of so many MB, or so many
    seconds by the clock."""

    work: str
    command: str
    most: float
    against: str | None = None
    remark: str = ""  # where it is not met: why, and what was tried
    unit: Literal["MB", "s"] = "MB"

    @property
    def wanted(self) -> str:
        """The goal in words."""
        if self.against:
            return f"≤ {self.most:g} × {self.against}"
        return f"peak ≤ {self.most:g} MB" if self.unit == "MB" else f"clock ≤ {self.most:g} s"

    def reached(self, runs: Mapping[str, Run]) -> float | None:
        """The ratio of processor times, the peak or the clock; None when one of them was not measured."""
        if self.command not in runs or (self.against and self.against not in runs):
            return None
        own = runs[self.command]
        if self.against:
            return own.cpu / runs[self.against].cpu
        return own.peak if self.unit == "MB" else own.wall


Group = Literal["start", "1000", "10000", "county", "report", "reconcile"]

FRICTIONLESS, OPENPYXL, CALAMINE = "frictionless", "openpyxl + pydantic loop", "calamine + pydantic loop"
RECONCILE = "kongchuo reconcile, 150,000 children"
PASS, FLOOR = "python -c pass", "unzip and count cells"

_READING = (
    "Half of the time that is not starting (Python, Typer, the rules: a third of all) unpacks the file and matches its rows; the rest judges rows and "
    "cells one by one where all are different: ID numbers, dates, names. Tried and kept: ordinary workbooks are read by patterns over their XML instead "
    "of by calamine (0.42 s of reading became 0.12 s), pydantic and rich are not loaded, clean columns are known by one look, no garbage collection."
)
_STARTING = (
    "Most of it is starting: Python, Typer, the classes and patterns of reading; a thousand rows take 0.03 s. Tried and kept: only the rules on the kinds of "
    "sheets that are met, patterns compiled when they are first tried, a command's module loaded when it is called, no OpenSSL, JSON or TOML for a file "
    "without a workspace. Left: Typer takes 0.03 s, the dataclasses 0.02 s."
)
_FAULTY = (
    "The clean file has become quicker, ten thousand findings less so: each has a place, a sentence and, for a wrong number, the right ones that it may be. "
    "Tried and kept: these are found without building each candidate, a birth date that is known is judged once, texts that fit are laid out as they are."
)
_ANNOTATING = "The copy is made by changing the sheet's XML in place (decision 11); what is left is reading the file a second time and packing it."
_REPORTING = (
    "Half of the time is reading: unpacking the files of two months and of the register and matching their rows takes four and a half times the floor, finding headers, "
    "people, classes and villages in them one and a half times more, making rows of pupils of them three times, remembering them for the next run twice. The rules take as long as the floor, "
    "finding every child of the register on the rosters twice as long, comparing the months and counting three times, the workbook two and a half times. In the township starting Python, "
    "Typer, pydantic and XlsxWriter is a sixth. Tried and kept, which has halved it: long lists kept by column and written as bytes into the package, rows of all sheets as XML of our "
    "own, the register as plain rows instead of 150,000 models, linking by columns and looking only at those with whom a key is shared, ID numbers of a whole column understood at once, rules on "
    "each different row once, the row pattern of the last workbook tried on the next. Tried and dropped: sharing texts where they are read (as long as afterwards, and `check` pays too), "
    "the next row taken without a call of its own (no quicker). Left: the matching of the cells itself, half of the reading, which would need compiled code."
)
_HOLDING = (
    "The pupils of both months take 150 MB, the register's rows and cells 75 MB until they are judged, its children with their states and places on the rosters 80 MB, the lists of the "
    "workbook 40 MB; what each step lets go is used again by the next, but not given back. Tried and kept, from 2.0 GB at first: no models of the register, no persons of all pupils for the cascade, what was "
    "judged let go before children are followed, whoever stands in the same class on both rosters passed over, a seat on a roster that looks up what it is asked for, pypinyin without "
    "its phrases, rows of the workbook kept as bytes. Left: columns that few ask for (phones, guardians, villages) kept as one text a school."
)
_RECONCILING = (
    "The program works on one core; any load beside it shows in the clock. A third of it reads the rosters of two months, a sixth the register, a tenth says who is who, "
    "the rest makes and writes the lists, those of the enrolment twice over. Left: the earlier month read for its few unsettled pupils alone."
)

GOALS: dict[Group, tuple[Goal, ...]] = {
    "start": (
        Goal("kongchuo --help", "kongchuo --help", 12, PASS),
        Goal("check, 10 rows", "kongchuo check", 25, PASS),
    ),
    "1000": (
        Goal("check, 1,000 rows", "kongchuo check", 0.40, FRICTIONLESS, _STARTING),
        Goal("check, 1,000 rows", "kongchuo check", 0.50, OPENPYXL, _STARTING),
        Goal("check, 1,000 rows", "kongchuo check", 60),
    ),
    "10000": (
        Goal("check, 10,000 rows", "kongchuo check", 0.20, FRICTIONLESS, _READING),
        Goal("check, 10,000 rows", "kongchuo check", 0.14, OPENPYXL, _READING),
        Goal("check, 10,000 rows", "kongchuo check", 1.0, CALAMINE, _READING),
        Goal("check, 10,000 rows", "kongchuo check", 110),
        Goal("check, every row faulty", "kongchuo check, all faulty", 2, "kongchuo check", _FAULTY),
        Goal(
            "check --annotate, 500 faults",
            "kongchuo check --annotate, 500 faults",
            8,
            "kongchuo check, 500 faults",
            _ANNOTATING,
        ),
    ),
    "county": (
        Goal("check, 150,000 rows in 300 files", "kongchuo check, 300 files", 16, "kongchuo check, 10,000 rows"),
        Goal("check, 150,000 rows in 300 files", "kongchuo check, 300 files", 200),
    ),
    "report": (
        Goal("report, 20 schools, 12,000 pupils", "kongchuo report, township", 12, "floor, township", _REPORTING),
        Goal("report, 300 schools, 150,000 pupils", "kongchuo report, county", 9, "floor, county", _REPORTING),
        Goal("report, 300 schools, 150,000 pupils", "kongchuo report, county", 300, None, _HOLDING),
    ),
    "reconcile": (
        Goal("reconcile, 150,000 children", RECONCILE, 30, None, _RECONCILING, "s"),
        Goal("reconcile, 150,000 children", RECONCILE, 2147),
    ),
}
