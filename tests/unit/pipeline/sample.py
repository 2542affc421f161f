"""Small values for tests of the stages."""

from __future__ import annotations

from tieline.model import (
    Entity,
    ListedName,
    Listing,
    Mention,
    NameQuality,
    PartialDate,
    Reading,
    Resolution,
    Schema,
    Snapshot,
    Span,
    content_id,
)
from tieline.model.document import Document
from tieline.model.ids import DocumentId, EntityId, ListingId, MentionId, SnapshotId
from tieline.pipeline.workspace import Workspace

AT = "2023-11-14T22:13:20+00:00"


def make_snapshot(
    name: str, *, as_of: str | None = "2024-01-01", list_format: str = "sample", at: str = AT
) -> Snapshot:
    """Make a snapshot of a list file."""
    day = None if as_of is None else PartialDate(as_of)
    return Snapshot(SnapshotId(f"snp-{name}"), f"{name}.csv", list_format, name * 8, day, at, 1)


def make_listing(
    name: str, *, snapshot: str = "one", entry_id: str = "1", kind: str = "organisation", list_name: str = "Sample List"
) -> Listing:
    """Make an entry of a list with one name."""
    return Listing(
        id=ListingId(content_id("lst", snapshot, list_name, entry_id)),
        snapshot=SnapshotId(f"snp-{snapshot}"),
        list_name=list_name,
        authority="Sample Office",
        entry_id=entry_id,
        kind=kind,
        names=(ListedName(name, NameQuality.PRIMARY),),
    )


def make_entity(name: str, *, schema: Schema = Schema.COMPANY, names: tuple[str, ...] = ()) -> Entity:
    """Make an entity without mentions."""
    return Entity(EntityId(content_id("ent", schema, name)), schema, name, tuple(sorted({name, *names})), ())


def keep_entities(workspace: Workspace, *entities: Entity) -> None:
    """Put entities in the place of a workspace's resolution."""
    ordered = tuple(sorted(entities, key=lambda entity: entity.id))
    workspace.store.replace_resolution(Resolution(ordered, (), ()))


def keep_listings(workspace: Workspace, *listings: Listing, as_of: str | None = "2024-01-01") -> None:
    """Keep listings of one snapshot."""
    name = listings[0].snapshot.removeprefix("snp-")
    workspace.store.save_snapshot(make_snapshot(name, as_of=as_of), listings)


class FirstWordReader:
    """Reads the first word of a document as an organisation, and fails on documents that say so."""

    def __init__(self) -> None:
        """Count the documents read."""
        self.documents: list[str] = []

    def read(self, document: Document) -> Reading:
        """Read one document."""
        if "UNREADABLE" in document.text:
            raise ValueError("a made-up fault")
        self.documents.append(document.path)
        word = document.text.split()[0]
        mention = make_mention(document.id, word)
        return Reading(document.id, (mention,), (), ())


def make_mention(document: DocumentId, word: str) -> Mention:
    """Make the mention of a word that opens a document."""
    span = Span(0, len(word))
    mention_id = MentionId(content_id("mnt", document, 0, len(word), Schema.ORGANIZATION))
    return Mention(mention_id, document, span, word, Schema.ORGANIZATION, word)
