"""Chinese parties of the Japanese end-user list, screened from their Hanzi names alone against the US lists.

The US lists hold no Hanzi. Hits are counted for equal normal forms, for rapidfuzz on the names as they are and on their
transliteration, and for Tieline. `python bench/screen_hanzi.py` prints a sample for judging by hand.
"""

from __future__ import annotations

import csv
import gzip
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import process
from rapidfuzz.fuzz import token_set_ratio

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from bench.figure import Figure, get_shared
from tieline.lists.registry import import_list
from tieline.model import Listing, Verdict
from tieline.names import name_key
from tieline.screen import Index, Match
from tieline.text.script import is_hanzi

END_USERS = ("lists", "jp", "meti-end-user_2025-09-29.csv.gz")
US_LISTS = ("lists", "us-csl", "consolidated_2026-07-31.csv.gz")
SHORTEST = 3
"""Characters; shorter ones in this file are debris of its extraction (所, 司)."""

_KANA = re.compile("[\u3040-\u30ff]")
_BRACKETS = re.compile(r"[（(][\s・]*[)）]")

SAMPLE = 40
PEER_THRESHOLD = 88.0


@dataclass(frozen=True, slots=True)
class EndUser:
    """A party of the Japanese list.

    Attributes:
        id: Its number in the list.
        english: Its English names, the first one first.
        hanzi: Its Hanzi names.
    """

    id: str
    english: tuple[str, ...]
    hanzi: tuple[str, ...]


def _keep_hanzi(name: str) -> str:
    """The Hanzi of a name that the list gives in two scripts; none of a name with Kana."""
    return "" if _KANA.search(name) else "".join(filter(is_hanzi, name))


def _drop_hanzi(name: str) -> str:
    """The Latin part of such a name."""
    return _BRACKETS.sub("", "".join(character for character in name if not is_hanzi(character))).strip()


def load_end_users() -> list[EndUser]:
    """Read the parties that have Hanzi names.

    Returns:
        The parties, in file order.
    """
    found = list[EndUser]()
    with gzip.open(get_shared(*END_USERS), "rt", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            names = [row["name"], *(name.strip() for name in row["aliases"].split(";"))]
            hanzi = tuple(name for name in map(_keep_hanzi, names) if len(name) >= SHORTEST)
            if hanzi:
                found.append(EndUser(row["id"], tuple(filter(None, map(_drop_hanzi, names))), hanzi))
    return found


def load_listings() -> tuple[Listing, ...]:
    """Read the US lists.

    Returns:
        Their entries.
    """
    path = get_shared(*US_LISTS)
    return import_list(path.read_bytes(), source=path.name, imported_at="2026-11-22T00:00:00Z").listings


def find_best(index: Index, user: EndUser) -> Match | None:
    """Screen a party by its Hanzi names.

    Args:
        index: The US lists.
        user: The party.

    Returns:
        The nearest hit of all its Hanzi names; None without one.
    """
    hits = [match for name in user.hanzi for match in index.find(name, limit=3)]
    return max(hits, key=lambda match: match.score, default=None)


def _count_peer(users: list[EndUser], names: list[str], *, latin: bool) -> int:
    """How many parties rapidfuzz finds a name for."""
    queries = [(at, anyascii(name).lower() if latin else name) for at, user in enumerate(users) for name in user.hanzi]
    best = process.cdist([text for _, text in queries], names, scorer=token_set_ratio, score_cutoff=PEER_THRESHOLD)
    return len({queries[row][0] for row in range(len(queries)) if best[row].any()})


def run() -> list[Figure]:
    """Count for how many parties each way finds a hit.

    Returns:
        The figures.

    Raises:
        NoDataError: A list is absent.
    """
    users, listings = load_end_users(), load_listings()
    index = Index.build(listings)
    texts = [name.text for listing in listings for name in listing.names]
    keys = {name_key(text) for text in texts}
    found = [find_best(index, user) for user in users]
    exact = sum(any(name_key(name) in keys for name in user.hanzi) for user in users)
    lower = [text.lower() for text in texts]
    counts = {
        "equal normal form": exact,
        "rapidfuzz token_set": _count_peer(users, lower, latin=False),
        "rapidfuzz token_set, transliterated": _count_peer(users, lower, latin=True),
        "Tieline, same": sum(match is not None and match.verdict is Verdict.SAME for match in found),
        "Tieline, same or unsure": sum(match is not None for match in found),
    }
    data, size = "METI parties with Hanzi against US lists", f"{len(users)} parties, {len(texts):,} names"
    return [Figure(f"Hanzi alone: {name}", count, "parties", data, size) for name, count in counts.items()]


def iter_sample(seed: int) -> Iterator[tuple[EndUser, Match]]:
    """Draw hits for judging by hand.

    Args:
        seed: What chance begins with.

    Yields:
        A party and its nearest hit.
    """
    index = Index.build(load_listings())
    hits = [(user, match) for user in load_end_users() if (match := find_best(index, user)) is not None]
    random.Random(seed).shuffle(hits)
    yield from hits[:SAMPLE]


if __name__ == "__main__":
    for user, match in iter_sample(1):
        told = (user.id, " / ".join(user.hanzi), match.listing.list_name, match.listed_name)
        print("\t".join((*told, f"{match.score:.2f}", match.verdict.value, "; ".join(user.english[:3]))))
