"""Contradictions: one fact, stated with values that cannot all be true.

Only what is stated is compared, and only where it is surely one fact: the same party, list, owner or agreement, and
where a fact may change, the same day. Different days are a change and no contradiction; ranges that overlap, a year and
a day within it, and a ministry and its own bureau are none either. A source that states both values itself tells of two
events, and is no witness of a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from tieline.model.contradiction import Contradiction, ContradictionKind, Side
from tieline.model.document import Document
from tieline.model.entity import Entity
from tieline.model.ids import ContradictionId, EntityId, MentionId, content_id
from tieline.model.reading import Reading
from tieline.resolve.contradiction_authority import may_be_one_authority
from tieline.resolve.contradiction_statement import Statement, iter_statements
from tieline.resolve.contradiction_value import may_both_be_counts, may_both_be_dates, may_both_be_shares


def find_contradictions(
    readings: Iterable[Reading],
    entity_of: Mapping[MentionId, EntityId],
    entities: Mapping[EntityId, Entity],
    documents: Iterable[Document],
) -> tuple[Contradiction, ...]:
    """Find the facts that sources state with different values.

    Args:
        readings: Everything read.
        entity_of: The entity of every mention.
        entities: The entities by id.
        documents: The documents read.

    Returns:
        Contradictions sorted by id.
    """
    by_id = {document.id: document for document in documents}
    ordered = sorted(readings, key=lambda reading: reading.document)
    return oppose(iter_statements(ordered, entity_of, entities, by_id))


def oppose(statements: Iterable[Statement]) -> tuple[Contradiction, ...]:
    """Set statements of one fact against each other.

    Args:
        statements: Any statements.

    Returns:
        One contradiction for each fact that has values which cannot all be true, sorted by id.
    """
    facts: defaultdict[tuple[ContradictionKind, tuple[str, ...]], list[Statement]] = defaultdict(list)
    for statement in statements:
        facts[statement.what, statement.key].append(statement)
    made = [found for group in facts.values() if (found := _find(group)) is not None]
    return tuple(sorted(made, key=lambda contradiction: contradiction.id))


def _find(statements: Sequence[Statement]) -> Contradiction | None:
    """The contradiction among statements of one fact; None where there is none."""
    opposed = _find_opposed(statements)
    sides = _join([statements[at].side for at in sorted(opposed)])
    if not sides:
        return None
    first = statements[min(opposed)]
    key = content_id("con", first.what, *first.key, *(str(part) for side in sides for part in _order(side)))
    return Contradiction(ContradictionId(key), first.what, first.matter, first.about, sides)


def _find_opposed(statements: Sequence[Statement]) -> set[int]:
    """Numbers of the statements whose value another source contradicts; equal values are compared once."""
    alike: defaultdict[tuple[str, EntityId | None], list[int]] = defaultdict(list)
    sources: defaultdict[str, set[object]] = defaultdict(set)
    for at, statement in enumerate(statements):
        value = statement.side.value
        alike[value, statement.subject.id if statement.subject else None].append(at)
        sources[value].add(statement.source)
    opposed: set[int] = set()
    for left, right in combinations(alike.values(), 2):
        if opposed.issuperset(left) and opposed.issuperset(right):
            continue
        one, other = statements[left[0]], statements[right[0]]
        values = one.side.value, other.side.value
        # Two values that one source states itself tell of two events.
        is_stated_by_one = values[0] != values[1] and not sources[values[0]].isdisjoint(sources[values[1]])
        if not is_stated_by_one and not _may_agree(one, other):
            opposed |= _against(statements, left, right) | _against(statements, right, left)
    return opposed


def _against(statements: Sequence[Statement], these: Sequence[int], those: Sequence[int]) -> set[int]:
    """Which of these statements have another source among those."""
    sources = {statements[at].source for at in those}
    return {at for at in these if sources != {statements[at].source}}


def _may_agree(left: Statement, right: Statement) -> bool:
    one, other = left.side.value, right.side.value
    match left.what:
        case ContradictionKind.LISTING_DATE | ContradictionKind.AGREEMENT_DATE:
            return may_both_be_dates(one, other)
        case ContradictionKind.SHARE:
            return may_both_be_shares(one, other)
        case ContradictionKind.COUNT:
            return may_both_be_counts(one, other)
        case ContradictionKind.LISTING_AUTHORITY:
            return left.subject is None or right.subject is None or may_be_one_authority(left.subject, right.subject)
        case ContradictionKind.LEGAL_REPRESENTATIVE:
            return left.subject is None or right.subject is None or left.subject.id == right.subject.id


def _join(sides: Iterable[Side]) -> tuple[Side, ...]:
    """One side for each value of each source, with all its words."""
    words: defaultdict[tuple[str, ...], list[Side]] = defaultdict(list)
    for side in sides:
        words[_order(side)].append(side)
    return tuple(
        Side(
            found[0].value,
            tuple(sorted({one for side in found for one in side.evidence})),
            found[0].according_to,
            found[0].document,
            found[0].listing,
        )
        for _, found in sorted(words.items())
    )


def _order(side: Side) -> tuple[str, ...]:
    return side.value, side.document or "", side.according_to or "", side.listing or ""
