"""Where recognised words stand on their pictures."""

from __future__ import annotations

from tieline.model import Document, Region, Span
from tieline.model.ids import DocumentId
from tieline.model.page_picture import PicturePlace, find_places, is_recognised

TEXT = "ab cd\nefg\n\nseal"


def _document(*regions: Region) -> Document:
    return Document(DocumentId("doc:1"), "0" * 64, "scan.png", "image/png", None, None, None, TEXT, regions)


def _character(place: int, left: int, top: int, score: float) -> Region:
    return Region(Span(place, place + 1), "character", f"{left},{top},{left + 10},{top + 20}", score)


SCANNED = _document(
    Region(Span(0, 9), "page", "2"),
    Region(Span(0, 5), "box", "0,0,50,20", 0.9),
    *[_character(place, 10 * place, 0, 0.99 - place / 100) for place in (0, 1, 3, 4)],
    Region(Span(6, 9), "box", "0,30,30,50", 0.8),
    *[_character(place, 10 * (place - 6), 30, 0.9) for place in (6, 7, 8)],
    Region(Span(11, 15), "stamp", "100,100,180,180", 0.85),
)


def test_words_have_the_frame_of_their_characters() -> None:
    """The frame spans the characters, and the score is that of the least sure one."""
    assert find_places(SCANNED, Span(3, 5)) == (PicturePlace("2", (30, 0, 50, 20), 0.95, False),)


def test_words_over_two_lines_have_a_place_on_each() -> None:
    """One place for each line that they touch."""
    assert [place.box for place in find_places(SCANNED, Span(4, 7))] == [(40, 0, 50, 20), (0, 30, 10, 50)]


def test_words_around_a_seal_have_the_frame_of_the_seal() -> None:
    """A seal's words are not told apart, and stand on no page where none is recorded."""
    assert find_places(SCANNED, Span(11, 13)) == (PicturePlace(None, (100, 100, 180, 180), 0.85, True),)


def test_a_text_layer_has_no_places() -> None:
    """Only what was recognised in a picture has a place on it."""
    layer = _document(Region(Span(0, 15), "page", "1"))
    assert is_recognised(SCANNED)
    assert not is_recognised(layer)
    assert find_places(layer, Span(0, 2)) == ()
