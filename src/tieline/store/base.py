"""The store as the rest of Tieline sees it.

Every method that writes is one transaction: all of it is kept, or nothing. Saving the same value twice changes
nothing. What is iterated comes in an order that does not depend on when it was saved.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from tieline.store.evidence_port import EvidencePort
from tieline.store.found import SearchResults
from tieline.store.ledger_port import LedgerPort
from tieline.store.list_port import ListPort
from tieline.store.proposal_port import ProposalPort
from tieline.store.result_port import ResultPort


class Store(EvidencePort, ListPort, ResultPort, ProposalPort, LedgerPort, Protocol):
    """The database of one workspace."""

    def search(self, words: str, *, limit: int = 20) -> SearchResults:
        """Find entities and documents by words.

        Args:
            words: Words that must all occur, in a name or in a document; words in double quotes must stand together.
                Hanzi are found wherever they stand next to each other. No other character has a meaning.
            limit: Most entities and most documents to give; at least 1.

        Returns:
            The best matches; nothing for words without letters or digits.
        """
        ...

    def counts(self) -> Mapping[str, int]:
        """Count what is kept.

        Returns:
            Name of each table and its number of rows, by name.
        """
        ...

    def close(self) -> None:
        """Let go of the database. Closing twice does no harm; the store is of no use after."""
        ...
