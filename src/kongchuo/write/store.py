"""What was read and checked, kept in the workspace so that unchanged files need no second look.

The folder may be deleted at any moment. Its files can be read by their owner alone, as all that
kongchuo writes; nothing of a workbook with a password is ever put there (`read/remember.py`).
"""

import contextlib
import os
import zlib
from pathlib import Path

from kongchuo.model.errors import UserError
from kongchuo.write.files import atomic_write, clear_leftovers

FOLDER = ".kongchuo-cache"
_SUFFIX = ".z"
# A county's year of rosters takes some 200 MB; what was not used longest goes first.
_MOST_BYTES = 400_000_000
_PRUNED_AT_EVERY = 50


class FolderStore:
    """Keeps compressed texts as files of a folder; every fault means that there is nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written = 0

    def get(self, key: str) -> str | None:
        """The text kept under a key, which thereby counts as used."""
        path = self._path(key)
        try:
            text = zlib.decompress(path.read_bytes()).decode("utf-8", "surrogatepass")
            os.utime(path)
        except (OSError, zlib.error, UnicodeDecodeError):
            return None
        return text

    def put(self, key: str, text: str) -> None:
        """Keeps a text, in a folder and a file that only the owner may read."""
        with contextlib.suppress(OSError, UserError, UnicodeEncodeError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            # What a fault of the machine has cut short is no text (`get`), and the file is read anew.
            atomic_write(self._path(key), zlib.compress(text.encode("utf-8", "surrogatepass"), 1), lasting=False)
            if self._written % _PRUNED_AT_EVERY == 0:
                self._prune()
            self._written += 1

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_SUFFIX}"

    def _prune(self) -> None:
        clear_leftovers(self._folder)
        kept = sorted(
            ((path.stat(), path) for path in self._folder.glob(f"*{_SUFFIX}")), key=lambda item: -item[0].st_mtime
        )
        size = 0
        for status, path in kept:
            size += status.st_size
            if size > _MOST_BYTES:
                path.unlink(missing_ok=True)
