"""Forms of verbs."""

from __future__ import annotations

import pytest

from tieline.read.inflection import inflect


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("sign", {"sign", "signs", "signing", "signed"}),
        ("accuse", {"accuse", "accuses", "accusing", "accused"}),
        ("supply", {"supply", "supplies", "supplying", "supplied"}),
        ("ban", {"ban", "bans", "banning", "banned"}),
        ("deliver", {"deliver", "delivers", "delivering", "delivered"}),
        ("say", {"say", "says", "saying", "said"}),
        ("point out", {"point out", "points out", "pointing out", "pointed out"}),
    ],
)
def test_forms(verb: str, forms: set[str]) -> None:
    """Regular and irregular verbs, with a particle or without, have the forms that texts write."""
    assert inflect(verb) == forms
