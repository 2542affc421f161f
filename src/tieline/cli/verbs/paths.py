"""The verb that finds the evidenced ways from a party to another, or to any listed party."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tieline.cli.column import Column, Record
from tieline.cli.picture import save_picture
from tieline.cli.session import Session
from tieline.cli.verb import verb
from tieline.cli.verbs.date_option import parse_date
from tieline.errors import UsageError
from tieline.model import RelationshipType
from tieline.text.count import agree, count_of

if TYPE_CHECKING:
    from tieline.model import ExposurePath
    from tieline.model.path import Link
    from tieline.pipeline.paths import Question

APP = typer.Typer()

COLUMNS = tuple(Column(name, name) for name in ("path", "step", "standing", "evidence"))


@dataclass(frozen=True, slots=True)
class PathOptions:
    """Options of finding paths.

    Attributes:
        to: The other party.
        to_listed: Whether the ways to listed parties are asked for; so they are where no other party is named.
        hops: The most steps.
        types: Types of ties that count, joined by commas.
        as_of: The day asked about.
        unsure: Whether parties count as listed that only may be.
        include_former: Whether ways go over ties too that have ended.
        limit: The most paths.
        picture: Where to draw them.
    """

    to: Annotated[str | None, typer.Option("--to", metavar="ENTITY", help="The other party.")] = None
    to_listed: Annotated[bool, typer.Option("--to-listed", help="To any listed party [default without --to].")] = False
    hops: Annotated[int, typer.Option("--hops", min=1, max=8, help="Most steps of a path.")] = 4
    types: Annotated[
        str | None, typer.Option("--types", metavar="TYPE,...", help="Types of ties that count, such as owns,supplies.")
    ] = None
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="Ties and listings of this day only [default: today].")
    ] = None
    unsure: Annotated[bool, typer.Option("--unsure", help="Also to parties that only may be listed.")] = False
    include_former: Annotated[
        bool, typer.Option("--include-former", help="Also over ties that have ended by then, marked as such.")
    ] = False
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="Most paths.")] = 20
    picture: Annotated[Path | None, typer.Option("--picture", metavar="FILE.svg", help="Draw the paths too.")] = None


@verb(APP, "paths", example='tieline paths "Northgate University" --to-listed --hops 3')
def paths(
    session: Session,
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="Name or id of a party.")],
    *,
    options: PathOptions,
) -> int:
    """Find the evidenced ways from a party to another, or to any listed party: the strongest and shortest first.

    Each step has the sentence or record that states it; what is said is told apart from what is shown. A path is a
    path: it is no risk and no accusation.

    Args:
        session: What this run works with.
        entity: Name or id of a party.
        options: Options of finding paths.

    Returns:
        The exit code: 0 also when there is none.

    Raises:
        UsageError: Both --to and --to-listed, or a type of tie that there is not.
        NotFoundError: No party has one of the names.
    """
    from tieline.pipeline.paths import PathFinder
    from tieline.pipeline.workspace import open_workspace
    from tieline.report.path_picture import render_paths

    if options.to is not None and options.to_listed:
        raise UsageError("a path goes to one party or to any listed one", hint="leave out --to or --to-listed")
    question = _question(options)
    with open_workspace(session.settings) as workspace:
        finder = PathFinder(workspace, question)
        found = finder.find(entity, options.to)
        unsure = 0 if options.to is not None or options.unsure else finder.unsure
    session.emit(_iter_rows(session, found.paths), COLUMNS)
    if not found.paths:
        early = " found before the search ended early" if found.is_cut else ""
        session.say(f"no path of at most {count_of(options.hops, 'step')}{early}")
    if found.is_cut:
        session.say("note: there may be more paths; --limit shows more of them, --types and --hops ask for fewer")
    if found.left_out_ties:
        left = found.left_out_ties
        told = f"{count_of(left, 'tie')} that {agree(left, 'has', 'have')} ended and would lead further"
        session.say(f"note: {told} {agree(left, 'is', 'are')} left out; --include-former shows the ways over them")
    if unsure:
        do = agree(unsure, "does", "do")
        session.say(f"note: {count_of(unsure, 'party')} that only may be listed {do} not count; --unsure counts them")
    if options.picture is not None:
        save_picture(options.picture, render_paths(found.paths))
        session.say(str(options.picture))
    return 0


def _question(options: PathOptions) -> Question:
    """What is asked, as the pipeline takes it."""
    from tieline.pipeline.paths import Question

    types: frozenset[RelationshipType] | None = None
    if options.types is not None:
        try:
            types = frozenset(RelationshipType(name.strip()) for name in options.types.split(",") if name.strip())
        except ValueError as error:
            known = ", ".join(kind.value for kind in RelationshipType)
            message = f"{options.types!r} names no type of tie: {error}"
            raise UsageError(message, hint=f"the types are {known}") from error
    return Question(
        hops=options.hops,
        limit=options.limit,
        types=types,
        as_of=parse_date(options.as_of),
        with_unsure=options.unsure,
        with_former=options.include_former,
    )


def _iter_rows(session: Session, found: tuple[ExposurePath, ...]) -> Iterator[Record]:
    """Paths as records, or for a person as one row a step, with a row beside it for all that speaks against it."""
    from tieline.report.path_shape import find_against, find_denials, path_record, word_direction, word_hop, word_listed

    if not session.shows_table:
        yield from map(path_record, found)
        return
    for number, path in enumerate(found, 1):
        for at, hop in enumerate(path.hops):
            first = {"path": str(number) if at == 0 else ""}
            step = f"{hop.source.name} → {hop.target.name}: {word_hop(hop)}"
            yield first | _row(step, hop.links[0])
            for link in find_against(hop):
                yield _row(f"but {word_direction(hop, link)}", link)
            for denial in find_denials(hop):
                words = " ".join(denial.evidence.quote.split())
                yield {"step": f"but denied by {denial.speaker_name}", "standing": "denied", "evidence": words}
        for entry in path.listed:
            yield {"step": word_listed(entry), "evidence": entry.name}


def _row(step: str, link: Link) -> dict[str, str]:
    """The row of one tie."""
    return {
        "step": step,
        "standing": link.standing.value.replace("_", " "),
        "evidence": link.record or " ".join(link.evidence[0].quote.split()),
    }
