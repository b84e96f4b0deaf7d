"""Runs the program as a user does, with a watch on what it does beside."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

BETRAYED = 97

# Python runs a module of this name at its start. The hook sees whatever opens a socket or starts
# another program, in whichever library.
_WATCH = f"""
import os, sys
FORBIDDEN = ("socket.", "urllib.", "ftplib.", "http.", "smtplib.", "subprocess.", "os.system", "os.exec",
             "os.posix_spawn", "os.spawn", "os.startfile", "webbrowser.")
def watch(event, arguments):
    if event.startswith(FORBIDDEN):
        os.write(2, f"forbidden: {{event}} {{arguments}}".encode())
        os._exit({BETRAYED})
sys.addaudithook(watch)
"""


@dataclass(frozen=True)
class Done:
    """How a run ended, with everything it said."""

    status: int
    out: bytes
    err: bytes

    @property
    def said(self) -> str:
        """Standard error as text."""
        return self.err.decode("utf-8")


def kongchuo(*arguments: str, folder: Path, watch: Path | None = None, code: str = "", **env: str) -> Done:
    """One run. `watch` is a folder for the watcher; `code` is run before the program (to break it)."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **env}
    environment.pop("KONGCHUO_WORKSPACE", None)
    if watch is not None:
        (watch / "sitecustomize.py").write_text(_WATCH, encoding="utf-8")
        environment["PYTHONPATH"] = str(watch)
    program = f"import sys\n{code}\nfrom kongchuo.cli.app import main\nmain(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=folder, env=environment, capture_output=True, check=False
    )
    return Done(done.returncode, done.stdout, done.stderr)
