"""One part of a name."""

from __future__ import annotations

from tieline.names.part import NamePart, PartKind


def test_part_has_no_meaning_unless_told() -> None:
    """What no table knows has no meaning."""
    assert NamePart(0, 2, "禾苍", PartKind.TRADE).meaning is None
