"""Clusters of records: every group of one party, joined conservatively and in an order that content alone sets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tieline.model.entity import Verdict
from tieline.resolve.record import Record, RecordForm, make_form
from tieline.resolve.record_match import RecordMatch, compare_forms
from tieline.resolve.union import ConstrainedUnion
from tieline.resolve.word_likeness import sound_of

SHARED_BY = 5
"""A telephone number or e-mail address of more than this many differently named records belongs to an office."""
BLOCK_RECORDS = 100
"""Records that share a key with more than this many others are not compared because of it: it tells nothing."""


@dataclass(frozen=True, slots=True)
class RecordCluster:
    """Records of one party.

    Attributes:
        records: Their ids, sorted.
        matches: The comparisons that say they are one, strongest first; empty for a single record.
    """

    records: tuple[str, ...]
    matches: tuple[RecordMatch, ...]


def cluster_records(records: Sequence[Record]) -> tuple[RecordCluster, ...]:
    """Group records by party.

    Two records are joined when their comparison says so, nothing decides against it, neither is as near to a third
    that cannot be the same as the other, and no chain of joins would bring two together that must stay apart.

    Args:
        records: With ids that are unique among them; in any order.

    Returns:
        Every record in exactly one cluster, clusters in order of their first id.
    """
    ordered = sorted(records, key=lambda record: record.id)
    shared = _find_shared_values([make_form(record) for record in ordered])
    forms = [make_form(record, shared_values=shared) for record in ordered]
    number = {form.id: index for index, form in enumerate(forms)}
    matches = [compare_forms(forms[i], forms[j]) for i, j in sorted(_find_candidates(forms))]
    apart = {(match.left, match.right) for match in matches if match.is_apart}
    union = ConstrainedUnion(len(forms))
    for left, right in sorted(apart):
        for one in (left, right):
            union.tag(number[one], one)
        union.keep_apart(left, right)
    links = _drop_ambiguous([match for match in matches if match.verdict is Verdict.SAME], apart)
    used = [match for match in links if union.join(number[match.left], number[match.right])]
    return _collect(forms, union, used)


def _collect(
    forms: Sequence[RecordForm], union: ConstrainedUnion, used: Sequence[RecordMatch]
) -> tuple[RecordCluster, ...]:
    number = {form.id: index for index, form in enumerate(forms)}
    joined: defaultdict[int, list[RecordMatch]] = defaultdict(list)
    for match in used:
        joined[union.find(number[match.left])].append(match)
    return tuple(
        RecordCluster(tuple(forms[index].id for index in group), tuple(joined[union.find(group[0])]))
        for group in union.groups()
    )


def _find_shared_values(forms: Sequence[RecordForm]) -> frozenset[str]:
    """Find telephone numbers and e-mail addresses that too many differently named records have."""
    names: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for form in forms:
        name = form.persons[0].words if form.persons else form.organisations[0] if form.organisations else ()
        for value in form.phones | form.emails:
            names[value].add(name)
    return frozenset(value for value, found in names.items() if len(found) > SHARED_BY)


def _find_candidates(forms: Sequence[RecordForm]) -> set[tuple[int, int]]:
    """Find pairs worth comparing: those that share a key."""
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, form in enumerate(forms):
        for key in set(_iter_keys(form)):
            blocks[key].append(index)
    return {pair for members in blocks.values() if len(members) <= BLOCK_RECORDS for pair in combinations(members, 2)}


def _iter_keys(form: RecordForm) -> Iterator[tuple[str, ...]]:
    """Keys of evidence: contact, number, date or place; and of names, two words by their sound."""
    yield from (("phone", digits[-7:]) for digits in form.phones)
    yield from (("email", mail) for mail in form.emails)
    yield from (("number", one.kind, one.number) for one in form.identifiers)
    for address in form.addresses:
        words = sorted((word for word in address.words if not word.isdigit()), key=lambda word: (-len(word), word))[:4]
        for place in sorted(address.numbers) or [""]:
            yield from (("address", place, sound_of(word)) for word in words)
    names = [name.words for name in form.persons] + list(form.organisations)
    sounds = {sound_of(word) for words in names for word in words}
    if form.born_on is not None:
        year, month, day = form.born_on.readings[0]
        yield ("birth", str(year % 100), *map(str, sorted((month, day))))
        yield from (("birth name", sound, str(year % 100)) for sound in sounds)
    yield from (("names", *pair) for pair in combinations(sorted(sounds), 2))
    yield from (("employed", sound, word) for words in form.employers for word in words for sound in sounds)
    yield from (("organisation", *words) for words in form.organisations)


def _drop_ambiguous(links: Sequence[RecordMatch], apart: set[tuple[str, str]]) -> list[RecordMatch]:
    """Drop links of a record to two that must stay apart: the weaker one, or both when they are equally strong.

    Args:
        links: Comparisons that say same.
        apart: Pairs of ids, the smaller first, that must stay apart.

    Returns:
        The others, strongest first.
    """
    of_record: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for link in links:
        of_record[link.left].append((link.right, link.points))
        of_record[link.right].append((link.left, link.points))

    def is_rivalled(record: str, other: str, points: float) -> bool:
        return any(
            rival_points >= points and (min(other, rival), max(other, rival)) in apart
            for rival, rival_points in of_record[record]
        )

    kept = [
        link
        for link in links
        if not is_rivalled(link.left, link.right, link.points) and not is_rivalled(link.right, link.left, link.points)
    ]
    return sorted(kept, key=lambda link: (-link.points, link.left, link.right))
