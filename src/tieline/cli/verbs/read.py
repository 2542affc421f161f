"""The verb that reads: a whole workspace, or files by themselves."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from tieline.cli.column import Column, Record, cell_text
from tieline.cli.session import Session
from tieline.cli.verb import verb

APP = typer.Typer()

READ_KINDS = frozenset("document entity mention relationship utterance claim technology contradiction issue".split())
"""Kinds of records that reading yields; the rest of a case comes from later stages."""


@verb(APP, "read", example="tieline read article.html --format jsonl")
def read(
    session: Session,
    *,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE", help="Read these alone, without keeping a workspace.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read every document again, as after an import of lists.")
    ] = False,
    passage: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="START-END|WORDS",
            help="Tell how this passage is read: its names, which rules fire on it and which do not, and why.",
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="N", min=1, help="Processes that read [default: by cores and amount of text]."),
    ] = None,
) -> int:
    """Read the documents of the workspace: names, ties, and who says what.

    With files, read only those and write all that was read in them: records of kind document, entity, mention,
    relationship, utterance, claim, technology, contradiction and issue.

    Args:
        session: What this run works with.
        files: Files to read alone; None reads the workspace.
        again: Whether to read documents that were read before.
        passage: Offsets or words whose reading is to be explained; None reads.
        jobs: How many processes read; None leaves it to the cores and to the amount of text.

    Returns:
        The exit code.
    """
    if passage is not None:
        return _explain(session, files or [], passage)
    if files:
        return _read_alone(session, files, jobs)
    from tieline.pipeline.read import read as run
    from tieline.pipeline.workspace import open_workspace

    with open_workspace(session.settings, write=True) as workspace:
        done = run(workspace, again=again, jobs=jobs, progress=session.progress())
    record: Record = {
        "kind": "read",
        "documents": done.documents,
        "readings": done.readings,
        "characters": done.characters,
        "issues": len(done.issues),
    }
    columns = [Column(name, name) for name in ("documents", "readings", "characters", "issues")]
    session.emit([record], columns)
    return session.report_issues(done.issues)


def _read_alone(session: Session, files: list[str], jobs: int | None) -> int:
    """Read files in a workspace that goes away afterwards."""
    from tieline.pipeline.add import add as capture
    from tieline.pipeline.read import read as run
    from tieline.pipeline.report import load_case
    from tieline.pipeline.resolve import resolve as rebuild
    from tieline.pipeline.workspace import open_workspace
    from tieline.report.records import iter_records

    with TemporaryDirectory(prefix="tieline-") as folder:
        settings = replace(session.settings, workspace=str(Path(folder) / "alone.workspace"))
        with open_workspace(settings, write=True, create=True) as workspace:
            capture(workspace, files, progress=session.progress())
            run(workspace, jobs=jobs, progress=session.progress())
            rebuild(workspace, progress=session.progress())
            case = load_case(workspace)
            session.emit((record for record in iter_records(case) if record["kind"] in READ_KINDS), READ_COLUMNS)
            return session.report_issues(case.issues)


def _explain(session: Session, files: list[str], passage: str) -> int:
    """Tell how a passage of files, or of the workspace, is read."""
    from tieline.cli.explaining import EXPLAIN_COLUMNS, iter_explanation_records
    from tieline.pipeline.add import add as capture
    from tieline.pipeline.explain import explain_passage
    from tieline.pipeline.workspace import open_workspace

    with ExitStack() as stack:
        settings = session.settings
        if files:
            folder = stack.enter_context(TemporaryDirectory(prefix="tieline-"))
            settings = replace(settings, workspace=str(Path(folder) / "alone.workspace"))
        workspace = stack.enter_context(open_workspace(settings, write=bool(files), create=bool(files)))
        failed = capture(workspace, files, progress=session.progress()).issues if files else ()
        explanations, issues = explain_passage(workspace, passage)
        session.emit(iter_explanation_records(explanations), EXPLAIN_COLUMNS)
        return session.report_issues((*failed, *issues))


def _what(record: Record) -> str:
    """What a record of reading says, on one line for people."""
    match record["kind"]:
        case "relationship":
            return f"{record['source_name']} {record['type']} {record['target_name']}"
        case "utterance":
            content = record["content"]
            said = content["quote"] if isinstance(content, dict) else ""
            return cell_text(f"{record['speaker_name']} {record['cue']} ({record['stance']}): {said}")
        case "claim" | "contradiction":
            return cell_text(record["matter"])
        case "technology":
            return cell_text(f"{record['entity_name']}: {record['area_name']}")
        case "issue":
            return cell_text(record["message"])
        case _:
            return cell_text(record.get("name") or record.get("quote") or record.get("title") or record.get("path"))


def _where(record: Record) -> str:
    """Where a record of reading stands, for people."""
    if record["kind"] == "mention":
        return f"{record['start']}-{record['end']}"
    return cell_text(record.get("schema") or record.get("language") or record.get("said_on") or "")


READ_COLUMNS = (Column("kind", "kind"), Column("what", _what), Column("where", _where))
