"""Whether a list file is all there."""

from __future__ import annotations

import pytest

from tieline.errors import DamagedError
from tieline.lists.draft import Draft, Parsed
from tieline.lists.options import ReadOptions
from tieline.lists.whole import check_whole
from tieline.model import ListedName, NameQuality

ENTRY = Draft("List", "Authority", "unknown", (ListedName("A", NameQuality.PRIMARY),), None)


def codes(parsed: Parsed, data: bytes, *, allows_partial: bool = False) -> list[str]:
    """Check a file.

    Args:
        parsed: What its format made of it.
        data: Its bytes.
        allows_partial: Whether a cut-off file is allowed.

    Returns:
        The codes of the issues.
    """
    checked = check_whole(parsed, data, "list.csv", ReadOptions(allows_partial=allows_partial))
    assert checked.drafts == parsed.drafts
    return [issue.code for issue in checked.issues]


def test_a_cut_off_file_is_refused_unless_it_is_allowed() -> None:
    """The refusal says how many entries could be read."""
    partial = Parsed((ENTRY,), is_partial=True)
    with pytest.raises(DamagedError, match="the first 1 entries"):
        codes(partial, b"x")
    assert codes(partial, b"x", allows_partial=True) == ["cut_off"]


@pytest.mark.parametrize(
    "data", [b"a,b\n", b"a,b\r\n\x1a", b'{"a": 1}', b"<a/>", b"PK\x03\x04..", "a\n".encode("utf-16-le")]
)
def test_a_whole_file_has_no_issue(data: bytes) -> None:
    """Lines end with a line end, and other files end by themselves."""
    assert codes(Parsed((ENTRY,)), data) == []


def test_a_last_line_without_an_end_is_noticed() -> None:
    """It may be cut off there."""
    assert codes(Parsed((ENTRY,)), b"a,b") == ["not_read:no_end"]


def test_a_list_of_nothing_is_told() -> None:
    """No entries and no reason for it is an issue."""
    assert codes(Parsed(()), b"a,b\n") == ["no_entries"]
