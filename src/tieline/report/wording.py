"""How a relationship is put into words. What was said is worded as said, and what was denied as denied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tieline.model import CueClass, Relationship, RelationshipType, Stance, Utterance
from tieline.model.ids import UtteranceId
from tieline.model.utterance import Standing, find_standing
from tieline.report.case_index import CaseIndex

_VERBS = {
    RelationshipType.OWNS: "owns",
    RelationshipType.PART_OF: "is part of",
    RelationshipType.LEADS: "leads",
    RelationshipType.EMPLOYS: "employs",
    RelationshipType.MEMBER_OF: "is a member of",
    RelationshipType.REPRESENTS: "speaks for",
    RelationshipType.AGREEMENT: "has an agreement with",
    RelationshipType.SUPPLIES: "supplies",
    RelationshipType.FUNDS: "funds or supports",
    RelationshipType.LISTED_BY: "was listed by",
    RelationshipType.HONOURED_BY: "was honoured by",
    RelationshipType.PARTICIPATES_IN: "takes part in",
    RelationshipType.ORGANISES: "organises",
    RelationshipType.MEETS: "met or visited",
    RelationshipType.REMOVES: "removes",
    RelationshipType.LOCATED_IN: "is located in",
    RelationshipType.ALIAS_OF: "is another name of",
    RelationshipType.LINKED_TO: "is linked to",
}
_AFFIRMED = {
    CueClass.ACCUSE: "As alleged by ",
    CueClass.PREDICT: "As predicted by ",
    CueClass.DEMAND: "As demanded by ",
    CueClass.BELIEVE: "As believed by ",
}
_KINDS = {
    "subsidiary": " is the parent company of ",
    "joint venture": " is a partner in the joint venture ",
}
_ENDED = {"former": " (formerly)", "removed": " (removed from the list)"}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence.

    Attributes:
        text: The words.
        href: The address of the party that the words name; None when they name none of the case.
        is_quoted: Whether the words come from a source and not from us.
    """

    text: str
    href: str | None = None
    is_quoted: bool = False


def tie_standing(index: CaseIndex, tie: Relationship) -> Standing:
    """Find out on whose word a relationship stands.

    Args:
        index: The case with its look-ups.
        tie: The relationship.

    Returns:
        Its standing.
    """
    return find_standing(tie.according_to, index.utterance_of)


def word_tie(index: CaseIndex, tie: Relationship) -> tuple[Part, ...]:
    """Put a relationship into a sentence.

    Args:
        index: The case with its look-ups.
        tie: The relationship.

    Returns:
        The sentence in parts. A relationship that was said starts with who said it and who reports that:
        "According to A, as reported by B, ...".
    """
    sentence = (*_lead(index, tie), *_core(index, tie))
    return sentence if sentence[-1].text.endswith(".") else (*sentence, Part("."))


def find_speakers(index: CaseIndex, utterance: UtteranceId) -> tuple[Utterance, ...]:
    """Follow an utterance to those who report it.

    Args:
        index: The case with its look-ups.
        utterance: The innermost utterance.

    Returns:
        It, the utterance that reports it, and so on outwards; empty when it is not part of the case.
    """
    chain: list[Utterance] = []
    current = index.utterance_of.get(utterance)
    while current is not None and current not in chain:
        chain.append(current)
        current = index.utterance_of.get(current.parent) if current.parent else None
    return tuple(chain)


def find_reporters(index: CaseIndex, utterance: UtteranceId) -> tuple[Utterance, ...]:
    """Find who reports an utterance.

    Args:
        index: The case with its look-ups.
        utterance: The utterance.

    Returns:
        Those who report it, from the inside out, without anybody who reports their own words.
    """
    chain = find_speakers(index, utterance)
    names = [name_speaker(index, item).text for item in chain]
    return tuple(item for item, name, inner in zip(chain[1:], names[1:], names[:-1], strict=True) if name != inner)


def name_speaker(index: CaseIndex, utterance: Utterance) -> Part:
    """Name who speaks.

    Args:
        index: The case with its look-ups.
        utterance: What is said.

    Returns:
        The entity's name where the speaker is known, else the document's words ("officials").
    """
    entity_id = None if utterance.speaker is None else index.entity_of_mention.get(utterance.speaker)
    entity = None if entity_id is None else index.entity_of.get(entity_id)
    if entity is None:
        return Part(utterance.speaker_name, is_quoted=True)
    return Part(entity.name, index.find_party_href(entity.id), is_quoted=True)


def _lead(index: CaseIndex, tie: Relationship) -> Iterator[Part]:
    if tie.according_to is None:
        return
    chain = find_speakers(index, tie.according_to)
    if not chain:
        yield Part("According to a speaker outside this case, ")
        return
    first, after = _opening(chain[0])
    yield Part(first)
    yield name_speaker(index, chain[0])
    for reporter in find_reporters(index, tie.according_to):
        yield Part(_REPORTING[reporter.stance])
        yield name_speaker(index, reporter)
    yield Part(after)


_REPORTING = {
    Stance.AFFIRMS: ", as reported by ",
    Stance.DENIES: ", which is denied by ",
    Stance.PARTLY: ", which is affirmed in part by ",
    Stance.UNCLEAR: ", as put to ",
}


def _opening(utterance: Utterance) -> tuple[str, str]:
    if utterance.stance is Stance.DENIES:
        return "Denied by ", ": "
    if utterance.stance is Stance.AFFIRMS:
        return _AFFIRMED.get(utterance.cue_class, "According to "), ", "
    if utterance.stance is Stance.PARTLY:
        return "Affirmed in part by ", ": "
    if utterance.cue_class is CueClass.DECLINE_TO_COMMENT:
        return "Not commented on by ", ": "
    return "Neither affirmed nor denied by ", ": "


def worded_properties(tie: Relationship) -> frozenset[str]:
    """Tell which properties the sentence of a relationship already says.

    Args:
        tie: The relationship.

    Returns:
        Names of properties that have one value, which `word_tie` puts into the sentence.
    """
    values: dict[str, set[str]] = {}
    for item in tie.properties:
        values.setdefault(item.name, set()).add(item.value)
    single = {name for name, stated in values.items() if len(stated) == 1}
    said = {"role"} & single
    if tie.type is RelationshipType.SUPPLIES:
        said |= {"product"} & single
    elif tie.type is RelationshipType.OWNS and "share" in single:
        said.add("share")
    elif tie.type is RelationshipType.OWNS and values.get("kind", set()) < set(_KINDS) and "kind" in single:
        said.add("kind")
    return frozenset(said)


def _core(index: CaseIndex, tie: Relationship) -> Iterator[Part]:
    source = Part(tie.source_name, index.find_party_href(tie.source), is_quoted=True)
    target = Part(tie.target_name, index.find_party_href(tie.target), is_quoted=True)
    worded = worded_properties(tie)
    values = {item.name: item.value for item in tie.properties if item.name in worded}
    yield source
    if "share" in values:
        yield from (Part(" holds "), Part(percent(values["share"]), is_quoted=True), Part(" of "), target)
    elif "kind" in values:
        yield from (Part(_KINDS[values["kind"]]), target)
    elif "product" in values:
        yield from (Part(" supplies "), Part(values["product"], is_quoted=True), Part(" to "), target)
    else:
        yield from (Part(f" {_VERBS[tie.type]} "), target)
    ended = {item.value for item in tie.properties if item.name == "kind"} & _ENDED.keys()
    yield from (Part(_ENDED[kind]) for kind in sorted(ended))
    if "role" in values:
        yield from (Part(" as "), Part(values["role"], is_quoted=True))


def percent(share: str) -> str:
    """Write a share as people do.

    Args:
        share: A number of percent, or words for a range.

    Returns:
        The number with a percent sign; words as they are.
    """
    return f"{share}\u00a0%" if _NUMBER.fullmatch(share) else share


def verb_of(kind: RelationshipType) -> str:
    """The verb that stands between source and target.

    Args:
        kind: Which tie.

    Returns:
        Words in the present or past tense ("owns", "was listed by").
    """
    return _VERBS[kind]
