"""Which paragraphs of a document are English, by the words that no English prose does without."""

from __future__ import annotations

import re

from tieline.model.document import Document
from tieline.model.span import Span
from tieline.read.sentence import iter_paragraphs

MIN_WORDS = 8
"""Fewer words do not tell the language of a paragraph."""

PROSE_RATIO = 0.2
"""Share of commonest words in prose; the ten commonest alone make a quarter of English text (Kucera and Francis 1967,
on the Brown corpus)."""

QUOTED_RATIO = 0.06
"""A passage of another language may quote a few English words."""

PLAIN_RATIO = 0.6
"""Share of words in lower case in prose, German with its capital nouns included; lists of foreign names have less, and
an English document names them."""

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_WORDS = frozenset(
    "the of and to that is was were for on with as by at from it its he she his her they their has have had be been "
    "not this which or are an but will would said after who also than into other when more about over we our".split()
)
_OTHER_WORDS = frozenset(
    "de la le les des et du un une que qui est dans pour par au aux sur der das und ist nicht ein eine zu von mit dem "
    "auf el los las del y por para una es il di che della dei non sono os da em um não com het van een niet och det är "
    "på til og ikke".split()
)


def find_english_paragraphs(document: Document) -> list[Span]:
    """Find the paragraphs that the English reader reads.

    Args:
        document: A document in any language.

    Returns:
        Of an English document, or one whose language is not known, all paragraphs but those plainly of another
        language in Latin letters; of others, those that are plainly English.
    """
    paragraphs = iter_paragraphs(document.text)
    if document.language in {"en", None}:
        return [paragraph for paragraph in paragraphs if not _is_foreign(paragraph.cut(document.text))]
    return [paragraph for paragraph in paragraphs if _is_english(paragraph.cut(document.text))]


def _is_english(text: str) -> bool:
    words = _WORD.findall(text.lower())
    return len(words) >= MIN_WORDS and sum(word in _ENGLISH_WORDS for word in words) >= PROSE_RATIO * len(words)


def _is_foreign(text: str) -> bool:
    words = _WORD.findall(text)
    plain = [word for word in words if word.islower()]
    if len(words) < MIN_WORDS or len(plain) < PLAIN_RATIO * len(words):
        return False
    other, english = (sum(word in known for word in plain) for known in (_OTHER_WORDS, _ENGLISH_WORDS))
    return other >= PROSE_RATIO * len(words) and english < QUOTED_RATIO * len(words)
