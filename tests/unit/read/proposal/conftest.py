"""A model server for the tests of proposals."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.unit.read.proposal.model_server import ModelServer, complete, run_model_server


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """Give a model server that finds nothing, until a test says otherwise.

    Yields:
        The server.
    """
    with run_model_server(lambda _: complete({"mentions": []})) as running:
        yield running
