"""A reader for tests of several processes; it imports little, because every process imports it anew."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

from tieline.errors import NotFoundError
from tieline.model import Document, Reading


class MortalReader:
    """Reads nothing, tells which process did so, fails where a text says so, and dies of the word "DEADLY"."""

    def read(self, document: Document) -> Reading:
        """Read a document, or die."""
        if document.text.startswith("DEADLY"):
            os.kill(os.getpid(), signal.SIGKILL)
        if document.text.startswith("UNREADABLE"):
            raise ValueError("a made-up fault")
        return Reading(document.id, (), (), ())


def load_mortal(names: Sequence[str]) -> MortalReader:
    """Load the reader."""
    assert list(names) in ([], ["Acme"])
    return MortalReader()


def load_nothing(names: Sequence[str]) -> MortalReader:
    """Fail as when a model is not installed."""
    raise NotFoundError(f"the model is not installed for {len(names)} names", hint="install it")
