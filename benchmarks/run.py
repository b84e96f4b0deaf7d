"""Installs the peers, makes the data, measures, prints the goals, writes docs/benchmarks.md.

`--quick` measures the small files alone and writes nothing. Other programs that run meanwhile slow
all commands alike, because they take turns.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import commands
import data as files
import environments
import results
from goals import Group
from measure import Run, once, side_by_side

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".bench"
QUICK: tuple[Group, ...] = ("start", "1000")
ALL: tuple[Group, ...] = (*QUICK, "10000", "county", "report", "reconcile")
# Minutes long, so that fewer rounds tell as much.
LONG: Mapping[Group, int] = {"county": 3, "report": 1, "reconcile": 3}


def main() -> None:
    """The whole benchmark."""
    asked = _arguments()
    data, folder = CACHE / "data", CACHE / "work"
    folder.mkdir(parents=True, exist_ok=True)
    data.mkdir(exist_ok=True)
    print("making the data …", file=sys.stderr, flush=True)
    maker = [sys.executable, str(Path(__file__).with_name("data.py")), str(data), *(["--quick"] if asked.quick else [])]
    subprocess.run(maker, check=True)
    peers = {peer.name: python for peer in environments.PEERS if (python := environments.install(peer, CACHE))}
    _compare(peers, data, folder)
    runs: dict[Group, Mapping[str, Run]] = {**results.saved(CACHE / "runs.json")} if asked.only else {}
    for group in asked.only or (QUICK if asked.quick else ALL):
        chosen = commands.of_group(group, data, folder, peers)
        try:
            runs[group] = side_by_side(chosen, min(asked.rounds, LONG.get(group, asked.rounds)))
        except RuntimeError as fault:
            print(f"{group} is left out: {fault}", file=sys.stderr)
            continue
        print(results.runs_table(group, runs[group]), end="\n\n", flush=True)
    print(results.goals_table(runs), results.remarks(runs), sep="\n\n")
    if not asked.quick:
        results.save(CACHE / "runs.json", runs)
        page = results.page(asked.date, runs, dict(_versions(peers)))
        (ROOT / "docs" / "benchmarks.md").write_text(page, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--date", default=time.strftime("%Y-%m-%d"), help="the date that the page carries")
    parser.add_argument("--quick", action="store_true", help="the small files alone")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", action="append", choices=ALL, help="these groups; the others as last measured")
    return parser.parse_args()


def _compare(peers: Mapping[str, Path], data: Path, folder: Path) -> None:
    """Every peer must find what was put in, or it does not check the same rules."""
    for name, number in files.expected(data, 1000).items():
        for peer in environments.PEERS:
            if peer.name in peers:
                once(commands.peer_command(peer.script, peers[peer.name], data / "single" / name, folder))
                said = (folder / "output.txt").read_text(encoding="utf-8").splitlines()[-1]
                if said != f"faulty rows: {number}":
                    raise SystemExit(f"{peer.title} finds in {name} {said}, not {number}")


def _versions(peers: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
    for peer in environments.PEERS:
        yield peer.title, ", ".join(peer.packages) if peer.name in peers else "could not be installed"


if __name__ == "__main__":
    main()
