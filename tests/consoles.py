"""Runs the screens that a document shows and compares what comes out.

A block fenced as ```console holds lines `$ command` with the output below each; a line `……` stands
for any number of lines. `$ cd folder` changes the folder for the commands that follow.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
OMITTED = "……"


@dataclass(frozen=True)
class Screen:
    """A command and the output that the document shows for it."""

    command: str
    shown: tuple[str, ...]


def screens(document: Path) -> Iterator[Screen]:
    """The screens of a document in order."""
    for block in _BLOCK.findall(document.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = part.rstrip("\n").split("\n")
            yield Screen(command.strip(), tuple(shown))


def play(document: Path, folder: Path) -> list[tuple[Screen, list[str]]]:
    """Runs all screens one after the other; those whose output differs, with what came out."""
    differing = []
    for screen in screens(document):
        words = shlex.split(screen.command)
        if words[0] == "cd":
            folder = folder / words[1]
            continue
        assert words[0] == "kongchuo", f"{document.name} shows a command that is not ours: {screen.command}"
        lines = _run(words[1:], folder)
        if not matches(screen.shown, lines):
            differing.append((screen, lines))
    return differing


def _run(arguments: list[str], folder: Path) -> list[str]:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; sys.argv[0] = 'kongchuo'; from kongchuo.cli.app import main; main()",
            *arguments,
        ],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode in (0, 1), f"{arguments}: {done.stderr}"
    return [line.rstrip() for line in done.stdout.rstrip("\n").split("\n")]


def matches(shown: tuple[str, ...], lines: list[str]) -> bool:
    """Whether the output is what the document shows, omissions allowed where it says so."""
    pattern = "".join(
        r"(?:[^\n]*\n)*?" if line.strip() == OMITTED else re.escape(line.rstrip()) + r"\n" for line in shown
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in lines)) is not None
