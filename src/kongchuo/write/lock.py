"""Who is writing: locks that the operating system holds, so that a killed run leaves none behind."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from kongchuo.model.errors import UserError
from kongchuo.model.workspace import Workspace
from kongchuo.write.disk import folder_error

NAME = ".kongchuo.lock"

_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def try_lock(handle: int) -> bool | None:
    """Locks an open file until it is closed. False if another has it, None where the disk knows no locks."""
    try:
        _lock(handle)
    except OSError as error:
        return False if error.errno in _HELD else None
    return True


def take_away(handle: int, path: Path) -> None:
    """Removes and closes a locked file, so that whoever has opened it meanwhile sees that it is gone.

    Windows removes no open file: there it is closed first, and stays if another run has opened it.
    """
    if os.name == "nt":
        os.close(handle)
    with suppress(OSError):
        path.unlink()
    if os.name != "nt":
        os.close(handle)


def writing_reports(workspace: Workspace, output: Path | None) -> AbstractContextManager[None]:
    """`writing_into` for what goes to 报表, or to a folder that the user names outside of it."""
    if output is None or output.resolve().is_relative_to(workspace.reports.resolve()):
        return writing_into(workspace.reports)
    return writing_into(output)


@contextmanager
def writing_into(folder: Path) -> Iterator[None]:
    """While it lasts, no other run writes into the folder (made if it is missing).

    UserError when another run does. A disk without locks does without: each file is still whole.
    """
    path = folder / NAME
    handle = _opened(path)
    try:
        yield
    finally:
        take_away(handle, path)


def _opened(path: Path) -> int:
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise folder_error(path.parent, error) from error
        locked = try_lock(handle)
        if locked is False:
            os.close(handle)
            raise UserError(f"另一个 kongchuo 正在往“{path.parent}”里写文件，请等它完成后再试。")
        if locked is None or _is_still(path, handle):
            return handle
        # The run before us took the file away between our opening and locking it.
        os.close(handle)


def _is_still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False
