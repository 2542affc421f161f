"""Answers that negate the words they were asked about: "A sold lenses?" "A has not sold lenses." """

from __future__ import annotations

import re

from tieline.model.span import Span
from tieline.read.kind.setting import DocumentKind, Form, Setting
from tieline.read.kind.words import load_kind_words
from tieline.text.script import has_hanzi

MIN_SHARED = 2
"""Fewest words that a negated sentence shares with what was asked, to deny it: a party and what it did."""
MIN_SHARED_HANZI = 4
"""The same in pairs of Hanzi: a name alone makes more of them than one word."""
STEM = 4
"""Letters at a word's beginning that are compared: "supplied" and "supplies" are one."""

_WORD = re.compile(r"[a-z]{4,}|\d[\d.,]*\d", re.IGNORECASE)
_HANZI = re.compile(r"[\u3400-\u9fff]+")


def find_asked(setting: Setting, number: int) -> Span | None:
    """Find what a passage answers.

    Args:
        setting: The kind of the document, and who speaks where.
        number: Place of the passage among its passages.

    Returns:
        The question before it, or the part of a mail that it quotes below; None where it answers neither.
    """
    passages = setting.passages
    if passages[number].form is not Form.SPEECH:
        return None
    if setting.kind is DocumentKind.MAIL:
        return passages[number + 1].span if number + 1 < len(passages) else None
    before = passages[number - 1] if number else None
    return before.span if before is not None and before.form is Form.QUESTION else None


def denies_asked(sentence: str, asked: frozenset[str]) -> bool:
    """Whether a sentence of an answer denies what was asked.

    Args:
        sentence: One sentence.
        asked: Stems of the question, or of the mail that is answered.

    Returns:
        True where it is a plain no, or negates words of the question.
    """
    words = load_kind_words()
    if words.plain_no.match(sentence):
        return True
    if words.negation.search(sentence) is None:
        return False
    least = MIN_SHARED_HANZI if has_hanzi(sentence) else MIN_SHARED
    return len(find_stems(sentence) & asked) >= least


def find_stems(text: str) -> frozenset[str]:
    """Find what a question and its answer are compared by.

    Args:
        text: Either of them.

    Returns:
        Beginnings of Latin words of four letters and more, numbers, and pairs of Hanzi.
    """
    latin = {word[:STEM].lower() for word in _WORD.findall(text)}
    pairs = {run[at : at + 2] for run in _HANZI.findall(text) for at in range(len(run) - 1)}
    return frozenset(latin | pairs)
