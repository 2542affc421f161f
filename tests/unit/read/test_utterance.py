"""Who says what: frames, stance, dates, nesting."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.model import Stance, Utterance
from tieline.read.reader import Reader


def _said(reader: Reader, text: str, *, published: str | None = "2021-04-09") -> list[Utterance]:
    return list(reader.read(make_document(text, published=published)).utterances)


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("The ministry said that the plant had closed.", "ministry", "said", "the plant had closed"),
        ("''We never sold the machines,'' said Qiu Shan.", "Qiu Shan", "said", "We never sold the machines,"),
        ("“We never sold the machines.” ― Qiu Shan", "Qiu Shan", "―", "We never sold the machines."),
        (
            "Acme Corporation: machines were never sold to the city",
            "Acme Corporation",
            ":",
            "machines were never sold to the city",
        ),
        (
            "Qiu Shan said the plant had closed in March, citing the costs of coal.",
            "Qiu Shan",
            "said",
            "the plant had closed in March",
        ),
        ("Acme Corporation vowed to close the old plant.", "Acme Corporation", "vowed", "to close the old plant"),
        ("Tarn Optics denied bribing customs officers.", "Tarn Optics", "denied", "bribing customs officers"),
        ("Tarn Optics admitted that it had dumped waste.", "Tarn Optics", "admitted", "it had dumped waste"),
        (
            "The ministry described Acme Corporation as a front for the army.",
            "ministry",
            "described",
            "Acme Corporation as a front for the army",
        ),
        (
            "The ministry gave examples of how the plant was used by the army.",
            "ministry",
            "gave examples",
            "how the plant was used by the army",
        ),
        (
            "The minister issued a warning, speaking of conflict and confrontation.",
            "minister",
            "speaking",
            "conflict and confrontation",
        ),
        (
            "The ministry stated that the policy is a choice and emphasized the integration of firms.",
            "ministry",
            "stated",
            "the policy is a choice",
        ),
        (
            "The ministry stated that the policy is a choice and emphasized the integration of firms.",
            "ministry",
            "emphasized",
            "the integration of firms",
        ),
        (
            "The ministry considers these areas a priority and therefore blacklisted Acme Corporation.",
            "ministry",
            "considers",
            "these areas a priority",
        ),
        ('"We never sold the machines," said Qiu Shan on Friday.', "Qiu Shan", "said", "We never sold the machines,"),
        ("According to Lanqiao Daily, the plant had closed.", "Lanqiao Daily", "According to", "the plant had closed"),
        ("The plant had closed, according to Lanqiao Daily.", "Lanqiao Daily", "according to", "The plant had closed"),
        ("The plant was very old, Mr. Qiu Shan said, until 1999.", "Qiu Shan", "said", "The plant was very old"),
        ("Qiu Shan accused Acme of stealing the plans.", "Qiu Shan", "accused", "Acme of stealing the plans"),
        ("Qiu Shan urged Acme to end the trade.", "Qiu Shan", "urged", "Acme to end the trade"),
        ("Acme Corporation rejected the ministry's report.", "Acme Corporation", "rejected", "the ministry's report"),
        (
            "China refuted the United States' accusation that it stole plans.",
            "United States",
            "accusation",
            "it stole plans",
        ),
    ],
)
def test_frames(reader: Reader, text: str, speaker: str, cue: str, content: str) -> None:
    """Each frame finds its speaker, cue and content."""
    assert (speaker, cue, content) in [(u.speaker_name, u.cue, u.content) for u in _said(reader, text)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Acme Corporation denied that it sold machines.", Stance.DENIES),
        ("Acme Corporation said that the accusations were totally unfounded.", Stance.DENIES),
        ("Acme Corporation confirmed that it sold machines.", Stance.AFFIRMS),
        ("Acme Corporation declined to comment on the sale.", Stance.UNCLEAR),
        ("Acme Corporation said that it welcomes the report.", Stance.AFFIRMS),
    ],
)
def test_cue_decides_the_stance(reader: Reader, text: str, stance: Stance) -> None:
    """The cue, or words of denial inside a neutral cue's content, decide the stance."""
    assert [u.stance for u in _said(reader, text)] == [stance]


def test_weekday_is_resolved_by_the_date_of_the_page(reader: Reader) -> None:
    """ "on Thursday" is the Thursday on or before the page's date."""
    (utterance,) = _said(reader, "Qiu Shan said on Thursday that the plant had closed.", published="2020-07-24")
    assert str(utterance.said_on) == "2020-07-23"


def test_weekday_without_a_page_date_stays_unknown(reader: Reader) -> None:
    """Without a date of the page nothing is guessed."""
    (utterance,) = _said(reader, "Qiu Shan said on Thursday that the plant had closed.", published=None)
    assert utterance.said_on is None


def test_date_inside_the_content_is_not_the_date_of_saying(reader: Reader) -> None:
    """A date that is part of what is said does not date the saying."""
    (utterance,) = _said(reader, "Qiu Shan said that the plant had closed on March 3, 2019.")
    assert utterance.said_on is None


def test_report_of_a_report_is_nested(reader: Reader) -> None:
    """A newspaper that reports a document is the parent of what the document says."""
    outer, inner = _said(reader, "According to Lanqiao Daily, a ministry memo showed that the plant had closed.")
    assert inner.parent == outer.id


def test_quotation_without_a_cue_goes_to_the_speaker_before_it(reader: Reader) -> None:
    """A paragraph that is all quotation continues the speaker of the paragraph before."""
    text = '"We never sold the machines," said Qiu Shan.\n"This report serves nobody in the trade."'
    assert [u.speaker_name for u in _said(reader, text)] == ["Qiu Shan", "Qiu Shan"]


def test_pronoun_speaks_for_the_person_before_it(reader: Reader) -> None:
    """ "She" is the last person named."""
    text = "Ms Qiu Shan came to the hearing. She said that the plant had closed."
    assert [u.speaker_name for u in _said(reader, text)] == ["Qiu Shan"]


def test_infinitive_and_noun_are_no_sayings(reader: Reader) -> None:
    """ "asked to comment" and "the report" say nothing by themselves."""
    assert _said(reader, "When asked to comment on the report, Acme Corporation left the room.") == []


def test_an_interrupted_quotation_goes_on_behind_its_cue(reader: Reader) -> None:
    """Both halves of a quotation that its cue interrupts are said by its speaker."""
    said = _said(reader, '"The old plant," said Qiu Shan of Acme, "was closed long ago."')
    assert [(u.speaker_name, u.content) for u in said] == [
        ("Qiu Shan", "The old plant,"),
        ("Qiu Shan", "was closed long ago."),
    ]
