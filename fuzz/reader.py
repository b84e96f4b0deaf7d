"""Any bytes as a workbook: the reader answers with findings or a refusal, and does not fall over."""

import sys
import tempfile
from datetime import date
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["kongchuo.read", "kongchuo.rules.engine", "kongchuo.codes"]):
    from kongchuo.model.limits import Limits
    from kongchuo.model.passwords import Passwords
    from kongchuo.read.file import read_file
    from kongchuo.read.ordinary.book import read_ordinary
    from kongchuo.read.sheets import Book, read_by_calamine
    from kongchuo.rules.engine import check_across, check_table
    from kongchuo.rules.rule import Context

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.read.hostile import PASSWORD, broken

LIMITS = Limits(rows=20_000, cells=200_000, unpacked_bytes=20_000_000)
CONTEXT = Context(date(2023, 3, 31), 2022, None)
FILE = Path(tempfile.mkdtemp(prefix="kongchuo-fuzz-")) / "花名册.xlsx"


def one(data: bytes) -> None:
    """Reads and checks one file."""
    FILE.write_bytes(data)
    file = read_file(FILE, FILE.name, limits=LIMITS, passwords=Passwords([PASSWORD]), latest_year=2022)
    for table in file.tables:
        check_table(table, CONTEXT)
    check_across(list(file.tables), CONTEXT)
    assert file.readable or file.findings
    _read_alike(data)


def _read_alike(data: bytes) -> None:
    """What is read by patterns is what calamine reads."""
    if data.startswith(b"PK"):
        found = read_ordinary(data, LIMITS)
        assert found is None or repr(found) == repr(read_by_calamine(Book("xlsx", data), LIMITS))


def mutate(data: bytes, most: int, seed: int) -> bytes:
    """Breaks a packed workbook inside as well, where libFuzzer's own changes only break the checksum."""
    random = Random(seed)
    if random.random() < 0.5:
        return atheris.Mutate(data, most)
    try:
        return broken(data, data, random)[:most]
    except Exception:
        # No longer a sound archive: then it is changed like any other bytes.
        return atheris.Mutate(data, most)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one, custom_mutator=mutate)
    atheris.Fuzz()
