"""A township's folder."""

from dataclasses import dataclass
from pathlib import Path

from kongchuo.model.township import Township

ROSTERS = "花名册"
REGISTERS = "适龄儿童"
LEDGERS = "台账"
REPORTS = "报表"
CONFIG = "kongchuo.toml"


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder with `kongchuo.toml` and what that file says."""

    root: Path
    township: Township

    @property
    def rosters(self) -> Path:
        """One folder a month."""
        return self.root / ROSTERS

    @property
    def registers(self) -> Path:
        """One folder a school year."""
        return self.root / REGISTERS

    @property
    def ledgers(self) -> Path:
        """One workbook a kind."""
        return self.root / LEDGERS

    @property
    def reports(self) -> Path:
        """All that kongchuo writes."""
        return self.root / REPORTS
