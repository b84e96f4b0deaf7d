"""Whole processes, measured from outside and side by side."""

import os
import shutil
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_MEGABYTE = 1e6
# What ru_maxrss counts in.
_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Run:
    """One process: seconds of processor time (user and system), seconds by the clock, peak memory in MB."""

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True)
class Command:
    """What to run, the exit statuses that are no accident (1 says that `check` found something), and a
    folder that is removed beforehand: what the program remembers of the run before."""

    line: Sequence[str]
    folder: Path
    fine: tuple[int, ...] = (0,)
    forgotten: Path | None = None


def side_by_side(commands: Mapping[str, Command], rounds: int) -> dict[str, Run]:
    """The median run of each: A B C A B C …, after one round that only warms the caches up.

    Taking turns, a neighbour that slows the machine down slows all of them alike.
    """
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            if sys.stderr.isatty():
                print(f"\r\x1b[K{number}/{rounds} {name}", end="", file=sys.stderr, flush=True)
            run = once(command)
            if number:
                runs[name].append(run)
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return {name: _median(found) for name, found in runs.items()}


def once(command: Command) -> Run:
    """One run with its output in a file.

    The kernel counts the memory of the process that starts another as the other's until it has
    begun: this module and whoever calls it therefore stay small (no pandas, no kongchuo).
    """
    if command.forgotten:
        shutil.rmtree(command.forgotten, ignore_errors=True)
    output = command.folder / "output.txt"
    with output.open("wb") as file, (command.folder / "errors.txt").open("wb") as errors:
        started = time.perf_counter()
        process = os.posix_spawn(
            command.line[0],
            list(command.line),
            _environment(),
            file_actions=[
                (os.POSIX_SPAWN_DUP2, file.fileno(), 1),
                (os.POSIX_SPAWN_DUP2, errors.fileno(), 2),
            ],
        )
        _, status, usage = os.wait4(process, 0)
        wall = time.perf_counter() - started
    code = os.waitstatus_to_exitcode(status)
    if code not in command.fine:
        told = (command.folder / "errors.txt").read_text(errors="replace")[-2000:]
        raise RuntimeError(f"{' '.join(command.line)} ended with {code}:\n{told}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * _UNIT / _MEGABYTE)


def _environment() -> dict[str, str]:
    """Ours without what changes how Python runs: an installed program finds its modules compiled."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def _median(runs: Sequence[Run]) -> Run:
    return Run(
        statistics.median(run.cpu for run in runs),
        statistics.median(run.wall for run in runs),
        statistics.median(run.peak for run in runs),
    )
