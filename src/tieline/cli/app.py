"""The command line: assembles the verbs, and turns every way of ending into an exit code and one clear line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from tieline.cli.session import warn
from tieline.cli.verb import EXIT_BROKEN_PIPE, keep_shared, show_help_alone
from tieline.cli.verbs import VERB_GROUPS
from tieline.errors import TielineError

EXIT_FAILURE = 1
EXIT_INTERRUPTED = 130
"""What a shell shows for a program that Ctrl-C ended: 128 and SIGINT."""


def make_app() -> typer.Typer:
    """Assemble the command line.

    Returns:
        The application with every verb.
    """
    app = typer.Typer(
        name="tieline",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    keep_shared(app, help_text=_ABOUT)
    for group, name, help_text in VERB_GROUPS:
        if name is None:
            app.add_typer(group)
        else:
            show_help_alone(group, help_text=help_text)
            app.add_typer(group, name=name)
    return app


def main(*, argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: The arguments after the program's name; None takes those of the process.

    Returns:
        The exit code: 0 success, 1 failure, 2 wrong usage, 3 some items failed, 130 interrupted, 141 pipe closed.
    """
    _prepare_streams()
    try:
        code = _run(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        code = EXIT_BROKEN_PIPE
    except OSError as error:
        code = _tell(
            f"the output cannot be written: {error.strerror}", "check the free space of the disk", EXIT_FAILURE
        )
    if code == EXIT_BROKEN_PIPE:
        _abandon_stdout()
    return code


def _run(argv: Sequence[str] | None) -> int:
    """Run the application and turn what it raises into an exit code and a line on standard error."""
    try:
        result = typer.main.get_command(make_app()).main(
            args=None if argv is None else list(argv), prog_name="tieline", standalone_mode=False
        )
    except TielineError as error:
        return _tell(error.message, error.hint, error.exit_code)
    except typer.TyperException as error:
        message = error.format_message().replace("Value error, ", "")  # whoever typed it knows of no such class
        return _tell(message, _choices(error) or "tieline --help, or --help after a verb", error.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        return EXIT_INTERRUPTED
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001  # the last place: a fault of ours must still end in one clear line
        from tieline.pipeline.failure import make_issue

        issue = make_issue(error, stage="cli", item="tieline")
        return _tell(issue.message, issue.hint, EXIT_FAILURE)
    return result if isinstance(result, int) else 0


def _choices(error: typer.TyperException) -> str | None:
    """The verbs that a group has, where the person named one that it has not; None for other mistakes."""
    context = getattr(error, "ctx", None)
    verbs = getattr(getattr(context, "command", None), "commands", None)
    if context is None or not verbs or not error.format_message().startswith("No such command"):
        return None
    return f"{context.command_path} {' | '.join(sorted(verbs))}"


def _tell(message: str, hint: str | None, code: int) -> int:
    """Write the one clear line of an error, and what to try, to standard error."""
    warn(f"error: {' '.join(message.split()).rstrip('.')}")
    if hint:
        warn(f"try: {' '.join(hint.split())}")
    return code


def _prepare_streams() -> None:
    """Write UTF-8 whatever the locale says, and go on without a stream that the caller closed."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # lives as long as the process
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # lives as long as the process
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _abandon_stdout() -> None:
    """Point standard output nowhere, so that the interpreter does not complain when it flushes at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


_ABOUT = """Who is tied to whom, who says so, who denies it, and which list or rule that touches.

Tieline reads public documents and official lists and writes a dossier with the exact sentence behind every statement.
It runs on this machine, without the network unless you give it a URL.

Example:

\b
  tieline demo --out demo
  tieline investigate articles/ --lists consolidated.csv --out case/"""
