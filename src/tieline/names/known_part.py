"""Recognising known organisations by names that are given together with their group, another name, or their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tieline.names.known import KnownBy, KnownOrganisation, Recognition, find_above, find_by_key
from tieline.names.known_key import WORD_JOINT, loose_key, words_key
from tieline.names.known_number import split_number
from tieline.names.place import find_hanzi_place
from tieline.names.spelling import spell
from tieline.text.script import has_hanzi

MIN_HANZI = 2
"""No name has fewer Hanzi."""

BODY_WORDS = frozenset({"institute", "academy", "laboratory", "university", "center", "centre", "physics", "army"})
"""Words that a name may say twice, once for the group and once for its part."""

MOST_GROUPS = 2
"""A word that more bodies share is no group's name."""

MOST_WORDS = 24
"""Longer names are no single name."""

_ALIAS_MARKS = frozenset({"aka", "fka"})

_JOINTS = frozenset({"and", "of", "the", "for", "in"})

COUNTRY = "CN"
"""The country may be added behind a name of which another says it or a place in it; before a name it makes another."""


def find_in_parts(name: str, loose: str) -> Recognition | None:
    """Find the organisation that a name names twice, or together with its group.

    Args:
        name: A name in one script ("China Academy of Engineering Physics, Institute of Fluid Physics").
        loose: Its loose key, in which no word stands twice.

    Returns:
        The one that both parts mean, or that one part means and that belongs to what the other means; None where
        there is none, or several.
    """
    for head, tail in _iter_parts(name, loose):
        ours = find_directly(head)
        theirs = find_directly(tail) if ours else ()
        both = [one for one in theirs if one in ours or _is_below(one, ours)]
        both += [one for one in ours if one not in both and (_is_below(one, theirs) or _bears(one, tail))]
        both += [] if both else _find_renamed(ours, tail)
        both += [] if both or ours else _find_renamed(find_directly(tail), head)
        if len(both) == 1:
            return Recognition(tuple(both), KnownBy.GROUP)
    return None


def _find_renamed(groups: Sequence[KnownOrganisation], rest: str) -> list[KnownOrganisation]:
    """The members of a group that the table has under another name of it (CAEP Institute of Materials)."""
    found, in_hanzi = dict[str, KnownOrganisation](), has_hanzi(rest)
    for group in groups[:MOST_GROUPS]:
        for name in group.hanzi if in_hanzi else group.names:
            own = loose_key(name)
            key = own + rest if in_hanzi else words_key(WORD_JOINT.join((own, rest)))
            meant = find_directly(key) if in_hanzi else find_by_key(key, KnownBy.WORDS)
            found.update((one.id, one) for one in meant if _is_below(one, groups))
    return list(found.values())


def find_with_place(loose: str) -> Recognition | None:
    """Find the organisation whose name has its place before it or beside it, which other names of it say too.

    Args:
        loose: The loose key of a name ("Shanghai Biren Technology", 深圳光启研究院).

    Returns:
        The one that the rest of the name means, if one of its names has the place; None where there is none.
    """
    for code, rest in _iter_places(loose):
        meant = find_directly(rest)
        if len(meant) == 1 and any(_has_place(name, code) for name in (*meant[0].names, *meant[0].hanzi)):
            return Recognition(meant, KnownBy.PLACE)
    return None


def names_group(loose: str, group: str) -> bool:
    """Whether a name begins or ends with the name of a group that another name gives.

    Args:
        loose: The loose key of a name (that of "CETC Electronics Science Academy").
        group: The loose key of the group in the other (中国电子科技集团).

    Returns:
        True where it does, and where the group is not known.
    """
    groups = find_directly(group)
    return not groups or any(
        one in groups for parts in _iter_parts("", loose) for part in parts for one in find_directly(part)
    )


def find_directly(loose: str) -> tuple[KnownOrganisation, ...]:
    """Find the organisations that a loose key means as it stands.

    Args:
        loose: The loose key of a name or of a part of one.

    Returns:
        None, one, or several; by id.
    """
    return find_by_key(loose, KnownBy.SPELLING) or find_by_key(loose, KnownBy.NAME)


def _iter_parts(name: str, loose: str) -> Iterator[tuple[str, str]]:
    """The loose keys of both parts for every way to part a name in two."""
    if has_hanzi(loose):
        yield from ((loose[:at], loose[at:]) for at in range(MIN_HANZI, len(loose) - MIN_HANZI + 1))
        return
    spelled = spell(name).split()
    if any(spelled.count(word) > 1 for word in BODY_WORDS | {"of"}):
        yield from map(_key_parts, _iter_raw_parts(spelled))
    words = [word for word in loose.split(WORD_JOINT) if word not in _ALIAS_MARKS]
    for at in range(1, len(words)):
        yield WORD_JOINT.join(words[:at]), WORD_JOINT.join(words[at:])


def _iter_raw_parts(words: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Every way to part a name in two of which both parts may have a word; "of the" between them belongs to neither."""
    for at in range(1, min(len(words), MOST_WORDS)):
        if words[at - 1] in _JOINTS or words[at] in _JOINTS - {"of"}:
            continue
        tail = at + (words[at] == "of")
        yield words[:at], words[tail + (words[tail : tail + 1] == ["the"]) :]


def _key_parts(parts: tuple[Sequence[str], Sequence[str]]) -> tuple[str, str]:
    """The loose keys of both parts of a name."""
    return loose_key(" ".join(parts[0])), loose_key(" ".join(parts[1]))


def _bears(one: KnownOrganisation, part: str) -> bool:
    """Whether a part of a name is the number that an organisation has in its group, said or not."""
    parted = split_number(part)
    if parted is None or (parted.rest and not _is_below(one, find_directly(parted.rest))):
        return False
    return any(one in find_by_key(f"{group}#{parted.code}", KnownBy.NUMBER) for group in find_above(one.id))


def _is_below(one: KnownOrganisation, groups: Sequence[KnownOrganisation]) -> bool:
    """Whether an organisation belongs to one of several groups, or to one that took its institutes over."""
    if not groups:
        return False
    above = find_above(one.id)
    taken = (heir for group in groups for heir in find_by_key(f"{group.id}#", KnownBy.NUMBER))
    return any(group.id in above for group in groups) or any(heir.id in above for heir in taken)


def _iter_places(loose: str) -> Iterator[tuple[str, str]]:
    """The place of a name with the name without it: anywhere in a Latin name, at the head of one in Hanzi."""
    if has_hanzi(loose):
        found = find_hanzi_place(loose, 0)
        if found is not None and len(loose) - found[1] >= MIN_HANZI:
            yield found[0].code, loose[found[1] :]
        return
    words = loose.split(WORD_JOINT)
    for at, word in enumerate(words):
        if word.isupper() and (word != COUNTRY or at == len(words) - 1) and len(words) > 1:
            yield word, WORD_JOINT.join(words[:at] + words[at + 1 :])


def _has_place(name: str, code: str) -> bool:
    """Whether a name has a place; or, for the country, any place in it."""
    codes = _place_codes(name)
    return code in codes or (code == COUNTRY and any(own.startswith(f"{COUNTRY}-") for own in codes))


def _place_codes(name: str) -> frozenset[str]:
    """The codes of the places of a name: those among its Latin words, or that at the head of one in Hanzi."""
    if not has_hanzi(name):
        return frozenset(word for word in loose_key(name).split(WORD_JOINT) if word.isupper())
    found = find_hanzi_place(name, 0)
    return frozenset() if found is None else frozenset({found[0].code})
