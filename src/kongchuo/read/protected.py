"""Workbooks with an opening password: opened in memory, never on disk."""

import re
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from kongchuo.model.passwords import Passwords
from kongchuo.read.limits import damaged
from kongchuo.read.ole import Compound
from kongchuo.read.raw import UnreadableError

# Excel protects a workbook that is only "read-only" with this password, and opens it without asking.
_EXCELS_OWN = "VelvetSweatshop"
# Excel computes 100,000 rounds for a password; a file may ask for so many that a try takes minutes.
_MOST_ROUNDS = 1_000_000
_ROUNDS = re.compile(rb'spinCount\s*=\s*["\'](\d+)')


def unlock(data: bytes, passwords: Passwords, file: str) -> tuple[bytes, str | None]:
    """The workbook inside and the password that opened it (None where it opens without asking anyone)."""
    _check_rounds(data)
    if (content := _opened(data, _EXCELS_OWN)) is not None:
        return content, None
    tried = False
    for password in passwords.tries(file):
        tried = True
        content = _opened(data, password)
        if content is not None:
            passwords.right(password)
            return content, password
    if tried:
        raise UnreadableError("encrypted-file", "文件设了打开密码，给出的密码都不对，读不出内容。")
    raise UnreadableError("encrypted-file", "文件设了打开密码，读不出内容。")


def _check_rounds(data: bytes) -> None:
    info = Compound(data).stream("encryptioninfo") or b""
    if b"<!" in info or any(int(number[:12]) > _MOST_ROUNDS for number in _ROUNDS.findall(info)):
        raise damaged()


def _opened(data: bytes, password: str) -> bytes | None:
    """The content, or None if the password is wrong."""
    from msoffcrypto import OfficeFile, exceptions
    from msoffcrypto.format import xls97

    _in_memory(xls97)
    target = BytesIO()
    try:
        book: Any = OfficeFile(BytesIO(data))
        if isinstance(book, xls97.Xls97File):
            book.load_key(password=password)
        else:
            book.load_key(password=password, verify_password=True)
        book.decrypt(target)
    except exceptions.InvalidKeyError:
        return None
    except Exception:
        # A damaged protected file fails in the library's parsers in every way there is.
        raise UnreadableError(
            "encrypted-file", "文件设了打开密码，而且加密的方式不认识，或者文件已损坏，读不出内容。"
        ) from None
    return target.getvalue()


def _in_memory(xls97: Any) -> None:
    """The library writes an opened .xls to a temporary file; the names of children stay in memory instead."""
    xls97.tempfile = SimpleNamespace(TemporaryFile=BytesIO)
