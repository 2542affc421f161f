"""Which word of one name stands for which word of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from tieline.names.acronym import find_known_names
from tieline.names.parts import parse_name
from tieline.names.person_word import sound
from tieline.names.pinyin import is_pinyin
from tieline.names.word import Word, WordKind

MIN_NEAR = 0.8
"""Words less alike than this are different words."""

MIN_NEAR_COMMON = 0.9
"""A word that is nearly a common one or a place needs to be nearer: a horse is no house."""

SPELT_OTHERWISE = 0.98
"""How alike two spellings of one common word are ("Tech" and "Technology"): enough to put the exact one first."""

SHORTENED = 0.9
"""How alike a common word and its shortening are ("Comm" and "Communications")."""

MIN_SHORTENED_CHARS = 3

INITIAL = 0.86
"""How alike a word and its initial are: enough to pair them where nothing else is nearer."""

MISREAD = 0.95
"""How alike a word is to what a machine misreads it as, or to a spelling of the same sound."""

MIN_SLIP_CHARS = 4
"""In shorter words a slip makes another word."""

_VOWELS = dict.fromkeys(map(ord, "aeiou"))
_PRINTED = str.maketrans("01258i", "olzsbl")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words that stand for each other.

    Attributes:
        left: Words of the left name; several where they are written as one word on the other side.
        right: Words of the right name.
        likeness: 1 for equal words, less for near ones.
        known: Whether one is the known acronym of the other.
        has_trade: Whether both sides have a word that makes a name its own; a known acronym stands for one.
    """

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    likeness: float
    known: bool = False
    has_trade: bool = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Work out once what most features ask."""
        left, right = (any(word.is_telling for word in words) for words in (self.left, self.right))
        misread = self.likeness == MISREAD and (left or right)
        object.__setattr__(self, "has_trade", self.known or misread or (left and right))

    @property
    def weight(self) -> float:
        """What the pair explains of both names together: a slip in a common word must not count as a trade name."""
        return (sum(word.weight for word in self.left) + sum(word.weight for word in self.right)) * self.likeness

    @property
    def is_initial(self) -> bool:
        """Whether one is the initial of the other."""
        return self.likeness == INITIAL and 1 in (len(self.left[0].written), len(self.right[0].written))

    @property
    def is_short_slip(self) -> bool:
        """Whether the words differ by a slip and are short."""
        if self.likeness in (1.0, MISREAD) or self.is_initial or self.left[0].text == self.right[0].text:
            return False
        return max(len(self.left[0].written), len(self.right[0].written)) <= MIN_SLIP_CHARS


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words of two names, paired.

    Attributes:
        pairs: What stands for what, equal words first.
        left_over: Words of the left name that nothing stands for.
        right_over: Words of the right name that nothing stands for.
    """

    pairs: tuple[Pair, ...]
    left_over: tuple[Word, ...]
    right_over: tuple[Word, ...]


def _edit_likeness(left: str, right: str) -> float:
    """How alike two written words are; 0 when they are no spellings of one word.

    One slip is allowed from four letters on, two from nine.
    """
    longer = max(len(left), len(right))
    allowed = 0 if longer < MIN_SLIP_CHARS else 1 if longer < 9 else 2
    distance = OSA.distance(left, right, score_cutoff=allowed)
    return 0.0 if distance > allowed else 1.0 - 0.6 * distance / longer


def _has_no_vowels(left: str, right: str) -> bool:
    """Whether one word is the other without its vowels ("trdng" and "trading")."""
    short, long = sorted((left, right), key=len)
    consonants = short.translate(_VOWELS)
    if len(consonants) < MIN_SHORTENED_CHARS or len(consonants) < len(short) - 1 or short[0] != long[0]:
        return False
    return long.translate(_VOWELS) == consonants


def _reads_alike(left: str, right: str) -> bool:
    """Whether two words look the same to a machine that reads print ("w0rld", "rnodern"), or sound the same."""
    if left.translate(_PRINTED).replace("rn", "m") == right.translate(_PRINTED).replace("rn", "m"):
        return True
    return (
        left.isalpha()
        and right.isalpha()
        and min(len(left), len(right)) >= MIN_SLIP_CHARS
        and sound(left) == sound(right)
    )


def _number_likeness(left: Word, right: Word) -> float:
    """How alike two words are of which at least one is a number: only a misread word with digits is another word."""
    if left.kind is right.kind or left.written.isdigit() or right.written.isdigit():
        return 0.0
    misread = left.written.translate(_PRINTED) == right.written.translate(_PRINTED)
    return MISREAD if misread else 0.0


@lru_cache(maxsize=1 << 16)
def _trade_likeness(left: str, right: str) -> float:
    """How alike two trade names are; 0 for two words of pinyin, and for known acronyms."""
    if is_pinyin(left) and is_pinyin(right):
        return 0.0
    if find_known_names(left) or find_known_names(right):
        return 0.0
    if len(left) == 1 or len(right) == 1:
        return INITIAL if left[0] == right[0] and len(left) != len(right) else 0.0
    found = _edit_likeness(left, right)
    if found < MISREAD and _reads_alike(left, right):
        return MISREAD
    return found or (SHORTENED if _has_no_vowels(left, right) else 0.0)


def word_likeness(left: Word, right: Word) -> float:
    """How alike two different words are.

    Args:
        left: A word of one name.
        right: A word of another, with another text.

    Returns:
        0 to 1; 0 for numbers, for two different common words, for two places, for two words of pinyin, and for known
        acronyms: there one letter makes another name.
    """
    if left.kind is WordKind.NUMBER or right.kind is WordKind.NUMBER:
        return _number_likeness(left, right)
    if left.kind is WordKind.TRADE and right.kind is WordKind.TRADE:
        return _trade_likeness(left.written, right.written)
    if left.kind is not WordKind.TRADE and right.kind is not WordKind.TRADE:
        return 0.0
    if find_known_names(left.written) or find_known_names(right.written):
        return 0.0
    likeness = _edit_likeness(left.written, right.written)
    if likeness >= MIN_NEAR_COMMON or WordKind.PLACE in (left.kind, right.kind):
        return likeness if likeness >= MIN_NEAR_COMMON else 0.0
    common, other = (left, right) if right.kind is WordKind.TRADE else (right, left)
    if len(other.written) == 1:
        return INITIAL if common.written[0] == other.written else 0.0
    if len(other.written) >= MIN_SHORTENED_CHARS and common.text.startswith(other.written):
        return SHORTENED
    if _has_no_vowels(common.written, other.written) or _reads_alike(common.written, other.written):
        return SHORTENED
    return 0.0


def _pair_equal(left: Sequence[Word], right: Sequence[Word]) -> tuple[list[Pair], list[Word], list[Word]]:
    """Pair the words with equal texts; what is left over keeps its order."""
    by_text = {word.text: word for word in right}
    pairs = [
        Pair(
            (word,),
            (other,),
            1.0 if word.written == other.written or word.kind is not WordKind.SECTOR else SPELT_OTHERWISE,
        )
        for word in left
        if (other := by_text.get(word.text)) is not None
    ]
    paired = {pair.left[0].text for pair in pairs}
    return (
        pairs,
        [word for word in left if word.text not in paired],
        [word for word in right if word.text not in paired],
    )


def _pair_near(left: list[Word], right: list[Word]) -> list[Pair]:
    """Pair the words that are nearly alike, nearest first, and take them out of both lists."""
    near = [
        (-likeness, left_at, right_at)
        for left_at, left_word in enumerate(left)
        for right_at, right_word in enumerate(right)
        if (likeness := word_likeness(left_word, right_word)) >= MIN_NEAR
    ]
    pairs, used_left, used_right = list[Pair](), set[int](), set[int]()
    for negative, left_at, right_at in sorted(near):
        if left_at not in used_left and right_at not in used_right:
            pairs.append(Pair((left[left_at],), (right[right_at],), -negative))
            used_left.add(left_at)
            used_right.add(right_at)
    left[:] = [word for at, word in enumerate(left) if at not in used_left]
    right[:] = [word for at, word in enumerate(right) if at not in used_right]
    return pairs


def _find_joined(word: Word, parts: Sequence[Word]) -> tuple[Word, ...] | None:
    """Neighbouring words that, written as one, are a word ("Good Will" for "Goodwill")."""
    for start in range(len(parts)):
        joined = ""
        for end in range(start, len(parts)):
            joined += parts[end].written.replace(" ", "")
            if joined == word.written and end > start:
                return tuple(parts[start : end + 1])
            if not word.written.startswith(joined):
                break
    return None


def _find_acronym(word: Word, parts: Sequence[Word]) -> tuple[Word, ...] | None:
    """The words that a known acronym stands for, when all of them stand in a row ("CETC 54" and its full name).

    What follows them must not go on with what the body does: CEC is not short for the beginning of CETC's name.
    """
    if word.kind is not WordKind.TRADE:
        return None
    texts = [part.text for part in parts]
    for name in sorted(find_known_names(word.written)):
        wanted = [named.text for named in parse_name(name).words]
        for start in range(len(texts) - len(wanted) + 1):
            end = start + len(wanted)
            goes_on = end < len(parts) and parts[end].kind is WordKind.SECTOR and parts[end].text != "research"
            if texts[start:end] == wanted and not goes_on:
                return tuple(parts[start:end])
    return None


def _pair_acronyms(left: list[Word], right: list[Word]) -> list[Pair]:
    """Pair known acronyms with the words they stand for, and take them out of both lists."""
    pairs = list[Pair]()
    for word in tuple(left):
        if (parts := _find_acronym(word, right)) is not None:
            pairs.append(Pair((word,), parts, 1.0, known=True))
            left.remove(word)
            right[:] = [other for other in right if other not in parts]
    for word in tuple(right):
        if (parts := _find_acronym(word, left)) is not None:
            pairs.append(Pair(parts, (word,), 1.0, known=True))
            right.remove(word)
            left[:] = [other for other in left if other not in parts]
    return pairs


def _pair_joined(left: list[Word], right: list[Word]) -> list[Pair]:
    """Pair words of one name with the compound that the other name writes, and take them out of both lists."""
    pairs = list[Pair]()
    for word in tuple(left):
        if (parts := _find_joined(word, right)) is not None:
            pairs.append(Pair((word,), parts, 1.0))
            left.remove(word)
            right[:] = [other for other in right if other not in parts]
    for word in tuple(right):
        if (parts := _find_joined(word, left)) is not None:
            pairs.append(Pair(parts, (word,), 1.0))
            right.remove(word)
            left[:] = [other for other in left if other not in parts]
    return pairs


def align(left: Sequence[Word], right: Sequence[Word]) -> Alignment:
    """Pair the words of two names.

    Equal words first, then compounds written apart, then near spellings and shortenings; word order does not matter.

    Args:
        left: Words of one name, without repeats.
        right: Words of another.

    Returns:
        The pairs and what is left over.
    """
    pairs, left_rest, right_rest = _pair_equal(left, right)
    if left_rest and right_rest:
        pairs += _pair_joined(left_rest, right_rest)
        pairs += _pair_acronyms(left_rest, right_rest)
        pairs += _pair_near(left_rest, right_rest)
    return Alignment(tuple(pairs), tuple(left_rest), tuple(right_rest))
