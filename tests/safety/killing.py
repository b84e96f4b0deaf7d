"""Kills a working kongchuo again and again; run as a program, because it forks.

    python -m tests.safety.killing FOLDER

Each time a child process does everything that writes (annotated copies, the workbook of `transition`,
blank workbooks) over files that are there already, and is killed: before or after a call to the
system, when a file has grown to so many bytes, or after so much time. Whatever the moment, every
file is then the old one or the new one. Prints how many were killed, and what was broken.
"""

import functools
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from kongchuo.jobs import annotate, check, template, transition
from kongchuo.model.workspace import Workspace
from kongchuo.write.templates import TEMPLATES
from tests.safety.township import plant

AS_OF = date(2023, 9, 30)
OLD = b"old"
# All that `write` asks of the system.
CALLS = ("open", "replace", "fsync", "unlink", "close", "fdopen", "mkdir")
SIZES = (0, 1, 512, 1024, 2048, 4096, 6000, 8192, 10_000, 12_000)
CALL_POINTS, MOMENTS = 72, 18


def main(root: Path) -> None:
    """Kills at a hundred points and prints what was found."""
    workspace, _ = plant(root)
    checked = check.run([workspace.rosters / "2023-03"], workspace, as_of=AS_OF)

    def work() -> None:
        template.run([one.kind for one in TEMPLATES[:2]], root / "模板", force=True)
        transition.run(workspace, 2023, as_of=AS_OF)
        annotate.run(checked, workspace, output=None, reveal=False)

    work()
    new = _files(workspace, root)
    calls = _counted(work)
    started = time.perf_counter()
    work()
    duration = time.perf_counter() - started
    every = max(calls * 2 // CALL_POINTS, 1)
    ways: list[tuple[str, Callable[[], None] | None, float | None]] = [
        *((f"call {point}", functools.partial(_kill_at_call, point), None) for point in range(0, calls * 2, every)),
        *((f"{size} bytes", functools.partial(_kill_at_size, size), None) for size in SIZES),
        *((f"moment {number}", None, duration * (number + 1) / (MOMENTS + 1)) for number in range(MOMENTS)),
    ]
    broken: list[str] = []
    killed = 0
    for name, prepare, delay in ways:
        for path in new:
            path.write_bytes(OLD)
        killed += _killed(work, prepare, delay)
        for path, content in _files(workspace, root).items():
            hidden = path.name.startswith(".kongchuo")
            if not hidden and content not in (OLD, new.get(path)):
                broken.append(f"{name}: {path.name}")
        broken += [f"{name}: {path.name} is gone" for path in new if not path.is_file()]
    work()
    left = {str(path) for path, content in _files(workspace, root).items() if new.get(path) != content}
    sys.stdout.write(json.dumps({"points": len(ways), "killed": killed, "broken": broken, "left": sorted(left)}))


def _files(workspace: Workspace, root: Path) -> dict[Path, bytes]:
    """All that lies where the work writes."""
    folders = (workspace.reports, root / "模板")
    return {path: path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


def _counted(work: Callable[[], None]) -> int:
    """How many calls to the system the work makes."""
    counter = [0]
    originals = {name: getattr(os, name) for name in CALLS}

    def counting(original: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        counter[0] += 1
        return original(*arguments, **options)

    for name, original in originals.items():
        setattr(os, name, functools.partial(counting, original))
    work()
    for name, original in originals.items():
        setattr(os, name, original)
    return counter[0]


def _kill_at_call(point: int) -> None:
    """Has the process killed before (even points) or after its call number `point // 2`."""
    counter = [0]

    def counting(original: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        number, counter[0] = counter[0], counter[0] + 1
        if number == point // 2 and point % 2 == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        result = original(*arguments, **options)
        if number == point // 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    for name in CALLS:
        setattr(os, name, functools.partial(counting, getattr(os, name)))


def _kill_at_size(size: int) -> None:
    """Has the system kill the process when a file of it grows beyond `size` bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)


def _killed(work: Callable[[], None], prepare: Callable[[], None] | None, delay: float | None) -> bool:
    """Runs the work in a child; whether it was killed before it had finished."""
    child = os.fork()
    if child == 0:
        try:
            if prepare:
                prepare()
            work()
        finally:
            os._exit(0)
    if delay is not None:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
