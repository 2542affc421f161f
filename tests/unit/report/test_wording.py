"""How relationships are put into words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tieline.model import CueClass, Property, Reading, Relationship, RelationshipType, Stance, Utterance
from tieline.model.ids import UtteranceId
from tieline.report.case import Case
from tieline.report.case_index import CaseIndex, index_case
from tieline.report.wording import (
    find_reporters,
    find_speakers,
    percent,
    tie_standing,
    verb_of,
    word_tie,
    worded_properties,
)


def said_tie(index: CaseIndex) -> Relationship:
    """Give the relationship that one person says and a newspaper reports."""
    return next(tie for tie in index.case.relationships if tie.type.value == "supplies" and tie.according_to)


def with_utterance(case: Case, old: UtteranceId, **changes: object) -> CaseIndex:
    """Give the case with one utterance changed."""

    def change(item: Utterance) -> Utterance:
        return replace(item, **changes) if item.id == old else item  # type: ignore[arg-type]  # the test's keywords

    readings: tuple[Reading, ...] = tuple(
        replace(reading, utterances=tuple(change(item) for item in reading.utterances)) for reading in case.readings
    )
    return index_case(replace(case, readings=readings))


def sentence(index: CaseIndex, tie: Relationship) -> str:
    """Give the sentence of a relationship as text."""
    return "".join(part.text for part in word_tie(index, tie))


def test_nested_speakers_are_named_from_the_inside(index: CaseIndex) -> None:
    """Who said it comes first, then who reports it."""
    assert sentence(index, said_tie(index)) == (
        "According to Petra Oduya, as reported by The Harbour Post, Hongtan Microsystems supplies processors to "
        "Linhai Aerodynamics Research Centre."
    )


@pytest.mark.parametrize(
    ("stance", "cue_class", "opening", "standing"),
    [
        (Stance.AFFIRMS, CueClass.ACCUSE, "As alleged by Petra Oduya", "said"),
        (Stance.AFFIRMS, CueClass.PREDICT, "As predicted by Petra Oduya", "said"),
        (Stance.AFFIRMS, CueClass.DEMAND, "As demanded by Petra Oduya", "said"),
        (Stance.AFFIRMS, CueClass.BELIEVE, "As believed by Petra Oduya", "said"),
        (Stance.DENIES, CueClass.DENY, "Denied by Petra Oduya, as reported by The Harbour Post: Hongtan", "denied"),
        (Stance.UNCLEAR, CueClass.DECLINE_TO_COMMENT, "Not commented on by Petra Oduya", "not_affirmed"),
        (Stance.UNCLEAR, CueClass.ASSERT, "Neither affirmed nor denied by Petra Oduya", "not_affirmed"),
    ],
)
def test_stance_decides_the_wording(
    case: Case, stance: Stance, cue_class: CueClass, opening: str, standing: str
) -> None:
    """A relationship is worded and marked by what the speaker does with it."""
    tie = said_tie(index_case(case))
    assert tie.according_to is not None
    index = with_utterance(case, tie.according_to, stance=stance, cue_class=cue_class)
    assert sentence(index, tie).startswith(opening)
    assert tie_standing(index, tie) == standing


def test_missing_utterance_is_still_worded_as_said(index: CaseIndex) -> None:
    """A relationship whose utterance is not part of the case never becomes a fact."""
    tie = replace(said_tie(index), according_to=UtteranceId("utt-elsewhere"))
    assert tie_standing(index, tie) == "said"
    assert sentence(index, tie).startswith("According to a speaker outside this case, ")


def test_utterances_that_report_each_other_end(case: Case) -> None:
    """A loop of reports is followed once around."""
    tie = said_tie(index_case(case))
    assert tie.according_to is not None
    index = with_utterance(case, tie.according_to, parent=tie.according_to)
    assert len(find_speakers(index, tie.according_to)) == 1


def test_several_values_stay_out_of_the_sentence(index: CaseIndex) -> None:
    """A share on which sources differ is listed and not picked."""
    tie = next(tie for tie in index.case.relationships if any(item.name == "share" for item in tie.properties))
    other = replace(tie, properties=(*tie.properties, Property("share", "40", tie.properties[0].evidence)))
    assert worded_properties(tie) == {"share"}
    assert worded_properties(other) == frozenset()
    assert "41.5" in sentence(index, tie) or "33" in sentence(index, tie)
    assert "%" not in sentence(index, other)


@pytest.mark.parametrize("kind", list(RelationshipType))
def test_every_type_has_a_verb(kind: RelationshipType) -> None:
    """No type of the closed list is left without words."""
    assert verb_of(kind)


def test_ranges_of_shares_stay_as_stated() -> None:
    """Numbers get a percent sign; words for a range do not."""
    assert percent("28.03") == "28.03\u00a0%"
    assert percent("more than 50 %") == "more than 50 %"


def test_nobody_reports_their_own_words(case: Case) -> None:
    """A speaker whose words are reported by the same speaker is named once."""
    tie = said_tie(index_case(case))
    assert tie.according_to is not None
    index = index_case(case)
    chain = find_speakers(index, tie.according_to)
    same = with_utterance(case, chain[1].id, speaker=chain[0].speaker, speaker_name=chain[0].speaker_name)
    assert find_reporters(same, tie.according_to) == ()
    assert sentence(same, tie).startswith("According to Petra Oduya, Hongtan")


def test_sentence_ends_with_one_full_stop(index: CaseIndex) -> None:
    """A name that ends with a full stop ends the sentence too."""
    tie = replace(said_tie(index), target_name="Linhai Co., Ltd.")
    assert sentence(index, tie).endswith("to Linhai Co., Ltd.")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("subsidiary", "Northern Fleet is the parent company of Hongtan Microsystems."),
        ("joint venture", "Northern Fleet is a partner in the joint venture Hongtan Microsystems."),
        ("trust", "Northern Fleet owns Hongtan Microsystems."),
    ],
)
def test_kind_of_ownership_is_worded(index: CaseIndex, kind: str, words: str) -> None:
    """A parent company and a partner in a joint venture are called so; other kinds are listed."""
    tie = next(tie for tie in index.case.relationships if tie.type.value == "owns" and tie.according_to)
    shown = replace(tie, according_to=None, properties=(Property("kind", kind, tie.evidence[0]),))
    assert sentence(index, shown) == words
    assert worded_properties(shown) == ({"kind"} if kind != "trust" else frozenset())
