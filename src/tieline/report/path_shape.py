"""The shape of a path as a record, and the words for its steps."""

from __future__ import annotations

from collections.abc import Mapping

from tieline.model import RelationshipType, Verdict
from tieline.model.path import Denial, ExposurePath, Hop, Link, ListedAs, Validity
from tieline.model.utterance import Standing
from tieline.report.record_shape import Record, evidence_record
from tieline.report.wording import verb_of

STANDING_WORDS: Mapping[Standing, str] = {
    Standing.SHOWN: "shown",
    Standing.SAID: "said",
    Standing.NOT_AFFIRMED: "not affirmed",
    Standing.DENIED: "denied",
}
_AGAINST = frozenset({Standing.DENIED, Standing.NOT_AFFIRMED})
_WITH_OBJECT = frozenset({RelationshipType.OWNS, RelationshipType.SUPPLIES, RelationshipType.LINKED_TO})
"""Ties whose verb takes what is stated as its object: "owns 60 %"."""
_OVER = {"removed": "removed from the list"}


def path_record(path: ExposurePath) -> Record:
    """Give a path as a record.

    Args:
        path: The path.

    Returns:
        Its ends, its steps with the sentence or record behind each tie, and the lists on which its end stands.
    """
    first, last = path.hops[0].source, path.hops[-1].target
    return {
        "kind": "path",
        "source": first.key,
        "source_name": first.name,
        "target": last.key,
        "target_name": last.name,
        "hops": [_hop_record(hop) for hop in path.hops],
        "standing": path.standing.value,
        "validity": path.validity.value,
        "cost": path.cost,
        "listed": [_listed_record(entry) for entry in path.listed],
    }


def find_against(hop: Hop) -> tuple[Link, ...]:
    """Find what speaks against the strongest tie of a step, and so must stand beside it wherever it is told.

    Args:
        hop: The step.

    Returns:
        The further ties that are denied or not affirmed, and those of which a source tells that they have ended, or
        may have.
    """
    return tuple(link for link in hop.links[1:] if link.standing in _AGAINST or link.validity is not hop.validity)


def find_denials(hop: Hop) -> tuple[Denial, ...]:
    """Find who denies what the ties of a step stand in.

    Args:
        hop: The step.

    Returns:
        Denials of the claims that those ties are part of, each once; such as are ties of the step themselves are left
        out.
    """
    own = {link.according_to for link in hop.links}
    return tuple(dict.fromkeys(one for link in hop.links for one in link.denials if one.utterance not in own))


def word_hop(hop: Hop) -> str:
    """Put what a step goes over into words.

    Args:
        hop: The step.

    Returns:
        The strongest tie, such as "owns 60 %", with an arrow before it where the step goes against its direction, how
        many more there are, and how many of those speak against it.
    """
    words = word_direction(hop, hop.links[0])
    more, against = len(hop.links) - 1, len(find_against(hop))
    told = f", {against} of them against it" if 0 < against < more else ""
    told = ", against it" if against and against == more else told
    return words if more == 0 else f"{words} (and {more} more{told})"


def word_direction(hop: Hop, link: Link) -> str:
    """Put a tie of a step into words.

    Args:
        hop: The step.
        link: One of its ties.

    Returns:
        Its words, with an arrow before them where the step goes against its direction.
    """
    return word_link(link) if link.source == hop.source.key else f"← {word_link(link)}"


def word_link(link: Link) -> str:
    """Put a tie into words, from its source to its target.

    Args:
        link: The tie.

    Returns:
        Verb and what is stated, such as "owns 60 %"; with its standing before it unless it is shown, and behind it
        that it has ended or may have.
    """
    verb = name_tie(link)
    gap = " " if link.type in _WITH_OBJECT else ": "
    words = verb if link.detail in {None, verb} else f"{verb}{gap}{link.detail}"
    words = f"{words} ({mark})" if (mark := word_validity(link)) else words
    return words if link.standing is Standing.SHOWN else f"{STANDING_WORDS[link.standing]}: {words}"


def word_validity(link: Link) -> str:
    """Say whether a tie has ended by the day asked about.

    Args:
        link: The tie.

    Returns:
        Such as "ended 2021-05", "formerly" or "may have ended"; empty for one that holds.
    """
    if link.validity is Validity.HOLDS:
        return "" if link.past is None or link.until is None else f"until {link.until}"
    day = "" if link.until is None else f" {link.until}"
    if link.validity is Validity.MAY_HAVE_ENDED:
        return f"may have ended{day}"
    if day or link.past is None:
        return f"ended{day}"
    return _OVER.get(link.past, "formerly")


def name_tie(link: Link) -> str:
    """Give the verb of a tie.

    Args:
        link: The tie.

    Returns:
        The verb between its ends; a list's own words for the tie where it has some ("subsidiary of").
    """
    is_quoted = link.type is RelationshipType.LINKED_TO and link.detail is not None and link.record is not None
    return link.detail if is_quoted and link.detail is not None else verb_of(link.type)


def word_listed(entry: ListedAs) -> str:
    """Say how the end of a path stands on a list.

    Args:
        entry: The entry.

    Returns:
        Such as "on the Entity List since 2019-10-09 (list of 2026-07-31)", with "may be" where that is not sure.
    """
    verb = "on" if entry.verdict is Verdict.SAME else "may be on"
    judged = "" if entry.is_judged else ", proposed"
    since = "" if entry.listed_on is None else f" since {entry.listed_on}"
    day = "" if entry.list_as_of is None else f" (list of {entry.list_as_of}{judged})"
    return f"{verb} {entry.list_name}{since}{day}"


def _hop_record(hop: Hop) -> Record:
    return {
        "source": hop.source.key,
        "source_name": hop.source.name,
        "target": hop.target.key,
        "target_name": hop.target.name,
        "standing": hop.standing.value,
        "validity": hop.validity.value,
        "ties": [_link_record(link) for link in hop.links],
    }


def _link_record(link: Link) -> Record:
    return {
        "type": link.type.value,
        "source": link.source,
        "source_name": link.source_name,
        "target": link.target,
        "target_name": link.target_name,
        "standing": link.standing.value,
        "according_to": link.according_to,
        "relationship": link.relationship,
        "confidence": link.confidence,
        "evidence": [evidence_record(item) for item in link.evidence],
        "record": link.record,
        "detail": link.detail,
        "since": None if link.since is None else str(link.since),
        "until": None if link.until is None else str(link.until),
        "past": link.past,
        "told_on": None if link.told_on is None else str(link.told_on),
        "validity": link.validity.value,
        "denied_by": [
            {"utterance": one.utterance, "speaker_name": one.speaker_name, "content": evidence_record(one.evidence)}
            for one in link.denials
        ],
    }


def _listed_record(entry: ListedAs) -> Record:
    return {
        "listing": entry.listing,
        "list": entry.list_name,
        "entry_id": entry.entry_id,
        "name": entry.name,
        "verdict": entry.verdict.value,
        "judged": entry.is_judged,
        "listed_on": None if entry.listed_on is None else str(entry.listed_on),
        "list_as_of": None if entry.list_as_of is None else str(entry.list_as_of),
    }
