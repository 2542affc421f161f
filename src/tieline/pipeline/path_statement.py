"""What documents state for paths: their ties, and for what somebody says who denies it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tieline.model import Claim, Evidence, Utterance
from tieline.model.ids import UtteranceId
from tieline.model.path import Denial, Link
from tieline.paths.link import links_of_relationship
from tieline.pipeline.proposal_review import iter_readings
from tieline.store.base import Store


def iter_stated(store: Store) -> Iterator[Link]:
    """Go through the ties that documents state.

    Args:
        store: The store of the workspace.

    Yields:
        Ties; one that stands in what somebody says has with it who denies the claim that the words are part of.
    """
    resolution = store.load_resolution()
    said = {tie.according_to for tie in resolution.relationships if tie.according_to is not None}
    denials = _find_denials(resolution.claims, said)
    wanted = said.union(*denials.values())
    readings = iter_readings(store) if wanted else ()
    utterances = {one.id: one for reading in readings for one in reading.utterances if one.id in wanted}
    published = {head.id: head.published_on for head in store.iter_document_heads()}
    for tie in resolution.relationships:
        denied = () if tie.according_to is None else tuple(_iter_denials(denials[tie.according_to], utterances))
        for link in links_of_relationship(tie, utterances, published):
            yield replace(link, denials=denied)


def _find_denials(claims: tuple[Claim, ...], said: set[UtteranceId]) -> defaultdict[UtteranceId, list[UtteranceId]]:
    """For what is said, the utterances that deny the claim that it is part of; nothing for a denial itself."""
    denials: defaultdict[UtteranceId, list[UtteranceId]] = defaultdict(list)
    for claim in claims:
        for utterance in said.intersection((*claim.affirmed_by, *claim.partly, *claim.unclear)):
            denials[utterance] += [one for one in claim.denied_by if one not in denials[utterance]]
    return denials


def _iter_denials(ids: list[UtteranceId], utterances: Mapping[UtteranceId, Utterance]) -> Iterator[Denial]:
    """The denials, with the words of each."""
    for one in ids:
        if (said := utterances.get(one)) is not None:
            yield Denial(one, said.speaker_name, Evidence(said.document, said.content_span, said.content))
