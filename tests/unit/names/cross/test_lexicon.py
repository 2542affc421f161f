"""Words that link Hanzi with English."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.unit.names.cross.name_builder import GLOSS, KNOWN, small_lexicon
from tieline.names.cross.lexicon import Lexicon, Source, UnitKind, word_hash
from tieline.names.gloss import GlossKind


def test_every_word_of_a_name_is_found() -> None:
    """Words may lie in one another."""
    spans = {(start, end) for start, end, _ in small_lexicon().iter_spans(tuple("商汤医科大学"))}
    assert spans == {(0, 2), (2, 6), (4, 6)}


def test_an_abbreviation_of_a_place_counts_at_the_head_only() -> None:
    """沪 means Shanghai where a name begins with it."""
    lexicon = small_lexicon()
    assert [span[:2] for span in lexicon.iter_spans(("沪", "大"))] == [(0, 1)]
    assert list(lexicon.iter_spans(("大", "沪"))) == []


def test_a_saved_lexicon_opens_as_the_same(tmp_path: Path) -> None:
    """Saving and opening lose nothing."""
    file = tmp_path / "lexicon.npz"
    lexicon = small_lexicon()
    lexicon.save(file)
    opened = Lexicon.open(file, GLOSS)
    name = tuple("商汤医科大学长城")
    assert list(opened.iter_spans(name)) == list(lexicon.iter_spans(name))
    assert all(np.array_equal(one, other) for one, other in zip(opened.arrays, lexicon.arrays, strict=True))
    assert opened.kind_of_word("university") is UnitKind.BODY


def test_saving_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """A lexicon depends on what it was built of, and on nothing else."""
    for name in ("one.npz", "other.npz"):
        Lexicon.build(GLOSS, [KNOWN]).save(tmp_path / name)
    with np.load(tmp_path / "one.npz") as one, np.load(tmp_path / "other.npz") as other:
        assert all(np.array_equal(one[key], other[key]) for key in one)


def test_a_rendering_of_several_words_also_counts_as_one_word() -> None:
    """ "Greatwall" is written for "great wall"."""
    assert word_hash("greatwall") in small_lexicon().arrays.words


def test_a_more_usual_rendering_is_surer() -> None:
    """The first rendering of a word weighs more than the second."""
    lexicon = small_lexicon()
    (_, _, entry), *_ = lexicon.iter_spans(tuple("科技"))
    first = lexicon.arrays.phrase_starts[entry]
    assert lexicon.arrays.weights[first] > lexicon.arrays.weights[first + 1]


def test_a_known_name_has_its_source() -> None:
    """What the table of organisations gives is marked so."""
    lexicon = small_lexicon()
    (_, _, entry), *_ = lexicon.iter_spans(tuple("商汤"))
    assert lexicon.arrays.sources[lexicon.arrays.phrase_starts[entry]] == Source.KNOWN


@pytest.mark.parametrize(
    ("word", "kind"),
    [("university", UnitKind.BODY), ("technology", UnitKind.GENERIC), ("wall", UnitKind.BRAND), ("x", UnitKind.BRAND)],
)
def test_kinds_of_english_words(word: str, kind: UnitKind) -> None:
    """A word is what the gloss uses it for; words of trade names and unknown ones are trade names."""
    assert small_lexicon().kind_of_word(word) is kind


def test_kinds_of_hanzi_words() -> None:
    """The gloss tells what a Hanzi word is, or that it does not know."""
    assert small_lexicon().kind_of("长城") is GlossKind.TRADE
    assert small_lexicon().kind_of("商汤") is None
