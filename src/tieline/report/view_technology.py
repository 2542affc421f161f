"""What the dossier shows of fields of technology: for each party the fields that sources tie it to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tieline.model import Technology, TechnologyArea, TechnologyScheme
from tieline.model.ids import EntityId
from tieline.model.utterance import Standing, find_standing
from tieline.report.case_index import CaseIndex
from tieline.report.citation import Citation, find_citations
from tieline.report.excerpt import cut_excerpt, widest
from tieline.report.view_tie import STANDING_LABELS, TieGroup
from tieline.report.wording import Part, name_speaker

QUOTE_CHARS = 240
"""Longest sentence shown; the citation leads to all of it."""

SCHEME_LABELS = {
    TechnologyScheme.US_CET_2024: "US list of critical and emerging technologies, February 2024",
    TechnologyScheme.TIELINE: "Other fields, which that list leaves out",
}
_NOT_TIED = frozenset({Standing.DENIED, Standing.NOT_AFFIRMED})


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of technology of a party, in one standing.

    Attributes:
        area: Id of the area.
        label: The area in words.
        subfields: What the sources name within it.
        words: The sources' own words for it.
        standing: On whose word it stands.
        standing_label: The same in a word.
        speaker: Who says so; None where a document itself states it.
        quote: The first sentence that ties it to the party.
        citations: All of them.
        is_name: Whether only the party's own name tells it.
    """

    area: str
    label: str
    subfields: tuple[str, ...]
    words: tuple[str, ...]
    standing: Standing
    standing_label: str
    speaker: Part | None
    quote: str
    citations: tuple[Citation, ...]
    is_name: bool


@dataclass(frozen=True, slots=True)
class PartyFields:
    """The fields of one party.

    Attributes:
        name: The party.
        href: Its address inside the dossier; None when it is no party of the case.
        areas: Ids of its areas, what is denied left out: what the filter goes by.
        fields: Its fields, by area, what is shown first.
    """

    name: str
    href: str | None
    areas: tuple[str, ...]
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class AreaView:
    """An area that a party of the case is tied to: a choice of the filter.

    Attributes:
        id: Id of the area.
        label: The area in words.
        scheme: Whose list it stands on, in words.
        parties: How many parties are tied to it.
    """

    id: str
    label: str
    scheme: str
    parties: int


@dataclass(frozen=True, slots=True)
class TechnologyView:
    """The section on fields of technology.

    Attributes:
        areas: The areas of the case, in the order of the lists.
        parties: Parties with a field, the most important first.
        areas_of: The areas of each party by its address inside the dossier ("#party-3"), for the filter.
    """

    areas: tuple[AreaView, ...]
    parties: tuple[PartyFields, ...]
    areas_of: Mapping[str, tuple[str, ...]]

    def classes(self, *addresses: str | None) -> str:
        """The classes by which the filter finds what belongs to some parties.

        Args:
            *addresses: Addresses of parties inside the dossier; None for what is no party.

        Returns:
            Class names with a space before each; "" where no party of the case has an area.
        """
        if not self.areas:
            return ""
        areas = {area for address in addresses if address for area in self.areas_of.get(address, ())}
        return " filtered" + "".join(f" in-{area}" for area in sorted(areas))

    def tie_classes(self, group: TieGroup, place: int) -> str:
        """The classes of a relationship: those of every party that it names.

        Args:
            group: The group it stands in.
            place: Its place in the group, from 0.

        Returns:
            See `classes`.
        """
        return self.classes(*(part.href for part in group.ties[place].words), group.href)


def make_technologies(index: CaseIndex) -> TechnologyView:
    """Make the section on fields of technology.

    Args:
        index: The case with its look-ups.

    Returns:
        Every field of every party of the case.
    """
    by_entity: defaultdict[EntityId, list[Technology]] = defaultdict(list)
    for technology in index.case.technologies:
        by_entity[technology.entity].append(technology)
    last = len(index.parties) + 1
    order = sorted(by_entity, key=lambda entity: (index.party_number_of.get(entity, last), entity))
    parties = tuple(_party(index, by_entity[entity]) for entity in order)
    counts = {area: sum(area.value in party.areas for party in parties) for area in TechnologyArea}
    areas = (
        AreaView(area.value, area.label, SCHEME_LABELS[area.scheme], count) for area, count in counts.items() if count
    )
    return TechnologyView(tuple(areas), parties, {party.href: party.areas for party in parties if party.href})


def tied_areas(index: CaseIndex, technologies: Iterable[Technology]) -> tuple[str, ...]:
    """The areas that sources tie a party to, what is only denied or asked left out.

    Args:
        index: The case with its look-ups.
        technologies: Its fields.

    Returns:
        Ids of areas, in the order of the lists.
    """
    found = {one.area for one in technologies if _standing(index, one) not in _NOT_TIED}
    return tuple(area.value for area in TechnologyArea if area in found)


def _standing(index: CaseIndex, technology: Technology) -> Standing:
    return find_standing(technology.according_to, index.utterance_of)


def _party(index: CaseIndex, technologies: list[Technology]) -> PartyFields:
    areas, standings = list(TechnologyArea), list(Standing)
    ordered = sorted(
        technologies, key=lambda one: (areas.index(one.area), standings.index(_standing(index, one)), one.id)
    )
    first = ordered[0]
    return PartyFields(
        name=first.entity_name,
        href=index.find_party_href(first.entity),
        areas=tied_areas(index, ordered),
        fields=tuple(_field(index, one) for one in ordered),
    )


def _field(index: CaseIndex, technology: Technology) -> FieldView:
    standing = _standing(index, technology)
    said = None if technology.according_to is None else index.utterance_of.get(technology.according_to)
    seen = [one.quote for one in technology.words]
    return FieldView(
        area=technology.area.value,
        label=technology.area.label,
        subfields=technology.subfields,
        words=tuple(dict.fromkeys(" ".join(one.quote.split()) for one in technology.words)),
        standing=standing,
        standing_label=STANDING_LABELS[standing],
        speaker=None if said is None else name_speaker(index, said),
        quote=cut_excerpt(technology.evidence[0].quote, seen, chars=QUOTE_CHARS),
        citations=find_citations(index, widest(technology.evidence)),
        is_name=technology.rule.endswith(".name"),
    )
