"""How stages tell what they are doing, without knowing who listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

Advance = Callable[[int], None]
"""Called with the amount of work done since the last call, in the unit of the stage."""


class Progress(Protocol):
    """A listener for the progress of stages."""

    def stage(self, name: str, *, total: int | None, unit: str) -> AbstractContextManager[Advance]:
        """Begin a stage; it ends with the context.

        Args:
            name: What is being done, as shown to a person ("reading").
            total: How much there is to do; None when unknown.
            unit: What is counted: "characters", "bytes", "files" or "parties".

        Returns:
            A context whose value takes the amounts done.
        """
        ...


class SilentProgress:
    """Listens to nothing."""

    @contextmanager
    def stage(self, name: str, *, total: int | None, unit: str) -> Iterator[Advance]:  # noqa: ARG002  # the protocol's
        """Begin a stage that nobody watches.

        Args:
            name: Not used.
            total: Not used.
            unit: Not used.

        Yields:
            A function that forgets what it is told.
        """
        yield lambda _: None


SILENT: Progress = SilentProgress()
