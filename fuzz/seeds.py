"""Small sound workbooks of every kind for the fuzzer to begin with: `python fuzz/seeds.py FOLDER`."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.read.hostile import PROTECTED, all_kinds


def main(folder: Path) -> None:
    """Writes one file a kind."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as working:
        for name, data in all_kinds(Path(working)).items():
            # Deriving the key of a protected .xlsx takes a hundred times as long as reading it.
            if name != PROTECTED:
                (folder / name).write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
