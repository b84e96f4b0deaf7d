"""The commands of each group, in the order in which they take turns."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from environments import PEERS, SCRIPTS
from goals import FLOOR, PASS, RECONCILE, Group
from measure import Command

MONTH, AS_OF = "2023-03", "2023-03-31"
KONGCHUO = (sys.executable, "-m", "kongchuo")
_FINDS = (0, 1)


def of_group(group: Group, data: Path, folder: Path, peers: Mapping[str, Path]) -> dict[str, Command]:
    """The commands of a group by name; `peers` are the interpreters that could be installed."""
    if group == "start":
        return {
            PASS: Command((sys.executable, "-c", "pass"), folder),
            "kongchuo --help": Command((*KONGCHUO, "--help"), folder),
            "kongchuo check": _check(data / "single" / "clean-10.xlsx", folder),
        }
    if group == "county":
        return {
            "kongchuo check, 10,000 rows": _check(data / "single" / "clean-10000.xlsx", folder),
            "kongchuo check, 300 files": _check(data / "county" / "花名册" / MONTH, folder),
            # The round that warms up fills the memory of the workspace.
            "kongchuo check, 300 files, unchanged": _check(
                data / "county" / "花名册" / MONTH, folder, "--workspace", str(data / "county")
            ),
        }
    if group == "report":
        return {
            **_report("township", data, folder),
            **(_report("county", data, folder) if (data / "county").exists() else {}),
        }
    if group == "reconcile":
        return {
            RECONCILE: _on_workspace("reconcile", data / "county", folder),
            f"{RECONCILE}, a second time": replace(_on_workspace("reconcile", data / "county", folder), forgotten=None),
        }
    return {
        **_one_file(group, data / "single", folder),
        **_peers(data / "single" / f"clean-{group}.xlsx", folder, peers),
    }


def _one_file(size: str, data: Path, folder: Path) -> dict[str, Command]:
    found = {
        "kongchuo check": _check(data / f"clean-{size}.xlsx", folder),
        FLOOR: _floor(folder, data / f"clean-{size}.xlsx"),
    }
    if size == "10000":
        some = data / f"some-{size}.xlsx"
        found["kongchuo check, 500 faults"] = _check(some, folder)
        found["kongchuo check --annotate, 500 faults"] = _check(
            some, folder, "--annotate", "--output", str(folder / "annotated")
        )
        found["kongchuo check, all faulty"] = _check(data / f"faulty-{size}.xlsx", folder)
    return found


def _peers(path: Path, folder: Path, peers: Mapping[str, Path]) -> dict[str, Command]:
    return {
        peer.title: peer_command(peer.script, peers[peer.name], path, folder) for peer in PEERS if peer.name in peers
    }


def peer_command(script: str, python: Path, path: Path, folder: Path) -> Command:
    """A peer over one file."""
    return Command((str(python), str(SCRIPTS / script), str(path)), folder)


def _check(path: Path, folder: Path, *more: str) -> Command:
    return Command((*KONGCHUO, "check", str(path), "--as-of", AS_OF, *more), folder, _FINDS)


def _floor(folder: Path, *paths: Path) -> Command:
    return Command((sys.executable, str(SCRIPTS / "floor.py"), *map(str, paths)), folder)


def _report(name: str, data: Path, folder: Path) -> dict[str, Command]:
    workspace = data / name
    command = _on_workspace("report", workspace, folder)
    return {
        f"floor, {name}": _floor(folder, *(workspace / part for part in ("花名册", "适龄儿童", "台账"))),
        f"kongchuo report, {name}": command,
        f"kongchuo report, {name}, a second time": replace(command, forgotten=None),
    }


def _on_workspace(work: str, workspace: Path, folder: Path) -> Command:
    """A command on a month of a workspace of which nothing is remembered."""
    asked = ("--workspace", str(workspace), "--month", MONTH, "--as-of", AS_OF)
    line = (*KONGCHUO, work, *asked, "--output", str(folder / f"{work}-{workspace.name}"))
    return Command(line, folder, _FINDS, workspace / ".kongchuo-cache")
