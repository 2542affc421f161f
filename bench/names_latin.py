"""Names of organisations and persons on the pairs that nomenklatura publishes, beside its matcher and rapidfuzz.

The labels are those of the name bench of opensanctions/nomenklatura (MIT). Only "same" counts as a match: what Tieline
calls unsure is for a person to decide, and counts as none. The other matchers match from the score on that their
makers propose. nomenklatura is measured where it is installed (dependency group `bench`).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from rapidfuzz import fuzz, utils

from bench.figure import Figure, get_shared, hash_files
from tieline.model import Verdict
from tieline.names import NameKind, compare

DATA = "nomenklatura name bench"
FILE = "nomenklatura_name_bench_cases.csv"
PEER_THRESHOLD = 0.7
"""Source: the threshold of nomenklatura's own bench, contrib/name_bench/run.py (2026)."""

RAPIDFUZZ_THRESHOLD = 90.0
"""The best of 70, 75, ... 95 for token_set_ratio on these labels, so that it is shown at its best."""


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled pair.

    Attributes:
        schema: What the names are of ("Person", "Company").
        left: A name.
        right: Another.
        is_match: Whether they are labelled as the same.
    """

    schema: str
    left: str
    right: str
    is_match: bool


Matcher = Callable[[Case], bool]


def run() -> list[Figure]:
    """Measure precision, recall and F1 by kind of name.

    Returns:
        The figures of the product, of rapidfuzz, and of nomenklatura where it is installed.

    Raises:
        NoDataError: The labels are not on this machine.
    """
    path = get_shared("labels", FILE)
    cases, pinned = load_cases(path.read_text(encoding="utf-8").splitlines()), hash_files([path])
    matchers: dict[str, Matcher] = {"": match_tieline, ", rapidfuzz token_set": match_rapidfuzz}
    if find_spec("nomenklatura") is not None:
        matchers[", nomenklatura logic-v2"] = make_nomenklatura()
    return [figure for name, matcher in matchers.items() for figure in measure(cases, matcher, name, pinned)]


def load_cases(lines: Iterable[str]) -> list[Case]:
    """Read the labels.

    Args:
        lines: Lines of the CSV file, header first.

    Returns:
        The cases in file order.
    """
    return [Case(row["schema"], row["name1"], row["name2"], row["is_match"] == "true") for row in csv.DictReader(lines)]


def match_tieline(case: Case) -> bool:
    """Whether Tieline calls two names the same.

    Args:
        case: A pair.

    Returns:
        True for "same" alone.
    """
    kind: NameKind = "person" if case.schema == "Person" else "organisation"
    return compare(case.left, case.right, kind=kind).verdict is Verdict.SAME


def match_rapidfuzz(case: Case) -> bool:
    """Whether rapidfuzz's token_set_ratio is high enough.

    Args:
        case: A pair.

    Returns:
        True if it is.
    """
    return fuzz.token_set_ratio(case.left, case.right, processor=utils.default_process) >= RAPIDFUZZ_THRESHOLD


def make_nomenklatura() -> Matcher:
    """Build the matcher logic-v2 with its default settings.

    Returns:
        The matcher. Every entity has an id of its own: logic-v2 remembers names by it.
    """
    model = import_module("followthemoney").model
    algorithm = import_module("nomenklatura.matching").LogicV2
    settings = algorithm.default_config()
    made = 0

    def match(case: Case) -> bool:
        nonlocal made
        sides = []
        for name in (case.left, case.right):
            made += 1
            entity = model.make_entity(case.schema)
            entity.id = f"name-{made}"
            entity.add("name", name)
            sides.append(entity)
        return float(algorithm.compare(*sides, settings).score) >= PEER_THRESHOLD

    return match


def measure(cases: Sequence[Case], matcher: Matcher, name: str, pinned: str) -> list[Figure]:
    """Measure one matcher.

    Args:
        cases: The pairs.
        matcher: What decides.
        name: What is put behind the names of its figures.
        pinned: What the data hashes to.

    Returns:
        Precision, recall and F1 over all, persons and others.
    """
    matched = [(case, matcher(case)) for case in cases]
    kinds = {
        "all": matched,
        "persons": [one for one in matched if one[0].schema == "Person"],
        "organisations": [one for one in matched if one[0].schema != "Person"],
    }
    return [figure for kind, chosen in kinds.items() for figure in _figures(f"names, {kind}{name}", chosen, pinned)]


def _figures(name: str, matched: Sequence[tuple[Case, bool]], pinned: str) -> list[Figure]:
    right = sum(case.is_match and found for case, found in matched)
    precision = right / max(1, sum(found for _, found in matched))
    recall = right / max(1, sum(case.is_match for case, _ in matched))
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    values = {"precision": precision, "recall": recall, "F1": f1}
    return [
        Figure(f"{name}: {kind}", value, "ratio", DATA, f"{len(matched)} pairs", pinned)
        for kind, value in values.items()
    ]
