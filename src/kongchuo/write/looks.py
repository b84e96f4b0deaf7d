"""The formats of a workbook that is being written."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kongchuo.model.grid import Meaning
from kongchuo.write import styles
from kongchuo.write.runs import Styles
from kongchuo.write.stored import DATE_FORMAT, TEXT_FORMAT

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook


@dataclass
class Looks:
    """The workbook's formats by their numbers, each made once."""

    workbook: "Workbook"
    known: dict[tuple[tuple[str, Any], ...], int] = field(default_factory=dict)
    cells: dict[tuple[object, ...], int] = field(default_factory=dict)

    def __call__(self, look: styles.Look) -> int:
        """The number of the format of a look."""
        key = tuple(sorted(look.items()))
        if key not in self.known:
            self.known[key] = self.workbook.add_format(look)._get_xf_index()
        return self.known[key]

    def cell(
        self, meaning: Meaning, align: str, number_format: str | int | None, text: bool, link: bool, quote: bool
    ) -> int:
        """The format of a grid's cell; a long sheet has few kinds of cells, so each is looked up once."""
        key = (meaning, align, number_format, text, link, quote)
        found = self.cells.get(key)
        if found is None:
            look = styles.body(meaning, align, number_format, text=text, link=link, quote=quote)
            found = self.cells[key] = self(look)
        return found

    def numbers(self, align: str, meanings: Iterable[Meaning]) -> Styles:
        """The numbers of the formats of a run's column. All that its cells may need are made now:
        when the run is written, the workbook's list of formats is closed."""
        kinds = (
            (None, False, False),
            (None, True, False),
            (None, True, True),
            (TEXT_FORMAT, True, False),
            (DATE_FORMAT, False, False),
        )
        known = {
            (meaning, *kind): self.cell(meaning, align, kind[0], kind[1], False, kind[2])
            for meaning in (Meaning.PLAIN, *meanings)
            for kind in kinds
        }
        return lambda *key: known[key]
