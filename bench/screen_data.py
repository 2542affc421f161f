"""The names that the screening benches search: parties of the US lists and of ROR, real aliases held out as queries."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from bench.figure import get_shared
from tieline.lists import import_list
from tieline.names.spelling import spell

CSL = ("lists", "us-csl", "consolidated_2026-07-31.csv.gz")
ROR = ("names", "ror_records_dev.jsonl.gz")
IMPORTED_AT = "2026-11-21T09:30:00+00:00"
QUERIES = 10_000
_KINDS = frozenset({"organisation", "unknown"})
_LATIN_END = 0x250
_LATIN_MORE = ((0x1E00, 0x1F00), (0x2000, 0x2070))


@dataclass(frozen=True, slots=True)
class Party:
    """One party with all its Latin names.

    Attributes:
        id: Its id in its source.
        source: "csl" or "ror".
        names: Its names, no two the same.
    """

    id: str
    source: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """Names to search, and queries with the party each belongs to.

    Attributes:
        names: The names searched.
        parties: For each, the number of its party.
        queries: Held-out names.
        wanted: For each query, the number of its party.
        party_ids: Id of each party.
    """

    names: tuple[str, ...]
    parties: tuple[int, ...]
    queries: tuple[str, ...]
    wanted: tuple[int, ...]
    party_ids: tuple[str, ...]


def is_latin(name: str) -> bool:
    """Whether every character of a name belongs to the Latin script or is punctuation.

    Args:
        name: A name.

    Returns:
        True if so.
    """
    return all(ord(c) < _LATIN_END or any(low <= ord(c) < high for low, high in _LATIN_MORE) for c in name)


def load_csl() -> list[Party]:
    """Read the organisations of the Consolidated Screening List.

    Returns:
        Parties whose kind is organisation or not stated, in file order.

    Raises:
        NoDataError: The list is not on this machine.
    """
    path = get_shared(*CSL)
    listings = import_list(path.read_bytes(), source=path.name, imported_at=IMPORTED_AT).listings
    kept = (listing for listing in listings if listing.kind in _KINDS)
    found = (_make(str(one.id), "csl", [name.text for name in one.names]) for one in kept)
    return [party for party in found if party.names]


def load_ror() -> list[Party]:
    """Read the Research Organization Registry.

    Returns:
        Its records with their Latin names, bare acronyms left out, in file order.

    Raises:
        NoDataError: The registry is not on this machine.
    """
    return parse_ror(get_shared(*ROR))


def parse_ror(path: Path) -> list[Party]:
    """Read records of the Research Organization Registry from a file.

    Args:
        path: JSON Lines, gzipped.

    Returns:
        Its records with their Latin names, bare acronyms left out, in file order.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    found = (
        _make(record["id"], "ror", [text for text, _, types in record["names"] if types != ["acronym"]])
        for record in records
    )
    return [party for party in found if party.names]


def merge_same(csl: list[Party], ror: list[Party]) -> list[Party]:
    """Make one party of entries that are the same body: lists name one body in several entries.

    Entries of the US lists that share a spelled name are one party; so are an entry of theirs and the one record of ROR
    that shares a spelled name of two words or more with it. Records of ROR are never merged with each other.

    Args:
        csl: Parties of the US lists.
        ror: Parties of ROR.

    Returns:
        The parties, each with the different names of all its entries.
    """
    head, first = list(range(len(csl))), dict[str, int]()
    for at, party in enumerate(csl):
        for key in map(spell, party.names):
            one, other = _head_of(head, at), _head_of(head, first.setdefault(key, at))
            head[max(one, other)] = min(one, other)
    bearers = dict[str, set[int]]()
    for at, party in enumerate(ror):
        for key in map(spell, party.names):
            bearers.setdefault(key, set()).add(at)
    joined = dict[int, int]()
    for key, at in first.items():
        if " " in key and len(found := bearers.get(key, set())) == 1:
            joined.setdefault(min(found), _head_of(head, at))
    names = dict[int, list[str]]()
    for at, party in enumerate(csl):
        names.setdefault(_head_of(head, at), []).extend(party.names)
    for number, at in joined.items():
        names[at].extend(ror[number].names)
    merged = [_make(csl[at].id, "csl", own) for at, own in sorted(names.items())]
    return merged + [party for number, party in enumerate(ror) if number not in joined]


def _head_of(head: list[int], at: int) -> int:
    """The first entry of the party that an entry belongs to."""
    while head[at] != at:
        at = head[at]
    return at


def hold_out(parties: list[Party], *, count: int = QUERIES) -> Task:
    """Take one alias away from each of some parties that have several names.

    Args:
        parties: The parties.
        count: How many queries.

    Returns:
        The task. Which parties and which alias are taken depends on nothing but the ids and names.
    """
    taken = dict[int, int]()
    several = [at for at, party in enumerate(parties) if len(party.names) > 1]
    for at in sorted(several, key=lambda at: _draw(parties[at].id))[:count]:
        taken[at] = int(_draw(parties[at].id, "name"), 16) % len(parties[at].names)
    kept = [
        (name, at)
        for at, party in enumerate(parties)
        for number, name in enumerate(party.names)
        if taken.get(at) != number
    ]
    order = sorted(taken)
    return Task(
        names=tuple(name for name, _ in kept),
        parties=tuple(at for _, at in kept),
        queries=tuple(parties[at].names[taken[at]] for at in order),
        wanted=tuple(order),
        party_ids=tuple(party.id for party in parties),
    )


def load_task() -> Task:
    """The bench of the issue: 10,000 held-out aliases over the Latin names of the US lists and ROR.

    Returns:
        The task.

    Raises:
        NoDataError: The data is not on this machine.
    """
    return hold_out(merge_same(load_csl(), load_ror()))


def load_million() -> list[str]:
    """Read the million real organisation names.

    Returns:
        The names in file order.

    Raises:
        NoDataError: The file is not on this machine.
    """
    with gzip.open(get_shared("names", "org_names_1M.tsv.gz"), "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t", 1)[1] for line in lines]


def _draw(*parts: str) -> str:
    """A number that looks random and depends on the parts alone."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _make(party: str, source: str, names: list[str]) -> Party:
    """A party with its different Latin names."""
    return Party(party, source, tuple(dict.fromkeys(name for name in names if is_latin(name) and spell(name))))
