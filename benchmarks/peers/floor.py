"""The floor: unzip the files and count their cells. Nobody who reads them does less."""

import sys
import zipfile
from pathlib import Path

cells = 0
for root in map(Path, sys.argv[1:]):
    for path in sorted(root.rglob("*.xlsx")) if root.is_dir() else [root]:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.startswith("xl/worksheets/"):
                    cells += archive.read(name).count(b"<c ")
print("cells:", cells)
