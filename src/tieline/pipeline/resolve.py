"""Stage: rebuild entities, relationships and claims from all readings and judgements."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model import Resolution
from tieline.pipeline.progress import SILENT, Progress
from tieline.pipeline.proposal_review import iter_readings
from tieline.pipeline.workspace import Workspace
from tieline.resolve.resolve import resolve as make_resolution


@dataclass(frozen=True, slots=True)
class Resolved:
    """What resolving did.

    Attributes:
        entities: How many entities there are.
        relationships: How many relationships.
        claims: How many claims.
        disputed: How many claims have both who affirms and who denies them.
    """

    entities: int
    relationships: int
    claims: int
    disputed: int


def resolve(workspace: Workspace, *, progress: Progress = SILENT) -> Resolved:
    """Rebuild what readings and judgements say together, and replace it in one transaction.

    Args:
        workspace: Open for writing.
        progress: Who listens.

    Returns:
        What there is now.

    Raises:
        StoreError: The workspace cannot be written.
    """
    store = workspace.store
    readings = list(iter_readings(store))
    with progress.stage("resolving", total=len(readings), unit="documents") as advance:
        resolution = make_resolution(readings, list(store.iter_documents()), list(store.iter_judgements()))
        store.replace_resolution(resolution)
        advance(len(readings))
    return count_resolution(resolution)


def count_resolution(resolution: Resolution) -> Resolved:
    """Count what a resolution holds.

    Args:
        resolution: The resolution.

    Returns:
        The counts.
    """
    disputed = sum(claim.is_disputed for claim in resolution.claims)
    return Resolved(len(resolution.entities), len(resolution.relationships), len(resolution.claims), disputed)
