"""The gloss read for single parts."""

from __future__ import annotations

from tieline.names.parse_gloss import english_phrases, renderings


def test_common_hanzi_render_a_phrase() -> None:
    """Of all Hanzi for a phrase, the common one is given."""
    assert english_phrases()["university",].hanzi == "大学"


def test_rendering_is_as_written() -> None:
    """The most usual rendering keeps its small words."""
    assert renderings()["工业大学"] == "university of technology"
