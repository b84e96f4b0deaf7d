"""The peers, each in an environment of its own, so that none slows or changes another."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Peer:
    """A program that checks the same rules. `script` lies in `peers/`, `packages` are what pip installs."""

    name: str
    title: str
    script: str
    packages: tuple[str, ...]


PEERS = (
    Peer("frictionless", "frictionless", "with_frictionless.py", ("frictionless[excel]==5.21.0",)),
    Peer(
        "pandera",
        "pandas (calamine) + pandera",
        "with_pandera.py",
        ("pandera[pandas]==0.35.0", "pandas==3.1.1", "python-calamine==0.9.1"),
    ),
    Peer(
        "great_expectations",
        "great_expectations",
        "with_great_expectations.py",
        ("great_expectations==1.24.1", "python-calamine==0.9.1"),
    ),
    Peer("csvkit", "csvkit (agate)", "with_csvkit.py", ("csvkit==2.2.0",)),
    Peer("openpyxl", "openpyxl + pydantic loop", "with_openpyxl.py", ("openpyxl==3.1.5", "pydantic==2.14.3")),
    Peer(
        "openpyxl_read_only",
        "openpyxl (read-only) + pydantic loop",
        "with_openpyxl_read_only.py",
        ("openpyxl==3.1.5", "pydantic==2.14.3"),
    ),
    Peer(
        "calamine",
        "calamine + pydantic loop",
        "with_calamine.py",
        ("python-calamine==0.9.1", "pydantic==2.14.3"),
    ),
)
SCRIPTS = Path(__file__).parent / "peers"


def install(peer: Peer, cache: Path) -> Path | None:
    """The interpreter of a peer's environment, made on first use; None when it cannot be installed."""
    home = cache / "peers" / peer.name
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    done = home / "installed"
    wanted = "\n".join(peer.packages)
    if done.exists() and done.read_text() == wanted:
        return python
    print(f"installing {peer.title} …", file=sys.stderr, flush=True)
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *peer.packages], check=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        print(f"{peer.title} is left out: {fault}", file=sys.stderr)
        return None
    done.write_text(wanted)
    return python
