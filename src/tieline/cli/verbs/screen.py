"""The verb that screens names against official lists."""

from __future__ import annotations

from typing import Annotated

import typer

from tieline.cli.session import Session
from tieline.cli.verb import verb
from tieline.cli.verbs.screen_option import ScreenOptions
from tieline.errors import UsageError

APP = typer.Typer()


@verb(APP, "screen", example='tieline screen "Phytium Technology" --lists consolidated.csv')
def screen(
    session: Session,
    *,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The name to screen.")] = None,
    options: ScreenOptions,
) -> int:
    """Screen a name, or a table of names, against official lists.

    Each hit names the list entry, a score and the reasons; each row of a table also gives one record of kind screened,
    for a row without hits is a result too. The last record tells which lists were used, how old they were, and which
    were not loaded. A hit is a proposal: a person decides.

    A run with --out that was interrupted goes on where it was when it is started again. RECORD is a file that --record
    wrote, or in a workspace the id of a record or the word last.

    Args:
        session: What this run works with.
        name: The name.
        options: Options of screening.

    Returns:
        The exit code: 0 also when there are no hits, 3 when a row could not be screened; of --verify 1 when the record
        was changed or screening again gives other results, 3 when it cannot be checked.

    Raises:
        UsageError: There is neither a name nor a table, or both; or there are no lists.
        TielineError: The table cannot be read.
    """
    if options.verify is not None:
        from tieline.cli.screen_verify import run_verify

        return run_verify(session, name, options)
    if (name is None) == (options.file is None):
        raise UsageError("screening takes either a name or --file", hint='tieline screen "Some Company Ltd"')
    if name is not None and not name.strip():
        raise UsageError("the name is empty", hint='tieline screen "Some Company Ltd"')
    from tieline.cli.screen_run import run_screening

    return run_screening(session, name, options)
