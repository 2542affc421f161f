"""What Latin names have in common or not. Each feature is a function; its docstring says what it does."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tieline.names.alignment import SPELT_OTHERWISE, Alignment
from tieline.names.comparison import UNSURE_CAP, Feature
from tieline.names.knowledge import load_table
from tieline.names.parts import NameParts
from tieline.names.place import find_conflict
from tieline.names.word import COMMONEST, Word, WordKind, is_official

VETO_CAP = 0.4
BODY_FAMILIES = frozenset({"nonprofit", "state", "trust"})


def show(words: Iterable[Word]) -> str:
    """Words as a list for a reason.

    Args:
        words: Words of a name.

    Returns:
        The words as the name has them, with commas.
    """
    return ", ".join(word.written for word in words)


@cache
def _look_alikes() -> frozenset[frozenset[str]]:
    """The curated pairs of words that stand in one slot of different names; loaded once."""
    rows = load_table("look_alikes")["latin"]
    if not isinstance(rows, list):
        raise ValueError("block 'latin' of resources/names/look_alikes.yml is not a list")
    return frozenset(frozenset(map(str, row)) for row in rows)


def equal_words(alignment: Alignment) -> list[Feature]:
    """Words of both names that are equal but for case, accents, plural and common abbreviations, in any order.

    Args:
        alignment: The words of both names, paired.

    Returns:
        The feature, or none where it does not apply.
    """
    equal = [
        word for pair in alignment.pairs if pair.likeness >= SPELT_OTHERWISE and not pair.known for word in pair.left
    ]
    return [Feature(f"Equal words: {show(equal)}.")] if equal else []


def known_acronyms(alignment: Alignment) -> list[Feature]:
    """An acronym of one name that the table knows for words of the other (CETC).

    Args:
        alignment: The words of both names, paired.

    Returns:
        The feature, or none where it does not apply.
    """
    return [
        Feature(f"Known acronym: {show(pair.left)} and {show(pair.right)}.") for pair in alignment.pairs if pair.known
    ]


def number_conflict(left: NameParts, right: NameParts) -> list[Feature]:
    """Numbers that contradict each other (54th and 55th) rule out that the names are of one body.

    Args:
        left: One name.
        right: The other name.

    Returns:
        The feature, or none where it does not apply.
    """
    odd_left, odd_right = sorted(left.numbers - right.numbers), sorted(right.numbers - left.numbers)
    if not odd_left or not odd_right:
        return []
    return [Feature(f"The numbers differ: {', '.join(odd_left)} and {', '.join(odd_right)}.", 0.5, VETO_CAP)]


def place_conflict(left: NameParts, right: NameParts) -> list[Feature]:
    """Places that cannot both be meant (Singapore and London; not Beijing and China) weigh heavily against.

    Args:
        left: One name.
        right: The other name.

    Returns:
        The feature, or none where it does not apply.
    """
    conflict = find_conflict(left.places, right.places)
    if conflict is None:
        return []
    return [Feature(f"The places differ: {conflict[0].label} and {conflict[1].label}.", 0.6)]


def look_alike_words(alignment: Alignment) -> list[Feature]:
    """Words known to tell bodies apart that are otherwise named alike (Technology and Industry) weigh against.

    Args:
        alignment: The words of both names, paired.

    Returns:
        The feature, or none where it does not apply.
    """
    for left in alignment.left_over:
        for right in alignment.right_over:
            if frozenset((left.text, right.text)) in _look_alikes():
                return [Feature(f"Words that tell such names apart: {left.written} and {right.written}.", 0.7)]
    return []


def other_words(alignment: Alignment) -> list[Feature]:
    """Words that each name has instead of the other's weigh against; trade names more than common words.

    Args:
        alignment: The words of both names, paired.

    Returns:
        The feature, or none where it does not apply.
    """
    left, right = alignment.left_over, alignment.right_over
    kinds = [{word.kind for word in words} for words in (left, right)]
    if not left or not right or kinds[0] == kinds[1] == {WordKind.PLACE} or kinds[0] == kinds[1] == {WordKind.NUMBER}:
        return []
    trade = any(word.kind is WordKind.TRADE for word in (*left, *right))
    known = any(pair.has_trade for pair in alignment.pairs)
    factor = (0.75 if trade else 0.88) if known else 0.6
    return [Feature(f"Each has words that the other has not: {show(left)}; {show(right)}.", factor, UNSURE_CAP)]


def missing_words(alignment: Alignment) -> list[Feature]:
    """Words that only one name has leave it open whether it is the same body, a part of it, or a namesake.

    Args:
        alignment: The words of both names, paired.

    Returns:
        The feature, or none where it does not apply.
    """
    left, right = alignment.left_over, alignment.right_over
    if bool(left) == bool(right):
        return []
    side, words = ("left", left) if left else ("right", right)
    known = any(pair.has_trade for pair in alignment.pairs)
    return [Feature(f"Only the {side} name has: {show(words)}.", 1.0 if known else 0.8, UNSURE_CAP)]


def branch_place(left: NameParts, right: NameParts, alignment: Alignment) -> list[Feature]:
    """A place behind the trade name that only one name has (… (Singapore)) may be a branch, and weighs against.

    Args:
        left: One name.
        right: The other name.
        alignment: The words of both names, paired.

    Returns:
        The feature, or none where it does not apply.
    """
    for parts, over in ((left, alignment.left_over), (right, alignment.right_over)):
        trade_seen = False
        for word in parts.words:
            trade_seen = trade_seen or word.kind is WordKind.TRADE
            if trade_seen and word.kind is WordKind.PLACE and word in over:
                return [Feature(f"A place of which the other name says nothing: {word.written}.", 0.93)]
    return []


def bare_trade_name(left: NameParts, right: NameParts, alignment: Alignment) -> list[Feature]:
    """A bare trade name beside a full name may be that company or any other of its group.

    Args:
        left: One name.
        right: The other name.
        alignment: The words of both names, paired.

    Returns:
        The feature, or none where it does not apply.
    """
    over = alignment.left_over + alignment.right_over
    for side, parts in (("left", left), ("right", right)):
        if over and all(word.kind is WordKind.TRADE for word in parts.words) and not parts.forms:
            return [Feature(f"The {side} name is a bare trade name.", 1.0, UNSURE_CAP)]
    return []


def trade_name_behind(left: NameParts, right: NameParts, alignment: Alignment) -> list[Feature]:
    """A single word is rarely short for a name that begins with other words than a place (Supply Source).

    Args:
        left: One name.
        right: The other name.
        alignment: The words of both names, paired.

    Returns:
        The feature, or none where it does not apply.
    """
    if bool(alignment.left_over) == bool(alignment.right_over):
        return []
    short, full, over = (
        (left, right, alignment.right_over) if alignment.right_over else (right, left, alignment.left_over)
    )
    first = full.words[0]
    if len(short.words) != 1 or first not in over or first.kind in (WordKind.PLACE, WordKind.QUALITY):
        return []
    return [Feature("The other name begins with other words.", 0.88)]


def words_for_a_form(left: NameParts, right: NameParts, alignment: Alignment) -> list[Feature]:
    """Words at the end where the other name is closed by a legal form (Acme Trading, Acme Ltd.) make another name.

    Args:
        left: One name.
        right: The other name.
        alignment: The words of both names, paired.

    Returns:
        The feature, or none where it does not apply.
    """
    for one, other, over in ((left, right, alignment.left_over), (right, left, alignment.right_over)):
        if over and not one.forms and other.forms and one.words[-1] in over:
            usual = all(word.text in COMMONEST for word in over)
            told = f"Where one name has a legal form, the other goes on: {show(over)}."
            return [Feature(told, 0.93 if usual else 0.72, UNSURE_CAP)]
    return []


def common_words_only(alignment: Alignment) -> list[Feature]:
    """Names that agree in few common words alone (General Office) are borne by many bodies.

    Args:
        alignment: The words of both names, paired.

    Returns:
        The feature, or none where it does not apply.
    """
    words = [word for pair in alignment.pairs for word in min(pair.left, pair.right, key=len)]
    kinds = {word.kind for word in words}
    if any(pair.has_trade for pair in alignment.pairs):
        return []
    if WordKind.PLACE in kinds and len(words) >= 2:
        return []
    official = any(is_official(word) for word in words)
    if len(words) >= 4 or (len(words) == 3 and not official):
        return []
    return [Feature("These words alone name many bodies.", 0.85 if len(words) > 1 else 0.7, UNSURE_CAP)]


def legal_form(left: NameParts, right: NameParts, alignment: Alignment) -> list[Feature]:
    """Legal forms hardly count within a family, a little across, and more beside other words; a missing one does not.

    Args:
        left: One name.
        right: The other name.
        alignment: The words of both names, paired.

    Returns:
        The feature, or none where it does not apply.
    """
    if not left.forms or not right.forms:
        return []
    one, other = left.forms[0], right.forms[0]
    if one.label == other.label:
        left_out = bool(alignment.left_over) != bool(alignment.right_over)
        same_frame = left_out and left.words[0].text == right.words[0].text
        return [Feature(f"Equal legal form: {one.label.rstrip('.')}.", 1.06 if same_frame else 1.0)]
    if alignment.left_over or alignment.right_over:
        return [Feature(f"Other words and another legal form: {one.label} and {other.label.rstrip('.')}.", 0.85)]
    if one.family == other.family or "company" in (one.family, other.family):
        return []
    apart = (one.family in BODY_FAMILIES) != (other.family in BODY_FAMILIES)
    return [Feature(f"Different legal forms: {one.label} and {other.label.rstrip('.')}.", 0.85 if apart else 0.97)]
