"""Documents in the database: heads, texts, and passages with their terms."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Select, delete, insert, select

from tieline.errors import NotFoundError
from tieline.model import Document
from tieline.model.ids import DocumentId
from tieline.store.database import BATCH_ROWS, FETCH_ROWS, Row, insert_rows, to_row
from tieline.store.found import DocumentHead
from tieline.store.part import Part
from tieline.store.passage import iter_passages
from tieline.store.tables.evidence import document, document_text, passage
from tieline.store.tables.reading import reading
from tieline.store.tables.terms import passage_terms
from tieline.text.search import search_terms

TITLE_PLACE = -1
"""Where the passage of a title starts and ends: nowhere in the text."""

FETCH_TEXTS = 8
"""How many documents are in memory at once while all are gone through."""

_IN_TEXT = frozenset({"text", "regions"})


class DocumentPart(Part):
    """Documents. See `evidence_port` for what each method promises."""

    def save_document(self, value: Document) -> None:
        """Write a document in all its tables, or nothing when it is there as it is.

        Args:
            value: The document.
        """
        head = to_row(value, without=_IN_TEXT, text_chars=len(value.text))
        body: Row = {"document": value.id, "text": value.text, "regions": value.regions}
        with self._database.writing() as connection:
            row = connection.execute(_documents().where(document.c.id == value.id)).first()
            old = None if row is None else Document(**row._mapping)
            if old == value:
                return
            if old is None:
                insert_rows(connection, document, [head])
            else:
                connection.execute(document.update().where(document.c.id == value.id), head)
                self._remove_text(connection, value.id)
                if old.text != value.text:
                    connection.execute(delete(reading).where(reading.c.document == value.id))
            insert_rows(connection, document_text, [body])
            self._index(connection, value)

    def _remove_text(self, connection: Connection, document_id: DocumentId) -> None:
        of_document = passage.c.document == document_id
        connection.execute(
            delete(passage_terms).where(passage_terms.c.rowid.in_(select(passage.c.id).where(of_document)))
        )
        connection.execute(delete(passage).where(of_document))
        connection.execute(delete(document_text).where(document_text.c.document == document_id))

    def _index(self, connection: Connection, value: Document) -> None:
        cuts = list(iter_passages(value.text))
        if value.title is not None:
            cuts.append((TITLE_PLACE, TITLE_PLACE))
        statement = insert(passage).returning(passage.c.id, sort_by_parameter_order=True)
        for first in range(0, len(cuts), BATCH_ROWS):
            batch = cuts[first : first + BATCH_ROWS]
            rows = [{"document": value.id, "start": start, "end": end} for start, end in batch]
            ids = connection.scalars(statement, rows)
            insert_rows(
                connection,
                passage_terms,
                (
                    {"rowid": row_id, "terms": self._terms(value, start, end)}
                    for row_id, (start, end) in zip(ids, batch, strict=True)
                ),
            )

    def _terms(self, value: Document, start: int, end: int) -> str:
        indexed = (value.title or "") if start == TITLE_PLACE else value.text[start:end]
        return self._database.backend.index_terms(search_terms(indexed))

    def get_document(self, document_id: DocumentId) -> Document:
        """Load a document with its text.

        Args:
            document_id: Id of the document.

        Returns:
            The document.

        Raises:
            NotFoundError: There is no such document.
        """
        with self._database.reading() as connection:
            row = connection.execute(_documents().where(document.c.id == document_id)).first()
        if row is None:
            raise NotFoundError(
                f"{document_id}: the workspace has no such document",
                hint="Look its id up in the list of documents, or search for words of it.",
            )
        return Document(**row._mapping)

    def iter_documents(self) -> Iterator[Document]:
        """Stream documents with their texts.

        Yields:
            Documents by path, then id.
        """
        with self._database.reading() as connection:
            asked = _documents().order_by(document.c.path, document.c.id)
            for row in connection.execute(asked).yield_per(FETCH_TEXTS):
                yield Document(**row._mapping)

    def iter_document_heads(self) -> Iterator[DocumentHead]:
        """Stream documents without their texts.

        Yields:
            Heads by path, then id.
        """
        with self._database.reading() as connection:
            asked = select(document).order_by(document.c.path, document.c.id)
            for row in connection.execute(asked).yield_per(FETCH_ROWS):
                yield DocumentHead(**row._mapping)


def _documents() -> Select[tuple[object, ...]]:
    columns = [column for column in document.c if column is not document.c.text_chars]
    asked = select(*columns, document_text.c.text, document_text.c.regions)
    return asked.join(document_text, document_text.c.document == document.c.id)
