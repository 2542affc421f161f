"""What retrieving gives."""

from tieline.archive.retrieved import make_issue, printable
from tieline.errors import TooLargeError


def test_an_issue_repeats_what_the_error_says() -> None:
    """Code, message and hint go into the record, under the stage and the item."""
    issue = make_issue(TooLargeError("It is too large.", hint="Split it."), "a.bin")
    assert (issue.stage, issue.code, issue.item) == ("archive", "too_large", "a.bin")
    assert (issue.message, issue.hint) == ("It is too large.", "Split it.")
    assert issue.id == make_issue(TooLargeError("Still too large."), "a.bin").id


def test_a_name_of_odd_bytes_can_be_written() -> None:
    """Bytes of a file name that are no text are written out."""
    assert printable("a\udcffb飞") == "a\\udcffb飞"
