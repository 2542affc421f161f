"""What became of a name, over all editions."""

from __future__ import annotations

from tests.unit.lists.entry_builder import make_entry, make_snapshot
from tieline.model import Verdict
from tieline.pipeline.list_history import find_histories

SNAPSHOTS = (make_snapshot("a", "2024-01-01"), make_snapshot("b", "2024-02-01"), make_snapshot("c", "2024-03-01"))
CITED = {"citation": "84 FR 22961", "countries": ("CN",)}
LISTINGS = (
    make_entry("Suzhou Acme Co., Ltd., Suzhou, Jiangsu", snapshot="a", **CITED),
    make_entry("Suzhou Acme Co., Ltd.", snapshot="b", **CITED),
    make_entry("Wuhan Acme Co., Ltd.", snapshot="b", **CITED),
    make_entry("Wuhan Acme Co., Ltd.", snapshot="c", **CITED),
)


def test_a_party_is_followed_through_its_spellings() -> None:
    """Asked by the later spelling, the earlier edition is told too; the sibling is not."""
    (found,) = find_histories(SNAPSHOTS, LISTINGS, "Suzhou Acme Co., Ltd.")
    assert found.verdict is Verdict.SAME
    kinds = [event.kind.value for event in found.events]
    assert sorted(kinds) == ["delisted", "listed", "respelt", "seen", "seen"]


def test_a_list_can_be_named() -> None:
    """Another list gives nothing."""
    assert find_histories(SNAPSHOTS, LISTINGS, "Suzhou Acme", list_name="No List") == ()
