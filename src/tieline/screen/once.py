"""The listings that one query may mean, found in plain Python: for a single question nobody waits for a compiler."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nsmallest
from itertools import pairwise
from math import log

from tieline.model import Listing
from tieline.names.gloss import load_gloss
from tieline.names.key import name_key
from tieline.names.reading import syllables
from tieline.names.word import is_stop
from tieline.text.script import has_hanzi

KEPT = 400
"""How many listed names are looked at closer. Plain Python takes about half a second for so many."""

PIECE = 4
"""Letters at the beginning and the end of a word that names are found by."""

MAX_JOINED = 4
NORM_POWER = 0.3


def _iter_keys(name: str) -> Iterator[str]:
    """What a name is found by: beginnings and ends of words, neighbours, initials, two Hanzi."""
    words = name_key(name).split()
    latin = [word for word in words if word.isascii()]
    for word in words:
        if word.isascii():
            yield word[:PIECE]
            if len(word) > PIECE:
                yield f"-{word[-PIECE:]}"
        else:
            yield from (word[at : at + 2] for at in range(max(1, len(word) - 1)))
    yield from (f"{first}{second}"[: 2 * PIECE] for first, second in pairwise(latin))
    if len(latin) > 1:
        yield "".join(word[0] for word in latin if not is_stop(word))
    elif latin:
        yield latin[0][: 2 * PIECE]


def _iter_crossed(name: str) -> Iterator[str]:
    """What a name in Hanzi may be found by in Latin letters: its English words and its pinyin."""
    for run in name_key(name).split():
        if run.isascii():
            continue
        for span in load_gloss().spans(run):
            yield from (word[:PIECE] for phrase in span.phrases for word in phrase)
        read = [(syllables(character) or ("",))[0] for character in run]
        for start in range(len(read)):
            for end in range(start + 1, min(len(read), start + MAX_JOINED) + 1):
                yield "".join(read[start:end])[:PIECE]


def _keys(name: str, *, crossed: bool) -> frozenset[str]:
    """What a name is found by, in its own script or in both."""
    keys = set(_iter_keys(name))
    if crossed and has_hanzi(name):
        keys.update(_iter_crossed(name))
    return frozenset(keys)


def select_listings(listings: Sequence[Listing], forms: Sequence[str]) -> list[Listing]:
    """Choose the listings that a query may mean.

    Args:
        listings: All listings.
        forms: The forms that the query is searched for in.

    Returns:
        The listings of the `KEPT` names that share the rarest keys with any of the forms, in their order.
    """
    wanted = frozenset().union(*(_keys(form, crossed=True) for form in forms))
    counts, shared, total = dict.fromkeys(wanted, 0), list[tuple[int, int, frozenset[str]]](), 0
    for number, listing in enumerate(listings):
        for name in listing.names:
            keys = _keys(name.text, crossed=True)
            total += 1
            if met := keys & wanted:
                shared.append((number, len(keys), met))
                for key in met:
                    counts[key] += 1
    rarity = {key: log((total + 1) / max(count, 1)) ** 2 for key, count in counts.items()}
    worth = ((sum(rarity[key] for key in met) / size**NORM_POWER, number) for number, size, met in shared)
    best = nsmallest(KEPT, ((-gain, number) for gain, number in worth))
    return [listings[number] for number in sorted({number for _, number in best})]
