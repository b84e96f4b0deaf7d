"""Runs the screens that a document shows and compares what comes out.

A block fenced as ```console holds lines `$ command` with the output below each; a line `……` stands
for any number of lines. `$ cd folder` changes the folder for the commands that follow.

`python -m tests.consoles README.md` writes what comes out into the document (pages of the manual are
played beside the invented township), with the omissions where they were; read the difference before
it is committed.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
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


def renew(document: Path, folder: Path) -> int:
    """Writes into the document what its screens show now; how many have changed."""
    text = document.read_text(encoding="utf-8")
    differing = play(document, folder)
    for screen, lines in differing:
        head = f"$ {screen.command}\n"
        old = head + "".join(f"{line}\n" for line in screen.shown)
        assert old in text, f"{document.name}: {screen.command} is shown in a form that cannot be renewed"
        text = text.replace(old, head + "".join(f"{line}\n" for line in _cut(screen.shown, lines)), 1)
    document.write_text(text, encoding="utf-8")
    return len(differing)


def _cut(shown: tuple[str, ...], lines: list[str]) -> list[str]:
    """The output, cut where the document cuts it: parts between omissions keep their length and begin
    with the line with which they began, where that is still printed."""
    if OMITTED not in shown:
        return lines
    parts: list[list[str]] = [[]]
    for line in shown:
        if line.strip() == OMITTED:
            parts.append([])
        else:
            parts[-1].append(line)
    made = lines[: len(parts[0])]
    for number, part in enumerate(parts[1:], start=1):
        made.append(OMITTED)
        if part and number == len(parts) - 1:
            made += lines[-len(part) :]
        elif part:
            start = lines.index(part[0]) if part[0] in lines else None
            made += part if start is None else lines[start : start + len(part)]
    return made


def _renew_all(documents: list[Path]) -> None:
    from kongchuo.demo.truth import build
    from kongchuo.demo.write import write

    for document in documents:
        with tempfile.TemporaryDirectory() as folder:
            if document.name != "README.md" or document.parent.name == "manual":
                write(build(1), Path(folder) / "演示" / "马井镇")
            print(f"{document}: {renew(document, Path(folder))}")


if __name__ == "__main__":
    _renew_all([Path(name) for name in sys.argv[1:]])
