"""Noun phrases of a parsed sentence."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.model.span import Span
from tieline.read.sentence import Sentence


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


def subtree_span(token: Token, sentence: Sentence) -> Span:
    """Everything that hangs on a word.

    Args:
        token: The word.
        sentence: The sentence it stands in.

    Returns:
        The span in the document, from the leftmost to the rightmost word of its subtree.
    """
    base = sentence.span.start
    return Span(base + token.left_edge.idx, base + token.right_edge.idx + len(token.right_edge.text))


def head_span(head: Token, sentence: Sentence) -> Span:
    """A head with the words that stand before it and belong to it, without what follows.

    Args:
        head: Head of a noun phrase.
        sentence: The sentence it stands in.

    Returns:
        The span in the document: "an exhibitor" of "an exhibitor in the fair".
    """
    base = sentence.span.start
    return Span(base + head.left_edge.idx, base + head.idx + len(head.text))
