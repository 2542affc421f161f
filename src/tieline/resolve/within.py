"""Which mentions of one document name one thing.

What the reader ties by itself comes first, then equal names, then short forms and acronyms where the document leaves
no second party they could mean.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tieline.model.entity import Mention
from tieline.model.ids import MentionId
from tieline.model.reading import Reading
from tieline.model.tie import RelationshipType
from tieline.names.key import name_key
from tieline.names.known import find_known
from tieline.resolve.cluster import only_refers
from tieline.resolve.family import Family, family_of
from tieline.resolve.hanzi_name import is_hanzi_short_form, without_hanzi_place
from tieline.resolve.organisation_name import (
    OrganisationName,
    acronyms_of,
    is_short_form,
    read_organisation_name,
)
from tieline.resolve.person_key import is_full_name, person_words, strip_titles, without_generation
from tieline.resolve.place_name import place_key
from tieline.resolve.union import ConstrainedUnion
from tieline.text.script import has_hanzi

_LAST_CHAR = chr(sys.maxunicode)
"""Sorts behind all that begins alike."""


@dataclass(frozen=True, slots=True)
class NameGroup:
    """All mentions of one document that have one name.

    Attributes:
        family: What they name.
        key: The name's key in that family.
        names: Its spellings, sorted.
        members: Numbers of the mentions, ascending.
    """

    family: Family
    key: str
    names: tuple[str, ...]
    members: tuple[int, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of a person's name."""
        return tuple(self.key.split())

    @property
    def is_acronym(self) -> bool:
        """Whether an organisation's name is always written like an acronym."""
        return all(read_organisation_name(name).is_acronym for name in self.names)

    @property
    def organisation(self) -> OrganisationName:
        """What an organisation's name says, read from its wholest spelling."""
        read = (read_organisation_name(name) for name in self.names)
        return min(read, key=lambda name: (name.is_acronym, not name.has_legal_form))


def link_within(
    reading: Reading, mentions: Mapping[int, Mention], number: Mapping[MentionId, int], union: ConstrainedUnion
) -> None:
    """Join the mentions of one document that name one thing.

    Args:
        reading: What was read in the document.
        mentions: Its mentions by their number, in text order.
        number: The number of every mention.
        union: Where they are joined.
    """
    _join_stated(reading, mentions, number, union)
    groups = _group_names(mentions)
    for group in groups:
        if group.family is not Family.PERSON or is_full_name(group.words):
            _join_all(group.members, union)
    persons = [group for group in groups if group.family is Family.PERSON]
    settled = _join_persons(persons, union)
    _join_families([group for group in groups if group not in settled], mentions, union)
    organisations = [group for group in groups if group.family is Family.ORGANISATION and group.key]
    _join_short_forms(organisations, union)
    _join_hanzi_short_forms([group for group in organisations if has_hanzi(group.key)], union)
    _join_acronyms(organisations, union)
    _join_known(organisations, union)


def mention_key(mention: Mention) -> str:
    """The key under which mentions of one document have one name.

    Args:
        mention: Any mention.

    Returns:
        The key; empty when the name has no letter.
    """
    family = family_of(mention.schema)
    if family is Family.PERSON:
        return " ".join(person_words(mention.name))
    if family is Family.ORGANISATION:
        return read_organisation_name(mention.name).key
    if family is Family.PLACE:
        return place_key(mention.name)
    return name_key(mention.name)


def _join_stated(
    reading: Reading, mentions: Mapping[int, Mention], number: Mapping[MentionId, int], union: ConstrainedUnion
) -> None:
    """Join what the reader ties: repeated mentions, and other names that the document itself gives."""
    for index, mention in mentions.items():
        if mention.same_as is not None and mention.same_as in number:
            union.join(number[mention.same_as], index)
    for tie in reading.relationships:
        # A name that somebody only claims ("allegedly also known as") makes no entity one with another.
        if tie.type is RelationshipType.ALIAS_OF and tie.according_to is None:
            ends = number.get(tie.source), number.get(tie.target)
            if ends[0] is not None and ends[1] is not None and _are_one_family(mentions, ends[0], ends[1]):
                union.join(ends[0], ends[1])


def _are_one_family(mentions: Mapping[int, Mention], left: int, right: int) -> bool:
    return family_of(mentions[left].schema) is family_of(mentions[right].schema)


def _group_names(mentions: Mapping[int, Mention]) -> list[NameGroup]:
    """Group mentions by family and key; those that only point back, and surnames the reader resolved, are left out."""
    members: defaultdict[tuple[Family, str], list[int]] = defaultdict(list)
    for index, mention in mentions.items():
        family, key = family_of(mention.schema), mention_key(mention)
        is_resolved_surname = family is Family.PERSON and mention.same_as and not is_full_name(tuple(key.split()))
        if key and not only_refers(mention) and not is_resolved_surname:
            members[family, key].append(index)
    return [
        NameGroup(family, key, tuple(sorted({mentions[index].name for index in found})), tuple(found))
        for (family, key), found in sorted(members.items())
    ]


def _join_all(members: Iterable[int], union: ConstrainedUnion) -> None:
    first, *others = members
    for other in others:
        union.join(first, other)


def _join_persons(persons: Sequence[NameGroup], union: ConstrainedUnion) -> set[NameGroup]:
    """Join full names that differ in middle names, then bare names to the one full name they can mean.

    Returns:
        The groups of bare names that found a full name.
    """
    full = [group for group in persons if is_full_name(group.words)]
    _join_middle_names(full, union)
    bearers: defaultdict[str, list[NameGroup]] = defaultdict(list)
    for group in full:
        words = without_generation(group.words)
        for word in {words[0], words[-1]}:
            bearers[word].append(group)
    settled = set()
    for group in persons:
        if is_full_name(group.words):
            continue
        found = [bearer for bearer in bearers.get(group.words[-1], []) if _fits_initials(group, bearer)]
        left = _join_bare_name(group, found, union)
        if len(left) < len(group.members):
            settled.add(group)
        if left:
            _join_all(left, union)
    return settled


def _join_middle_names(full: Sequence[NameGroup], union: ConstrainedUnion) -> None:
    alike: defaultdict[tuple[str, str], list[NameGroup]] = defaultdict(list)
    for group in full:
        if len(group.words) > 1:
            first, last = sorted((group.words[0], group.words[-1]))
            alike[first, last].append(group)
    for _, groups in sorted(alike.items()):
        if len({group.words[1:-1] for group in groups if len(group.words) > 2}) <= 1:
            _join_all([group.members[0] for group in groups], union)


def _fits_initials(bare: NameGroup, full: NameGroup) -> bool:
    return {word for word in bare.words if len(word) == 1} <= {word[0] for word in full.words}


def _join_bare_name(group: NameGroup, bearers: Sequence[NameGroup], union: ConstrainedUnion) -> list[int]:
    """Join each bare name to the only bearer there is, or the only one named before it; return those left."""
    left = []
    for index in group.members:
        roots = {union.find(bearer.members[0]) for bearer in bearers}
        if len(roots) > 1:
            roots = {union.find(bearer.members[0]) for bearer in bearers if bearer.members[0] < index}
        if len(roots) != 1 or not union.join(roots.pop(), index):
            left.append(index)
    return left


def _join_families(groups: Sequence[NameGroup], mentions: Mapping[int, Mention], union: ConstrainedUnion) -> None:
    """Join equal names read as different kinds of thing, where one kind has the majority and none has a title."""
    alike: defaultdict[str, list[NameGroup]] = defaultdict(list)
    for group in groups:
        alike[name_key(group.names[0])].append(group)
    for _, found in sorted(alike.items()):
        votes = Counter[Family]()
        for group in found:
            votes[group.family] += len(group.members)
        has_title = any(_has_title(mentions[index]) for group in found for index in group.members)
        if len(votes) > 1 and 2 * max(votes.values()) > votes.total() and not has_title:
            _join_all([group.members[0] for group in found], union)


def _has_title(mention: Mention) -> bool:
    return family_of(mention.schema) is Family.PERSON and strip_titles(mention.quote) != mention.quote


def _join_short_forms(groups: Sequence[NameGroup], union: ConstrainedUnion) -> None:
    """Join a short form to its full name where the document has only one organisation with such a name."""
    by_word: defaultdict[str, list[NameGroup]] = defaultdict(list)
    for group in groups:
        for word in {word.text for word in group.organisation.words}:
            by_word[word].append(group)
    for group in sorted(groups, key=lambda group: (-len(group.organisation.words), group.key)):
        name = group.organisation
        if name.words:
            candidates = min((by_word[word.text] for word in name.words), key=len)
            full = [other for other in candidates if is_short_form(name, other.organisation)]
            _join_to_one(group, full, union)


def _join_hanzi_short_forms(groups: Sequence[NameGroup], union: ConstrainedUnion) -> None:
    """Join a short form to its full name where the document has only one organisation that begins like it."""
    by_key = {group.key: group for group in groups}
    starts = sorted((start, key) for key in by_key for start in {key, without_hanzi_place(key)})
    for group in sorted(groups, key=lambda group: (-len(group.key), group.key)):
        at = bisect_left(starts, (group.key, ""))
        end = bisect_right(starts, (f"{group.key}{_LAST_CHAR}", ""))
        keys = sorted({key for _, key in starts[at:end] if is_hanzi_short_form(group.key, key)})
        _join_to_one(group, [by_key[key] for key in keys], union)


def _join_acronyms(groups: Sequence[NameGroup], union: ConstrainedUnion) -> None:
    by_letters: defaultdict[str, list[NameGroup]] = defaultdict(list)
    for group in groups:
        if len(group.organisation.words) > 1:
            for letters in {letters for name in group.names for letters in acronyms_of(name)}:
                by_letters[letters].append(group)
    for group in groups:
        if group.is_acronym:
            _join_to_one(group, by_letters.get(name_key(group.names[0]), []), union)


def _join_known(groups: Sequence[NameGroup], union: ConstrainedUnion) -> None:
    """Join names that the table of known organisations has for one body; an acronym may be another's here."""
    known: defaultdict[str, list[int]] = defaultdict(list)
    for group in groups:
        for name in group.names:
            found = () if group.is_acronym else find_known(name)
            if len(found) == 1:
                known[found[0].id].append(group.members[0])
    for _, members in sorted(known.items()):
        _join_all(members, union)


def _join_to_one(group: NameGroup, full: Sequence[NameGroup], union: ConstrainedUnion) -> None:
    if len({union.find(other.members[0]) for other in full}) == 1:
        union.join(full[0].members[0], group.members[0])
