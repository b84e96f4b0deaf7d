"""The measured runs as tables of Markdown."""

import json
import os
import platform
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from goals import GOALS, Goal, Group
from measure import Run

TITLES: dict[Group, str] = {
    "start": "Starting",
    "1000": "One file of 1,000 rows and 30 columns",
    "10000": "One file of 10,000 rows and 30 columns",
    "county": "150,000 rows in 300 files",
    "report": "The monthly report: two months, register, ledgers",
    "reconcile": "The register of 150,000 children against 150,000 pupils",
}


def goals_table(runs: Mapping[Group, Mapping[str, Run]]) -> str:
    """Every goal with what was reached, met or not."""
    lines = ["| work | goal | reached | |", "|---|---|---|---|"]
    for group, goals in GOALS.items():
        for goal in goals:
            reached = goal.reached(runs.get(group, {}))
            lines.append(f"| {goal.work} | {goal.wanted} | {_shown(goal, reached)} | {_verdict(goal, reached)} |")
    return "\n".join(lines)


def remarks(runs: Mapping[Group, Mapping[str, Run]]) -> str:
    """Why goals are not met and what was tried, each reason once."""
    works: dict[str, dict[str, None]] = {}
    for group, goals in GOALS.items():
        for goal in goals:
            reached = goal.reached(runs.get(group, {}))
            if reached is not None and reached > goal.most:
                works.setdefault(goal.remark or "No reason known yet.", {})[goal.work] = None
    return "\n".join(f"- **{'; '.join(named)}**: {remark}" for remark, named in works.items()) or "All goals are met."


def _shown(goal: Goal, reached: float | None) -> str:
    if reached is None:
        return "–"
    if goal.against is None:
        return f"{reached:.0f} MB" if goal.unit == "MB" else f"{reached:.1f} s"
    digits = 2 if goal.most < 2 else 1
    if round(reached, digits) == goal.most < reached:
        digits += 1  # just missed
    return f"{reached:.{digits}f} ×"


def _verdict(goal: Goal, reached: float | None) -> str:
    return "not measured" if reached is None else "met" if reached <= goal.most else "**not met**"


def runs_table(group: Group, runs: Mapping[str, Run]) -> str:
    """Every command of a group with its medians."""
    lines = [f"### {TITLES[group]}", "", "| command | processor s | clock s | peak MB |", "|---|---:|---:|---:|"]
    lines += [f"| {name} | {run.cpu:.3f} | {run.wall:.3f} | {run.peak:.0f} |" for name, run in runs.items()]
    return "\n".join(lines)


def saved(path: Path) -> dict[Group, dict[str, Run]]:
    """The last runs of every group; what takes turns is one group, so groups may be measured apart."""
    found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {group: {name: Run(*run) for name, run in found[group].items()} for group in GOALS if group in found}


def save(path: Path, runs: Mapping[Group, Mapping[str, Run]]) -> None:
    """Keeps the runs for a page that is put together of several."""
    kept = {
        group: {name: (run.cpu, run.wall, run.peak) for name, run in found.items()} for group, found in runs.items()
    }
    path.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def page(date: str, runs: Mapping[Group, Mapping[str, Run]], versions: Mapping[str, str]) -> str:
    """`docs/benchmarks.md`."""
    parts = [
        "# Benchmarks",
        "Written by `make bench` (`benchmarks/README.md` says how it is measured). Ratios are of processor time (user + system) of whole\n"
        "processes that took turns in one run, medians after a round that warmed up.",
        f"Measured on {date}: {machine()}.",
        "## Goals",
        goals_table(runs),
        "## Not met, and why",
        remarks(runs),
        "## Measured",
        *(runs_table(group, found) for group, found in runs.items()),
        "## Versions",
        "\n".join(f"- {title}: {packages}" for title, packages in versions.items()),
    ]
    return "\n\n".join(parts) + "\n"


def machine() -> str:
    """The machine without its name: processor, cores, memory, system, Python."""
    return ", ".join(
        (
            _processor(),
            f"{os.cpu_count()} cores",
            *_memory(),
            f"{platform.system()} {platform.release().split('-')[0]}",
            f"Python {platform.python_version()}",
        )
    )


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.partition(":")[2].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def _memory() -> Iterator[str]:
    if sys.platform != "win32":
        yield f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB"
