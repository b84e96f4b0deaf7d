"""The container of old workbooks (compound file), as far as it must be sound before calamine follows it.

calamine walks its chains of sectors without counting: one that leads back to itself never ends, and
grows until the memory is full.
"""

import struct
from array import array
from struct import unpack_from

from kongchuo.read.limits import damaged

_LAST = 0xFFFFFFFA  # from here on numbers are marks, not sectors
_HEADER_SECTORS = 109
_SMALL = 64
# calamine takes its room for these from the header, as it stands there.
_MOST_SMALL_SECTORS = 1024


class Compound:
    """A compound file whose chains all end; UnreadableError otherwise."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._open()
        except (struct.error, IndexError, OverflowError):
            raise damaged() from None

    def _open(self) -> None:
        shift = unpack_from("<H", self._data, 30)[0]
        if shift not in (9, 12):
            raise damaged()
        self._size = 1 << shift
        self._total = len(self._data) // self._size + 1
        fat_count, directory = unpack_from("<II", self._data, 44)
        self._cutoff, small_start, small_count, difat_start = unpack_from("<IIII", self._data, 56)
        if fat_count > self._total or small_count > _MOST_SMALL_SECTORS:
            raise damaged()
        self._fat = self._table(self._fat_sectors(difat_start)[:fat_count])
        self._small = self._table(self._chain(small_start, self._fat))
        self._entries = self._directory(self._joined(self._chain(directory, self._fat)))
        root = next((start for name, start, _ in self._entries if name == "Root Entry"), _LAST)
        self._small_data = self._joined(self._chain(root, self._fat))

    @property
    def names(self) -> frozenset[str]:
        """What is in the file."""
        return frozenset(name for name, _, _ in self._entries)

    def stream(self, *names: str) -> bytes | None:
        """The first stream of one of these names (capital and small letters alike)."""
        for name, start, size in self._entries:
            if name.casefold() in names:
                if size < self._cutoff:
                    places = self._chain(start, self._small)
                    return b"".join(self._small_data[at * _SMALL : (at + 1) * _SMALL] for at in places)[:size]
                return self._joined(self._chain(start, self._fat))[:size]
        return None

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _joined(self, sectors: list[int]) -> bytes:
        return b"".join(map(self._sector, sectors))

    def _table(self, sectors: list[int]) -> "array[int]":
        table = array("I")
        joined = self._joined(sectors)
        table.frombytes(joined[: len(joined) // table.itemsize * table.itemsize])
        return table

    def _fat_sectors(self, start: int) -> list[int]:
        found = list(unpack_from(f"<{_HEADER_SECTORS}I", self._data, 76))
        steps = 0
        while start < _LAST:
            steps += 1
            numbers = unpack_from(f"<{self._size // 4}I", self._sector(start))
            found += numbers[:-1]
            start = numbers[-1]
            if steps > self._total:
                raise damaged()
        return [number for number in found if number < self._total]

    def _chain(self, start: int, table: "array[int]") -> list[int]:
        found: list[int] = []
        while start < _LAST:
            found.append(start)
            if len(found) > len(table) or start >= len(table):
                raise damaged()
            start = table[start]
        return found

    def _directory(self, data: bytes) -> list[tuple[str, int, int]]:
        entries = []
        for at in range(0, len(data) - 127, 128):
            length = unpack_from("<H", data, at + 64)[0]
            start, size = unpack_from("<II", data, at + 116)
            name = data[at : at + min(length, 64)].decode("utf-16-le", "replace").rstrip("\0")
            if name:
                entries.append((name, start, size))
        return entries
