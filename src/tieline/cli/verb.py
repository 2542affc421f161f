"""How a function becomes a verb: shared options, the session, help with an example, and exit codes."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_type_hints

import typer

from tieline import __version__
from tieline.cli.session import OutputFormat, Session
from tieline.settings import Settings

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

VerbFunction = Callable[..., int]
"""A verb takes a session and its own arguments and options, and returns an exit code."""

OptionsClass = TypeVar("OptionsClass", bound="DataclassInstance")

EXIT_BROKEN_PIPE = 141
"""What a shell shows for a program that a closed pipe ended: 128 and SIGPIPE."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The options that every verb takes, before or after its name.

    Attributes:
        workspace: Where the workspace is; None means the environment's or the default.
        format: How records are written; None means a table on a terminal and JSON Lines elsewhere.
        quiet: Whether progress and summaries are left out.
    """

    workspace: Annotated[
        str | None,
        typer.Option("--workspace", "-w", metavar="PATH|URL", help="The workspace [default: ./tieline.workspace]."),
    ] = None
    format: Annotated[
        OutputFormat | None,
        typer.Option("--format", help="How records are written [default: table on a terminal, jsonl in a pipe]."),
    ] = None
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False

    def over(self, outer: Shared) -> Shared:
        """Fill what is not set here from what was set before the verb's name.

        Args:
            outer: The options given before the verb's name.

        Returns:
            The options of this run.
        """
        return Shared(
            self.workspace if self.workspace is not None else outer.workspace,
            self.format if self.format is not None else outer.format,
            self.quiet or outer.quiet,
        )

    def session(self) -> Session:
        """Make the session of this run.

        Returns:
            The session, with settings from the environment and these options.
        """
        settings = Settings.from_env()
        if self.workspace is not None:
            settings = replace(settings, workspace=self.workspace)
        automatic = OutputFormat.TABLE if sys.stdout.isatty() else OutputFormat.JSONL
        return Session(settings, self.format or automatic, self.quiet, self.workspace is not None)


def verb(app: typer.Typer, name: str, *, example: str) -> Callable[[VerbFunction], VerbFunction]:
    """Register a function as a verb.

    Its first parameter takes the session. A parameter that is a frozen class of options is spread into one option a
    field. A shared option that the function has a parameter for is its own. The text before "Args:" in its docstring is
    its help, and the first line of it the short one.

    Args:
        app: What to register with.
        name: The verb.
        example: A command line that works, shown in the help.

    Returns:
        A decorator that leaves the function as it is.
    """

    def decorate(function: VerbFunction) -> VerbFunction:
        text = _help_text(function)
        app.command(name, help=f"{text}\n\nExample:\n\n\b\n  {example}", short_help=text.split("\n")[0])(
            _adapt(function)
        )
        return function

    return decorate


def keep_shared(app: typer.Typer, *, help_text: str) -> None:
    """Let an application take the shared options before the verb too, and show its help when there is no verb.

    Args:
        app: The application.
        help_text: What it is for.
    """

    def run(ctx: typer.Context, **values: Any) -> None:
        if values.pop("version"):
            sys.stdout.write(f"tieline {__version__}\n")
            raise typer.Exit
        if ctx.invoked_subcommand is None:
            sys.stdout.write(ctx.get_help() + "\n")
            raise typer.Exit
        ctx.obj = Shared(**values)

    version = Annotated[bool, typer.Option("--version", help="Show the version.")]
    keyword = inspect.Parameter.KEYWORD_ONLY
    signature = [_context(), inspect.Parameter("version", keyword, default=False, annotation=version)]
    app.callback(invoke_without_command=True, help=help_text)(_with_signature(run, [*signature, *_spread(Shared)]))


def show_help_alone(app: typer.Typer, *, help_text: str) -> None:
    """Let a group of verbs show its help when it is called without a verb.

    Args:
        app: The group.
        help_text: What it is for.
    """

    def run(ctx: typer.Context) -> None:
        if ctx.invoked_subcommand is None:
            sys.stdout.write(ctx.get_help() + "\n")
            raise typer.Exit

    app.callback(invoke_without_command=True, help=help_text)(_with_signature(run, [_context()]))


def _help_text(function: VerbFunction) -> str:
    """The help of a verb: its docstring without the sections for programmers."""
    text = re.split(r"\n\s*(?:Args|Returns|Raises|Source):\n", inspect.cleandoc(function.__doc__ or ""))[0]
    return text.strip()


def _adapt(function: VerbFunction) -> Callable[..., None]:
    """Make the function that typer calls: it spreads option classes and turns the result into an exit code."""
    hints = get_type_hints(function, include_extras=True)
    parameters = list(inspect.signature(function).parameters.values())[1:]
    own = {parameter.name for parameter in parameters}
    spread = {name: hints[name] for name in own if is_dataclass(hints[name])}
    shared_fields = [parameter for parameter in _spread(Shared) if parameter.name not in own]

    def run(ctx: typer.Context, **values: Any) -> None:
        told = {parameter.name: values.pop(parameter.name) for parameter in shared_fields}
        shared = Shared(**told).over(ctx.obj if isinstance(ctx.obj, Shared) else Shared())
        options = {name: _gather(kind, values) for name, kind in spread.items()}
        try:
            code = function(shared.session(), **values, **options)
            sys.stdout.flush()
        except BrokenPipeError:
            raise typer.Exit(EXIT_BROKEN_PIPE) from None
        if code:
            raise typer.Exit(code)

    signature = [_context()]
    for parameter in parameters:
        kind = hints[parameter.name]
        if parameter.name in spread:
            signature += _spread(kind)
        else:
            signature.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=kind))
    return _with_signature(run, [*signature, *shared_fields])


def _with_signature(run: Callable[..., None], signature: list[inspect.Parameter]) -> Callable[..., None]:
    """Give a function the parameters that typer reads."""
    run.__signature__ = inspect.Signature(signature)  # type: ignore[attr-defined]  # inspect reads it
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in signature}
    return run


def _context() -> inspect.Parameter:
    """The parameter that takes typer's context."""
    return inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)


def _spread(kind: type[DataclassInstance]) -> Iterator[inspect.Parameter]:
    """One keyword parameter for each field of a class of options."""
    hints = get_type_hints(kind, include_extras=True)
    for field in fields(kind):
        yield inspect.Parameter(
            field.name, inspect.Parameter.KEYWORD_ONLY, default=_default(field), annotation=hints[field.name]
        )


def _default(field: Field[Any]) -> object:
    """The default of a field of options."""
    if field.default is not MISSING:
        return field.default
    return inspect.Parameter.empty if field.default_factory is MISSING else field.default_factory()


def _gather(kind: type[OptionsClass], values: dict[str, Any]) -> OptionsClass:
    """Take the fields of a class of options out of the values that typer gives."""
    return kind(**{field.name: values.pop(field.name) for field in fields(kind)})
