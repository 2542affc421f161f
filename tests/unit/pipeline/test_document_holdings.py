"""Holdings from the `owns` ties of documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tieline.model import CueClass, Evidence, Holding, Property, Relationship, RelationshipType, Span, Stance, Utterance
from tieline.model.ids import DocumentId, EntityId, RelationshipId, UtteranceId
from tieline.pipeline.document_holdings import make_document_holdings

DOCUMENT = DocumentId("doc")


def quote(text: str, words: str) -> Evidence:
    """Some words of a text, which stands at 100 in its document."""
    start = 100 + text.index(words)
    return Evidence(DOCUMENT, Span(start, start + len(words)), words)


def tie(
    text: str,
    *,
    kind: RelationshipType = RelationshipType.OWNS,
    said: str | None = None,
    inferred: bool = False,
    **properties: str,
) -> Relationship:
    """A tie between X and A that one sentence states."""
    return Relationship(
        id=RelationshipId("r"),
        type=kind,
        source=EntityId("x"),
        target=EntityId("a"),
        source_name="X",
        target_name="A",
        properties=tuple(Property(name, words, quote(text, words)) for name, words in properties.items()),
        evidence=(quote(text, text),),
        according_to=None if said is None else UtteranceId(said),
        rule="rule",
        confidence=0.9,
        inferred=inferred,
    )


def utterance(stance: Stance) -> Utterance:
    """What a ministry says."""
    return Utterance(
        id=UtteranceId("u"),
        document=DOCUMENT,
        speaker_name="the ministry",
        speaker=None,
        cue="said",
        cue_span=Span(0, 4),
        cue_class=CueClass.ASSERT,
        stance=stance,
        content_span=Span(5, 9),
        content="that",
        evidence_span=Span(0, 9),
        about=(),
        said_on=None,
        parent=None,
        rule="rule",
        confidence=0.9,
    )


def read(one: Relationship) -> Holding:
    """The only holding of a tie."""
    (holding,) = make_document_holdings([one], {UtteranceId("u"): utterance(Stance.AFFIRMS)}).holdings
    return holding


def test_share_of_a_tie_is_read_with_its_place() -> None:
    """The words that state the share are the source, by document and offsets."""
    holding = read(tie("X owns 51 percent of A.", share="51"))
    assert (holding.owner, holding.owned, holding.low_pct, holding.high_pct) == ("X", "A", 51.0, 51.0)
    assert holding.source == 'document doc 107 to 109 ("51")'


@pytest.mark.parametrize(
    ("before", "bounds"),
    [
        ("more than ", (30.0, True, None)),
        ("at least ", (30.0, False, None)),
        ("nearly ", (0.0, False, 30.0)),
        ("about ", (0.0, False, None)),
        ("some ", (0.0, False, None)),
    ],
)
def test_words_before_a_figure_bound_it(before: str, bounds: tuple[float, bool, float | None]) -> None:
    """The rule reads the figure alone; the sentence says whether it is exact."""
    holding = read(tie(f"X owns {before}30% of A.", share="30%"))
    assert (holding.low_pct, holding.low_open, holding.high_pct) == bounds


@pytest.mark.parametrize(("words", "bounds"), [("wholly owned", (100.0, False)), ("majority-owned", (50.0, True))])
def test_wholly_and_majority_owned_subsidiaries_have_a_share(words: str, bounds: tuple[float, bool]) -> None:
    """What stands before the word subsidiary may state the share."""
    text = f"A is a {words} subsidiary of X."
    kind = Property("kind", "subsidiary", quote(text, "subsidiary"))
    holding = read(replace(tie(text), properties=(kind,)))
    assert (holding.low_pct, holding.low_open) == bounds


def test_tie_without_a_share_is_unknown() -> None:
    """A subsidiary is owned; how much of it, the sentence does not say."""
    holding = read(tie("X owns A."))
    assert (holding.low_pct, holding.high_pct) == (0.0, None)
    assert holding.source == "document doc 100 to 109"


def test_words_that_state_no_share_are_kept() -> None:
    """A controlling stake is of unknown size, and the proof shows the words."""
    holding = read(tie("X holds a controlling stake in A.", share="controlling"))
    assert holding.high_pct is None
    assert '("controlling")' in holding.source


def test_said_tie_is_possible_and_never_sure() -> None:
    """What somebody says has the lower bound 0, and its source names the speaker."""
    holding = read(tie("X owns 51% of A.", share="51%", said="u"))
    assert (holding.low_pct, holding.high_pct) == (0.0, 51.0)
    assert holding.source.endswith("said by the ministry and not shown")


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.UNCLEAR])
def test_tie_that_its_speaker_does_not_affirm_is_left_out(stance: Stance) -> None:
    """A denial and a question state no holding, and are counted."""
    found = make_document_holdings([tie("X owns A.", said="u")], {UtteranceId("u"): utterance(stance)})
    assert (found.holdings, found.left_out) == ((), 1)


def test_inferred_tie_is_possible_and_never_sure() -> None:
    """A party carried over from another sentence may be the wrong one."""
    assert read(tie("It owns 51% of A.", share="51%", inferred=True)).low_pct == 0.0


def test_dates_in_the_sentence_are_those_of_the_stake() -> None:
    """The day of an acquisition is the first day held."""
    assert str(read(tie("X bought 51% of A in 2019.", share="51%", date="2019")).held_from) == "2019"


def test_other_ties_are_no_holdings() -> None:
    """Who supplies does not own."""
    assert make_document_holdings([tie("X supplies A.", kind=RelationshipType.SUPPLIES)], {}).holdings == ()


def test_parties_bear_the_names_told() -> None:
    """The source keeps the name of the document where it is another one."""
    one = tie("X owns 51% of A.", share="51%")
    (holding,) = make_document_holdings([one], {}, names={one.source: "Xenon Ltd", one.target: "a"}).holdings
    assert (holding.owner, holding.owned) == ("Xenon Ltd", "a")
    assert holding.source == 'document doc 107 to 110 ("51%"), there named X'


def elsewhere(one: Relationship) -> Relationship:
    """The same tie in another document."""
    other = DocumentId("other")
    return replace(
        one,
        evidence=tuple(replace(place, document=other) for place in one.evidence),
        properties=tuple(replace(p, evidence=replace(p.evidence, document=other)) for p in one.properties),
    )


def former(text: str, word: str, *, day: str | None = None, share: str | None = None) -> Relationship:
    """A tie that another document tells as ended."""
    stated = [Property("kind", "former", quote(text, word))]
    stated += [] if share is None else [Property("share", share, quote(text, share))]
    stated += [] if day is None else [Property("date_off", day, quote(text, day))]
    return elsewhere(replace(tie(text), properties=tuple(stated)))


def test_stake_told_as_sold_later_ends_on_that_day() -> None:
    """Held in 2019 by one document, sold in 2021 by another: held from 2019 to 2021, and no second stake."""
    held = tie("In 2019 X held 60% of A.", share="60%", date="2019")
    (holding,) = make_document_holdings([held, former("X sold A in 2021.", "sold", day="2021")], {}).holdings
    assert (str(holding.held_from), str(holding.held_to)) == ("2019", "2021")
    assert holding.low_pct == 60


@pytest.mark.parametrize(
    ("text", "word", "share", "low_pct", "held_to"),
    [
        ("In 2021 X sold its 60% stake in A.", "sold", "60%", 60, "2021"),
        ("In 2021 X sold its stake in A.", "sold", None, 60, "2021"),
        ("2021年X转让其持有的A全部股权。", "转让", None, 60, "2021"),
        ("In 2021 X sold 5% of the shares in A.", "sold", "5%", 0, None),
        ("2021年X出售所持A5%股权。", "出售", "5%", 0, None),
        ("2021年X出售所持A部分股权。", "出售", None, 0, None),
        ("2021年X出售所持A股权。", "出售", None, 0, None),
        ("In 2021 X sold part of its stake in A.", "sold", None, 0, None),
        ("In 2021 X sold shares in A.", "sold", None, 0, None),
    ],
)
def test_only_the_sale_of_all_that_is_told_ends_a_stake(
    text: str, word: str, share: str | None, low_pct: float, held_to: str | None
) -> None:
    """A smaller share, a part and a sale of shares without the word for all leave the stake possible."""
    held = tie("In 2019 X held 60% of A.", share="60%", date="2019")
    day = "2021" if "2021" in text else None
    (holding,) = make_document_holdings([held, former(text, word, day=day, share=share)], {}).holdings
    assert (holding.low_pct, holding.held_to and str(holding.held_to)) == (low_pct, held_to)


def test_stake_told_as_sold_on_a_day_unknown_may_be_held() -> None:
    """An end without a day leaves a stake possible and never sure, and its source tells where that stands."""
    held = tie("X holds 60% of A.", share="60%")
    (holding,) = make_document_holdings([held, former("X has sold A.", "sold")], {}).holdings
    assert (holding.low_pct, holding.high_pct) == (0, 60)
    assert "told as ended in document other" in holding.source


def test_stake_taken_again_after_its_end_is_held() -> None:
    """Sold in 2015 and held in 2019: held."""
    held = tie("In 2019 X held 60% of A.", share="60%", date="2019")
    (holding,) = make_document_holdings([held, former("X sold A in 2015.", "sold", day="2015")], {}).holdings
    assert holding.low_pct == 60
    assert holding.held_to is None
