"""The independent sanctions-screening-benchmark (PyPI, MIT) on organisations of the OFAC list.

It alters every name in nineteen ways (typing, reading by machine, cutting off, disguise) and asks whether the best
candidate of the whole pool, from a score on, is the right party; made-up names must reach that score with nobody. The
score from which Tieline shows a hit is the one of "unsure". The package comes with dependency group `bench`.
"""

from __future__ import annotations

import gzip
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from rapidfuzz import fuzz, utils

from bench.figure import Figure, NoDataError, get_shared, hash_files
from tieline.names import UNSURE_SCORE, compare

DATA = "sanctions-screening-benchmark"
FILES = ("sdn_2022-01-31.csv.gz", "alt_2022-01-31.csv.gz")
ORGANISATION = "unknown"
"""What the package calls parties that the list gives no type."""

PARTIES = 60
"""Of the 3,701 organisations; the first ones by number, as the package takes them. Every altered name is compared with
every name of the pool, so more of them take minutes."""

RAPIDFUZZ_THRESHOLD = 0.85
"""The package's own default."""


def run() -> list[Figure]:
    """Measure recall and how rarely made-up names are hits.

    Returns:
        The figures of the product, and of rapidfuzz's token_set_ratio on the same cases.

    Raises:
        NoDataError: The list or the package is not on this machine.
    """
    if find_spec("ssb") is None:
        raise NoDataError("sanctions-screening-benchmark is not installed: add the dependency group `bench`")
    benchmark = import_module("ssb.benchmark")
    paths = [get_shared("lists", "us-ofac", name) for name in FILES]
    built = benchmark.build(load_snapshot(import_module("ssb.sources"), *paths), limit=PARTIES, individuals_only=False)
    size, pinned = f"{built.manifest.case_count} cases", hash_files(paths)
    figures = list[Figure]()
    for name, matcher, threshold in (
        ("", score_tieline, UNSURE_SCORE),
        (", rapidfuzz token_set", score_rapidfuzz, RAPIDFUZZ_THRESHOLD),
    ):
        card = benchmark.score(built, matcher, threshold=threshold)
        rejected = 1.0 - card.false_positive_rate
        figures.append(Figure(f"altered names{name}: recall", card.overall_recall, "ratio", DATA, size, pinned))
        figures.append(Figure(f"altered names{name}: made-up ones rejected", rejected, "ratio", DATA, size, pinned))
    return figures


def load_snapshot(sources: ModuleType, names: Path, aliases: Path) -> object:
    """Read the organisations of the OFAC list with the package's own reader.

    Args:
        sources: The package's module `ssb.sources`.
        names: The gzipped main file.
        aliases: The gzipped file of other names.

    Returns:
        The package's snapshot of the organisations.
    """
    entities = sources._parse_sdn(gzip.decompress(names.read_bytes()).decode("utf-8", "replace"))
    sources._parse_alt(gzip.decompress(aliases.read_bytes()).decode("utf-8", "replace"), entities)
    chosen = [entity for entity in entities.values() if entity.entity_type == ORGANISATION]
    return sources.ListSnapshot("us-ofac", "2022-01-31", chosen)


def score_tieline(query: str, candidate: str) -> float:
    """Tieline's score of two names.

    Args:
        query: An altered name.
        candidate: A listed one.

    Returns:
        0 to 1.
    """
    return compare(query, candidate).score


def score_rapidfuzz(query: str, candidate: str) -> float:
    """rapidfuzz's token_set_ratio of two names.

    Args:
        query: An altered name.
        candidate: A listed one.

    Returns:
        0 to 1.
    """
    return fuzz.token_set_ratio(query, candidate, processor=utils.default_process) / 100
