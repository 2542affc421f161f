"""What Hanzi words mean in English."""

from __future__ import annotations

import pytest

from tieline.names.gloss import Gloss, GlossEntry, GlossKind, load_gloss, stem, stem_phrase

SMALL = Gloss(
    {
        "医科": GlossEntry(GlossKind.SECTOR, (("medical",),)),
        "大学": GlossEntry(GlossKind.INSTITUTION, (("university",),)),
        "医科大学": GlossEntry(GlossKind.INSTITUTION, (("medical", "university"),)),
    }
)


@pytest.mark.parametrize(
    ("one", "other"),
    [("technologies", "technology"), ("tech", "technology"), ("sciences", "science"), ("industries", "industry")],
)
def test_variants_of_a_word_share_a_stem(one: str, other: str) -> None:
    """Plurals and abbreviations are the word."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["glass", "status", "basis", "gas"])
def test_an_s_that_belongs_to_a_word_stays(word: str) -> None:
    """Not every s is a plural."""
    assert stem(word) == word


def test_a_phrase_loses_its_articles() -> None:
    """Words like of and the say nothing."""
    assert stem_phrase("Institute of the Sciences") == ("institute", "science")


def test_spans_may_overlap_and_the_longest_comes_first() -> None:
    """Every known word of a name is found, by start."""
    assert [(span.start, span.end) for span in SMALL.spans("某医科大学")] == [(1, 5), (1, 3), (3, 5)]


@pytest.mark.parametrize("text", ["", "abc", "某某"])
def test_a_text_without_known_words_has_no_spans(text: str) -> None:
    """Nothing is guessed."""
    assert SMALL.spans(text) == ()


def test_what_the_gloss_lacks_is_not_found() -> None:
    """An unknown word has no entry."""
    assert SMALL.find("某某") is None
    assert len(SMALL) == len(list(SMALL.iter_entries()))


def test_the_shipped_gloss_knows_sectors_bodies_and_places() -> None:
    """What names are made of is there, with its kind."""
    gloss = load_gloss()
    kinds = {word: entry.kind for word in ("航空", "大学", "上海") if (entry := gloss.find(word)) is not None}
    assert kinds == {"航空": GlossKind.SECTOR, "大学": GlossKind.INSTITUTION, "上海": GlossKind.PLACE}
