"""Stage: let a model propose what documents state. Nothing that it says becomes a fact by itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tieline.errors import UnreadableError, UsageError
from tieline.model import Issue, Proposals, ProposalStatus, Usage, content_id
from tieline.model.ids import IssueId
from tieline.pipeline.progress import SILENT, Progress
from tieline.pipeline.proposal_review import review_proposals
from tieline.pipeline.workspace import Workspace
from tieline.read.proposal.backend import Backend
from tieline.read.proposal.backend import propose as ask
from tieline.read.proposal.chat import ChatModel, ChatOptions
from tieline.read.proposal.endpoint import Endpoint
from tieline.read.proposal.gliner import GlinerModel
from tieline.read.proposal.passage import make_passages
from tieline.settings import ModelSettings
from tieline.text.count import count_of

STAGE = "propose"


@dataclass(frozen=True, slots=True)
class Proposed:
    """What proposing did.

    Attributes:
        backend: Name of the model.
        documents: How many documents it was asked about.
        unread: How many were left out because no reader has read them yet.
        kept: How many proposals passed the gate.
        waiting: How many proposals of the workspace wait for a rule or a person.
        dropped: How much failed the gate, by reason, the most frequent first.
        usage: What asking took.
        unanswered: How many passages went without an answer.
        cost: What the tokens cost; None when no price was told.
        issues: Why passages went without an answer: one issue.
    """

    backend: str
    documents: int
    unread: int
    kept: int
    waiting: int
    dropped: tuple[tuple[str, int], ...]
    usage: Usage
    unanswered: int
    cost: float | None
    issues: tuple[Issue, ...]


def make_backend(workspace: Workspace, *, again: bool = False) -> Backend:
    """Make the model that the settings name.

    Args:
        workspace: Open for writing: answers are kept in it.
        again: Whether the model is asked also where an answer is kept.

    Returns:
        The model; nothing is asked or loaded yet.

    Raises:
        UsageError: None is named, or it cannot be used.
    """
    told = workspace.settings.models
    if told.gliner is not None:
        return Backend(GlinerModel(Path(told.gliner)), workspace.store, again=again)
    if told.url is None or told.model is None:
        raise UsageError(
            "no model is named: none proposes anything unless it is told where it is",
            hint="--url http://localhost:11434/v1 --model NAME, or --gliner FOLDER",
        )
    endpoint = Endpoint(told.url, timeout_s=told.timeout_s, allow_http=told.allow_http, key=told.key)
    return Backend(ChatModel(endpoint, ChatOptions(told.model)), workspace.store, again=again)


def propose(workspace: Workspace, backend: Backend, *, progress: Progress = SILENT) -> Proposed:
    """Ask a model about every document that was read, and keep what passes the gate.

    Answers are kept, so that what was asked before costs nothing and a run that ended early goes on where it was.

    Args:
        workspace: Open for writing.
        backend: The model.
        progress: Who listens.

    Returns:
        What was done. Where the model does not answer, one issue says so, and what rules read stands alone.

    Raises:
        StoreError: The workspace cannot be written.
    """
    store, name = workspace.store, backend.model.name
    store.clear_issues(STAGE, item=name)
    heads = list(store.iter_document_heads())
    done: list[Proposals] = []
    with progress.stage("proposing", total=sum(head.text_chars for head in heads), unit="characters") as advance:
        for head in heads:
            reading = store.find_reading(head.id)
            if reading is not None:
                document = store.get_document(head.id)
                passages = make_passages(document, reading, everything=backend.model.wants_everything)
                done.append(ask(document, passages, backend))
                store.save_proposals(done[-1])
            advance(head.text_chars)
    issues = _record(workspace, backend, sum(one.unanswered for one in done))
    return _sum_up(workspace, done, unread=len(heads) - len(done), backend=name, issues=issues)


def _sum_up(
    workspace: Workspace, done: list[Proposals], *, unread: int, backend: str, issues: tuple[Issue, ...]
) -> Proposed:
    dropped: Counter[str] = Counter()
    for one in done:
        dropped.update(dict(one.dropped))
    usage = sum((one.usage for one in done), Usage())
    return Proposed(
        backend=backend,
        documents=len(done),
        unread=unread,
        kept=sum(len(one.kept) for one in done),
        waiting=sum(one.status is ProposalStatus.PROPOSED for one in review_proposals(workspace.store)),
        dropped=tuple(dropped.most_common()),
        usage=usage,
        unanswered=sum(one.unanswered for one in done),
        cost=find_cost(usage, workspace.settings.models),
        issues=issues,
    )


def find_cost(usage: Usage, settings: ModelSettings) -> float | None:
    """Work out what tokens cost.

    Args:
        usage: The tokens.
        settings: The prices.

    Returns:
        The cost in the currency of the prices; None when a price is not told.
    """
    if settings.price_in is None or settings.price_out is None:
        return None
    return (usage.prompt_tokens * settings.price_in + usage.answer_tokens * settings.price_out) / 1000


def _record(workspace: Workspace, backend: Backend, unanswered: int) -> tuple[Issue, ...]:
    """Keep the one issue that says why a model did not answer."""
    error: UnreadableError | None = backend.failure
    if error is None:
        return ()
    name = backend.model.name
    passages = count_of(unanswered, "passage")
    message = f"{error.message}; {passages} went without proposals, and what rules read stands alone"
    issue = Issue(IssueId(content_id("iss", STAGE, error.code, name)), STAGE, error.code, name, message, error.hint)
    workspace.store.record_issue(issue)
    return (issue,)
