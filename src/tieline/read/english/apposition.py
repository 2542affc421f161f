"""The name that a common noun stands beside or is said of."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.model.entity import Mention, Schema
from tieline.read.annotation import Annotation
from tieline.read.lexicon import Lexicon
from tieline.read.sentence import Sentence

_COPULAS = frozenset({"is", "was", "are", "were", "became", "remains"})
_NEAR = 3
"""Words between a common noun and the name right behind it."""


def find_apposed(token: Token, sentence: Sentence, annotation: Annotation, lexicon: Lexicon) -> Mention | None:
    """Find the name of what a common noun describes.

    Args:
        token: The noun.
        sentence: The sentence it stands in.
        annotation: The document as read so far.
        lexicon: The words of English names.

    Returns:
        The name behind it ("the company Acme"), the one it explains ("Acme, a company that ...") or the one it is
        said of ("Acme is a company that ..."); None where there is none.
    """
    is_role = token.lower_ in lexicon.roles
    if token.lower_ in lexicon.nominals and (behind := _find_behind(token, sentence, annotation)) is not None:
        return behind
    if not is_role and token.lower_ not in lexicon.nominals:
        return None
    named = _get_described(token)
    mention = annotation.find_at(sentence.span.start + named.idx) if named is not None else None
    return mention if mention is not None and (mention.schema is Schema.PERSON) is is_role else None


def _find_behind(token: Token, sentence: Sentence, annotation: Annotation) -> Mention | None:
    for child in token.children:
        near = child.dep_ in {"appos", "nmod"} and token.i < child.i <= token.i + _NEAR
        mention = annotation.find_at(sentence.span.start + child.idx) if near else None
        if mention is not None and "," not in sentence.text[token.idx : child.idx]:
            return mention
    return None


def _get_described(token: Token) -> Token | None:
    if token.dep_ == "appos":
        return token.head
    denied = any(child.dep_ == "neg" for child in token.head.children)
    if token.dep_ != "attr" or token.head.lower_ not in _COPULAS or denied:
        return None
    return next((child for child in token.head.lefts if child.dep_ == "nsubj"), None)
