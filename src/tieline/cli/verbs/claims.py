"""Verbs that ask the claim ledger: who says it, who denies it, and who changed the stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from tieline.cli.column import Column, Record
from tieline.cli.session import Session
from tieline.cli.verb import verb
from tieline.text.count import count_of

if TYPE_CHECKING:
    from tieline.model import Claim
    from tieline.pipeline.claim import ClaimBook

CLAIMS = typer.Typer()
"""The group; `claims_record` adds its verbs to it."""

CLAIM_COLUMNS = (
    Column("claim", "id"),
    Column("matter", "matter"),
    Column("affirm", lambda record: _count(record, "affirmed_by")),
    Column("deny", lambda record: _count(record, "denied_by")),
    Column("partly", lambda record: _count(record, "partly")),
    Column("unclear", lambda record: _count(record, "unclear")),
    Column("origins", "independent_origins"),
    Column("denied by", "deniers"),
)
POSITION_COLUMNS = (
    Column(
        "stand", lambda record: str(record.get("position") or record.get("status") or record["kind"]).replace("_", " ")
    ),
    Column("who", lambda record: str(record.get("speaker") or record.get("party"))),
    Column("said on", lambda record: str(record.get("said_on") or record.get("asked_on") or "")),
    Column("sentence", lambda record: _words(record)),
    Column("document", lambda record: str(record.get("document_name") or "")),
    Column("origin", "origin"),
    Column("grade", lambda record: f"{record.get('reliability', '')}{record.get('credibility', '')}"),
)
ClaimName = Annotated[
    str, typer.Argument(metavar="CLAIM", help="Id of a claim, its beginning, or words of its matter.")
]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which claims to list.

    Attributes:
        about: Only claims that touch this party.
        denied: Only claims that somebody denies, answered with who does.
        disputed: Only claims that are both affirmed and denied.
        changed: Only claims on which somebody changed the stand.
    """

    about: Annotated[str | None, typer.Option("--about", metavar="ENTITY", help="Only claims that touch a party.")] = (
        None
    )
    denied: Annotated[bool, typer.Option("--denied", help="Who denies what: one row for each denial.")] = False
    disputed: Annotated[bool, typer.Option("--disputed", help="Only claims both affirmed and denied.")] = False
    changed: Annotated[bool, typer.Option("--changed", help="Only claims on which somebody changed the stand.")] = False


@verb(CLAIMS, "ls", example='tieline claims ls --about "Hongtan Microsystems" --denied')
def ls(session: Session, *, choice: Choice) -> int:
    """List the claims of the workspace, or answer who denies what.

    Args:
        session: What this run works with.
        choice: Which claims.

    Returns:
        The exit code: 0 also when there is none.
    """
    from tieline.pipeline.claim import find_claims_about, load_claims
    from tieline.pipeline.workspace import open_workspace

    with open_workspace(session.settings) as workspace:
        book = load_claims(workspace)
    found = book.index.case.claims if choice.about is None else find_claims_about(book, choice.about)
    chosen = [claim for claim in found if _is_chosen(claim, choice)]
    if choice.denied:
        rows = [row for claim in chosen for row in _positions(book, claim) if row["position"] == "denies"]
        written = session.emit(rows, POSITION_COLUMNS)
    else:
        written = session.emit((_claim_row(book, claim) for claim in chosen), CLAIM_COLUMNS)
    if not written:
        session.say("no such claim")
    return 0


@verb(CLAIMS, "show", example='tieline claims show "sold laser sights"')
def show(session: Session, claim: ClaimName) -> int:
    """Show who affirms a claim, who denies it, who affirms a part, who was asked, and who changed the stand.

    Args:
        session: What this run works with.
        claim: Id of a claim, its beginning, or words of its matter.

    Returns:
        The exit code.
    """
    from tieline.pipeline.claim import get_claim, load_claims
    from tieline.pipeline.workspace import open_workspace
    from tieline.report.claim_shape import claim_record, iter_change_records, iter_reply_records

    with open_workspace(session.settings) as workspace:
        book = load_claims(workspace)
    found = get_claim(book, claim)
    records: list[Record] = [*_positions(book, found), *iter_reply_records(book.index, found, book.ledger)]
    if session.shows_table:
        counts = count_of(len(found.utterances), "utterance"), count_of(len(found.origins), "independent origin")
        session.say(f"{found.matter}\n{', '.join(counts)}")
        session.emit(records, POSITION_COLUMNS)
        _say_reasons(session, book, found)
    else:
        changes = iter_change_records(book.index, found)
        session.emit([claim_record(found, book.ledger), *records, *changes], POSITION_COLUMNS)
    return 0


def _is_chosen(claim: Claim, choice: Choice) -> bool:
    if choice.disputed and not claim.is_disputed:
        return False
    return not (choice.denied and not claim.denied_by) and not (choice.changed and not claim.changes)


def _positions(book: ClaimBook, claim: Claim) -> Iterator[Record]:
    from tieline.report.claim_shape import iter_position_records

    return iter_position_records(book.index, claim, book.ledger)


def _claim_row(book: ClaimBook, claim: Claim) -> Record:
    from tieline.report.claim_shape import claim_record

    denying = [str(row["speaker"]) for row in _positions(book, claim) if row["position"] == "denies"]
    return {**claim_record(claim, book.ledger), "deniers": list(dict.fromkeys(denying))}


def _say_reasons(session: Session, book: ClaimBook, claim: Claim) -> None:
    """Tell why utterances count once, why they are graded so, and who changed the stand."""
    for number, origin in enumerate(claim.origins, 1):
        if len(origin.utterances) > 1:
            session.say(f"origin {number}: {len(origin.utterances)} utterances count once: {'; '.join(origin.reasons)}")
    for row in _positions(book, claim):
        grades = f"{row['reliability']}, {row['reliability_reason']}; {row['credibility']}, {row['credibility_reason']}"
        who = f"set by {row['graded_by']}" if row["graded_by"] else "proposed"
        session.say(f"{row['speaker']}, {who}: {grades}")
    for change in claim.changes:
        session.say(f"changed: {change.earlier} and later {change.later}")


def _count(record: Record, field: str) -> str:
    value = record[field]
    return str(len(value)) if isinstance(value, list) else ""


def _words(record: Record) -> str:
    """The sentence, or a recorded answer, on one line."""
    return " ".join(str(record.get("answer") or record.get("sentence") or "").split())
