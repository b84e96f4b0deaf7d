"""Files are written whole or not at all, and under names that every system accepts."""

import os
import re
import tempfile
import unicodedata
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from kongchuo.model.errors import UserError
from kongchuo.write.disk import fill_error, folder_error, replace_error
from kongchuo.write.lock import take_away, try_lock

Content = bytes | Callable[[BinaryIO], object]

# A name that no reader takes for a table.
_PREFIX = ".kongchuo-"
_SUFFIX = ".tmp"

# Full-width forms say the same to a reader and are allowed everywhere.
_FILE_FORBIDDEN = str.maketrans('/\\:*?<>|"', "／＼：＊？＜＞｜”")
_SHEET_FORBIDDEN = str.maketrans("/\\:*?[]", "／＼：＊？［］")
# Windows keeps these names for devices, with any extension.
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)", re.IGNORECASE)
_UNPRINTABLE = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
# Linux allows 255 bytes (85 Chinese characters) a name, Windows 260 characters for the whole path.
_FILE_BYTES = 180
_SHEET_UNITS = 31  # Excel counts UTF-16 code units


def atomic_write(path: Path, content: Content, *, lasting: bool = True) -> None:
    """Write bytes, or what a callback writes into the open file, so that `path` is either old or new.

    The file is readable by its owner alone: what kongchuo writes names children. Folders that are
    missing are made, and what a killed run has left in the folder is cleared away. What the user can
    put right (file open in WPS, full disk) is a UserError.

    With `lasting` False nothing waits for the disk and nothing is cleared away: for one of hundreds of
    files that can be made again, in a folder that its keeper tidies.
    """
    stream, temporary = _open_beside(path, tidy=lasting)
    try:
        _fill(stream, content, path, wait=lasting)
        _put_in_place(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def atomic_write_text(path: Path, text: str) -> None:
    """The same for a text, as UTF-8."""
    atomic_write(path, text.encode("utf-8", "replace"))


def _open_beside(path: Path, *, tidy: bool) -> tuple[BinaryIO, Path]:
    """A temporary file in the folder of `path`, so that the final rename is atomic.

    It is locked while it is being written: that tells it from one whose writer was killed.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise UserError(f"无法写入“{path}”：这个位置上是一个文件夹，请改名或移走后再试。")
        if tidy:
            clear_leftovers(path.parent)
        while True:
            # mkstemp creates the file with mode 0600; the rename keeps it.
            handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=path.parent)
            if try_lock(handle) is not False and Path(name).exists():
                return os.fdopen(handle, "wb"), Path(name)
            os.close(handle)  # another run took it for a leftover before it was locked
    except OSError as error:
        raise folder_error(path.parent, error) from error


def clear_leftovers(folder: Path) -> None:
    """Remove temporary files that nobody is writing any more."""
    for leftover in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(OSError):
            handle = os.open(leftover, os.O_RDWR)
            if try_lock(handle):
                take_away(handle, leftover)
            else:
                os.close(handle)


def _fill(stream: BinaryIO, content: Content, path: Path, *, wait: bool) -> None:
    try:
        with stream:
            if isinstance(content, bytes):
                stream.write(content)
            else:
                content(stream)
            stream.flush()
            if wait:
                os.fsync(stream.fileno())
    except OSError as error:
        raise fill_error(path, error) from error


def _put_in_place(temporary: Path, path: Path) -> None:
    try:
        os.replace(temporary, path)
    except OSError as error:
        raise replace_error(path, error) from error


def safe_name(text: str, *, suffix: str = "", taken: Collection[str] = ()) -> str:
    """A file (or folder) name like `text` + `suffix` that Windows and Linux accept.

    Distinct from every name in `taken`, also where capital and small letters are the same:
    `名单.xlsx` → `名单(2).xlsx`.
    """
    stem = _printable(text).translate(_FILE_FORBIDDEN).strip(" .\u3000")
    if _DEVICE.match(stem):
        stem = f"_{stem}"
    return _distinct(stem or "未命名", suffix, taken, _FILE_BYTES, "utf-8")


def safe_sheet_name(text: str, *, taken: Collection[str] = ()) -> str:
    """A sheet name like `text` that Excel accepts: 31 characters, nothing forbidden, distinct."""
    name = _printable(text).translate(_SHEET_FORBIDDEN).strip(" .'\u3000")
    if name.casefold() == "history":  # Excel keeps it for the change history
        name = f"{name}_"
    return _distinct(name or "未命名", "", taken, _SHEET_UNITS * 2, "utf-16-le")


def _printable(text: str) -> str:
    """One line without control, invisible and half characters."""
    normal = unicodedata.normalize("NFC", text)
    kept = "".join(" " if unicodedata.category(char) in _UNPRINTABLE else char for char in normal)
    return " ".join(kept.split())


def _distinct(stem: str, suffix: str, taken: Collection[str], size: int, encoding: str) -> str:
    known = {_folded(name) for name in taken}
    number = 1
    while True:
        tail = suffix if number == 1 else f"({number}){suffix}"
        name = _shortened(stem, size - len(tail.encode(encoding)), encoding) + tail
        if _folded(name) not in known:
            return name
        number += 1


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _shortened(text: str, size: int, encoding: str) -> str:
    """The longest beginning of a text that fits, without half a character or a blank at its end."""
    return text.encode(encoding)[: max(size, 0)].decode(encoding, "ignore").rstrip(" .'\u3000")
