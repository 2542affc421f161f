"""What a workspace holds."""

from __future__ import annotations

from tests.unit.pipeline.sample import keep_entities, keep_listings, make_entity, make_listing
from tieline.model import Issue
from tieline.model.ids import IssueId
from tieline.pipeline.status import load_status
from tieline.pipeline.workspace import Workspace


def test_counts_follow_the_stages(workspace: Workspace) -> None:
    """What each stage left is counted, and notices are told apart from failures."""
    keep_entities(workspace, make_entity("Acme"))
    keep_listings(workspace, make_listing("Acme"))
    workspace.store.record_issue(Issue(IssueId("1"), "read", "empty", "a", "a is empty", None))
    workspace.store.record_issue(Issue(IssueId("2"), "read", "not_read:needs-ocr", "b", "b is a picture", None))
    status = load_status(workspace)
    counts = dict(status.counts)
    assert (counts["entities"], counts["lists"], counts["listings"]) == (1, 1, 1)
    assert (counts["issues"], counts["notices"], len(status.issues)) == (1, 1, 2)
