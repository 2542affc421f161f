"""Runs of Hanzi covered with known words."""

from __future__ import annotations

from tieline.names.parse_hanzi import parse_hanzi_run
from tieline.names.part import PartKind


def test_parts_cover_the_whole_run() -> None:
    """Nothing of a run is left out."""
    text = "湖南长沙禾苍实业有限公司"
    assert "".join(part.text for part in parse_hanzi_run(text)) == text


def test_unknown_characters_stay_together() -> None:
    """A trade name is not scattered because one of its characters is a word."""
    assert [part.text for part in parse_hanzi_run("长沙禾苍钢实业")][1] == "禾苍钢"


def test_group_is_no_part_of_the_sector() -> None:
    """A word for what a company does is told apart from the word for group behind it."""
    kinds = {part.text: part.kind for part in parse_hanzi_run("禾苍科技集团")}
    assert kinds["集团"] is PartKind.GROUP
