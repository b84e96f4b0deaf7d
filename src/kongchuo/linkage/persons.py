"""A list of people as columns: 150,000 rows are compared before an object is made of any of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Self, overload

from kongchuo.linkage.person import Person


class Persons(Sequence[Person]):
    """A list to be linked. Every column has an entry a row; the words are those of `Person`."""

    __slots__ = ("birth", "columns", "guardian", "household", "id_number", "id_valid", "key", "name", "sex")

    def __init__(
        self,
        key: Sequence[int],
        name: Sequence[str],
        id_number: Sequence[str],
        id_valid: Sequence[bool],
        birth: Sequence[str],
        sex: Sequence[str],
        guardian: Sequence[str],
        household: Sequence[str],
    ) -> None:
        self.key, self.name, self.id_number, self.id_valid = key, name, id_number, id_valid
        self.birth, self.sex, self.guardian, self.household = birth, sex, guardian, household
        self.columns: tuple[Sequence[Any], ...] = (key, name, id_number, id_valid, birth, sex, guardian, household)

    @classmethod
    def of(cls, people: Iterable[Person]) -> Self:
        """The columns of people who are objects already."""
        if isinstance(people, cls):
            return people
        listed = list(people)
        return cls(*zip(*listed, strict=True)) if listed else cls((), (), (), (), (), (), (), ())

    def __len__(self) -> int:
        return len(self.key)

    @overload
    def __getitem__(self, position: int) -> Person: ...
    @overload
    def __getitem__(self, position: slice) -> "Persons": ...
    def __getitem__(self, position: int | slice) -> "Person | Persons":
        found: list[Any] = [column[position] for column in self.columns]
        return Persons(*found) if isinstance(position, slice) else Person(*found)

    def __iter__(self) -> Iterator[Person]:
        return map(Person, *self.columns)

    def chosen(self, positions: Sequence[int], keys: Sequence[int] | None = None) -> "Persons":
        """Those at these positions; with `keys` under other keys."""
        columns = [[column[one] for one in positions] for column in self.columns[1:]]
        return Persons([self.key[one] for one in positions] if keys is None else keys, *columns)
