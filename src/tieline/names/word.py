"""The words of a Latin name: what each is, and how much it tells names apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from tieline.names.knowledge import get_words, load_table
from tieline.names.place import Place


class WordKind(StrEnum):
    """What a word of a name is."""

    TRADE = "trade name"
    PLACE = "place"
    NUMBER = "number"
    BODY = "kind of body"
    SECTOR = "what it does"
    QUALITY = "what it is like"


WEIGHTS = {
    WordKind.TRADE: 1.0,
    WordKind.PLACE: 0.3,
    WordKind.NUMBER: 0.4,
    WordKind.BODY: 0.3,
    WordKind.SECTOR: 0.25,
    WordKind.QUALITY: 0.2,
}
"""How much a word counts beside a trade name. Source: set by hand on the organisation pairs that
`tests/unit/names/test_figures.py` measures (2026-11); the order is what matters."""

COMMONEST = frozenset(
    {"technology", "group", "company", "international", "holding", "industry", "development", "trade"}
)
"""The words that most company names have. Source: word counts over the companies of the Shanghai and Shenzhen
stock exchanges."""

COMMONEST_WEIGHT = 0.18

MAX_UNTELLING_CHARS = 2
"""A trade name of so few letters ("Li", "IT") tells nothing by itself."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a Latin name, or one place or number of several words.

    Attributes:
        text: The word in the spelling that its variants share ("technology" for "tech").
        written: As the name has it, in spelled form.
        kind: What it is.
        place: The place, where it is one.
        weight: How much it counts; the words that most names have count least.
        is_telling: Whether it makes a name its own: a trade name of more than two letters.
    """

    text: str
    written: str
    kind: WordKind
    place: Place | None = None
    weight: float = field(init=False, compare=False, repr=False)
    is_telling: bool = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Work out once what every comparison asks."""
        object.__setattr__(self, "weight", COMMONEST_WEIGHT if self.text in COMMONEST else WEIGHTS[self.kind])
        telling = self.kind is WordKind.TRADE and len(self.written) > MAX_UNTELLING_CHARS
        object.__setattr__(self, "is_telling", telling)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The common words of organisation names.

    Attributes:
        stop: Words that do not count.
        kinds: What each common word is.
        variants: The word that a variant stands for.
        official: Kinds of body of which every country has its own.
    """

    stop: frozenset[str]
    kinds: dict[str, WordKind]
    variants: dict[str, str]
    official: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    """Load the vocabulary, once."""
    table = load_table("words")
    kinds = dict[str, WordKind]()
    for block, kind in (("kind", WordKind.BODY), ("sector", WordKind.SECTOR), ("quality", WordKind.QUALITY)):
        kinds.update((word, kind) for word in get_words(table, block))
    spellings = table["spellings"]
    if not isinstance(spellings, dict):
        raise ValueError("block 'spellings' of resources/names/words.yml is not a mapping")
    variants = {variant: str(word) for word in spellings for variant in get_words(spellings, word)}
    return _Vocabulary(
        stop=frozenset(get_words(table, "stop")),
        kinds=kinds,
        variants=variants,
        official=frozenset(get_words(table, "official")),
    )


def is_stop(written: str) -> bool:
    """Whether a word does not count: articles, prepositions, "and".

    Args:
        written: A word in spelled form.

    Returns:
        True if it does not.
    """
    return written in _vocabulary().stop


def is_official(word: Word) -> bool:
    """Whether a word names a kind of body of which every country has its own ("ministry").

    Args:
        word: A word of a name.

    Returns:
        True if it does: without a place or a trade name, a name with it is nobody's.
    """
    return word.text in _vocabulary().official


def make_word(written: str) -> Word:
    """Look a single word up that is neither a place nor a number.

    Args:
        written: The word in spelled form.

    Returns:
        The word with its shared spelling; a trade name when it is not in the vocabulary.
    """
    vocabulary = _vocabulary()
    text = vocabulary.variants.get(written, written)
    kind = vocabulary.kinds.get(text)
    if kind is None and text.endswith("s") and (kind := vocabulary.kinds.get(text[:-1])) is not None:
        text = text[:-1]
    return Word(text, written, kind or WordKind.TRADE)
