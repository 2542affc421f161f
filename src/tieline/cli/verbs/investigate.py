"""The verbs that do the whole main job: investigate, and demo on the bundled example."""

from __future__ import annotations

from contextlib import chdir
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tieline.cli.column import Column
from tieline.cli.session import Session
from tieline.cli.verb import verb
from tieline.cli.verbs.dossier import AreaOption

if TYPE_CHECKING:
    from tieline.pipeline.investigate import Outcome, Plan
    from tieline.settings import Settings

APP = typer.Typer()

DEMO_CASE = "phytium"
DEMO_EPOCH = 1_795_219_200
"""The time that the demo bears, 2026-11-21T00:00:00Z, so that it gives the same bytes everywhere."""


@verb(APP, "demo", example="tieline demo --out demo")
def demo(
    session: Session,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the dossier goes.")] = Path("demo"),
) -> int:
    """Run the whole main job on the bundled example, without a network.

    The example tells of a chip maker, an accusation and its denial, a removed paragraph, holdings that add up, and a
    company that was listed and delisted. Its folder must be a new one, an empty one, or that of a demo made before. Its
    time is fixed, so that it gives the same files everywhere; SOURCE_DATE_EPOCH sets another.

    Args:
        session: What this run works with.
        out: Where the dossier goes.

    Returns:
        The exit code.
    """
    from tieline.pipeline.investigate import Plan

    folder = out.absolute()
    settings = session.settings
    if settings.source_date_epoch is None:
        settings = replace(settings, source_date_epoch=DEMO_EPOCH)
    plan = Plan(
        sources=("documents",),
        lists=("lists",),
        ownership="ownership/holdings.csv",
        counterparties="counterparties.csv",
    )
    # Sources are named from the example's own folder, so that the dossier names no place of this machine.
    with as_file(files("tieline.resources") / "examples" / DEMO_CASE) as case, chdir(case):
        _refuse_own_work(replace(session, settings=settings), folder, case)
        outcome = _run(replace(session, settings=settings), plan, folder)
    return _tell(session, outcome, out)


@verb(APP, "investigate", example="tieline investigate articles/ --lists consolidated.csv --out case/")
def investigate(
    session: Session,
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, folders, ZIP archives or URLs to read.")
    ],
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where dossier and workspace go.")],
    lists: Annotated[
        list[str] | None,
        typer.Option("--lists", metavar="PATH", help="Official list: a file or a folder of them; may be repeated."),
    ] = None,
    ownership: Annotated[
        str | None, typer.Option("--ownership", metavar="FILE", help="Table of holdings: owner, owned, share, ...")
    ] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="NAME", help="The party that the dossier is about.")
    ] = None,
    technology: AreaOption = None,
) -> int:
    """Read sources, resolve who is who, screen against lists, and write the dossier.

    Run again, it goes on where it was interrupted.

    Args:
        session: What this run works with.
        sources: What to read.
        out: Where dossier and workspace go.
        lists: Official lists to screen against.
        ownership: A table of holdings.
        about: The party that the dossier is about.
        technology: The field of technology whose parties are left; None leaves all.

    Returns:
        The exit code.
    """
    # shape: each parameter is an option of the command line 2026-11-22
    from tieline.pipeline.investigate import Plan

    plan = Plan(
        sources=tuple(sources), lists=tuple(lists or ()), ownership=ownership, about=about, technology=technology
    )
    return _tell(session, _run(session, plan, out), out)


def _refuse_own_work(session: Session, folder: Path, case: Path) -> None:
    """Refuse a folder or a workspace that holds anything but the example."""
    from tieline.pipeline.example_folder import check_example_folder
    from tieline.pipeline.investigate import WORKSPACE_NAME

    sources = {path.relative_to(case).as_posix() for path in case.rglob("*") if path.is_file()}
    check_example_folder(_settings_in(session, folder), folder, sources, own_name=WORKSPACE_NAME)


def _settings_in(session: Session, folder: Path) -> Settings:
    """The settings with the workspace that the person named, or else the one inside the folder."""
    from tieline.pipeline.investigate import WORKSPACE_NAME

    if session.names_workspace:
        return session.settings
    return replace(session.settings, workspace=str(folder / WORKSPACE_NAME))


def _run(session: Session, plan: Plan, folder: Path) -> Outcome:
    """Run an investigation in the workspace inside its folder."""
    from tieline.pipeline.investigate import investigate as run
    from tieline.pipeline.workspace import open_workspace

    with open_workspace(_settings_in(session, folder), write=True, create=True) as workspace:
        return run(workspace, plan, folder, progress=session.progress())


def _tell(session: Session, outcome: Outcome, folder: Path) -> int:
    """Tell what was found, where the dossier is, and what went wrong."""
    dossier = str(folder / outcome.dossier.name)
    if session.shows_table:
        rows = [{"what": what, "count": count} for what, count in outcome.counts]
        session.emit(rows, (Column("found", "what"), Column("count", "count")))
    else:
        session.emit(
            [
                {
                    "kind": "summary",
                    "dossier": dossier,
                    **{what.replace(" ", "_"): count for what, count in outcome.counts},
                }
            ],
            (),
        )
    code = session.report_issues(outcome.issues)
    session.say(f"The dossier is {dossier}")
    return code
