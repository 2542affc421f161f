"""Snippets."""

from tieline.model import Span
from tieline.store.snippet import SNIPPET_CHARS, Places, Window, make_snippet


def test_a_snippet_shows_the_words_around_the_first_place() -> None:
    """Text on both sides is shown, with spaces for line breaks, and marks cut the words out."""
    text = "x" * 200 + "\nabout Phytium\tand " + "y" * 200
    start = 1000 + text.index("Phytium")
    snippet, marks = make_snippet(text, 1000, [Span(start, start + 7)])
    assert len(snippet) == 2 * SNIPPET_CHARS + 7
    assert " about Phytium and " in snippet
    assert [mark.cut(snippet) for mark in marks] == ["Phytium"]


def test_only_places_inside_a_snippet_are_marked() -> None:
    """A place that the snippet does not show whole is left out."""
    text = "ab" + "-" * 90 + "ab"
    snippet, marks = make_snippet(text, 0, [Span(0, 2), Span(92, 94)])
    assert snippet == "ab" + "-" * SNIPPET_CHARS
    assert marks == (Span(0, 2),)


def test_a_window_looks_only_inside_its_passage() -> None:
    """What stands around a passage is context, and not searched."""
    window = Window(100, "ab ab ab", Span(103, 105))
    assert window.find_spans("ab") == [Span(103, 105)]


def test_places_gather_what_several_phrases_have() -> None:
    """A place that two phrases share counts once."""
    places = Places()
    window = Window(0, "a b c", Span(0, 5))
    places.add(window, "b")
    places.add(window, "b")
    places.add(window, "c")
    assert sorted(places.spans) == [Span(2, 3), Span(4, 5)]
