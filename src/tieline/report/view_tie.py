"""What the dossier shows of relationships: grouped by party, with what is said told apart from what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tieline.model import Property, Relationship, RelationshipType
from tieline.model.utterance import Standing
from tieline.report.case_index import CaseIndex, is_own_name
from tieline.report.citation import Citation, find_citations
from tieline.report.wording import Part, percent, tie_standing, word_tie, worded_properties

STANDING_LABELS: dict[Standing, str] = {
    Standing.SHOWN: "Shown",
    Standing.SAID: "Said",
    Standing.DENIED: "Denied",
    Standing.NOT_AFFIRMED: "Not affirmed",
}
DATE_PROPERTIES = ("date", "date_on", "date_off")
_TYPE_ORDER = {kind: place for place, kind in enumerate(RelationshipType)}
_STANDING_ORDER = {standing: place for place, standing in enumerate(STANDING_LABELS)}


@dataclass(frozen=True, slots=True)
class PropertyView:
    """What sources state about a relationship.

    Attributes:
        label: What is stated, in words.
        value: The value as stated.
        citations: The words that state it.
    """

    label: str
    value: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class TieView:
    """One relationship.

    Attributes:
        anchor: Its id inside the dossier.
        type: Which tie.
        standing: On whose word it stands.
        standing_label: The same in a word.
        words: The sentence.
        properties: What sources state about it.
        citations: The sentences that state it.
        precision_pct: The measured precision of the rule that read it, 0 to 100.
        rule: Id of that rule.
        inferred: Whether an end was carried over from a sentence before.
        accepted_by: Who accepted it, where a model proposed it; None for what a rule read.
    """

    anchor: str
    type: str
    standing: Standing
    standing_label: str
    words: tuple[Part, ...]
    properties: tuple[PropertyView, ...]
    citations: tuple[Citation, ...]
    precision_pct: int
    rule: str
    inferred: bool
    accepted_by: str | None = None


@dataclass(frozen=True, slots=True)
class TieGroup:
    """The relationships of one party.

    Attributes:
        name: The party's name; None for relationships between things that are no parties.
        href: The party's address inside the dossier; None likewise.
        is_listed: Whether an entry that is still on its list was found to be the party.
        ties: Each relationship of the case stands in one group only, that of its more important end.
    """

    name: str | None
    href: str | None
    is_listed: bool
    ties: tuple[TieView, ...]


def order_ties(index: CaseIndex) -> tuple[tuple[int | None, Relationship], ...]:
    """Put relationships in the order of the dossier.

    Args:
        index: The case with its look-ups.

    Returns:
        Each with the number of the party it is grouped under (None where neither end is a party): by party, then by
        type, what is shown before what is said, then by names. Other names of one party are left out: they stand
        with the party.
    """
    last = len(index.parties) + 1

    def place(tie: Relationship) -> int:
        return min(index.party_number_of.get(end, last) for end in (tie.source, tie.target))

    def order(tie: Relationship) -> tuple[int, int, int, str, str, str]:
        standing = _STANDING_ORDER[tie_standing(index, tie)]
        return (place(tie), _TYPE_ORDER[tie.type], standing, tie.source_name, tie.target_name, tie.id)

    ordered = sorted((tie for tie in index.case.relationships if not is_own_name(tie)), key=order)
    return tuple((None if place(tie) == last else place(tie), tie) for tie in ordered)


def make_tie_groups(index: CaseIndex) -> tuple[TieGroup, ...]:
    """Make the section on relationships.

    Args:
        index: The case with its look-ups.

    Returns:
        One group for each party that has one to show, the most important party first.
    """
    groups: dict[int | None, list[TieView]] = {}
    for number, (party, tie) in enumerate(order_ties(index), 1):
        groups.setdefault(party, []).append(_tie(index, tie, number))
    return tuple(_group(index, party, ties) for party, ties in groups.items())


def _group(index: CaseIndex, party: int | None, ties: list[TieView]) -> TieGroup:
    if party is None:
        return TieGroup(None, None, is_listed=False, ties=tuple(ties))
    entity = index.parties[party - 1]
    return TieGroup(entity.name, f"#party-{party}", is_listed=index.is_listed(entity.id), ties=tuple(ties))


def _tie(index: CaseIndex, tie: Relationship, number: int) -> TieView:
    standing = tie_standing(index, tie)
    citations = find_citations(index, tie.evidence)
    worded = worded_properties(tie)
    stated = [
        view
        for name, view in _properties(index, tie.properties)
        # What the sentence already says, from the same paragraph, is not said twice.
        if not (name in worded and {item.label for item in view.citations} <= {item.label for item in citations})
    ]
    return TieView(
        anchor=f"tie-{number}",
        type=tie.type.value,
        standing=standing,
        standing_label=STANDING_LABELS[standing],
        words=word_tie(index, tie),
        properties=tuple(stated),
        citations=citations,
        precision_pct=round(tie.confidence * 100),
        rule=tie.rule,
        inferred=tie.inferred,
        accepted_by=tie.accepted_by,
    )


def _properties(index: CaseIndex, properties: tuple[Property, ...]) -> Iterator[tuple[str, PropertyView]]:
    grouped: dict[tuple[str, str], list[Property]] = {}
    for item in properties:
        grouped.setdefault((item.name, item.value), []).append(item)
    for (name, value), items in grouped.items():
        yield (
            name,
            PropertyView(
                label=name.replace("_", " ").capitalize(),
                value=_shown(name, value),
                citations=find_citations(index, (item.evidence for item in items)),
            ),
        )


def _shown(name: str, value: str) -> str:
    if name == "share":
        return percent(value)
    return value.replace("/", " to ") if name in DATE_PROPERTIES else value
