"""Noun phrases of a parsed sentence."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.model.span import Span
from tieline.read.mention import Sentence


def phrase_span(head: Token, sentence: Sentence) -> Span:
    """The noun phrase of a head, without relative clauses and trailing marks.

    Args:
        head: Head of the phrase.
        sentence: The sentence it stands in.

    Returns:
        Its span in the document.
    """
    left, right = head.idx, head.idx + len(head.text)
    for child in head.children:
        if child.dep_ in {"relcl", "appos", "punct", "cc", "conj", "acl", "advcl"}:
            continue
        tokens = list(child.subtree)
        left = min(left, tokens[0].idx)
        right = max(right, tokens[-1].idx + len(tokens[-1].text))
    base = sentence.span.start
    return Span(base + left, base + right)
