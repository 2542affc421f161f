"""Learning how Hanzi words are rendered in English, from what no known word explains in pairs of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tieline.names.cross.lexicon import LexiconRow, Source
from tieline.names.cross.measure import Measured
from tieline.names.cross.side import HanziSide, LatinSide
from tieline.names.gloss import GlossKind, load_gloss, stem

SURE_LINK = 0.7
"""What a link explains at least this surely is not learned again."""

MAX_HANZI = 4
ROUNDS = 6
EMPTY_SHARE = 0.02
"""What a word that means nothing in Hanzi counts beside the Hanzi it may come from."""

MIN_PROBABILITY = 0.12
MIN_SHARE = 0.2
"""Of the names that leave the Hanzi unexplained, so many must leave the English word unexplained."""

MIN_ORGANISATIONS = 2
MIN_ORGANISATIONS_SINGLE = 4
"""The names of so many organisations must show a rendering; more for a single character. Names of one organisation
repeat each other: counted by pairs, 240 of 255 renderings came from one each, and helped no other name."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What no link explains in a pair.

    Attributes:
        organisation: Whose names they are.
        words: English stems.
        hanzi: Every run of Hanzi up to `MAX_HANZI`.
    """

    organisation: int
    words: frozenset[str]
    hanzi: tuple[str, ...]


def _iter_runs(texts: Sequence[str], taken: int) -> Iterator[str]:
    """Runs of units that no link takes."""
    for start in range(len(texts)):
        run = ""
        for end in range(start, min(start + MAX_HANZI, len(texts))):
            if taken >> end & 1:
                break
            run += texts[end]
            yield run


def find_rests(
    measured: Measured, latin: Sequence[LatinSide], hanzi: Sequence[HanziSide], organisations: Sequence[int]
) -> list[Rest]:
    """Find what no link explains.

    Args:
        measured: The pairs, measured.
        latin: The Latin name of each.
        hanzi: The Hanzi name of each.
        organisations: The organisation of each.

    Returns:
        The rests, each once, but for pairs without one on either side.
    """
    rests = dict[Rest, None]()
    for at, (left, right) in enumerate(zip(latin, hanzi, strict=True)):
        words = units = 0
        for link in range(measured.link_counts[at]):
            _, start, end, bits = (int(field) for field in measured.links[at, link, :4])
            if measured.trusts[at, link] >= SURE_LINK:
                words |= bits
                units |= ((1 << (end - start)) - 1) << start
        stems = frozenset(stem(token.written) for k, token in enumerate(left.tokens) if not words >> k & 1)
        runs = dict.fromkeys(_iter_runs([unit.text for unit in right.units], units))
        if stems and runs:
            rests[Rest(organisations[at], stems, tuple(runs))] = None
    return list(rests)


def _translate(rests: Iterable[Rest]) -> dict[tuple[str, str], float]:
    """How probable each English word is beside each run of Hanzi, by expectation and maximisation.

    Source: IBM Model 1 (Brown et al. 1993), with a share for words that mean nothing in Hanzi.
    """
    rests = list(rests)
    seen = Counter(run for rest in rests for run in rest.hanzi)
    table = dict[tuple[str, str], float]()
    for turn in range(ROUNDS):
        counts = Counter[tuple[str, str]]()
        for rest in rests:
            for word in rest.words:
                shares = [table.get((run, word), 0.0) if turn else 1.0 for run in rest.hanzi]
                whole = sum(shares) + EMPTY_SHARE
                counts.update(
                    {(run, word): share / whole for run, share in zip(rest.hanzi, shares, strict=True) if share}
                )
        table = {key: count / seen[key[0]] for key, count in counts.items() if count / seen[key[0]] > 0.05}
    return table


def _crosses_words(run: str) -> bool:
    """Whether a run of Hanzi is a place, or holds a known word and a piece of another: it is no word itself."""
    gloss = load_gloss()
    entry = gloss.find(run)
    pieces = (run[at : at + size] for size in range(2, len(run)) for at in range(len(run) - size + 1))
    return (entry is not None and entry.kind is GlossKind.PLACE) or any(map(gloss.find, pieces))


def learn_renderings(rests: Sequence[Rest]) -> list[LexiconRow]:
    """Learn renderings.

    Args:
        rests: What is left of pairs of names.

    Returns:
        Renderings with how sure they are, by Hanzi and English.
    """
    table = _translate(rests)
    bearers = Counter(run for _, run in {(rest.organisation, run) for rest in rests for run in rest.hanzi})
    shown = {(rest.organisation, run, word) for rest in rests for word in rest.words for run in rest.hanzi}
    together = Counter((run, word) for _, run, word in shown if (run, word) in table)
    rows = list[LexiconRow]()
    for (run, word), probability in sorted(table.items()):
        count, of = together[run, word], bearers[run]
        least = MIN_ORGANISATIONS if len(run) > 1 else MIN_ORGANISATIONS_SINGLE
        if _crosses_words(run):
            continue
        if count >= least and probability >= MIN_PROBABILITY and count / of >= MIN_SHARE:
            sure = min(0.9, 0.35 + 0.5 * (count - 0.8) / of + 0.05 * min(count, 4))
            rows.append(LexiconRow(run, (word,), Source.LEARNED, round(sure, 2)))
    return rows
