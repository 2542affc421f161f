"""Comparing the names of two persons: order, initials, short names, transliteration, omitted names, slips."""

from __future__ import annotations

from collections.abc import Sequence

from tieline.names.comparison import UNSURE_CAP, Comparison, Feature, judge
from tieline.names.person_name import PersonName, parse_person
from tieline.names.person_pair import RESPELT, WITHOUT_SERVANT, WordPair, pair_words
from tieline.names.person_script import compare_scripts
from tieline.names.person_word import PersonWord, is_common

__all__ = ["compare_person_names", "compare_persons", "parse_person"]

RUN_TOGETHER = 0.96
"""The score of names that are equal but for spaces."""

MAX_OMITTED = 2
"""So many names of a person may be left out, or as many as agree; beyond that it is rather somebody else."""

_SINGLE_WORD = Feature("A single word is no full name.", 1.0, UNSURE_CAP)


def _agreements(pairs: Sequence[WordPair]) -> list[Feature]:
    """Reasons for the words that agree, fully, by an initial, by sound, or nearly."""
    equal = [pair.left for pair in pairs if pair.likeness == 1.0]
    features = [Feature(f"Equal words: {', '.join(equal)}.")] if equal else []
    whole = sum(pair.likeness >= RESPELT for pair in pairs)
    for pair in pairs:
        if pair.is_initial:
            cap = 1.0 if whole >= 2 else UNSURE_CAP
            features.append(Feature(f"An initial for a name: {pair.left} and {pair.right}.", 1.0, cap))
        elif pair.likeness < 1.0:
            features.append(Feature(f"{pair.reason}: {pair.left} and {pair.right}."))
    return features


def _count_spared(words: Sequence[PersonWord], name: PersonName, other: PersonName) -> int:
    """How many of the words nobody needs to write: initials, repeats, and patronymics where the other name has none."""
    has_father = any(word.is_patronymic for word in other.tokens)
    texts = [word.text for word in name.tokens]
    return sum(
        word.is_initial or (len(words) == 1 and texts.count(word.text) > 1) or (word.is_patronymic and not has_father)
        for word in words
    )


def _in_order(pairs: Sequence[WordPair]) -> bool:
    """Whether the paired words come in one order, but for a surname put first or last."""
    at = [pair.right_at for pair in sorted(pairs, key=lambda pair: pair.left_at)]
    return sum(one > other for one, other in zip(at, [*at[1:], at[0]], strict=True)) <= 1


def _other_words(left: list[PersonWord], right: list[PersonWord]) -> list[Feature]:
    """Reasons against where each name has words that the other has not."""
    told = "; ".join(", ".join(word.text for word in words) for words in (left, right))
    return [Feature(f"Each has names that the other has not: {told}.", 0.75, UNSURE_CAP)]


def _omitted(pairs: Sequence[WordPair], over: list[PersonWord], spared: int, one: PersonName) -> list[Feature]:
    """What it means that only one name has some words."""
    told = f"Only one name has: {', '.join(word.text for word in over)}."
    if len(over) == spared:
        return [Feature(told, 0.98, 1.0 if len(pairs) > 1 else UNSURE_CAP)]
    whole = [pair for pair in pairs if pair.likeness >= RESPELT and not pair.is_initial]
    open_matter = any(pair.reason == WITHOUT_SERVANT for pair in pairs) or len(whole) < 2
    open_matter = open_matter or len(over) - spared > max(MAX_OMITTED, len(whole)) or not _in_order(pairs)
    features = [Feature(told, 1.0, UNSURE_CAP if open_matter else 1.0)]
    if not open_matter and len(over) - spared > 1 and all(is_common(one.tokens[pair.left_at]) for pair in pairs):
        features.append(Feature("The words in common are borne by very many.", 0.95, UNSURE_CAP))
    return features


def _differences(pairs: Sequence[WordPair], left: PersonName, right: PersonName) -> tuple[int, list[Feature]]:
    """Reasons against, and how many words are really missing on one side."""
    left_used = {at for pair in pairs for at in pair.left_words}
    right_used = {at for pair in pairs for at in pair.right_words}
    left_over = [word for at, word in enumerate(left.tokens) if at not in left_used]
    right_over = [word for at, word in enumerate(right.tokens) if at not in right_used]
    spared = _count_spared(left_over, left, right) + _count_spared(right_over, right, left)
    if left_over and right_over:
        return 0, _other_words(left_over, right_over)
    over = left_over or right_over
    if over:
        return len(over) - spared, _omitted(pairs, over, spared, left)
    if len(left.tokens) == 1 and len(right.tokens) == 1:
        return 0, [_SINGLE_WORD]
    return 0, []


def _child_and_father(pairs: Sequence[WordPair], left: PersonName, right: PersonName) -> list[Feature]:
    """Whose child the persons are: names that say it the other way round are of two persons."""
    if not left.fathers or not right.fathers:
        return []
    same = {(left.tokens[pair.left_at].text, right.tokens[pair.right_at].text) for pair in pairs}
    for child, father in left.fathers:
        for other_child, other_father in right.fathers:
            if (child, other_father) in same and (father, other_child) in same:
                return [Feature("Who is whose child differs.", 0.8, UNSURE_CAP)]
    return []


def _score(pairs: Sequence[WordPair], left: PersonName, right: PersonName, omitted: int, both_over: bool) -> float:
    """How much the pairs explain: of both names where each has words of its own, else of the shorter one."""
    matched = sum(pair.likeness * max(len(pair.left_words), len(pair.right_words)) for pair in pairs)
    words = sum(max(len(pair.left_words), len(pair.right_words)) for pair in pairs)
    if both_over:
        return 2 * matched / (len(left.tokens) + len(right.tokens) + words - len(pairs))
    return matched / words * (1.0 - 0.035 * omitted)


def compare_person_names(one: PersonName, other: PersonName) -> Comparison:
    """Compare the names of two persons that are taken apart already.

    Args:
        one: A name.
        other: Another.

    Returns:
        The comparison.
    """
    if not one.words or not other.words:
        return judge(0.0, [Feature("A name has neither letters nor digits.")])
    across = compare_scripts(one, other)
    if across is not None:
        return across
    if one.words == other.words:
        equal = Feature(f"Equal names: {' '.join(one.words)}.")
        return judge(1.0, [equal] if len(one.words) > 1 else [equal, _SINGLE_WORD])
    if "".join(one.words) == "".join(other.words):
        longer = one.words if len(one.words) > len(other.words) else other.words
        return judge(RUN_TOGETHER, [Feature(f"Equal names but for spaces: {' '.join(longer)}.")])
    pairs = pair_words(one.tokens, other.tokens, only_equal=one.chinese and other.chinese)
    if not pairs:
        return judge(0.0, [Feature("No word in common.")])
    omitted, against = _differences(pairs, one, other)
    both_over = bool(against) and against[0].reason.startswith("Each")
    base = _score(pairs, one, other, omitted, both_over)
    return judge(base, [*_agreements(pairs), *against, *_child_and_father(pairs, one, other)])


def compare_persons(left: str, right: str) -> Comparison:
    """Compare the names of two persons.

    Args:
        left: A name in any script.
        right: Another.

    Returns:
        The comparison. It speaks of names: namesakes are the same name.
    """
    return compare_person_names(parse_person(left), parse_person(right))
