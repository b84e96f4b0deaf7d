"""Makes the files that are measured; run in a process of its own, so that the one that measures stays small."""

import json
import sys
from pathlib import Path

# Part of the data's name: another number makes new files.
VERSION = "2"
TOWNSHIP, COUNTY = (20, 600), (300, 500)


def make(folder: Path, *, quick: bool) -> None:
    """All files that are not there yet; a part is done when its mark is written."""
    # Whoever only asks what to expect loads nothing heavy.
    import rosters
    import workspaces

    sizes = (10, 1_000, *(() if quick else (10_000,)))
    for size in sizes:
        if not _done(folder, f"single-{size}"):
            expected = rosters.single_files(folder / "single", (size,))
            _mark(folder, f"single-{size}", json.dumps(expected))
    for name, (schools, size) in (("township", TOWNSHIP), *(() if quick else (("county", COUNTY),))):
        if not _done(folder, name):
            workspaces.workspace(folder / name, schools, size)
            _mark(folder, name, "")


def expected(folder: Path, size: int) -> dict[str, int]:
    """How many faulty rows a peer must find in each file of a size."""
    found: dict[str, int] = json.loads((folder / f"single-{size}.done").read_text().split("\n", 1)[1])
    return found


def _done(folder: Path, part: str) -> bool:
    mark = folder / f"{part}.done"
    return mark.exists() and mark.read_text().split("\n", 1)[0] == VERSION


def _mark(folder: Path, part: str, content: str) -> None:
    (folder / f"{part}.done").write_text(f"{VERSION}\n{content}")


if __name__ == "__main__":
    make(Path(sys.argv[1]), quick="--quick" in sys.argv)
