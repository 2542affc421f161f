"""One reader for all tests of resolution: the models load once."""

from __future__ import annotations

import pytest

from tieline.read.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Load the reader with an empty gazetteer.

    Returns:
        The reader.
    """
    return Reader.load(())
