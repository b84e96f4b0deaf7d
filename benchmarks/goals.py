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
    "Reading the files takes eleven times the floor by itself, half of it calamine; judging the month's cells, keeping and remembering the pupils of both months as long "
    "again as calamine; the register is made pydantic models and matched child by child, a seventh; starting Python, Typer and pydantic twice the floor in the township. "
    "In the county the few children of the ledgers whose number does not settle them go through the cascade against all 150,000. Tried and kept: long lists kept "
    "by column and streamed into the package (half of the time before, a tenth now), plain columns for pandas, who is who by looking the number up, each "
    "roster let go before the next is opened, no figure of a school that looks at all schools. Tried and dropped: building the register's models without "
    "pydantic, which is no quicker. Left: a leaner reader, and a register kept as columns too."
)
_HOLDING = (
    "The pupils of both months take 160 MB; the register's 150,000 models with the cells that they came from and the rows of the rosters behind them take most of the "
    "rest, and linking the ledgers makes an object of every pupil for a moment. Before, all rows were held as cells until the workbook was closed."
)
_RECONCILING = (
    "The program works on one core; any load beside it shows in the clock. Of that a quarter reads the rosters of two months, an eighth the register and the ledgers (half of it into models), an eighth says who is "
    "who, a fifth makes the lists, the rest writes them, those of the enrolment twice over. Tried and kept: all long lists by column (half of the time and of the memory "
    "before), names of schools and villages looked up, no waiting for the disk with what is remembered, no garbage collection. Left: a leaner reader, a register "
    "kept as columns, the earlier month read for its few unsettled pupils alone."
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
