"""Everything Tieline raises on purpose, in one tree.

    TielineError
    ├── UsageError             the caller asked for something that makes no sense (exit code 2)
    │   ├── UnknownFormatError     a file that no reader or list format claims
    │   └── MissingColumnError     a table without the column that was asked for
    ├── NotFoundError          nothing of that name or id is in the workspace
    ├── UnreadableError        one item cannot be read; the rest goes on
    │   ├── EmptyError             no bytes, or no text in them
    │   ├── EncryptedError         a password is needed
    │   ├── DamagedError           truncated, malformed, or not what it claims to be
    │   ├── TooLargeError          over a limit that guards this machine
    │   ├── UnsafeError            a path escape, a bomb, an address that is off limits
    │   └── UnavailableError       the source did not answer, or answered with an error
    ├── NeedsExtraError        readable with an optional package that is not installed (a notice, not a failure)
    └── StoreError             the workspace cannot be opened or written

Every error carries a stable code, one sentence saying what happened to which item, and one saying what to try.
"""

from __future__ import annotations

from typing import ClassVar


class TielineError(Exception):
    """The root: catch it to catch everything Tieline raises on purpose.

    Attributes:
        code: A short stable name such as "encrypted_pdf", used in issue records.
        message: One sentence: what happened, to which item.
        hint: One sentence: what to try. None when there is nothing to try.
        exit_code: What the command line exits with when this error ends a command.
    """

    exit_code: ClassVar[int] = 1
    default_code: ClassVar[str] = "error"

    def __init__(self, message: str, *, hint: str | None = None, code: str | None = None) -> None:
        """Build an error.

        Args:
            message: One sentence: what happened, to which item.
            hint: One sentence: what to try.
            code: Overrides the class's default code.
        """
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code or self.default_code


class UsageError(TielineError):
    """The caller asked for something that makes no sense."""

    exit_code = 2
    default_code = "usage"


class UnknownFormatError(UsageError):
    """No reader or list format claims this file."""

    default_code = "unknown_format"


class MissingColumnError(UsageError):
    """A table lacks the column that was asked for."""

    default_code = "missing_column"


class NotFoundError(TielineError):
    """Nothing of that name or id is in the workspace."""

    default_code = "not_found"


class UnreadableError(TielineError):
    """One item cannot be read; the rest goes on."""

    exit_code = 3
    default_code = "unreadable"


class EmptyError(UnreadableError):
    """There are no bytes, or there is no text in them."""

    default_code = "empty"


class EncryptedError(UnreadableError):
    """A password is needed."""

    default_code = "encrypted"


class DamagedError(UnreadableError):
    """Truncated, malformed, or not what it claims to be."""

    default_code = "damaged"


class TooLargeError(UnreadableError):
    """Over a limit that guards this machine."""

    default_code = "too_large"


class UnsafeError(UnreadableError):
    """A path escape, a decompression bomb, or an address that is off limits."""

    default_code = "unsafe"


class UnavailableError(UnreadableError):
    """The source did not answer in time, or answered with an error."""

    default_code = "unavailable"


class NeedsExtraError(TielineError):
    """Readable with an optional package that is not installed: a notice, not a failure."""

    exit_code = 0
    default_code = "not_read:needs-extra"


class StoreError(TielineError):
    """The workspace cannot be opened or written."""

    default_code = "store"
