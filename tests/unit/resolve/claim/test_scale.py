"""Many utterances: nothing is compared with everything."""

from __future__ import annotations

import random

import pytest

from tests.unit.resolve.claim.page import Page, entities_of
from tieline.resolve.claim.likeness import Common, Measure
from tieline.resolve.claim.make import make_claims
from tieline.resolve.claim.posting import MAX_CANDIDATES
from tieline.resolve.claim.voice import Voice

WORDS = [
    f"{first}{last}"
    for first in "bra cle dro fli gru".split()
    for last in "menth nist pold quark rand stive tural".split()
]


def _fill(pages: list[Page], utterances: int) -> None:
    """Spread accusations, denials and plain words of forty companies over pages."""
    draw = random.Random(7)
    for number in range(utterances):
        name, other = (f"Company {chr(65 + draw.randrange(26))}{draw.randrange(2)}" for _ in range(2))
        cue = draw.choice(["accused", "denied", "said", "declined to comment on"])
        content = f"{other} of {' '.join(draw.choices(WORDS, k=6))} {number}"
        pages[number % len(pages)].say(name, cue, content, about=(other,))


@pytest.mark.parametrize(("count", "utterances"), [(1, 5_000), (150, 1_500)], ids=["one page", "many pages"])
def test_comparisons_grow_with_utterances_and_not_with_their_pairs(
    count: int, utterances: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each utterance is compared with a fixed number of others at most."""
    pages = [Page(f"page-{number:03}", "2024-01-01") for number in range(count)]
    _fill(pages, utterances)
    compared = 0
    compare = Measure.compare

    def counted(self: Measure, left: Voice, right: Voice) -> Common:
        nonlocal compared
        compared += 1
        return compare(self, left, right)

    monkeypatch.setattr(Measure, "compare", counted)
    claims = make_claims([page.reading for page in pages], entities_of(*pages), [page.document for page in pages])
    assert claims
    assert compared <= utterances * 4 * MAX_CANDIDATES
