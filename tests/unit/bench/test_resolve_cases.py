"""Tests of reading and measuring resolution cases."""

from __future__ import annotations

from bench.resolve_cases import CASES, load_cases, parse_case, run, score_case


def test_mentions_are_where_the_text_says() -> None:
    """Marks are taken out of the text, and every quote is in its place."""
    for case in load_cases(CASES):
        texts = {document.id: document.text for document in case.documents}
        for reading in case.readings:
            assert all(one.span.cut(texts[one.document]) == one.quote for one in reading.mentions)
            assert "|" not in texts[reading.document]


def test_tied_mention_points_to_the_one_before() -> None:
    """A mark with an equals sign repeats the label's mention before it."""
    case = parse_case("case", "strength: strong\ndocuments:\n  - text: '[Quanhe|Company|q] and [it|Company|q|=]'\n")
    first, second = case.readings[0].mentions
    assert (first.same_as, second.same_as) == (None, first.id)


def test_wrong_labels_cost_precision() -> None:
    """A case whose labels differ for equal names is not resolved."""
    text = "strength: weak\ndocuments:\n  - text: '[Quanhe|Company|a] and [Quanhe|Company|b]'\n"
    assert score_case(parse_case("case", text)).precision == 0.0


def test_stronger_cases_score_higher() -> None:
    """Mean scores fall from strong to weak, and the product beats equality of names."""
    figures = {figure.name: figure.value for figure in run()}
    strong, medium, weak = (figures[f"mentions, {one} cases: mean F"] for one in ("strong", "medium", "weak"))
    assert strong >= medium >= weak
    assert figures["mentions: precision"] > figures["mentions, names equal: precision"]
    assert figures["mentions: recall"] > figures["mentions, names equal: recall"]
