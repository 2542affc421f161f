"""What the dossier shows of contradictions: the values of one fact side by side, each with who states it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tieline.model import Contradiction, ContradictionKind, Side
from tieline.model.utterance import Standing, find_standing
from tieline.report.case_index import CaseIndex
from tieline.report.citation import Citation, find_citations, name_document
from tieline.report.excerpt import cut_excerpt, widest
from tieline.report.view_tie import STANDING_LABELS
from tieline.report.wording import Part, name_speaker, percent

KIND_LABELS = {
    ContradictionKind.LISTING_AUTHORITY: "Authority of a listing",
    ContradictionKind.LISTING_DATE: "Date of a listing",
    ContradictionKind.SHARE: "Share",
    ContradictionKind.COUNT: "Count",
    ContradictionKind.LEGAL_REPRESENTATIVE: "Legal representative",
    ContradictionKind.AGREEMENT_DATE: "Date of an agreement",
}
QUOTE_CHARS = 420
"""Longest sentence shown; the citation leads to all of it."""


@dataclass(frozen=True, slots=True)
class WitnessView:
    """One source that states a value.

    Attributes:
        standing: On whose word it stands.
        standing_label: The same in a word.
        speaker: Who says so; None where the source itself states it.
        source: What the document or list is called; None when it is not part of the case.
        quote: The sentence that states it; None where a list does.
        citations: Where it stands.
        list_number: The number of the list's description in the dossier; None where a document states it.
    """

    standing: Standing
    standing_label: str
    speaker: Part | None
    source: str | None
    quote: str | None
    citations: tuple[Citation, ...]
    list_number: int | None = None


@dataclass(frozen=True, slots=True)
class ValueView:
    """One of the values.

    Attributes:
        value: The value, as it is shown.
        witnesses: Every source that states it.
    """

    value: str
    witnesses: tuple[WitnessView, ...]


@dataclass(frozen=True, slots=True)
class ContradictionView:
    """One fact with several values.

    Attributes:
        anchor: Its id inside the dossier.
        kind: Which kind of fact, in words.
        matter: The fact in a few words.
        about: Names and addresses of the parties it is about.
        values: The values side by side.
    """

    anchor: str
    kind: str
    matter: str
    about: tuple[Part, ...]
    values: tuple[ValueView, ...]


def make_contradictions(index: CaseIndex) -> tuple[ContradictionView, ...]:
    """Make the section on contradictions.

    Args:
        index: The case with its look-ups.

    Returns:
        All of them, those about the most important parties first.
    """
    last = len(index.parties) + 1

    def order(item: Contradiction) -> tuple[int, str, str]:
        return (min((index.party_number_of.get(one, last) for one in item.about), default=last), item.matter, item.id)

    ordered = sorted(index.case.contradictions, key=order)
    return tuple(_contradiction(index, item, number) for number, item in enumerate(ordered, 1))


def _contradiction(index: CaseIndex, item: Contradiction, number: int) -> ContradictionView:
    known = (index.entity_of[entity] for entity in item.about if entity in index.entity_of)
    values = dict.fromkeys(side.value for side in item.sides)
    return ContradictionView(
        anchor=f"contradiction-{number}",
        kind=KIND_LABELS[item.what],
        matter=item.matter,
        about=tuple(Part(entity.name, index.find_party_href(entity.id), is_quoted=True) for entity in known),
        values=tuple(
            ValueView(_shown(item, value), _witnesses(index, [s for s in item.sides if s.value == value]))
            for value in values
        ),
    )


def _shown(item: Contradiction, value: str) -> str:
    if item.what is ContradictionKind.SHARE:
        return percent(value)
    is_date = item.what in {ContradictionKind.LISTING_DATE, ContradictionKind.AGREEMENT_DATE}
    return value.replace("/", " to ") if is_date else value


def _witnesses(index: CaseIndex, sides: Sequence[Side]) -> tuple[WitnessView, ...]:
    return tuple(_witness(index, side) for side in sides)


def _witness(index: CaseIndex, side: Side) -> WitnessView:
    standing = find_standing(side.according_to, index.utterance_of)
    said = None if side.according_to is None else index.utterance_of.get(side.according_to)
    document = None if side.document is None else index.document_of.get(side.document)
    listing = None if side.listing is None else index.listing_of.get(side.listing)
    evidence = widest(side.evidence)
    inner = [one.quote for one in side.evidence if one not in evidence]
    return WitnessView(
        standing=standing,
        standing_label=STANDING_LABELS[standing],
        speaker=None if said is None else name_speaker(index, said),
        source=name_document(document) if document else listing.list_name if listing else None,
        quote=cut_excerpt(evidence[0].quote, [*inner, side.value], chars=QUOTE_CHARS) if evidence else None,
        citations=find_citations(index, evidence),
        list_number=None if listing is None else index.snapshot_number_of.get(listing.snapshot),
    )
