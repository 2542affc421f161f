"""Issues and notices."""

from __future__ import annotations

import pytest

from tieline.model import Issue
from tieline.model.ids import IssueId


@pytest.mark.parametrize(
    ("code", "notice"), [("not_read:needs-ocr", True), ("encrypted", False), ("not_readable", False)]
)
def test_missing_optional_part_is_a_notice(code: str, notice: bool) -> None:
    """Only codes of that prefix are notices; everything else failed."""
    assert Issue(IssueId("i"), "read", code, "a.png", "message", None).is_notice is notice
