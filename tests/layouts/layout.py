"""A layout: which classes are on it, how it is drawn, what file it is saved as."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.layouts import save
from tests.layouts.book import Book, Faults
from tests.layouts.people import CENTRE, JUNIOR, NINE, Class, invent

TWO = ((CENTRE, 3, 1, 6), (CENTRE, 3, 2, 6))
FOUR = ((CENTRE, 3, 1, 5), (CENTRE, 3, 2, 5), (CENTRE, 4, 1, 6), (CENTRE, 4, 2, 6))
JUNIORS = ((JUNIOR, 7, 1, 6), (JUNIOR, 7, 2, 6), (JUNIOR, 8, 1, 6))
BOTH = ((NINE, 2, 1, 6), (NINE, 6, 1, 6), (NINE, 7, 1, 6), (NINE, 9, 2, 6))

Drawn = Callable[[Book, Sequence[Class]], None]


@dataclass(frozen=True)
class Layout:
    name: str
    draw: Drawn
    places: tuple[tuple[str, int, int, int], ...] = TWO
    file: str | Callable[[Class], str] = f"{CENTRE}.xlsx"
    save: Callable[[Path, Book], None] = save.xlsx
    notes: frozenset[str] = frozenset()  # rules whose note is useful here even though nothing is wrong
    citizens: bool = True  # whether everybody has an ID number
    spoilt: bool = True  # whether the faults can be told in it as in every other

    def classes(self) -> tuple[Class, ...]:
        return invent(self.places)

    def write(self, folder: Path, faults: Faults) -> dict[tuple[int, str], list[tuple[str, str, str]]]:
        """Write its file or files; where each pupil's field stands: (file, sheet, cell)."""
        places: dict[tuple[int, str], list[tuple[str, str, str]]] = {}
        classes = self.classes()
        if isinstance(self.file, str):
            files = [(self.file, classes)]
        else:
            files = [(self.file(group), (group,)) for group in classes]
        for file, group in files:
            book = Book(faults)
            self.draw(book, group)
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            self.save(path, book)
            for key, cells in book.places.items():
                places.setdefault(key, []).extend((file, sheet, cell) for sheet, cell in cells)
        return places
