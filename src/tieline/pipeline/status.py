"""What a workspace holds."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model import Issue
from tieline.pipeline.proposal_review import count_waiting
from tieline.pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Status:
    """What a workspace holds.

    Attributes:
        counts: Names and numbers, in the order of the stages.
        issues: Everything that went wrong, notices included.
    """

    counts: tuple[tuple[str, int], ...]
    issues: tuple[Issue, ...]


def load_status(workspace: Workspace) -> Status:
    """Count what a workspace holds.

    Args:
        workspace: Open.

    Returns:
        The counts and issues.
    """
    store = workspace.store
    rows = store.counts()
    issues = tuple(store.iter_issues())
    notices = sum(1 for issue in issues if issue.is_notice)
    counts = {
        "captures": rows["capture"],
        "documents": rows["document"],
        "readings": rows["reading"],
        "lists": rows["snapshot"],
        "listings": rows["listing"],
        "entities": rows["entity"],
        "relationships": rows["relationship"],
        "claims": rows["claim"],
        "hits": rows["hit"],
        "holdings": rows["holding"],
        "findings": rows["finding"],
        "judgements": rows["judgement"],
        "proposals waiting": count_waiting(store),
        "issues": len(issues) - notices,
        "notices": notices,
    }
    return Status(tuple(counts.items()), issues)
