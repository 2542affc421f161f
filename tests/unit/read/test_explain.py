"""Why a passage was read as it was."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.errors import NotFoundError, UsageError
from tieline.model import Span
from tieline.read.explain import ExplainedSentence, explain, find_passage
from tieline.read.reader import Reader
from tieline.read.trace import Reason

TEXT = (
    "Acme Corporation owns 35% of Brunel Optics Limited. Acme Corporation does not own Corax Imaging Inc. The Commerce "
    "Department plans to add Acme Corporation to the Entity List. Ivan Petrov acquired Paris. Acme Corporation "
    "reportedly owns Delta Forge Ltd."
)
HANZI = "云帆光学股份有限公司持有白河铸造有限公司35%的股份。云帆光学股份有限公司拟收购青松科技有限公司。"


def _explain(reader: Reader, words: str, *, text: str = TEXT, language: str = "en") -> ExplainedSentence:
    document = make_document(text, language=language)
    span = find_passage(document, words)
    assert span is not None
    (sentence,) = explain(reader, document, span)
    return sentence


def _why(sentence: ExplainedSentence, rule: str) -> tuple[Reason | None, str]:
    return next((step.reason, step.detail) for step in sentence.nearest if step.rule == rule)


def test_rule_that_fired_shows_its_slots(reader: Reader) -> None:
    """A tie is explained by the rule that read it and what filled its slots."""
    sentence = _explain(reader, "owns 35%")
    (step,) = sentence.fired
    assert step.rule == "en.owns.holds-stake"
    assert dict(step.slots) == {"source": "Acme Corporation", "target": "Brunel Optics Limited", "share": "35"}
    assert [told.tie.rule for told in sentence.ties] == ["en.owns.holds-stake"]


def test_mentions_say_how_they_were_found(reader: Reader) -> None:
    """Each name comes with the finders that proposed it."""
    found = {one.mention.name: one.found_by for one in _explain(reader, "owns 35%").mentions}
    assert "its head word or legal form (Company)" in found["Brunel Optics Limited"]


@pytest.mark.parametrize(
    ("words", "rule", "reason"),
    [
        ("does not own", "en.owns.acquires", Reason.NEGATED),
        ("plans to add", "en.listed.added-to-list", Reason.UNREAL),
        ("acquired Paris", "en.owns.acquires", Reason.NO_PARTY),
        ("reportedly owns", "en.owns.acquires", Reason.HEARSAY),
    ],
)
def test_rule_held_back_says_why(reader: Reader, words: str, rule: str, reason: Reason) -> None:
    """The nearest rule that gave nothing tells the reason."""
    assert _why(_explain(reader, words), rule)[0] is reason


def test_word_near_a_trigger_is_told(reader: Reader) -> None:
    """A rule whose trigger nearly stands in the sentence is shown with the word."""
    reason, detail = _why(_explain(reader, "acquired Paris"), "en.owns.acquisition-by")
    assert (reason, detail) == (Reason.NO_TRIGGER, "near: acquisition")


def test_chinese_rules_are_explained_too(reader: Reader) -> None:
    """A plan holds a Chinese rule back, with the word that tells it."""
    sentence = _explain(reader, "拟收购", text=HANZI, language="zh")
    assert _why(sentence, "zh.owns.acquires") == (Reason.NEGATED, '"拟"')
    assert _explain(reader, "35%", text=HANZI, language="zh").fired[0].rule.startswith("zh.owns.")


def test_watching_changes_nothing(reader: Reader) -> None:
    """A document is read alike with an observer and without."""
    document = make_document(TEXT)
    assert explain(reader, document, Span(0, len(TEXT)))
    before = reader.read(document)
    explain(reader, document, Span(0, 5))
    assert reader.read(document) == before


def test_words_are_found_across_line_ends() -> None:
    """The words of a person match the text whatever its line ends."""
    assert find_passage(make_document("Acme\n  Corporation owns"), "Acme Corporation") == Span(0, 18)
    assert find_passage(make_document("Acme"), "Brunel") is None


def test_offsets_outside_of_the_text_are_refused() -> None:
    """An end beyond the text is wrong usage, and says how long the text is."""
    with pytest.raises(UsageError, match="has 4 characters"):
        find_passage(make_document("Acme"), "2-9")


def test_passage_without_a_sentence_is_not_found(reader: Reader) -> None:
    """White space between paragraphs has no reading to explain."""
    with pytest.raises(NotFoundError):
        explain(reader, make_document("Acme Ltd slept.\n\n\n\n\nIt woke."), Span(16, 18))


def test_row_of_a_list_is_explained_by_its_layout(reader: Reader) -> None:
    """A name of a printed list was found by the list, and its tie names both ends."""
    text = (
        "The Bureau of Industry and Security acts.\n\nThe following entities are added to the Entity List:\n\n"
        "• Acme Photon Ltd.\n• Brunel Institute.\n"
    )
    sentence = _explain(reader, "Acme Photon", text=text)
    told = next(one for one in sentence.ties if one.tie.rule == "entry.listed")
    assert told.target_name == "Bureau of Industry and Security"
    names = {one.mention.name: one.found_by for one in sentence.mentions}
    assert names["Acme Photon Ltd."] == ("a table or a printed list (Company)",)
