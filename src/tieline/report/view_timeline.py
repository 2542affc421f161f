"""What the dossier shows in time: dated relationships, utterances and list entries."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from tieline.model import Hit, Listing, Relationship, Stance, Utterance, Verdict
from tieline.model.ids import ListingId
from tieline.report.case_index import CaseIndex, hit_order
from tieline.report.citation import Citation, find_citation, find_citations
from tieline.report.view_tie import DATE_PROPERTIES, STANDING_LABELS
from tieline.report.wording import Part, find_reporters, name_speaker, tie_standing, word_tie

QUOTE_CHARS = 280
"""Longest quote in the timeline; the claims section gives it in full."""

_DATE_LABELS = {"date": "", "date_on": "begins", "date_off": "ends"}
_SAYS = {
    Stance.AFFIRMS: " said: ",
    Stance.DENIES: " denied: ",
    Stance.PARTLY: " affirmed in part: ",
    Stance.UNCLEAR: " took no side: ",
}


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that happened, was said or was listed.

    Attributes:
        on: The date, as precise as known.
        kind: "tie", "utterance" or "listing".
        label: What kind of entry, in words.
        words: What happened.
        citations: The words of the sources.
        list_number: The number of the official list that says so; None when the citations are all there is.
    """

    on: str
    kind: str
    label: str
    words: tuple[Part, ...]
    citations: tuple[Citation, ...]
    list_number: int | None = None


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """All entries of one year.

    Attributes:
        year: Four digits.
        entries: By date; a date that is only known to the year or month stands before the days in it.
    """

    year: str
    entries: tuple[TimelineEntry, ...]


def make_timeline(index: CaseIndex) -> tuple[TimelineYear, ...]:
    """Make the timeline.

    Args:
        index: The case with its look-ups.

    Returns:
        Years in order, each with its entries. What has no date is not in it.
    """
    entries = [entry for tie in index.case.relationships for entry in _tie_entries(index, tie)]
    entries += [entry for item in index.utterance_of.values() if (entry := _utterance_entry(index, item)) is not None]
    entries += [entry for hit in _best_hits(index) for entry in _listing_entries(index, hit)]
    unique = sorted(dict.fromkeys(entries), key=_order)
    return tuple(TimelineYear(year, tuple(found)) for year, found in groupby(unique, key=lambda entry: entry.on[:4]))


def _order(entry: TimelineEntry) -> tuple[str, str, str, tuple[str, ...]]:
    text = "".join(part.text for part in entry.words)
    return (entry.on, entry.kind, text, tuple(citation.href for citation in entry.citations))


def _tie_entries(index: CaseIndex, tie: Relationship) -> list[TimelineEntry]:
    entries = []
    for name, value in dict.fromkeys((item.name, item.value) for item in tie.properties):
        if name not in DATE_PROPERTIES or not value[:4].isdigit():
            continue
        evidence = (item.evidence for item in tie.properties if (item.name, item.value) == (name, value))
        label = ", ".join(filter(None, (STANDING_LABELS[tie_standing(index, tie)], _DATE_LABELS[name])))
        entries.append(TimelineEntry(value, "tie", label, word_tie(index, tie), find_citations(index, evidence)))
    return entries


def _utterance_entry(index: CaseIndex, utterance: Utterance) -> TimelineEntry | None:
    citation = find_citation(index, utterance.document, utterance.evidence_span)
    if utterance.said_on is None or citation is None:
        return None
    quote = utterance.content
    shown = quote if len(quote) <= QUOTE_CHARS else f"{quote[:QUOTE_CHARS].rsplit(' ', 1)[0]} …"
    reporters = [part for item in find_reporters(index, utterance.id) for part in _reporter(index, item)]
    return TimelineEntry(
        on=str(utterance.said_on),
        kind="utterance",
        label="Utterance",
        words=(
            name_speaker(index, utterance),
            *reporters,
            Part(_SAYS[utterance.stance]),
            Part(f"“{shown.strip('“”')}”", is_quoted=True),
        ),
        citations=(citation,),
    )


def _reporter(index: CaseIndex, utterance: Utterance) -> tuple[Part, Part, Part]:
    return (Part(" (reported by "), name_speaker(index, utterance), Part(")"))


def _best_hits(index: CaseIndex) -> list[Hit]:
    """One hit for each list entry: that of a party before that of a bare name, the surest first."""
    best: dict[ListingId, Hit] = {}
    for hit in sorted(index.case.hits, key=lambda hit: (hit.entity not in index.party_number_of, hit_order(hit))):
        best.setdefault(hit.listing, hit)
    return list(best.values())


def _listing_entries(index: CaseIndex, hit: Hit) -> list[TimelineEntry]:
    listing = index.listing_of.get(hit.listing)
    if listing is None:
        return []
    dated = ((listing.listed_on, " was put on the "), (listing.delisted_on, " was taken off the "))
    return [_listing_entry(index, hit, listing, str(on), words) for on, words in dated if on is not None]


def _listing_entry(index: CaseIndex, hit: Hit, listing: Listing, on: str, words: str) -> TimelineEntry:
    entity = None if hit.entity is None else index.entity_of.get(hit.entity)
    number = index.snapshot_number_of.get(listing.snapshot)
    name = Part(listing.name, None if entity is None else index.find_party_href(entity.id), is_quoted=True)
    unsure = "" if hit.verdict is Verdict.SAME else " (perhaps not the party of this case)"
    rest = (Part(listing.list_name, is_quoted=True), Part(f"{unsure}."))
    return TimelineEntry(on, "listing", "List", (name, Part(words), *rest), (), number)
