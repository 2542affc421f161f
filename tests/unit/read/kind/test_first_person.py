"""Whom "we" and "our company" mean."""

from __future__ import annotations

from tests.unit.read.passage import make_document, names
from tieline.model import PartialDate
from tieline.read.reader import Reader

LETTER = (
    "ACME HOLDING CORPORATION\n\n25 March 2021\n\nTo the Centre for Light Metals\n\n"
    "Our group owns 25 percent of Beta Castings Corporation.\n"
)
MAIL = (
    "From: Ann Lee <ann@example.org>\nTo: Qiu Shan <qiu@example.org>\nDate: Fri, 09 Apr 2021 10:00:00 +0000\n"
    "Subject: Shares\n\nI write on behalf of Beta Castings Corporation.\n\n"
    "Acme Holding Corporation owns 60 percent of our company.\n"
)


def test_our_group_in_a_letter_is_who_sends_it(reader: Reader) -> None:
    """What a letter says of "our group" ties the organisation of its letterhead, as said by the letter on its day."""
    reading = reader.read(make_document(LETTER, published="2021-03-25"))
    by = names(reading)
    owned = next(tie for tie in reading.relationships if tie.type.value == "owns")
    said = next(u for u in reading.utterances if u.id == owned.according_to)
    assert (by[owned.source], by[owned.target]) == ("ACME HOLDING CORPORATION", "Beta Castings Corporation")
    assert said.said_on == PartialDate("2021-03-25")


def test_our_company_in_a_mail_is_the_writers(reader: Reader) -> None:
    """ "Our company" in a mail is the one on whose behalf it is written."""
    reading = reader.read(make_document(MAIL))
    by = names(reading)
    owned = {(by[t.source], by[t.target]) for t in reading.relationships if t.type.value == "owns"}
    assert owned == {("Acme Holding Corporation", "Beta Castings Corporation")}


def test_first_persons_of_news_are_nobodys(reader: Reader) -> None:
    """On a page of no known kind, "our company" names nobody."""
    reading = reader.read(
        make_document("Acme Holding Corporation grew. Beta Corporation owns 60 percent of our company.")
    )
    assert not [mention for mention in reading.mentions if mention.quote.lower().startswith("our")]
