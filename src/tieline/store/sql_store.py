"""The store over SQL: all of its parts in one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import func, select

from tieline.store.capture_part import CapturePart
from tieline.store.document_part import DocumentPart
from tieline.store.ledger_part import LedgerPart
from tieline.store.list_part import ListPart
from tieline.store.proposal_part import ProposalPart
from tieline.store.reading_part import ReadingPart
from tieline.store.result_part import ResultPart
from tieline.store.search_part import SearchPart
from tieline.store.tables.metadata import METADATA


class SqlStore(CapturePart, DocumentPart, ReadingPart, ListPart, ResultPart, ProposalPart, LedgerPart, SearchPart):
    """A store in an SQL database."""

    def counts(self) -> Mapping[str, int]:
        """Count the rows of every table.

        Returns:
            Name of each table and its number of rows, by name.
        """
        with self._database.reading() as connection:
            counted = {
                name: connection.scalar(select(func.count()).select_from(table)) or 0
                for name, table in sorted(METADATA.tables.items())
            }
        return MappingProxyType(counted)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()
