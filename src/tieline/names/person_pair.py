"""Which word of one person's name stands for which word of another's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from tieline.names.person_word import PersonWord, make_person_word, sounds_alike

INITIAL_LIKENESS = 0.7
"""What an initial counts beside a written-out name: it fits one name in about fifteen by chance."""

RESPELT = 0.95
"""What two spellings of one sound count, and two languages' spellings of one given name."""

SHORT_FORM = 0.92
"""What a short or pet form counts beside the full name."""

MIN_TWO_SLIPS = 9
"""From this length on a word may have two slips."""

MIN_FIRST_SLIP = 6
"""From this length on the first letter may be the slip: in short names it makes another name (Bill, Jill)."""

MIN_SLIP_IN_SOUND = 5
"""Shorter sounds with a slip are two words."""

WITHOUT_SERVANT = "One name with and without Abdul"


@dataclass(frozen=True, slots=True)
class WordPair:
    """Words of two names that stand for each other.

    Attributes:
        left: The left name's word; several are run together.
        right: The right name's.
        left_words: Positions of the left words.
        right_words: Positions of the right words.
        likeness: 1 for equal words, less for others.
        reason: What links them.
    """

    left: str
    right: str
    left_words: tuple[int, ...]
    right_words: tuple[int, ...]
    likeness: float
    reason: str = ""

    @property
    def left_at(self) -> int:
        """Position of the first left word."""
        return self.left_words[0]

    @property
    def right_at(self) -> int:
        """Position of the first right word."""
        return self.right_words[0]

    @property
    def is_initial(self) -> bool:
        """Whether one is the initial of the other."""
        return min(len(self.left), len(self.right)) == 1 < max(len(self.left), len(self.right))


def _slips(left: str, right: str) -> float:
    """How alike two words are that differ by slips of the pen; 0 when they are two words."""
    longer = max(len(left), len(right))
    allowed = 0 if longer < 4 else 1 if longer < MIN_TWO_SLIPS else 2
    if abs(len(left) - len(right)) > allowed or (left[0] != right[0] and longer < MIN_FIRST_SLIP):
        return 0.0
    distance = OSA.distance(left, right, score_cutoff=allowed)
    if distance > allowed or (left[0] != right[0] and distance > 1):
        return 0.0
    return 1.0 - 0.7 * distance / longer


def _slip_in_sound(left: PersonWord, right: PersonWord) -> float:
    """How alike two words are that are spelt otherwise and differ by a slip as well (Sergejs, Sergey)."""
    if min(len(left.sound), len(right.sound)) < MIN_SLIP_IN_SOUND or left.sound[0] != right.sound[0]:
        return 0.0
    if OSA.distance(left.sound, right.sound, score_cutoff=1) > 1 or OSA.distance(left.text, right.text) > 2:
        return 0.0
    return 1.0 - 0.7 / len(left.sound)


def _servant_of(left: str, right: str) -> bool:
    """Whether two words are one name with and without the servant that opens it (Abdul Hanif, Hanif)."""
    short, long = sorted((left, right), key=len)
    return long == f"abdul{short}" and len(short) > 3


def likeness(left: PersonWord, right: PersonWord) -> tuple[float, str]:
    """How alike two words of names are, and what links them.

    Args:
        left: A word of one name.
        right: A word of another.

    Returns:
        1 for equal words; less for an initial, a spelling of the same sound, a short form or a slip; 0 for others.
    """
    if left.text == right.text:
        return 1.0, ""
    if left.is_initial or right.is_initial:
        return (INITIAL_LIKENESS, "") if left.text[0] == right.text[0] else (0.0, "")
    alike = sounds_alike(left.sound, right.sound)
    if left.families and left.families & right.families:
        return (RESPELT, "One name in two spellings") if alike else (SHORT_FORM, "Forms of one name")
    if alike:
        return RESPELT, "Spellings of one sound"
    if _servant_of(left.text, right.text):
        return SHORT_FORM, WITHOUT_SERVANT
    return _slips(left.text, right.text) or _slip_in_sound(left, right), "Nearly equal words"


def _pair_equal(left: Sequence[PersonWord], right: Sequence[PersonWord]) -> list[WordPair]:
    """Pair the equal words, each once."""
    places = dict[str, list[int]]()
    for at in range(len(right) - 1, -1, -1):
        places.setdefault(right[at].text, []).append(at)
    return [
        WordPair(word.text, word.text, (at,), (free.pop(),), 1.0)
        for at, word in enumerate(left)
        if (free := places.get(word.text))
    ]


def _find_parts(whole: PersonWord, words: Sequence[PersonWord], free: Sequence[int]) -> tuple[int, ...] | None:
    """Neighbouring words that, written as one, are a word ("Tse tung", "Ab dul")."""
    for start in range(len(free) - 1):
        text = words[free[start]].text
        for end in range(start + 1, len(free)):
            if free[end] != free[end - 1] + 1 or len(text) >= len(whole.text) + 1:
                break
            text += words[free[end]].text
            if text == whole.text or (len(text) > 5 and sounds_alike(make_person_word(text).sound, whole.sound)):
                return tuple(free[start : end + 1])
    return None


def _pair_joined(
    left: Sequence[PersonWord], right: Sequence[PersonWord], left_free: list[int], right_free: list[int]
) -> list[WordPair]:
    """Pair words with the compound that the other name writes; what is paired is no longer free."""
    pairs = list[WordPair]()
    for at in tuple(left_free):
        if len(right_free) > 1 and (parts := _find_parts(left[at], right, right_free)) is not None:
            joined = "".join(right[part].text for part in parts)
            pairs.append(WordPair(left[at].text, joined, (at,), parts, RESPELT, "Equal but for spaces"))
            left_free.remove(at)
            right_free[:] = [one for one in right_free if one not in parts]
    return pairs


def _mirror(pair: WordPair) -> WordPair:
    """The pair seen from the other side."""
    return WordPair(pair.right, pair.left, pair.right_words, pair.left_words, pair.likeness, pair.reason)


def _pair_near(
    left: Sequence[PersonWord], right: Sequence[PersonWord], left_free: list[int], right_free: list[int]
) -> list[WordPair]:
    """Pair the words that are alike, nearest first."""
    near = sorted(
        (-found[0], left_at, right_at, found[1])
        for left_at in left_free
        for right_at in right_free
        if (found := likeness(left[left_at], right[right_at]))[0] > 0.0
    )
    pairs = list[WordPair]()
    for negative, left_at, right_at, reason in near:
        if left_at in left_free and right_at in right_free:
            pairs.append(WordPair(left[left_at].text, right[right_at].text, (left_at,), (right_at,), -negative, reason))
            left_free.remove(left_at)
            right_free.remove(right_at)
    return pairs


def pair_words(
    left: Sequence[PersonWord], right: Sequence[PersonWord], *, only_equal: bool = False
) -> tuple[WordPair, ...]:
    """Pair the words of two names: equal ones, compounds written apart, then the nearest.

    Args:
        left: Words of one name.
        right: Words of another.
        only_equal: Whether one letter makes another name, as in pinyin.

    Returns:
        The pairs; no word is in two of them.
    """
    pairs = _pair_equal(left, right)
    left_used, right_used = {pair.left_at for pair in pairs}, {pair.right_at for pair in pairs}
    left_free = [at for at in range(len(left)) if at not in left_used]
    right_free = [at for at in range(len(right)) if at not in right_used]
    if left_free and right_free:
        pairs += _pair_joined(left, right, left_free, right_free)
        pairs += map(_mirror, _pair_joined(right, left, right_free, left_free))
        if not only_equal:
            pairs += _pair_near(left, right, left_free, right_free)
    return tuple(pairs)
