"""Paragraphs and sentences."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tieline.read.sentence import iter_paragraphs, iter_sentences


def _cut(text: str) -> list[str]:
    return [s.cut(text) for p in iter_paragraphs(text) for s in iter_sentences(text, p)]


def test_full_stop_ends_a_sentence() -> None:
    """A full stop before a capital ends a sentence."""
    assert _cut("The plant opened. It closed again.") == ["The plant opened.", "It closed again."]


def test_abbreviation_does_not_end_a_sentence() -> None:
    """ "Co., Ltd." and "Mr." go on."""
    assert _cut("Acme Co., Ltd. Beijing sold it to Mr. Li in Jan. 2020.") == [
        "Acme Co., Ltd. Beijing sold it to Mr. Li in Jan. 2020."
    ]


def test_country_abbreviation_ends_before_a_sentence_opener() -> None:
    """ "U.S." ends a sentence when a word that opens sentences follows."""
    assert _cut("It moved to the U.S. The office stayed.") == ["It moved to the U.S.", "The office stayed."]


def test_glued_sentences_are_parted() -> None:
    """A full stop glued to the next sentence still ends one; an opening quotation mark stays with its sentence."""
    assert _cut('Growth was slow."We build," said Ann.Bob agreed too.') == [
        "Growth was slow.",
        '"We build," said Ann.',
        "Bob agreed too.",
    ]


def test_chinese_marks_end_sentences() -> None:
    """。 and ！ end sentences without a space."""
    assert _cut("公司成立。股东两名！") == ["公司成立。", "股东两名！"]


def test_wrapped_lines_stay_in_one_paragraph() -> None:
    """In a text wrapped to a column width, only a blank line ends a paragraph."""
    line = "word " * 14 + "more\n"
    text = line * 9 + "\n" + line
    assert len(list(iter_paragraphs(text))) == 2


def test_unwrapped_lines_are_paragraphs() -> None:
    """Otherwise every line is a paragraph."""
    assert len(list(iter_paragraphs("One line.\nAnother line.\n"))) == 2


@given(st.text(alphabet='ab .!?\n"A。', max_size=80))
def test_sentences_cover_every_word(text: str) -> None:
    """No character but white space is lost, and sentences never overlap."""
    spans = [s for p in iter_paragraphs(text) for s in iter_sentences(text, p)]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    covered = {offset for span in spans for offset in range(span.start, span.end)}
    assert all(ch.isspace() for offset, ch in enumerate(text) if offset not in covered)
