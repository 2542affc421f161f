"""Texts that are copies of one another: groups of words in common, and the agencies that documents credit."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tieline.model.document import Document
from tieline.resolve.claim.lexicon import load_claim_words
from tieline.text.normal import fold

SHINGLE_WORDS = 4
"""Words, or Hanzi, of one group. Source: Broder 1997, On the resemblance and containment of documents."""
SKETCH = 12
"""How many of its least hashes find the copies of a text: two texts that share half of their groups miss each other
once in thousands of times."""
MAX_SHINGLES = 20_000
"""Of a longer text only so many groups are looked at."""
MAX_NEIGHBOURS = 30
"""How many texts with one hash are compared with one another; more are copies of the first ones anyway."""

_WORD = re.compile(r"[\u3400-\u9fff]|\w+")


def shingle(text: str) -> frozenset[int]:
    """Cut a text into overlapping groups of words.

    Args:
        text: Any text.

    Returns:
        A hash of each group; of a shorter text one of the whole.
    """
    words = _WORD.findall(fold(text))[:MAX_SHINGLES]
    ends = range(SHINGLE_WORDS, max(SHINGLE_WORDS, len(words)) + 1)
    return frozenset(_hash(" ".join(words[end - SHINGLE_WORDS : end])) for end in ends) if words else frozenset()


def _hash(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def score_copy(left: frozenset[int], right: frozenset[int]) -> float:
    """Say how much of the shorter text stands in the longer one.

    Args:
        left: Groups of the one.
        right: Groups of the other.

    Returns:
        0 to 1; 0 where one is empty.
    """
    least = min(len(left), len(right))
    return len(left & right) / least if least else 0.0


def iter_alike(texts: Mapping[int, frozenset[int]], least: float) -> Iterator[tuple[int, int, float]]:
    """Find texts that share many groups of words, without comparing all with all.

    Args:
        texts: Groups of each text.
        least: The least share of the shorter text.

    Yields:
        Pairs, the lower number first, and their share; each pair once.
    """
    buckets: defaultdict[int, list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for number in sorted(texts):
        for value in sorted(texts[number])[:SKETCH]:
            for other in buckets[value][:MAX_NEIGHBOURS]:
                if (other, number) not in seen:
                    seen.add((other, number))
                    share = score_copy(texts[other], texts[number])
                    if share >= least:
                        yield other, number, share
            buckets[value].append(number)


def find_agencies(document: Document) -> frozenset[str]:
    """Find the news agencies that a document credits at its beginning or its end.

    Args:
        document: The document.

    Returns:
        How the agencies are called here; empty when none is credited.
    """
    words = load_claim_words()
    ends = (document.text[: words.head_chars], document.text[-words.tail_chars :])
    return frozenset(_iter_agencies(ends))


def _iter_agencies(texts: Iterable[str]) -> Iterator[str]:
    words = load_claim_words()
    for match in (match for text in texts for match in words.byline.finditer(fold(text))):
        name = next(value for value in match.groups() if value)
        yield words.agencies[name]


def name_agency(speaker: str) -> str | None:
    """Name the agency that a speaker is.

    Args:
        speaker: In a document's words ("Reuters", "路透社记者").

    Returns:
        How it is called here; None when it is none.
    """
    name = fold(speaker).removeprefix("the ").removesuffix("记者").removesuffix(" reporter").strip("《》")
    return load_claim_words().agencies.get(name)
