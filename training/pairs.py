"""Pairs of an English and a Hanzi name of one organisation, and how they are cut for honest measuring."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tieline.names import name_key
from tieline.names.cross.rarity import Rarity
from tieline.names.gloss import stem
from tieline.names.spelling import spell

PAIRS = "names/pairs_en_hanzi_dev.csv"
RECORDS = "names/ror_records_dev.jsonl.gz"
MIN_WORD_COUNT = 2
"""A word of one name only is as rare as one of none."""

_COUNTRY = re.compile(r"\s*\([A-Z][a-z]+\)$")
_BODY = re.compile("(?:集团|股份|控股|公司)+$")


@dataclass(frozen=True, slots=True)
class NamePair:
    """One row of the pairs.

    Attributes:
        group: Which kind of source it is from: listed, research, METI or other.
        organisation: Its number in the source.
        english: The English name.
        hanzi: The Hanzi name.
    """

    group: str
    organisation: str
    english: str
    hanzi: str


def _group(row: dict[str, str]) -> str:
    """The kind of source of a row."""
    if row["source"].startswith("meti"):
        return "METI"
    return {"listed": "listed", "research": "research"}.get(row["kind"], "other")


def load_pairs(shared: Path) -> list[NamePair]:
    """Read the pairs.

    Args:
        shared: The folder of shared data.

    Returns:
        The pairs, in file order.
    """
    with (shared / PAIRS).open(encoding="utf-8", newline="") as file:
        return [NamePair(_group(row), row["source_id"], row["english"], row["hanzi"]) for row in csv.DictReader(file)]


def find_organisations(pairs: Sequence[NamePair]) -> npt.NDArray[np.int64]:
    """Number the organisations: rows that share a number of their source, or a name, are one.

    Args:
        pairs: The pairs.

    Returns:
        For each row the number of its organisation.
    """
    first = dict[tuple[str, str], int]()
    roots = list(range(len(pairs)))

    def root(row: int) -> int:
        while roots[row] != row:
            roots[row] = roots[roots[row]]
            row = roots[row]
        return row

    for row, pair in enumerate(pairs):
        latin, hanzi = name_key(_COUNTRY.sub("", pair.english)), _BODY.sub("", name_key(pair.hanzi))
        for key in (("id", pair.organisation), ("hanzi", hanzi or pair.hanzi), ("latin", latin or pair.english)):
            roots[root(row)] = root(first.setdefault(key, row))
    return np.array([root(row) for row in range(len(pairs))], dtype=np.int64)


def cut_folds(pairs: Sequence[NamePair], organisations: npt.NDArray[np.int64], count: int) -> npt.NDArray[np.int64]:
    """Cut the organisations into parts, the same ones in every run.

    Args:
        pairs: The pairs.
        organisations: The organisation of each.
        count: How many parts.

    Returns:
        For each row the number of its part.
    """
    keys = (pairs[row].organisation.encode() for row in organisations)
    return np.array([int(hashlib.sha256(key).hexdigest(), 16) % count for key in keys], dtype=np.int64)


def _iter_english(shared: Path) -> Iterator[str]:
    """The names in Latin script of the research organisations."""
    with gzip.open(shared / RECORDS, "rt", encoding="utf-8") as file:
        for line in file:
            yield from (name for name, *_ in json.loads(line)["names"] if name.isascii() and " " in name)


def count_rarity(shared: Path, pairs: Sequence[NamePair]) -> Rarity:
    """Count how often words and characters occur in names.

    Args:
        shared: The folder of shared data.
        pairs: The pairs.

    Returns:
        The counts.
    """
    words, names = Counter[str](), 0
    for name in (*_iter_english(shared), *(pair.english for pair in pairs)):
        words.update({stem(word) for word in spell(name).split()})
        names += 1
    characters = Counter[str]()
    for pair in pairs:
        characters.update(set(spell(pair.hanzi).replace(" ", "")))
    kept = {word: count for word, count in sorted(words.items()) if count >= MIN_WORD_COUNT}
    return Rarity(kept, names, dict(sorted(characters.items())), len(pairs))
