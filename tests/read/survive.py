"""Checks all files of a folder in a process of its own: `python -m tests.read.survive FOLDER MEGABYTES`.

Prints how many files were checked and the most memory that was needed. More memory than allowed,
an abort inside a library or a traceback ends the process, as it would end kongchuo.
"""

import resource
import sys
from datetime import date
from pathlib import Path


def main(folder: Path, megabytes: int) -> None:
    from kongchuo.jobs.check import run

    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    result = run([folder], None, as_of=date(2023, 3, 31))
    assert all(file.readable or any(one.where.file == file.path for one in result.findings) for file in result.files)
    print(len(result.files), _peak())


def _peak() -> int:
    """The megabytes that this program took at most. The kernel's `ru_maxrss` begins with what the process had
    that started it, here a whole run of tests; what it says of the program's own memory does not."""
    status = Path("/proc/self/status")
    if status.exists():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(peak.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
