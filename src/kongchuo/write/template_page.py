"""Where the columns of a blank workbook's sheet stand, and on how many pages they are printed."""

from dataclasses import dataclass

from kongchuo.records.columns import ColumnSpec

# What a printed page holds and is still read, in half-widths; a wider sheet takes several pages.
_PAGE_WIDTH = 190


@dataclass(frozen=True, slots=True)
class Laid:
    """Where things stand on a sheet, from 0."""

    header: int
    columns: tuple[tuple[str, ColumnSpec], ...]

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.columns) - 1

    @property
    def names(self) -> list[str]:
        """The names of the columns in the records."""
        return [name for name, _ in self.columns]

    @property
    def pages(self) -> int:
        """How many pages side by side it is printed on."""
        return -(-sum(spec.width + 1 for _, spec in self.columns) // _PAGE_WIDTH)

    def reach(self, first: int, width: int) -> int:
        """The last of the columns from `first` on that take about a width."""
        taken, end = 0, first
        for index in range(first, len(self.columns)):
            taken += self.columns[index][1].width + 1
            end = index
            if taken >= width:
                break
        return end
