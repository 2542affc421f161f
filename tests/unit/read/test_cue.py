"""Cue words and the stance that they give a speaker."""

from __future__ import annotations

import pytest

from tieline.model import CueClass, Stance
from tieline.read.cue import Cues, is_held_back, load_cues, stance_of
from tieline.read.lexicon import load_yaml


@pytest.fixture(scope="module")
def cues() -> Cues:
    """Load the English cue words.

    Returns:
        The cues.
    """
    return load_cues("en")


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("said", CueClass.ASSERT),
        ("points out", CueClass.ASSERT),
        ("reported", CueClass.REPORT),
        ("acknowledging", CueClass.CONFIRM),
        ("accuses", CueClass.ACCUSE),
        ("denied", CueClass.DENY),
        ("refuted", CueClass.REFUTE),
        ("urged", CueClass.DEMAND),
        ("instructed", CueClass.DEMAND),
        ("predicts", CueClass.PREDICT),
        ("believes", CueClass.BELIEVE),
    ],
)
def test_every_form_of_a_verb_has_its_class(cues: Cues, form: str, kind: CueClass) -> None:
    """Inflected forms, also of verbs with a particle, keep the class of their verb."""
    assert cues.verbs[form] is kind


def test_verb_stands_in_one_class_only() -> None:
    """A cue verb that stood in two classes would have two stances."""
    words = load_yaml("read/en/cues.yml")
    assert isinstance(words, dict)
    verbs = [verb for group in words["verbs"].values() for verb in group]
    assert sorted(set(verbs)) == sorted(verbs)


def test_verbs_that_need_a_clause_are_cues() -> None:
    """The list of verbs that need a clause names no verb that is no cue."""
    words = load_yaml("read/en/cues.yml")
    assert isinstance(words, dict)
    assert set(words["clause_only"]) <= {verb for group in words["verbs"].values() for verb in group}


@pytest.mark.parametrize("text", ["According to the ministry, it rained.", "It rained, according to the ministry."])
def test_phrase_before_a_source_is_found_in_any_case(cues: Cues, text: str) -> None:
    """The phrase that names a source is found at the beginning and in the middle of a sentence."""
    match = cues.phrase_pattern.search(text)
    assert match is not None
    assert cues.phrases[match[0].lower()] is CueClass.REPORT


@pytest.mark.parametrize(
    "text", ["Output rose by 3 per cent.", "It costs 20 dollars per person.", "Income per capita fell."]
)
def test_measure_is_no_source(cues: Cues, text: str) -> None:
    """The "per" of a measure opens no source."""
    assert cues.phrase_pattern.search(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The company did not immediately respond to questions.",
        "A spokesman declined to comment.",
        "The bureau has yet to comment on the notice.",
        "Officials were not available for comment.",
        "The chairman could not be reached.",
        "The agency did not return several calls.",
        "The chairman refused to give details.",
    ],
)
def test_silence_is_found(cues: Cues, text: str) -> None:
    """Ways to say nothing are found."""
    assert cues.decline.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "The company responded at once.",
        "A spokesman commented on the notice.",
        "Workers who did not return to their posts were dismissed.",
        "The embassy refused to give him up.",
    ],
)
def test_answer_is_no_silence(cues: Cues, text: str) -> None:
    """An answer is not read as silence."""
    assert not cues.decline.search(text)


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        (CueClass.DENY, "that it had sold the chips", Stance.DENIES),
        (CueClass.REFUTE, "the accusation", Stance.DENIES),
        (CueClass.ACCUSE, "the firm of theft", Stance.AFFIRMS),
        (CueClass.DEMAND, "the firm to stop", Stance.AFFIRMS),
        (CueClass.DECLINE_TO_COMMENT, "the request", Stance.UNCLEAR),
        (CueClass.ASSERT, "the chips were sold in May", Stance.AFFIRMS),
        (CueClass.ASSERT, "the allegations are totally unfounded", Stance.DENIES),
        (CueClass.ASSERT, "there is no such thing as a secret lab", Stance.DENIES),
        (CueClass.ASSERT, "China firmly opposes these sanctions", Stance.UNCLEAR),
        (CueClass.REFUTE, "the decision to list it", Stance.UNCLEAR),
        (CueClass.REFUTE, "the claim that sanctions were broken", Stance.DENIES),
        (CueClass.ASSERT, "the firm has no military ties", Stance.DENIES),
        (CueClass.ASSERT, "the firm has never supplied the army", Stance.DENIES),
        (CueClass.ASSERT, "China opposes the spread of such weapons", Stance.AFFIRMS),
        (CueClass.REPORT, "the allegations are totally unfounded", Stance.AFFIRMS),
    ],
)
def test_cue_decides_the_stance_and_plain_words_of_denial_turn_a_neutral_one(
    cues: Cues, cue: CueClass, content: str, stance: Stance
) -> None:
    """The cue decides; only where it is neutral do words of denial inside the content."""
    assert stance_of(cue, content, cues) is stance


def test_sentence_with_a_cue_is_known_by_one_word(cues: Cues) -> None:
    """The words by which sentences are chosen for parsing cover verbs, nouns and phrases by their first word."""
    assert {"said", "according", "accusation", "point"} <= cues.words


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("it was not true that Acme Corp acquired Brunel Ltd", Stance.DENIES),
        ("That is a lie", Stance.DENIES),
        ("he could not confirm that Acme Corp acquired Brunel Ltd", Stance.UNCLEAR),
        ("the ministry was unable to verify the report", Stance.UNCLEAR),
        ("the rival that spread a lie acquired Brunel Ltd", Stance.AFFIRMS),
        ("it does not deny that it supplies the mine", Stance.UNCLEAR),
        ("it was not the only supplier of the mine", Stance.AFFIRMS),
        ("it was not a supplier of the mine", Stance.DENIES),
        ("it never stopped supplying the mine", Stance.AFFIRMS),
        ("it had not only supplied the mine", Stance.AFFIRMS),
        ("it did not receive payment but did supply the mine", Stance.AFFIRMS),
        ("it did not supply the mine but has been helping the inquiry", Stance.DENIES),
    ],
)
def test_verdict_inside_a_saying_decides_its_stance(cues: Cues, content: str, stance: Stance) -> None:
    """A neutral cue takes its stance from a verdict that opens what is said."""
    assert stance_of(CueClass.ASSERT, content, cues) is stance


@pytest.mark.parametrize(
    ("before", "held"),
    [
        ("The firm did not ", True),
        ("The firm refused to confirm or ", True),
        ("The firm would neither confirm nor ", True),
        ("The firm has not paid and ", False),
        ("The firm ", False),
    ],
)
def test_words_before_a_cue_may_take_it_back(cues: Cues, before: str, held: bool) -> None:
    """ "Did not deny" leaves open what "denied" disputes."""
    assert is_held_back(before, cues) is held
