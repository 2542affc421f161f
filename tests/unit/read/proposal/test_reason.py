"""Why the gate drops what a model proposes."""

from __future__ import annotations

from tests.conftest import REPOSITORY
from tieline.read.proposal.reason import Reason


def test_every_reason_is_described() -> None:
    """A person who sees a count can look up what it means."""
    page = (REPOSITORY / "docs" / "proposals.md").read_text(encoding="utf-8")
    assert [reason for reason in Reason if f"`{reason}`" not in page] == []
