"""The part of the store that keeps what the later stages yield, and what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from tieline.model import Finding, Hit, Judgement, Resolution, Screening


class ResultPort(Protocol):
    """Judgements, the resolution, hits, screening records and findings."""

    def add_judgement(self, judgement: Judgement) -> None:
        """Keep a judgement for good. One that is kept already stays as it is.

        Args:
            judgement: The decision of a person.

        Raises:
            StoreError: It cannot be written.
        """
        ...

    def iter_judgements(self) -> Iterator[Judgement]:
        """Go through all judgements, those that were overruled included.

        Yields:
            Judgements by time of decision, then id.
        """
        ...

    def replace_resolution(self, resolution: Resolution) -> None:
        """Put a new resolution in place of the old one, all or nothing, and index its names for searching.

        Args:
            resolution: All entities, relationships and claims.

        Raises:
            StoreError: It cannot be written.
        """
        ...

    def load_resolution(self) -> Resolution:
        """Load the resolution.

        Returns:
            All entities, relationships and claims, as of one moment; empty when nothing was resolved yet.
        """
        ...

    def replace_hits(self, hits: Iterable[Hit], screened: Iterable[str]) -> None:
        """Put new hits in place of the old ones, all or nothing.

        Args:
            hits: All hits of the workspace.
            screened: The names that were screened, in order, those without a hit included.

        Raises:
            StoreError: They cannot be written.
        """
        ...

    def iter_hits(self) -> Iterator[Hit]:
        """Go through all hits.

        Yields:
            Hits by query, the nearest first, then id.
        """
        ...

    def load_screened(self) -> tuple[str, ...]:
        """Load the names that were screened.

        Returns:
            The names that the hits were last replaced with; empty when nothing was screened yet.
        """
        ...

    def add_screening(self, screening: Screening) -> None:
        """Keep a screening record for good. One that is kept already stays as it is.

        Args:
            screening: What the record is about, and where its text is.

        Raises:
            StoreError: It cannot be written.
        """
        ...

    def iter_screenings(self) -> Iterator[Screening]:
        """Go through all screening records.

        Yields:
            Records by the time they were made, then id.
        """
        ...

    def replace_findings(self, findings: Iterable[Finding]) -> None:
        """Put new findings in place of the old ones, all or nothing.

        Args:
            findings: All findings of the workspace.

        Raises:
            StoreError: They cannot be written.
        """
        ...

    def iter_findings(self) -> Iterator[Finding]:
        """Go through all findings.

        Yields:
            Findings by entity, rule and day, then in the order they were given.
        """
        ...
