"""Proposals beside what rules read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.read.proposal.sample import gate, make_read, make_utterance
from tieline.model import Document, Proposal, Reading
from tieline.read.mention import make_mention
from tieline.read.proposal.merge import Agreement, with_accepted

PAGE = "The {G|Ministry of Trade} said {C|Acme Ltd} owns {C|Bolt Ltd}. It is in Dover."
TIE = {
    "type": "owns",
    "source": "Acme Ltd",
    "target": "Bolt Ltd",
    "stated_by": "owns",
    "evidence": "The Ministry of Trade said Acme Ltd owns Bolt Ltd.",
}
SAYING = {"speaker": "Ministry of Trade", "cue": "said", "cue_class": "assert", "content": "Acme Ltd owns Bolt Ltd"}


@pytest.fixture
def read() -> tuple[Document, Reading]:
    """Give a page and its reading.

    Returns:
        Both.
    """
    return make_read(PAGE)


def accept(read: tuple[Document, Reading], *proposals: Proposal) -> Reading:
    """Join what was accepted."""
    document, reading = read
    return with_accepted(
        reading, [(one, "A. Analyst") for one in proposals], document.text, confidence={"test/model": 0.75}
    )


def test_an_accepted_tie_becomes_a_relationship_under_who_accepted_it(read: tuple[Document, Reading]) -> None:
    """Its rule is the model, its precision what people accept of it."""
    (proposal,) = gate(*read, relationships=[TIE]).proposals
    (tie,) = accept(read, proposal).relationships
    assert (tie.rule, tie.accepted_by, tie.confidence) == ("proposal:test/model", "A. Analyst", 0.75)
    assert {tie.source, tie.target} < {mention.id for mention in read[1].mentions}


def test_a_tie_that_is_said_brings_its_utterance(read: tuple[Document, Reading]) -> None:
    """It never becomes a fact for want of who says it, and nothing is doubled."""
    _, stated = gate(*read, utterances=[SAYING], relationships=[TIE]).proposals
    joined = accept(read, stated, stated)
    assert [one.id for one in joined.utterances] == [joined.relationships[0].according_to]
    assert len(joined.relationships) == 1


def test_a_name_that_a_rule_reads_by_now_takes_the_part_of_the_proposed_one(read: tuple[Document, Reading]) -> None:
    """No place has two mentions."""
    document, reading = read
    found = gate(document, reading, mentions=[{"quote": "Dover", "kind": "Address"}]).proposals
    assert [one.quote for one in accept(read, *found).mentions][-1] == "Dover"
    span = found[0].fragment.mentions[0].span
    ruled = make_mention(document.id, span, reading.mentions[0].schema, document.text)
    later = replace(reading, mentions=(*reading.mentions, ruled))
    assert with_accepted(later, [(found[0], "me")], document.text, confidence={"test/model": 0.5}) == later


def test_all_that_is_accepted_at_once_joins_as_one_by_one(read: tuple[Document, Reading]) -> None:
    """A later proposal agrees with an earlier one and shares its mentions."""
    place = [{"quote": "Dover", "kind": "Address"}]
    found = gate(*read, utterances=[SAYING], relationships=[TIE], mentions=place).proposals
    at_once = accept(read, *found, *found)
    one_by_one = read
    for proposal in found:
        one_by_one = (read[0], accept(one_by_one, proposal))
    assert at_once == one_by_one[1]
    spans = [mention.span for mention in at_once.mentions]
    assert (len(spans), spans) == (len(set(spans)), sorted(spans))


def test_what_is_read_is_collected_once(read: tuple[Document, Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    """However many proposals were accepted, the reading is not gone through for each."""
    made: list[Reading] = []

    class Counted(Agreement):
        def __init__(self, reading: Reading) -> None:
            made.append(reading)
            super().__init__(reading)

    monkeypatch.setattr("tieline.read.proposal.merge.Agreement", Counted)
    found = gate(*read, utterances=[SAYING], relationships=[TIE]).proposals
    accept(read, *found, *found)
    assert (len(found), made) == (2, [read[1]])


def test_what_the_text_does_not_bear_out_any_more_is_left_out(read: tuple[Document, Reading]) -> None:
    """The document may have been read from its bytes anew."""
    found = gate(*read, relationships=[TIE]).proposals
    other = replace(read[0], text="x" + read[0].text)
    assert accept((other, read[1]), *found) == read[1]


def test_a_rule_that_reads_the_same_agrees(read: tuple[Document, Reading]) -> None:
    """Type, whom the ends name, and the standing must be the same."""
    document, reading = read
    (proposal,) = gate(document, reading, relationships=[TIE]).proposals
    (tie,) = proposal.fragment.relationships
    ruled = replace(tie, rule="en.owns.verb")
    assert not Agreement(reading).holds(proposal)
    assert Agreement(replace(reading, relationships=(ruled,))).holds(proposal)
    spoken = make_utterance(document, reading, speaker="Ministry of Trade", cue="said", content=str(SAYING["content"]))
    said = replace(ruled, according_to=spoken.id)
    assert not Agreement(replace(reading, relationships=(said,), utterances=(spoken,))).holds(proposal)


def test_a_rule_agrees_by_another_mention_of_the_same_party() -> None:
    """A short form that repeats a name stands for it."""
    document, reading = make_read("{C|Acme Ltd} owns {C|Bolt Ltd} today. {C|Acme} owns {C|Bolt Ltd}.")
    long, _, short, _ = reading.mentions
    reading = replace(
        reading, mentions=tuple(replace(one, same_as=long.id) if one is short else one for one in reading.mentions)
    )
    tie = {"type": "owns", "source": "Acme", "target": {"quote": "Bolt Ltd", "occurrence": 2}, "stated_by": "owns"}
    (second,) = gate(document, reading, relationships=[tie | {"evidence": "Acme owns Bolt Ltd."}]).proposals
    first = replace(second.fragment.relationships[0], source=long.id, target=reading.mentions[1].id)
    assert Agreement(replace(reading, relationships=(first,))).holds(second)


def test_a_rule_agrees_with_an_utterance_of_the_same_cue(read: tuple[Document, Reading]) -> None:
    """The content may be cut at another word."""
    document, reading = read
    (proposal,) = gate(document, reading, utterances=[SAYING]).proposals
    spoken = make_utterance(document, reading, speaker="Ministry of Trade", cue="said", content="Acme Ltd owns Bolt")
    assert Agreement(replace(reading, utterances=(spoken,))).holds(proposal)
    assert spoken.content_span != proposal.fragment.utterances[0].content_span
    assert not Agreement(reading).holds(proposal)
