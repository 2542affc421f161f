"""Errors as issues."""

from __future__ import annotations

from tieline.errors import EncryptedError, NeedsExtraError
from tieline.pipeline.failure import failed, make_issue, one_line


def test_an_error_of_ours_keeps_its_words() -> None:
    """Code, message and hint of a Tieline error become the issue's."""
    issue = make_issue(EncryptedError("a.pdf: locked", hint="unlock it"), stage="read", item="a.pdf")
    assert (issue.stage, issue.code, issue.item, issue.message, issue.hint) == (
        "read",
        "encrypted",
        "a.pdf",
        "a.pdf: locked",
        "unlock it",
    )


def test_a_foreign_error_names_item_type_and_place() -> None:
    """An unexpected error becomes one line that names the item, and a hint that names where it happened."""
    try:
        [].pop()
    except IndexError as error:
        issue = make_issue(error, stage="read", item="b.txt")
    assert issue.code == "unexpected"
    assert issue.message == "b.txt: unexpected IndexError: pop from empty list"
    assert "pipeline/test_failure.py:" in (issue.hint or "")


def test_the_place_of_a_fault_names_no_folder_of_this_machine() -> None:
    """The hint shortens paths to their last two parts."""
    try:
        int("x")
    except ValueError as error:
        issue = make_issue(error, stage="read", item="b.txt")
    assert "/tests/" not in (issue.hint or "")


def test_the_same_error_gives_the_same_issue() -> None:
    """Issues are made from content only, so that a second run changes nothing."""
    first = make_issue(EncryptedError("x"), stage="read", item="x")
    assert first == make_issue(EncryptedError("x"), stage="read", item="x")


def test_an_item_that_is_not_unicode_can_be_stored() -> None:
    """A file name with bytes that are not UTF-8 is written with escapes."""
    issue = make_issue(EncryptedError("caf\udce9.pdf: locked"), stage="read", item="caf\udce9.pdf")
    assert issue.item.encode("utf-8") == rb"caf\udce9.pdf"


def test_notices_are_no_failures() -> None:
    """An item that waits for an optional package does not count as failed."""
    notice = make_issue(NeedsExtraError("scan.png needs ocr", code="not_read:needs-ocr"), stage="read", item="scan.png")
    assert failed([notice]) == ()


def test_long_messages_become_one_short_line() -> None:
    """White space is folded and the text is cut."""
    assert one_line("a\n\n  b" + "c" * 400, longest=5) == "a bcc"
