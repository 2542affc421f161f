"""Listed parties: where the arithmetic starts, and on what grounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from tieline.model import PartialDate


@dataclass(frozen=True, slots=True)
class ListedOn:
    """One list that a party stands on.

    Attributes:
        list_name: As its authority calls it.
        listed_on: Since when; None when the list does not say.
        as_of: The day that the list at hand speaks for; None when unknown.
        listed_name: The listed name, where only a match that nobody has judged says that it is the same party; else
            None.
        policy: What the list states of its licence requirement and policy; None when it does not say.
    """

    list_name: str
    listed_on: PartialDate | None = None
    as_of: PartialDate | None = None
    listed_name: str | None = None
    policy: str | None = None

    def __str__(self) -> str:
        """The list with its dates."""
        words = [self.list_name]
        if self.listed_on is not None:
            words.append(f"since {self.listed_on}")
        if self.as_of is not None:
            words.append(f"list of {self.as_of}")
        return ", ".join(words)


Listed: TypeAlias = Mapping[str, Iterable["str | ListedOn"]]
"""Names or ids of listed parties, each with its lists; no list means one that the rule hangs on."""


def lists_of(lists: Iterable[str | ListedOn]) -> tuple[ListedOn, ...]:
    """Give lists that are only named the form of the others.

    Args:
        lists: Names, or lists with their dates.

    Returns:
        Lists, in the order given.
    """
    return tuple(ListedOn(one) if isinstance(one, str) else one for one in lists)
