"""Other engines that search names, measured beside Tieline's on the same task; each only where it is installed."""

from __future__ import annotations

import importlib.util
import re
import tempfile
import time
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.screen_data import Task

PLACES = 10
_NAMES_LOOKED_AT = 30
"""Names that a peer gives back, so that ten different parties are among them."""


@dataclass(frozen=True, slots=True)
class PeerRun:
    """What a peer reached.

    Attributes:
        name: What it is called.
        build_s: Processor seconds to build its index.
        query_s: Processor seconds for all queries.
        first: Share of queries whose party is first.
        ten: Share of queries whose party is among the first ten.
    """

    name: str
    build_s: float
    query_s: float
    first: float
    ten: float


def run_peers(task: Task) -> Iterator[PeerRun]:
    """Run the peers that are installed.

    Args:
        task: Names and queries.

    Yields:
        What each reached.
    """
    for module, run in (("sparse_dot_topn", run_trigrams), ("nomenklatura", run_blocker)):
        if importlib.util.find_spec(module) is not None:
            yield run(task)


def share_right(found: Sequence[Sequence[int]], task: Task) -> tuple[float, float]:
    """Tell how often the right party is first, and among ten.

    Args:
        found: For each query parties, nearest first; repeats do not count.
        task: The task.

    Returns:
        Both shares.
    """
    first = ten = 0
    for parties, wanted in zip(found, task.wanted, strict=True):
        places = list(dict.fromkeys(parties))[:PLACES]
        first += places[:1] == [wanted]
        ten += wanted in places
    return first / len(task.wanted), ten / len(task.wanted)


def run_trigrams(task: Task) -> PeerRun:
    """Run sparse-dot-topn over TF-IDF of three letters, as its users do.

    Args:
        task: Names and queries.

    Returns:
        What it reached.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped] # it has no stubs
    from sparse_dot_topn import sp_matmul_topn  # type: ignore[import-untyped] # it has no stubs

    started = time.process_time()
    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(3, 3))
    names = vectorizer.fit_transform(map(_fold, task.names)).astype("float32").T.tocsr()
    built = time.process_time()
    queries = vectorizer.transform(map(_fold, task.queries)).astype("float32")
    nearest = sp_matmul_topn(queries, names, top_n=_NAMES_LOOKED_AT, sort=True, n_threads=1)
    done = time.process_time()
    rows = (nearest.indices[start:end] for start, end in zip(nearest.indptr[:-1], nearest.indptr[1:], strict=True))
    found = [[task.parties[int(at)] for at in row] for row in rows]
    return PeerRun("sparse-dot-topn 3-grams", built - started, done - built, *share_right(found, task))


def run_blocker(task: Task) -> PeerRun:
    """Run the blocker of nomenklatura, fed with every party and every query as an entity.

    Args:
        task: Names and queries.

    Returns:
        What it reached.
    """
    from nomenklatura.blocker.index import Index

    names: dict[str, list[str]] = {}
    for name, party in zip(task.names, task.parties, strict=True):
        names.setdefault(f"p{party}", []).append(name)
    queries = {f"q{at}": [query] for at, query in enumerate(task.queries)}
    with tempfile.TemporaryDirectory() as folder:
        started = time.process_time()
        view: Any = _View(names)  # has what the index asks of a view
        index: Any = Index(view, Path(folder))
        index.con.execute("SET threads = 1")
        index.build()
        built = time.process_time()
        matches = {query.id: pairs for query, pairs in index.match_entities(_iter_entities(queries))}
        done = time.process_time()
    found = [
        [int(party.id[1:]) for party, _ in sorted(matches.get(f"q{at}", ()), key=lambda pair: -pair[1])]
        for at in range(len(task.queries))
    ]
    return PeerRun("nomenklatura blocker", built - started, done - built, *share_right(found, task))


@dataclass(frozen=True, slots=True)
class _View:
    """The parties, in the way that the blocker asks for them."""

    names: Mapping[str, Sequence[str]]

    def entities(self, *, include_schemata: object = None) -> Iterator[object]:
        """Every party as an entity; all are of one schema."""
        assert include_schemata is not None
        yield from _iter_entities(self.names)


def _iter_entities(names: Mapping[str, Sequence[str]]) -> Iterator[Any]:
    """Organisations with their names, by id."""
    from followthemoney import Dataset, StatementEntity

    dataset = Dataset.make({"name": "bench", "title": "Bench"})
    for key, own in names.items():
        data = {"id": key, "schema": "Organization", "properties": {"name": list(own)}}
        yield StatementEntity.from_data(dataset, data)


def _fold(name: str) -> str:
    """A name in small letters without accents and punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()
