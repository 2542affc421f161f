"""What every format reader returns, and how it puts canonical text together."""

from __future__ import annotations

from dataclasses import dataclass, field

from tieline.errors import EmptyError, TooLargeError
from tieline.model import PartialDate, Region, Span
from tieline.model.document import RegionKind
from tieline.settings import Limits
from tieline.text.normal import canonical, count_reordering

NEEDS_OCR = "not_read:needs-ocr"
"""The notice code of a picture that nobody could read because the `ocr` extra is not installed."""

OCR_HINT = 'Install the text recognition with: pip install "tieline[ocr]"'


REORDERING = "not_read:marks-of-direction"
"""The notice code of marks that can show a text in another order than it is written."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of an item that was not read although the rest was.

    Attributes:
        code: A stable issue code; one that starts with "not_read:" is a notice.
        message: One sentence: what was not read, of which item.
        hint: One sentence: what to try; None when there is nothing to try.
    """

    code: str
    message: str
    hint: str | None


@dataclass(frozen=True, slots=True)
class Readable:
    """Bytes made readable.

    Attributes:
        text: Canonical text, with at least one character that is no white space.
        regions: Where its stretches stand in the original, ordered by start; a page may hold boxes.
        media_type: What the bytes are, by content.
        title: As the document states it; None when it does not.
        published_on: As the document states it; None when it does not.
        gaps: What was not read; empty when everything was.
    """

    text: str
    regions: tuple[Region, ...]
    media_type: str
    title: str | None
    published_on: PartialDate | None
    gaps: tuple[Gap, ...] = ()


@dataclass(slots=True)
class TextBuilder:
    """Puts pieces together to one canonical text and remembers where each came from.

    Attributes:
        path: The item, for messages.
        limits: Limits on untrusted input.
    """

    path: str
    limits: Limits
    _pieces: list[str] = field(default_factory=list)
    _regions: list[Region] = field(default_factory=list)
    _length: int = 0
    _reordering: int = 0

    @property
    def length(self) -> int:
        """How many characters the text has so far."""
        return self._length

    @property
    def last(self) -> str:
        """The last piece; empty before the first one."""
        return self._pieces[-1] if self._pieces else ""

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What was left out of the pieces so far."""
        return find_reordering(self._reordering, self.path)

    def add(self, raw: str, *, kind: RegionKind | None = None, label: str = "", separator: str = "\n\n") -> Span | None:
        """Append a piece.

        Args:
            raw: Its text, in any form; white space around it is dropped.
            kind: What kind of place it comes from; None records no region.
            label: What names the place.
            separator: What stands between it and the piece before.

        Returns:
            Where it stands in the text; None when it is empty and was not appended.

        Raises:
            TooLargeError: The text would be longer than the limit.
        """
        self._reordering += count_reordering(raw)
        piece = canonical(raw).strip()
        if not piece:
            return None
        if self._pieces:
            self._pieces.append(separator)
            self._length += len(separator)
        start = self._length
        self._pieces.append(piece)
        self._length += len(piece)
        check_length(self._length, path=self.path, limits=self.limits)
        span = Span(start, self._length)
        if kind is not None:
            self._regions.append(Region(span, kind, label))
        return span

    def mark(self, span: Span, kind: RegionKind, label: str, *, score: float | None = None) -> None:
        """Record a region over pieces that were appended.

        Args:
            span: The stretch of text.
            kind: What kind of place it comes from.
            label: What names the place.
            score: How sure text recognition is of it; None where the text was not recognised.
        """
        self._regions.append(Region(span, kind, label, score))

    def build(self) -> tuple[str, tuple[Region, ...]]:
        """Finish the text.

        Returns:
            The canonical text and its regions, ordered by start, the longer first.

        Raises:
            EmptyError: No piece had text.
        """
        if not self._pieces:
            raise EmptyError(
                f"There is no text in {self.path}.",
                hint="Open it and see whether it shows any words; then leave it out.",
            )
        regions = sorted(self._regions, key=lambda region: (region.span.start, -region.span.end))
        return "".join(self._pieces), tuple(regions)


def find_reordering(count: int, path: str) -> tuple[Gap, ...]:
    """Tell of marks by which a text can be shown in another order than it is written.

    Args:
        count: How many it has.
        path: The item, for the message.

    Returns:
        One notice; none where it has no such mark.
    """
    if not count:
        return ()
    counted = "1 mark of direction was" if count == 1 else f"{count} marks of direction were"
    message = f"{counted} left out of the text of {path}: such marks can show words in another order."
    return (Gap(REORDERING, message, "Compare a passage that matters with the page as it is shown."),)


def check_length(length: int, *, path: str, limits: Limits) -> None:
    """Refuse a text over the limit.

    Args:
        length: Characters so far.
        path: The item, for the message.
        limits: Limits on untrusted input.

    Raises:
        TooLargeError: The text is longer than `limits.text_chars`.
    """
    if length > limits.text_chars:
        raise TooLargeError(
            f"The text of {path} is longer than {limits.text_chars:,} characters.",
            hint="Split it into smaller files.",
        )
