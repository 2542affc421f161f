"""What a hit's name alone cannot tell: cautions that keep a match from being called the same, and dates."""

from __future__ import annotations

from functools import lru_cache

from tieline.model import ListedName, Listing, NameQuality, Verdict
from tieline.names import NameKind, compare, name_key
from tieline.names.acronym import find_known_names, is_elsewhere
from tieline.names.comparison import UNSURE_CAP, Feature
from tieline.names.known import find_known
from tieline.names.parts import parse_name
from tieline.names.person import parse_person
from tieline.names.word import is_official

MAX_SHORT_CHARS = 4
"""Up to this length a single word may be anybody's letters; a known acronym is not."""

MAX_COMMON_WORDS = 3
"""An alias of more common words is told apart by their combination; where none names an office, of as many."""

SLIP_FACTOR = 0.805
"""Leaves a single word of eight letters with one slip just above the score from which hits are shown."""

SLIP_FACTOR_OF_COMPANIES = 0.95
"""Where both names have a legal form, the word is surely meant as a name."""

MAX_BORNE_WORDS = 2
"""An alias of up to so many words may be borne by two bodies (BGI, Delta Electronic); one of more, or with a number, is
meant as the list has it. Source: of some 75 hits of 6,195 known Hanzi names on the Consolidated Screening List of
2026-07 whose alias is known as another body's, nearly all by chance have one or two words, judged by eye (2026-11)."""

CACHED_PAIRS = 4_096
"""How many pairs of an alias and a primary name are remembered: a table asks about the same entries again and again."""

MIN_PERSON_WORDS = 3
"""With fewer words in common, two persons of one name are the rule, not the exception."""


def weak_name(listed: ListedName) -> list[Feature]:
    """A name that the list itself gives as a weak alias (a nickname, a broad acronym) leaves the match open.

    Args:
        listed: The listed name that is nearest.

    Returns:
        The feature, or none where it does not apply.
    """
    if listed.quality is not NameQuality.WEAK:
        return []
    return [Feature("The list gives this name as a weak alias.", 1.0, UNSURE_CAP)]


def short_letters(name: str, listed: ListedName) -> list[Feature]:
    """A single word of up to four letters is borne by many bodies, unless it is a known acronym.

    Args:
        name: The name screened.
        listed: The listed name that is nearest.

    Returns:
        The feature, or none where it does not apply.
    """
    if not (_is_short(name) or _is_short(listed.text)):
        return []
    return [Feature("So few letters are borne by many bodies.", 0.9, UNSURE_CAP)]


def _is_short(name: str) -> bool:
    """Whether a name is a single word of few Latin letters that no table knows."""
    word = name_key(name)
    return len(word) <= MAX_SHORT_CHARS and " " not in word and word.isascii() and not find_known_names(word)


def known_elsewhere(name: str) -> list[Feature]:
    """Letters that everybody takes for a well-known body that is not listed (UN, BIS) mean no listed namesake.

    Args:
        name: The name screened.

    Returns:
        The feature, or none where it does not apply.
    """
    return (
        [Feature("The letters mean a well-known body that is not listed.", 0.7)] if is_elsewhere(name_key(name)) else []
    )


def slip_in_one_word(name: str, listed: ListedName) -> list[Feature]:
    """One word with a slip (Action, Auction) is another word, unless it is a long one.

    Args:
        name: The name screened.
        listed: The listed name that is nearest.

    Returns:
        The feature, or none where it does not apply.
    """
    left, right = name_key(name), name_key(listed.text)
    if left == right or " " in left or " " in right or not left.isascii():
        return []
    companies = parse_name(name).forms and parse_name(listed.text).forms
    factor = SLIP_FACTOR_OF_COMPANIES if companies else SLIP_FACTOR
    return [Feature("A single word with a slip may be another word.", factor, UNSURE_CAP)]


def common_alias(listed: ListedName) -> list[Feature]:
    """An alias of nothing but common words (People's Liberation Army) says nothing about who is meant.

    Args:
        listed: The listed name that is nearest.

    Returns:
        The feature, or none where it does not apply.
    """
    parts = parse_name(listed.text)
    if listed.quality is NameQuality.PRIMARY or parts.hanzi or parts.places:
        return []
    official = any(map(is_official, parts.words))
    if any(word.is_telling for word in parts.words) or len(parts.words) > MAX_COMMON_WORDS - (not official):
        return []
    return [Feature("The listed alias has only common words.", 0.8, UNSURE_CAP)]


def shouted_letters(name: str, listed: ListedName) -> list[Feature]:
    """Capital letters of a list (HUA) are rarely meant by a word with small letters (Hua).

    Args:
        name: The name screened.
        listed: The listed name that is nearest.

    Returns:
        The feature, or none where it does not apply.
    """
    if not _is_short(listed.text) or not listed.text.isupper() or name.isupper():
        return []
    return [Feature("The list has letters where the name has a word.", 0.8, UNSURE_CAP)]


def common_person_name(name: str, listed: ListedName) -> list[Feature]:
    """The name of a person in two words tells no identity: birth, role and place must be looked at.

    Args:
        name: The name screened.
        listed: The listed name that is nearest.

    Returns:
        The feature, or none where it does not apply.
    """
    if min(len(parse_person(text).words) for text in (name, listed.text)) >= MIN_PERSON_WORDS:
        return []
    return [Feature("A short name of a person is borne by many: compare birth, role and place.", 1.0, UNSURE_CAP)]


def other_name(listed: ListedName, listing: Listing) -> list[Feature]:
    """A match by an alias says whose alias it is.

    Args:
        listed: The listed name that is nearest.
        listing: The listing.

    Returns:
        The feature, or none where it is the primary name, perhaps written otherwise.
    """
    if name_key(listed.text) == name_key(listing.name):
        return []
    return [Feature(f"Another name of {listing.name.rstrip('.')}.")]


def alias_of_another(name: str, listed: ListedName, listing: Listing) -> list[Feature]:
    """An alias by which everybody knows another body than the entry (CAS, of one of its institutes) leaves it open.

    A name that is the alias itself is none of this: the list says so.

    Args:
        name: The name screened.
        listed: The listed name that is nearest.
        listing: The listing.

    Returns:
        The feature, or none where it does not apply.
    """
    if name_key(name) == name_key(listed.text) or not _means_another(listed.text, listing.name):
        return []
    told = f"{listed.text} is known as a name of another body than {listing.name.rstrip('.')}."
    return [Feature(told, 1.0, UNSURE_CAP)]


@lru_cache(maxsize=CACHED_PAIRS)
def _means_another(alias: str, primary: str) -> bool:
    """Whether an alias is a known name of a body that the primary name does not mean."""
    words = name_key(alias).split()
    is_telling = len(words) > MAX_BORNE_WORDS or any(character.isdigit() for character in alias)
    if is_telling or set(words) <= set(name_key(primary).split()):
        return False
    meant = {one.id for one in find_known(alias)}
    if not meant:
        return False
    own = {one.id for one in find_known(primary)}
    if own:
        return not meant & own
    names = [name for one in find_known(alias) for name in (*one.names[:1], *one.hanzi[:1])]
    return all(compare(one, primary).verdict is Verdict.DIFFERENT for one in (alias, *names))


def dates(listing: Listing) -> list[Feature]:
    """An entry that has left its list, or has an end, says so.

    Args:
        listing: The listing.

    Returns:
        The feature, or none where the list gives no end.
    """
    if listing.delisted_on is None:
        return []
    return [Feature(f"The list gives an end: delisted on {listing.delisted_on}.")]


def find_cautions(name: str, listed: ListedName, listing: Listing, *, kind: NameKind) -> list[Feature]:
    """Everything that makes a match less than its names say.

    Args:
        name: The name screened.
        listed: The listed name that is nearest.
        listing: The listing.
        kind: What the names were compared as.

    Returns:
        Features in the order they are told.
    """
    other = other_name(listed, listing)
    if kind == "person":
        return [*other, *weak_name(listed), *common_person_name(name, listed), *dates(listing)]
    letters = [*known_elsewhere(name), *short_letters(name, listed), *shouted_letters(name, listed)]
    letters += slip_in_one_word(name, listed)
    letters += alias_of_another(name, listed, listing)
    return [*other, *weak_name(listed), *letters, *common_alias(listed), *dates(listing)]
