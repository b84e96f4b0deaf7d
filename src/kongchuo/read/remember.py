"""Reading a file only when it, the settings or the program have changed since it was last read."""

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import kongchuo
from kongchuo.model.codec import Codec, NotStorableError
from kongchuo.model.passwords import Passwords
from kongchuo.model.store import Store
from kongchuo.model.township import Township
from kongchuo.read.file import FileRead, read_file
from kongchuo.read.limits import DEFAULT_LIMITS
from kongchuo.read.raw import UnreadableError
from kongchuo.read.sniff import sniff

# Such a file may be opened with a password: what is in it goes nowhere then.
_MAY_BE_PROTECTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_READ = Codec(FileRead)


def read_remembered(
    store: Store,
    path: Path,
    shown: str,
    kinds: Sequence[str],
    *,
    township: Township,
    school_year: int | None,
    passwords: Passwords,
) -> FileRead:
    """What `read_file` gives, from the store where nothing has changed."""
    key = key_of(path, "read", shown, tuple(kinds), township, school_year)
    known = remembered(store, key, _READ)
    if isinstance(known, FileRead):
        return replace(known, path=path)
    found = read_file(path, shown, kinds, township=township, school_year=school_year, passwords=passwords)
    remember(store, key, _READ, found)
    return found


def key_of(path: Path, *facts: object) -> str | None:
    """A key for what came of a file: its content and name, the facts it depends on, and this very
    program. None for a file that cannot be read or is protected by a password."""
    return key_of_all([content_of(path)], path.name, *facts)


def content_of(path: Path) -> str | None:
    """What stands for the content of a file; None if it cannot be read or is protected by a password."""
    import hashlib  # loads OpenSSL, which takes longer than checking a hundred pupils

    try:
        with path.open("rb") as file:
            head = file.read(8)
            if head == _MAY_BE_PROTECTED and _is_protected(path):
                return None
            digest = hashlib.sha256(head)
            while piece := file.read(1 << 20):
                digest.update(piece)
    except OSError:
        return None
    return digest.hexdigest()


def _is_protected(path: Path) -> bool:
    try:
        return sniff(path, DEFAULT_LIMITS) == "protected"
    except (UnreadableError, OSError):
        return True


def key_of_all(keys: Sequence[str | None], *facts: object) -> str | None:
    """A key for what came of several files together; None if one of them has none."""
    if None in keys:
        return None
    import hashlib

    return hashlib.sha256(repr((_program(), keys, facts)).encode("utf-8", "surrogatepass")).hexdigest()


def remembered(store: Store, key: str | None, codec: Codec) -> object | None:
    """What was kept under a key; None when there is nothing, or nothing that can be understood."""
    text = store.get(key) if key else None
    if text is None:
        return None
    try:
        return codec.decode(text)  # type: ignore[no-any-return]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def remember(store: Store, key: str | None, codec: Codec, value: object) -> None:
    """Keeps a value, unless there is something in it that cannot be kept."""
    if key:
        try:
            store.put(key, codec.encode(value))
        except NotStorableError:
            return


@cache
def _program() -> str:
    """Changes whenever a file of this program does, so that no answer outlives the code that gave it."""
    import hashlib

    digest = hashlib.sha256(kongchuo.__version__.encode())
    for folder, folders, files in os.walk(Path(kongchuo.__file__).parent):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            status = os.stat(os.path.join(folder, name))
            digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
