"""The error tree: exit codes, stable codes, and words."""

from __future__ import annotations

import inspect

import pytest

import tieline.errors
from tieline.errors import TielineError

EXPECTED = {
    "TielineError": (1, "error"),
    "UsageError": (2, "usage"),
    "UnknownFormatError": (2, "unknown_format"),
    "MissingColumnError": (2, "missing_column"),
    "NotFoundError": (1, "not_found"),
    "UnreadableError": (3, "unreadable"),
    "EmptyError": (3, "empty"),
    "EncryptedError": (3, "encrypted"),
    "DamagedError": (3, "damaged"),
    "TooLargeError": (3, "too_large"),
    "UnsafeError": (3, "unsafe"),
    "UnavailableError": (3, "unavailable"),
    "NeedsExtraError": (0, "not_read:needs-extra"),
    "StoreError": (1, "store"),
}
CLASSES = dict(inspect.getmembers(tieline.errors, inspect.isclass))


def test_every_class_is_expected_here() -> None:
    """A new error class comes with its exit code and its code in this table."""
    assert CLASSES.keys() == EXPECTED.keys()


@pytest.mark.parametrize("name", EXPECTED)
def test_class_has_its_exit_code_and_code(name: str) -> None:
    """Usage exits 2, an unreadable item 3, a missing extra 0, everything else 1."""
    error = CLASSES[name]("x happened to y")
    assert isinstance(error, TielineError)
    assert (error.exit_code, error.code) == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_class_stands_in_the_drawing(name: str) -> None:
    """The tree in the module's docstring shows every class."""
    assert name in (tieline.errors.__doc__ or "")


def test_error_carries_message_hint_and_own_code() -> None:
    """What happened and what to try are apart, and a finer code replaces the class's."""
    error = CLASSES["EncryptedError"]("a.pdf needs a password", hint="save it without one", code="encrypted_pdf")
    assert (str(error), error.message) == ("a.pdf needs a password", "a.pdf needs a password")
    assert (error.hint, error.code) == ("save it without one", "encrypted_pdf")


def test_code_of_one_error_leaves_its_class_alone() -> None:
    """A finer code is of that error only."""
    CLASSES["EncryptedError"]("a.pdf", code="encrypted_pdf")
    assert CLASSES["EncryptedError"]("b.pdf").code == "encrypted"
