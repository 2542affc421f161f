"""Verbs by which a person judges what the machine proposes."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from tieline.cli.column import Column, Record
from tieline.cli.session import Session
from tieline.cli.verb import verb
from tieline.model import Verdict

if TYPE_CHECKING:
    from tieline.model import Judgement
    from tieline.pipeline.workspace import Workspace

APP = typer.Typer()

HIT_COLUMNS = (
    Column("party", "party"),
    Column("listing", "listing"),
    Column("listed name", "name"),
    Column("entry", "listing_name"),
    *(Column(name, name) for name in ("list", "score", "verdict", "judged", "reasons")),
)
JUDGEMENT_COLUMNS = (
    Column("left", "left"),
    Column("right", "right"),
    Column("verdict", "verdict"),
    Column("by", "by"),
    Column("decided at", "decided_at"),
    Column("reason", "reason"),
)


@verb(APP, "ls", example="tieline review ls")
def ls(
    session: Session,
    *,
    everything: Annotated[bool, typer.Option("--all", help="Show also what was judged already.")] = False,
) -> int:
    """Show the proposed hits of the workspace's parties, the least certain first.

    Args:
        session: What this run works with.
        everything: Whether to show also what was judged already.

    Returns:
        The exit code.
    """
    from tieline.pipeline.workspace import open_workspace

    with open_workspace(session.settings) as workspace:
        records = sorted(_iter_hits(workspace, everything), key=_urgency)
    if not session.emit(records, HIT_COLUMNS):
        session.say("nothing waits for a judgement")
    return 0


@verb(APP, "decide", example='tieline review decide "Phytium" lst-abc same --by "A. Analyst" --why "same address"')
def decide(
    session: Session,
    party: Annotated[str, typer.Argument(metavar="PARTY", help="Name or id of a party.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Listing or entry id, or another party.")],
    verdict: Annotated[Verdict, typer.Argument(metavar="same|different|unsure", help="The decision.")],
    *,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who decides [default: your user name].")
    ] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")] = None,
) -> int:
    """Keep a decision about a party and a listing, or about two parties.

    It is kept with who, when and why, and applied whenever the workspace is resolved. A later decision about the same
    two overrules it; "unsure" takes it back.

    Args:
        session: What this run works with.
        party: Name or id of a party.
        other: Id of a listing, or the number of its entry on its list; or name or id of another party.
        verdict: The decision.
        by: Who decides.
        why: The reason.

    Returns:
        The exit code.
    """
    from tieline.pipeline.judge import judge
    from tieline.pipeline.workspace import open_workspace

    who = by if by is not None else getpass.getuser()
    with open_workspace(session.settings, write=True) as workspace:
        judgement = judge(workspace, party, other, verdict, by=who, reason=why)
    session.emit([_judgement_record(judgement)], JUDGEMENT_COLUMNS)
    session.say("kept; `tieline screen` takes it into account from now on, and `tieline resolve` applies it to parties")
    return 0


def _iter_hits(workspace: Workspace, everything: bool) -> Iterator[Record]:
    """Hits of parties, with the names on both sides."""
    names = {entity.id: entity.name for entity in workspace.store.load_resolution().entities}
    for hit in workspace.store.iter_hits():
        if hit.entity is not None and (everything or not hit.judged):
            listing = workspace.store.get_listing(hit.listing)
            yield {
                "kind": "hit",
                "id": hit.id,
                "party": names.get(hit.entity, hit.query),
                "entity": hit.entity,
                "query": hit.query,
                "listing": hit.listing,
                "list": listing.list_name,
                "entry_id": listing.entry_id,
                "name": hit.listed_name,
                "listing_name": listing.name,
                "score": hit.score,
                "verdict": hit.verdict.value,
                "judged": hit.judged,
                "reasons": list(hit.reasons),
            }


def _urgency(record: Record) -> tuple[bool, str, str]:
    """What a person should look at first: what is unsure, then by name."""
    return record["verdict"] != Verdict.UNSURE.value, str(record["party"]), str(record["listing"])


def _judgement_record(judgement: Judgement) -> Record:
    """A judgement as a record."""
    return {
        "kind": "judgement",
        "id": judgement.id,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict.value,
        "by": judgement.by,
        "decided_at": judgement.decided_at,
        "reason": judgement.reason,
    }
