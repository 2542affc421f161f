"""Known organisations: names that stand for one body although no rule of meaning or sound links them."""

from __future__ import annotations

import gc
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from tieline.names.knowledge import load_compiled
from tieline.names.known_key import exact_key, loose_key, split_scripts
from tieline.names.spelling import CACHED_NAMES

FIELDS = 7
"""How many fields of an organisation a row of the compiled table begins with; its keys follow."""

_PINYIN_FORM = re.compile("(?:gufen)?(?:youxian)?(?:zeren)?(?:zong)?gongsi$")
"""Legal forms in pinyin whose syllables are written together or apart in any way."""

PARENT = 5
"""Which of these fields is the id of its group."""


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation of the table.

    Attributes:
        id: A short word of its own ("sensetime").
        names: Its Latin names: full, short, acronyms, former ones, machine-translated variants.
        hanzi: Its Hanzi names, simplified: full and short.
        trade: Latin trade names that stand in longer names of it and its kin.
        trade_hanzi: The same in Hanzi.
        parent: The id of the group it belongs to; None when the table does not say.
        source: Where the facts come from.
    """

    id: str
    names: tuple[str, ...]
    hanzi: tuple[str, ...]
    trade: tuple[str, ...]
    trade_hanzi: tuple[str, ...]
    parent: str | None
    source: str

    @property
    def label(self) -> str:
        """The name it is shown by."""
        return (self.names or self.hanzi)[0]


class KnownBy(StrEnum):
    """How a name was found in the table, surest first."""

    NAME = "name"
    SPELLING = "another way of writing a name"
    WORDS = "the words of a name in another order"
    NUMBER = "its number within its group"
    GROUP = "its name beside that of its group"
    PLACE = "its name with its place"
    SOUND = "pinyin of a Hanzi name"


_KEYED = tuple(by for by in KnownBy if by not in (KnownBy.GROUP, KnownBy.PLACE))
"""The ways that have keys of their own in the compiled table; the others are made of these."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """What the table knows of a name.

    Attributes:
        organisations: Whom it may mean, by id; none for a name that the table lacks, several for an ambiguous one.
        by: How it was found.
    """

    organisations: tuple[KnownOrganisation, ...]
    by: KnownBy


@dataclass(frozen=True, slots=True)
class TradeName:
    """A trade name that is written differently in Latin letters and in Hanzi.

    Attributes:
        latin: The Latin form, in small letters without spaces ("sensetime").
        hanzi: The Hanzi form, simplified (商汤).
        organisation: The id of the organisation it belongs to.
    """

    latin: str
    hanzi: str
    organisation: str


def _texts(field: object) -> tuple[str, ...]:
    """A field of the compiled table that is a list of texts."""
    return tuple(field) if isinstance(field, list) else ()


class _Table:
    """The table by its keys. Organisations are made when they are asked for, which keeps loading short."""

    __slots__ = ("_parents", "_rows", "keys")

    def __init__(self, rows: Iterable[list[object]]) -> None:
        """Read the rows of the compiled table.

        Args:
            rows: For each organisation its seven fields in order, then its keys by the ways of `KnownBy`.
        """
        self._rows: list[list[object]] = []
        self._parents: dict[str, str] = {}
        self.keys: dict[KnownBy, dict[str, tuple[int, ...]]] = {by: {} for by in _KEYED}
        for number, row in enumerate(rows):
            self._rows.append(row)
            if row[PARENT] is not None:
                self._parents[str(row[0])] = str(row[PARENT])
            for table, own in zip(self.keys.values(), row[FIELDS:], strict=True):
                for key in own if isinstance(own, list) else ():
                    table[key] = (*table[key], number) if key in table else (number,)

    def __iter__(self) -> Iterator[KnownOrganisation]:
        """Go through all organisations, by id."""
        return map(_make_organisation, self._rows)

    def iter_above(self, name: str) -> Iterator[str]:
        """Go through the ids of the groups above an organisation, nearest first."""
        seen = {name}
        while (name := self._parents.get(name, name)) not in seen:
            seen.add(name)
            yield name

    def find(self, key: str, by: KnownBy) -> tuple[KnownOrganisation, ...]:
        """The organisations that have a key."""
        return tuple(_make_organisation(self._rows[number]) for number in self.keys[by].get(key, ()))


def _make_organisation(row: list[object]) -> KnownOrganisation:
    """Make an organisation of its row."""
    name, names, hanzi, trade, trade_hanzi, parent, source = row[:FIELDS]
    return KnownOrganisation(
        id=str(name),
        names=_texts(names),
        hanzi=_texts(hanzi),
        trade=_texts(trade),
        trade_hanzi=_texts(trade_hanzi),
        parent=None if parent is None else str(parent),
        source=str(source),
    )


@cache
def _table() -> _Table:
    """Load the compiled table, once."""
    was_enabled = gc.isenabled()
    gc.disable()  # loading makes no cyclic garbage, and looking for it takes a quarter of the time
    try:
        return _Table(map(json.loads, load_compiled("organisations.jsonl").splitlines()))
    finally:
        if was_enabled:
            gc.enable()


def _find_plain(name: str) -> Recognition | None:
    """Look a name up in every way, surest first."""
    table, key = _table(), exact_key(name)
    if not key:
        return None
    if found := table.find(key, KnownBy.NAME):
        return Recognition(found, KnownBy.NAME)
    loose = loose_key(name)
    spelled = dict.fromkeys((*table.find(loose, KnownBy.SPELLING), *table.find(loose, KnownBy.NAME)))
    if spelled:
        return Recognition(tuple(spelled), KnownBy.SPELLING)
    for sound in (key, _PINYIN_FORM.sub("", key)) if key.isascii() else ():
        if found := table.find(sound, KnownBy.SOUND):
            return Recognition(found, KnownBy.SOUND)
    return None


def find_by_key(key: str, by: KnownBy) -> tuple[KnownOrganisation, ...]:
    """Find the known organisations that have a key.

    Args:
        key: A key as the compiled table has it.
        by: Which kind of key it is.

    Returns:
        None, one, or several; by id.
    """
    return _table().find(key, by)


@lru_cache(maxsize=CACHED_NAMES)
def find_above(organisation: str) -> tuple[str, ...]:
    """Find the groups that a known organisation belongs to, directly or through others.

    Args:
        organisation: The id of an organisation.

    Returns:
        The ids of the groups, nearest first.
    """
    return tuple(_table().iter_above(organisation))


@lru_cache(maxsize=CACHED_NAMES)
def recognise(name: str) -> Recognition | None:
    """Tell which known organisations a name may mean, and how that is known.

    Args:
        name: A name in any script, with or without legal form. A name given in two scripts side by side means what
            both its parts mean; one of which the table knows only a half is not known.

    Returns:
        Whom it may mean; None for a name that the table lacks.
    """
    found = _find_plain(name)
    parts = None if found is not None else split_scripts(name)
    if parts is None:
        return found
    latin, hanzi = map(_find_plain, parts)
    if latin is None or hanzi is None:
        return None
    both = tuple(one for one in latin.organisations if one in hanzi.organisations)
    either = tuple(dict.fromkeys(latin.organisations + hanzi.organisations))
    return Recognition(both or either, max(latin.by, hanzi.by, key=list(KnownBy).index))


def find_known(name: str) -> tuple[KnownOrganisation, ...]:
    """Find the known organisations that a name may mean.

    Args:
        name: A name in any script, with or without legal form.

    Returns:
        None, one, or several for an ambiguous short form (南航); by id.

    Source:
        `resources/names/organisations/*.yml`, each with its own source.
    """
    found = recognise(name)
    return () if found is None else found.organisations


def iter_organisations() -> Iterator[KnownOrganisation]:
    """List every organisation of the table.

    Yields:
        Organisations in the order of the table.
    """
    yield from _table()


def iter_trade_names() -> Iterator[TradeName]:
    """List the trade names that are written differently in Latin letters and in Hanzi.

    Returns:
        Every pair of a Latin and a Hanzi form of one organisation, in the order of the table.
    """
    for one in _table():
        for latin in one.trade:
            for hanzi in one.trade_hanzi:
                yield TradeName(exact_key(latin), hanzi, one.id)
