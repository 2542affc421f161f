"""What tells the two UK lists apart where their entries are read alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UkList:
    """A list of a UK authority.

    Attributes:
        name: As the authority calls it.
        authority: Who keeps it.
        number: The column with the list's own number.
        other_number: The column with the number of the same entry in the other UK list, and what that is called.
    """

    name: str
    authority: str
    number: str
    other_number: tuple[str, str]
