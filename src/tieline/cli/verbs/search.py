"""The verb that finds parties and documents by words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from tieline.cli.column import Column, Record, cell_text
from tieline.cli.session import Session
from tieline.cli.verb import verb

if TYPE_CHECKING:
    from tieline.store.found import SearchResults

APP = typer.Typer()


@verb(APP, "search", example="tieline search 飞腾")
def search(
    session: Session,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='Words that must all occur; "quoted words" stand together.')
    ],
    *,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Most parties and most documents to show.")] = 20,
) -> int:
    """Find parties by their names and documents by their text, in English and Chinese.

    Args:
        session: What this run works with.
        words: What to look for.
        limit: Most parties and most documents to show.

    Returns:
        The exit code: 0 also when nothing is found.
    """
    from tieline.pipeline.workspace import open_workspace

    with open_workspace(session.settings) as workspace:
        found = workspace.store.search(" ".join(words), limit=limit)
    if not session.emit(_iter_records(found), COLUMNS):
        session.say("nothing found")
    return 0


def _iter_records(found: SearchResults) -> Iterator[Record]:
    """What a search found, as records."""
    for entity in found.entities:
        yield {
            "kind": "entity",
            "id": entity.entity,
            "schema": entity.schema.value,
            "name": entity.name,
            "matched": list(entity.matched),
        }
    for document in found.documents:
        yield {
            "kind": "passage",
            "document": document.document,
            "path": document.path,
            "title": document.title,
            "spans": [{"start": span.start, "end": span.end} for span in document.spans],
            "snippet": document.snippet,
        }


def _where(record: Record) -> str:
    """The name of a party, or the path of a document."""
    return cell_text(record.get("name") or record.get("path"))


def _what(record: Record) -> str:
    """The names that matched, or the words around the match."""
    return cell_text(record.get("matched") or record.get("snippet"))


COLUMNS = (Column("kind", "kind"), Column("where", _where), Column("match", _what))
