"""Screening on this machine, batch after batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

import pyarrow as pa

from tieline.screen.batch import BatchOptions, Screener, screen_batch


class Engine(Protocol):
    """A way to run `screen_batch` over many batches."""

    @property
    def name(self) -> str:
        """What it is called on the command line and in records."""
        ...

    def screen(
        self, batches: Iterable[pa.RecordBatch], screener: Screener, options: BatchOptions
    ) -> Iterator[pa.RecordBatch]:
        """Screen batches.

        Args:
            batches: Batches of the query schema.
            screener: What to screen against.
            options: How.

        Yields:
            A batch of results for each batch, in the same order.
        """
        ...


class LocalEngine:
    """Screens in this process, and holds one batch at a time."""

    @property
    def name(self) -> str:
        """What it is called: local."""
        return "local"

    def screen(
        self, batches: Iterable[pa.RecordBatch], screener: Screener, options: BatchOptions
    ) -> Iterator[pa.RecordBatch]:
        """Screen batches one after the other.

        Args:
            batches: Batches of the query schema.
            screener: What to screen against.
            options: How.

        Yields:
            A batch of results for each batch, in the same order.
        """
        for batch in batches:
            yield screen_batch(batch, screener, options)
