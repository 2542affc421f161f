"""The verb that lets a model propose, and those by which a person decides about its proposals."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from tieline.cli.column import Column
from tieline.cli.proposal_record import decision_record, proposal_record, proposed_record
from tieline.cli.session import Session
from tieline.cli.verb import verb
from tieline.cli.verbs.review import APP as REVIEW
from tieline.model import ProposalStatus
from tieline.text.count import agree, count_of

if TYPE_CHECKING:
    from tieline.settings import ModelSettings

APP = typer.Typer()

PROPOSED_COLUMNS = tuple(
    Column(name, name) for name in ("backend", "documents", "asked", "from_cache", "tokens", "cost", "kept", "waiting")
)
DROPPED_COLUMNS = (Column("dropped because", "reason"), Column("count", "count"))
PROPOSAL_COLUMNS = tuple(Column(name, name) for name in ("id", "status", "what", "evidence", "backend"))
DECISION_COLUMNS = tuple(Column(name.replace("_", " "), name) for name in ("proposal", "decision", "by", "decided_at"))

Ids = Annotated[list[str], typer.Argument(metavar="ID", help="Ids of proposals, as `tieline review proposals` shows.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides [default: your user name].")]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")]


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """Which model is asked.

    Attributes:
        url: Base address of a server.
        model: Name of the model there.
        gliner: Folder of GLiNER weights.
    """

    url: Annotated[
        str | None,
        typer.Option("--url", metavar="URL", help="OpenAI-compatible server, such as http://localhost:11434/v1."),
    ] = None
    model: Annotated[str | None, typer.Option("--model", metavar="NAME", help="Name of the model there.")] = None
    gliner: Annotated[
        str | None, typer.Option("--gliner", metavar="FOLDER", help="GLiNER weights of yours, instead of a server.")
    ] = None

    def over(self, settings: ModelSettings) -> ModelSettings:
        """Put what was told on the command line over the settings.

        Args:
            settings: What the environment says.

        Returns:
            The settings of this run; a server named here goes before weights named there.
        """
        gliner = self.gliner or (None if self.url else settings.gliner)
        return replace(settings, url=self.url or settings.url, model=self.model or settings.model, gliner=gliner)


@verb(APP, "propose", example="tieline propose --url http://localhost:11434/v1 --model qwen2.5:7b")
def propose(
    session: Session,
    options: ModelOptions,
    *,
    again: Annotated[bool, typer.Option("--again", help="Ask anew also where an answer is kept.")] = False,
) -> int:
    """Let a model of yours propose names, ties and utterances in the documents that were read.

    Every field of every proposal must stand word for word in the paragraph it cites, or it is dropped and counted. What
    passes is no fact: it waits until a rule reads the same or a person accepts it with `tieline review accept`. The
    text of your documents goes to the server that you name, and to no other. Its key is taken from TIELINE_LLM_KEY.

    Args:
        session: What this run works with.
        options: Which model is asked.
        again: Whether it is asked also where an answer is kept.

    Returns:
        The exit code; 3 where the model did not answer.
    """
    from tieline.pipeline.propose import make_backend
    from tieline.pipeline.propose import propose as run
    from tieline.pipeline.workspace import open_workspace

    settings = replace(session.settings, models=options.over(session.settings.models))
    with open_workspace(settings, write=True) as workspace:
        done = run(workspace, make_backend(workspace, again=again), progress=session.progress())
    session.emit([proposed_record(done)], PROPOSED_COLUMNS)
    if session.shows_table and done.dropped:
        session.emit(({"reason": reason, "count": count} for reason, count in done.dropped), DROPPED_COLUMNS)
    if done.unread:
        session.say(f"documents that were not read yet, and were left out: {done.unread}; `tieline read` reads them")
    if done.waiting:
        wait = agree(done.waiting, "waits", "wait")
        session.say(f"{count_of(done.waiting, 'proposal')} {wait}: `tieline review proposals` shows them")
    return session.report_issues(done.issues)


@verb(REVIEW, "proposals", example="tieline review proposals")
def proposals(
    session: Session,
    *,
    everything: Annotated[bool, typer.Option("--all", help="Show also what is agreed or decided.")] = False,
) -> int:
    """Show the proposals of models that wait for a decision, each with its sentence.

    Args:
        session: What this run works with.
        everything: Whether to show also what a rule agrees with and what was decided.

    Returns:
        The exit code.
    """
    from tieline.pipeline.proposal_review import review_proposals
    from tieline.pipeline.workspace import open_workspace

    with open_workspace(session.settings) as workspace:
        records = [
            proposal_record(one)
            for one in review_proposals(workspace.store)
            if everything or one.status is ProposalStatus.PROPOSED
        ]
    if not session.emit(records, PROPOSAL_COLUMNS):
        session.say("no proposal waits for a decision")
    return 0


@verb(REVIEW, "accept", example='tieline review accept prp-abc --by "A. Analyst" --why "the sentence says so"')
def accept(session: Session, ids: Ids, *, by: By = None, why: Why = None) -> int:
    """Accept proposals of models: they become relationships, utterances and names under who accepted them.

    Args:
        session: What this run works with.
        ids: Ids of proposals.
        by: Who decides.
        why: The reason.

    Returns:
        The exit code.
    """
    return _decide(session, ids, accepted=True, by=by, why=why)


@verb(REVIEW, "reject", example='tieline review reject prp-abc --why "the sentence denies it"')
def reject(session: Session, ids: Ids, *, by: By = None, why: Why = None) -> int:
    """Reject proposals of models.

    Args:
        session: What this run works with.
        ids: Ids of proposals.
        by: Who decides.
        why: The reason.

    Returns:
        The exit code.
    """
    return _decide(session, ids, accepted=False, by=by, why=why)


@verb(REVIEW, "reopen", example="tieline review reopen prp-abc")
def reopen(session: Session, ids: Ids, *, by: By = None, why: Why = None) -> int:
    """Take a decision about proposals back: they wait again.

    Args:
        session: What this run works with.
        ids: Ids of proposals.
        by: Who decides.
        why: The reason.

    Returns:
        The exit code.
    """
    return _decide(session, ids, accepted=None, by=by, why=why)


def _decide(session: Session, ids: Iterable[str], *, accepted: bool | None, by: str | None, why: str | None) -> int:
    """Keep one decision about several proposals."""
    from tieline.pipeline.proposal_review import decide_proposal
    from tieline.pipeline.workspace import open_workspace

    who = by if by is not None else getpass.getuser()
    with open_workspace(session.settings, write=True) as workspace:
        kept = [decide_proposal(workspace, one, accepted, by=who, reason=why) for one in ids]
    session.emit(map(decision_record, kept), DECISION_COLUMNS)
    session.say("kept; `tieline resolve` applies it")
    return 0
