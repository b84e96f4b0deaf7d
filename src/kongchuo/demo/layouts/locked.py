"""A workbook with an opening password that nobody knows: the container of one, filled with noise.

Real encryption would draw new random numbers at every run; the demo gives the same bytes each time.
"""

from base64 import b64encode
from random import Random
from struct import pack

_SECTOR = 512
_STREAM = 4096  # a shorter stream would need a second table
_END, _FAT, _FREE, _NONE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF, 0xFFFFFFFF
_STREAMS = ("EncryptionInfo", "EncryptedPackage")
# What says how a workbook of today is encrypted ([MS-OFFCRYPTO] 2.3.4.10). Few rounds: every try costs time.
_HOW = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">
<keyData saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="{salt}"/>
<dataIntegrity encryptedHmacKey="{long}" encryptedHmacValue="{long}"/>
<keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="1000" saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="{salt}" encryptedVerifierHashInput="{salt}" encryptedVerifierHashValue="{long}" encryptedKeyValue="{key}"/></keyEncryptor></keyEncryptors>
</encryption>"""


def locked_workbook() -> bytes:
    """A compound file with the two streams of a protected workbook."""
    noise = Random("nobody knows the password")
    sectors = _STREAM // _SECTOR
    chains = [_FAT, _END]
    for number in range(len(_STREAMS)):
        first = 2 + number * sectors
        chains += [*range(first + 1, first + sectors), _END]
    table = pack(f"<{_SECTOR // 4}I", *chains, *[_FREE] * (_SECTOR // 4 - len(chains)))
    directory = [_entry("Root Entry", 5, child=1, start=_END, size=0)]
    for number, name in enumerate(_STREAMS):
        right = number + 2 if number + 1 < len(_STREAMS) else _NONE
        directory.append(_entry(name, 2, right=right, start=2 + number * sectors, size=_STREAM))
    listed = b"".join(directory).ljust(_SECTOR, b"\0")
    return _header() + table + listed + _information(noise) + noise.randbytes(_STREAM)


def _information(noise: Random) -> bytes:
    salt, key, long = (b64encode(noise.randbytes(size)).decode() for size in (16, 32, 64))
    described = _HOW.format(salt=salt, key=key, long=long).encode()
    return (pack("<HHI", 4, 4, 0x40) + described).ljust(_STREAM)


def _header() -> bytes:
    """The first sector: sectors of 512 bytes, the table in sector 0, the directory in sector 1."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    counts = pack("<9I", 0, 1, 1, 0, _STREAM, _END, 0, _END, 0)
    return head + counts + pack("<109I", 0, *[_FREE] * 108)


def _entry(name: str, kind: int, *, right: int = _NONE, child: int = _NONE, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    tree = pack("<BBIII", kind, 1, _NONE, right, child)
    return text.ljust(64, b"\0") + pack("<H", len(text)) + tree + bytes(36) + pack("<IQ", start, size)
