"""A township's folder."""

from dataclasses import dataclass, field
from pathlib import Path

from kongchuo.model.passwords import NO_PASSWORDS, Passwords
from kongchuo.model.store import NO_STORE, Store
from kongchuo.model.township import Township

ROSTERS = "花名册"
REGISTERS = "适龄儿童"
LEDGERS = "台账"
REPORTS = "报表"
CONFIG = "kongchuo.toml"


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder with `kongchuo.toml` and what that file says; the passwords to open what lies in it,
    and where what was read of it is remembered (nowhere, unless a command says so)."""

    root: Path
    township: Township
    passwords: Passwords = field(default=NO_PASSWORDS, repr=False, compare=False)
    store: Store = field(default=NO_STORE, repr=False, compare=False)

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
