"""A person as two lists are compared."""

from typing import NamedTuple


class Person(NamedTuple):
    """What is known of one row. `key` is the caller's own number of the row, unique in its list.

    `id_number` is normalised text, `birth` an ISO date; both are empty when unknown. `household` is
    whatever stands for the home: an address or a village.
    """

    key: int
    name: str
    id_number: str
    id_valid: bool
    birth: str
    sex: str
    guardian: str = ""
    household: str = ""
