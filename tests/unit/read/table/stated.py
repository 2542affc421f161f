"""What tests of tables share: pages with a table, and what their rows state, by names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tieline.model import Document
from tieline.model.ids import DocumentId
from tieline.read.formats.html import read_html
from tieline.read.table.find import find_table_ties
from tieline.settings import Limits


@dataclass(frozen=True)
class Told:
    """What tables state.

    Attributes:
        ties: Type, name of the source, name of the target, and the properties.
        dropped: Rows that were left out, by reason.
        schemas: The kinds of the parties by name.
    """

    ties: list[tuple[str, str, str, dict[str, str]]]
    dropped: dict[str, int]
    schemas: dict[str, str]

    @property
    def shares(self) -> dict[str, str | None]:
        """The share of each owner."""
        return {source: stated.get("share") for kind, source, _, stated in self.ties if kind == "owns"}


def make_page(
    rows: Sequence[Sequence[str]], *, before: str = "", language: str = "en", title: str = "Report"
) -> Document:
    """A page with one table, as the format reader makes it."""
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return make_document(f"<h1>{title}</h1><p>{before}</p><table>{cells}</table>", language=language)


def make_document(body: str, *, language: str = "en") -> Document:
    """A page of markup, as the format reader makes it."""
    markup = f"<html><body>{body}</body></html>".encode()
    readable = read_html(markup, path="a.html", limits=Limits())
    return Document(
        DocumentId("doc-1"), "0" * 64, "a.html", "text/html", readable.title, language, None, readable.text,
        readable.regions,
    )  # fmt: skip


def tell(document: Document) -> Told:
    """Read the tables of a document and check that everything is quoted from it."""
    layout = find_table_ties(document)
    names = {mention.id: mention.name for mention in layout.mentions}
    for tie in layout.ties:
        stated = (*tie.evidence, *(one.evidence for one in tie.properties))
        assert all(one.span.cut(document.text) == one.quote for one in stated)
    return Told(
        [
            (tie.type.value, names[tie.source], names[tie.target], {one.name: one.value for one in tie.properties})
            for tie in layout.ties
        ],
        dict(layout.dropped),
        {mention.name: mention.schema.value for mention in layout.mentions},
    )
