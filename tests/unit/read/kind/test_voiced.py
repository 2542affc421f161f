"""Utterances that the form of a document shows."""

from __future__ import annotations

from tests.unit.read.passage import make_document, names
from tieline.model import CueClass, PartialDate, Stance, Utterance
from tieline.read.reader import Reader

PRESSER = (
    "Press conference on March 3, 2023\n\n"
    "Reuters: Norland's trade ministry says that Acme Corporation owns Beta Ltd. What is your comment?\n"
    "Qiu Shan: The accusations have no basis. We oppose this list and urge Norland to end it.\n"
    "Lanqiao Daily: Is Acme Corporation a subsidiary of Gamma Corporation?\n"
    "Qiu Shan: I have nothing to add to what was said before.\n"
)


def _voiced(reader: Reader, text: str) -> list[Utterance]:
    return [u for u in reader.read(make_document(text, published=None)).utterances if u.rule == "en.say.voice"]


def test_a_questions_premise_is_the_questioners(reader: Reader) -> None:
    """What a questioner states before asking is affirmed by the questioner and not by who answers."""
    first = _voiced(reader, PRESSER)[0]
    assert (first.speaker_name, first.stance) == ("Reuters", Stance.AFFIRMS)
    assert first.content == "Norland's trade ministry says that Acme Corporation owns Beta Ltd."


def test_a_bare_question_takes_no_stance(reader: Reader) -> None:
    """A question without a premise affirms nothing."""
    asked = next(u for u in _voiced(reader, PRESSER) if "Gamma" in u.content)
    assert asked.stance is Stance.UNCLEAR


def test_an_answer_takes_the_stance_of_its_words(reader: Reader) -> None:
    """An answer with words of denial stands against the matter, on the day of the transcript."""
    answer = next(u for u in _voiced(reader, PRESSER) if "no basis" in u.content)
    assert (answer.speaker_name, answer.stance, answer.said_on) == (
        "Qiu Shan",
        Stance.DENIES,
        PartialDate("2023-03-03"),
    )


def test_first_person_in_a_turn_is_its_speaker(reader: Reader) -> None:
    """ "We urge" inside a turn is said by whoever speaks, and reported by the turn."""
    reading = reader.read(make_document(PRESSER, published=None))
    urged = next(u for u in reading.utterances if u.cue_class is CueClass.DEMAND)
    parent = next(u for u in reading.utterances if u.id == urged.parent)
    assert (urged.speaker_name, parent.rule) == ("Qiu Shan", "en.say.voice")


def test_a_tie_in_a_question_is_only_said(reader: Reader) -> None:
    """A tie that stands in a turn is according to it."""
    reading = reader.read(make_document(PRESSER, published=None))
    by = names(reading)
    owned = [tie for tie in reading.relationships if by[tie.target] == "Beta Ltd." or by[tie.target] == "Beta Ltd"]
    assert owned
    assert all(tie.according_to is not None for tie in owned)


def test_an_order_gives_its_signer_and_day_to_what_it_finds(reader: Reader) -> None:
    """ "I find that" in an order is said by its signer on the day of the order."""
    text = (
        "By the authority vested in me as President, it is hereby ordered:\n\n"
        "Section 1. I find that Acme Corporation poses a threat to the plant.\n\n"
        "QIU B. SHAN\n\nTHE GREEN HOUSE,\nMay 13, 2024.\n"
    )
    found = next(u for u in reader.read(make_document(text, published=None)).utterances if u.cue == "find")
    assert (found.speaker_name, found.said_on) == ("QIU B. SHAN", PartialDate("2024-05-13"))


def test_without_a_kind_first_persons_say_nothing(reader: Reader) -> None:
    """On a page of no known kind, nobody knows who "we" are."""
    assert not reader.read(make_document("We believe that the plant was closed in the winter.")).utterances


def test_a_mail_by_nobody_is_read(reader: Reader) -> None:
    """A quoted part whose line names nobody has no voice, and the document is read to its end."""
    text = 'I saw your note.\n\nOn 3 March 2021, "" wrote:\n> Acme Corporation owns Beta Ltd and will not sell it.\n'
    assert _voiced(reader, text) == []
