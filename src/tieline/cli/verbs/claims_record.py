"""Verbs by which a person records something about claims: grades, and what parties were asked and answered."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from tieline.cli.column import Column
from tieline.cli.session import Session
from tieline.cli.verb import verb
from tieline.cli.verbs.claims import CLAIMS, ClaimName
from tieline.cli.verbs.date_option import parse_date
from tieline.errors import UsageError
from tieline.model import Credibility, Reliability, ReplyStatus

if TYPE_CHECKING:
    from tieline.pipeline.claim import ReplyRequest

APP = CLAIMS
"""The whole group: importing this module completes it."""

GRADE_COLUMNS = tuple(Column(name.replace("_", " "), name) for name in ("reliability", "credibility", "by", "words"))
REPLY_COLUMNS = tuple(
    Column(name.replace("_", " "), name) for name in ("party", "status", "asked_on", "answered_on", "answer", "by")
)

By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who records it [default: your user name].")]


@dataclass(frozen=True, slots=True)
class GradeOptions:
    """A person's grade.

    Attributes:
        reliability: Of the source.
        credibility: Of what it says.
        why: The reason.
        take_back: Whether to take back what was graded before.
    """

    reliability: Annotated[
        Reliability | None, typer.Option("--reliability", metavar="A..F", help="How reliable the source is.")
    ] = None
    credibility: Annotated[
        Credibility | None, typer.Option("--credibility", metavar="1..6", help="How credible what it says is.")
    ] = None
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")] = None
    take_back: Annotated[bool, typer.Option("--take-back", help="Take back what was graded before.")] = False


@verb(
    APP,
    "grade",
    example='tieline claims grade clm-abc "Trade Ministry" --reliability B --credibility 2 --by "A. Analyst"',
)
def grade(
    session: Session,
    claim: ClaimName,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A speaker's name, or the id of an utterance.")],
    *,
    options: GradeOptions,
    by: By = None,
) -> int:
    """Grade a source's words on a claim by the Admiralty system, source and information apart.

    It is kept with who, when and why, and always stands before what rules propose. A later grade overrules an earlier
    one; --take-back brings the proposal back.

    Args:
        session: What this run works with.
        claim: Id of a claim, its beginning, or words of its matter.
        source: A speaker's name, or the id of an utterance.
        options: The grade.
        by: Who grades.

    Returns:
        The exit code.
    """
    from tieline.pipeline.claim import GradeRequest, grade_claim
    from tieline.pipeline.workspace import open_workspace

    request = GradeRequest(options.reliability, options.credibility, options.why, options.take_back)
    with open_workspace(session.settings, write=True) as workspace:
        made = grade_claim(workspace, claim, source, request, by=by if by is not None else getpass.getuser())
    rows = [
        {
            "kind": "grade",
            "id": one.id,
            "reliability": one.reliability,
            "credibility": one.credibility,
            "reason": one.reason,
            "by": one.by,
            "decided_at": one.decided_at,
            "taken_back": one.taken_back,
            "document": one.evidence.document,
            "words": one.evidence.quote,
        }
        for one in made
    ]
    session.emit(rows, GRADE_COLUMNS)
    return 0


@dataclass(frozen=True, slots=True)
class ReplyOptions:
    """What is recorded of asking a party.

    Attributes:
        party: Who was asked.
        asked_on: When.
        answered: The answer.
        answered_on: When it came.
        declined: Whether it declined to comment.
        no_answer: Whether it did not answer.
        take_back: Whether to take back what was recorded before.
    """

    party: Annotated[str, typer.Option("--party", metavar="NAME", help="Who was asked.")]
    asked_on: Annotated[str | None, typer.Option("--asked-on", metavar="DATE", help="When it was asked.")] = None
    answered: Annotated[str | None, typer.Option("--answered", metavar="TEXT", help="Its answer.")] = None
    answered_on: Annotated[str | None, typer.Option("--answered-on", metavar="DATE", help="When it answered.")] = None
    declined: Annotated[bool, typer.Option("--declined", help="It declined to comment.")] = False
    no_answer: Annotated[bool, typer.Option("--no-answer", help="It did not answer.")] = False
    take_back: Annotated[bool, typer.Option("--take-back", help="Take back what was recorded before.")] = False


@verb(CLAIMS, "reply", example='tieline claims reply clm-abc --party "Lanqiao Group" --asked-on 2026-11-20 --no-answer')
def reply(session: Session, claim: ClaimName, *, options: ReplyOptions, by: By = None) -> int:
    """Record that a party was asked about a claim, and what it answered.

    It is kept with who and when. A later record of the same party overrules an earlier one; what it does not tell
    stays as it was. --take-back brings back what documents tell.

    Args:
        session: What this run works with.
        claim: Id of a claim, its beginning, or words of its matter.
        options: What is recorded.
        by: Who records it.

    Returns:
        The exit code.
    """
    from tieline.pipeline.claim import record_reply
    from tieline.pipeline.workspace import open_workspace

    request = _reply_request(options)
    with open_workspace(session.settings, write=True) as workspace:
        kept = record_reply(workspace, claim, request, by=by if by is not None else getpass.getuser())
    row = {
        "kind": "reply",
        "id": kept.id,
        "party": kept.party,
        "status": kept.status.value,
        "asked_on": None if kept.asked_on is None else str(kept.asked_on),
        "answered_on": None if kept.answered_on is None else str(kept.answered_on),
        "answer": kept.answer,
        "by": kept.by,
        "recorded_at": kept.recorded_at,
    }
    session.emit([row], REPLY_COLUMNS)
    return 0


def _reply_request(options: ReplyOptions) -> ReplyRequest:
    """What is recorded, as the pipeline takes it; at most one way to answer."""
    from tieline.pipeline.claim import ReplyRequest

    told = {
        ReplyStatus.ANSWERED: options.answered is not None,
        ReplyStatus.DECLINED: options.declined,
        ReplyStatus.NO_ANSWER: options.no_answer,
        ReplyStatus.NOT_ASKED: options.take_back,
    }
    chosen = [status for status, is_told in told.items() if is_told]
    if len(chosen) > 1:
        raise UsageError(
            "a party answers in one way", hint="give one of --answered, --declined, --no-answer and --take-back"
        )
    return ReplyRequest(
        options.party,
        chosen[0] if chosen else None,
        parse_date(options.asked_on),
        parse_date(options.answered_on),
        options.answered,
    )
