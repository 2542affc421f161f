"""Verbs that write what was found: dossiers and exports."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tieline.cli.session import Session
from tieline.cli.verb import verb
from tieline.errors import StoreError, UsageError

if TYPE_CHECKING:
    from tieline.report.case import Case

APP = typer.Typer()
EXPORT_APP = typer.Typer()

EVERYTHING = "all"

AreaOption = Annotated[
    str | None,
    typer.Option(
        "--technology",
        metavar="AREA",
        help="Only parties of this field: an id (quantum, ai) or words of its name.",
    ),
]
OutFile = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where to [default: standard output].")]


class DossierFormat(StrEnum):
    """How a dossier is written."""

    HTML = "html"
    JSON = "json"


_ENDINGS = {DossierFormat.HTML: (".html", ".htm"), DossierFormat.JSON: (".json",)}
"""Endings of the files of each format, the usual one first."""


@verb(APP, "dossier", example='tieline dossier "Phytium" --out phytium.html')
def dossier(
    session: Session,
    *,
    entity: Annotated[str, typer.Argument(metavar="ENTITY|all", help="Name or id of a party, or all.")] = EVERYTHING,
    format: Annotated[DossierFormat, typer.Option("--format", help="How it is written.")] = DossierFormat.HTML,
    out: Annotated[
        str | None,
        typer.Option(
            "--out", metavar="FILE|DIR/", help="A file (.html, .json); a folder gets all exports too [default: stdout]."
        ),
    ] = None,
    technology: AreaOption = None,
) -> int:
    """Write the dossier of a party, or of the whole workspace.

    Args:
        session: What this run works with.
        entity: Name or id of a party, or "all".
        format: How it is written.
        out: Where to; None writes to standard output.
        technology: The field of technology whose parties are left; None leaves all.

    Returns:
        The exit code.

    Raises:
        UsageError: The name has no ending of a dossier, or that of another format, and is no folder.
    """
    from tieline.pipeline.report import load_case, report
    from tieline.pipeline.workspace import open_workspace
    from tieline.report.dossier import render_dossier
    from tieline.report.dossier_json import render_dossier_json

    about = None if entity == EVERYTHING else entity
    is_folder = out is not None and _is_folder(out)
    if out is not None and not is_folder:
        _check_ending(out, format)
    with open_workspace(session.settings) as workspace:
        if out is not None and is_folder:
            done = report(workspace, Path(out), about=about, technology=technology, progress=session.progress())
            for path in done.files:
                session.say(str(path))
            return 0
        case = load_case(workspace, about=about, technology=technology, with_pictures=format is DossierFormat.HTML)
    return _write(
        session,
        (render_dossier if format is DossierFormat.HTML else render_dossier_json)(case),
        None if out is None else Path(out),
    )


def _is_folder(out: str) -> bool:
    """Whether a place is a folder: one that is there, or a name that ends like one."""
    return Path(out).is_dir() or out.endswith(("/", os.sep))


def _check_ending(out: str, form: DossierFormat) -> None:
    """Refuse a file name that does not tell what is in the file."""
    endings, suffix = _ENDINGS[form], Path(out).suffix.casefold()
    if suffix in endings:
        return
    told = f"{out} has none of the endings of a dossier in {form.value.upper()}: {', '.join(endings)}"
    other = next((one for one, known in _ENDINGS.items() if suffix in known), None)
    named = f"name it {out}{endings[0]}" if other is None else f"ask for it with --format {other.value}"
    raise UsageError(told, hint=f"{named}, or name a folder ({out}/) for the dossier with all exports")


@verb(EXPORT_APP, "ftm", example="tieline export ftm --out entities.ftm.json")
def ftm(session: Session, *, out: OutFile = None) -> int:
    """Write FollowTheMoney entities, one JSON object a line.

    Args:
        session: What this run works with.
        out: Where to; None writes to standard output.

    Returns:
        The exit code.
    """
    from tieline.report.ftm_entity import render_ftm

    return _export(session, render_ftm, out)


@verb(EXPORT_APP, "statements", example="tieline export statements --out statements.csv")
def statements(session: Session, *, out: OutFile = None) -> int:
    """Write FollowTheMoney statements as CSV: every value with its source.

    Args:
        session: What this run works with.
        out: Where to; None writes to standard output.

    Returns:
        The exit code.
    """
    from tieline.report.statement_csv import render_statements

    return _export(session, render_statements, out)


@verb(EXPORT_APP, "graphml", example="tieline export graphml --out network.graphml")
def graphml(session: Session, *, out: OutFile = None) -> int:
    """Write the network of parties and ties as GraphML.

    Args:
        session: What this run works with.
        out: Where to; None writes to standard output.

    Returns:
        The exit code.
    """
    from tieline.report.graphml import render_graphml

    return _export(session, render_graphml, out)


@verb(EXPORT_APP, "records", example="tieline export records --out records.jsonl")
def records(session: Session, *, out: OutFile = None) -> int:
    """Write everything as JSON Lines: documents, parties, ties, utterances, claims, hits, findings and issues.

    Args:
        session: What this run works with.
        out: Where to; None writes to standard output.

    Returns:
        The exit code.
    """
    from tieline.report.bundle import render_records

    return _export(session, render_records, out)


def _export(session: Session, render: Callable[[Case], str], out: Path | None) -> int:
    """Render the whole workspace and write it."""
    from tieline.pipeline.report import load_case
    from tieline.pipeline.workspace import open_workspace

    with open_workspace(session.settings) as workspace:
        case = load_case(workspace)
    return _write(session, render(case), out)


def _write(session: Session, text: str, out: Path | None) -> int:
    """Write text to a file, or to standard output."""
    if out is None:
        sys.stdout.write(text)
        return 0
    try:
        out.write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise StoreError(f"{out}: cannot be written ({error.strerror})", hint="name another file with --out") from error
    session.say(str(out))
    return 0
