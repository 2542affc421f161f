"""Functions as verbs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import pytest
import typer

from tieline.cli.session import OutputFormat, Session
from tieline.cli.verb import Shared, keep_shared, show_help_alone, verb

SEEN: list[tuple[object, ...]] = []


@dataclass(frozen=True, slots=True)
class PaintOptions:
    """Options of painting.

    Attributes:
        colour: Which colour.
        coats: How many coats.
    """

    colour: Annotated[str, typer.Option("--colour", help="Which colour.")] = "red"
    coats: Annotated[list[int] | None, typer.Option("--coats", help="How many coats.")] = None


def _clean(session: Session) -> int:
    """Clean the brushes."""
    return 0


def _run(*arguments: str) -> object:
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    keep_shared(app, help_text="Paints.")

    @verb(app, "paint", example="paint wall")
    def paint(session: Session, what: Annotated[str, typer.Argument()], *, options: PaintOptions) -> int:
        """Paint something.

        Args:
            session: What this run works with.
            what: What to paint.
            options: How.

        Returns:
            The exit code.
        """
        SEEN.append((session, what, options))
        return 3

    group = typer.Typer()
    show_help_alone(group, help_text="Tools.")
    verb(group, "clean", example="tools clean")(_clean)
    app.add_typer(group, name="tools")
    return typer.main.get_command(app).main(args=list(arguments), prog_name="paint", standalone_mode=False)


def test_options_of_a_class_are_spread_and_gathered() -> None:
    """Each field is an option, and the function gets the class."""
    assert _run("paint", "wall", "--colour", "blue", "--coats", "1", "--coats", "2") == 3
    assert SEEN[-1][1:] == ("wall", PaintOptions("blue", [1, 2]))


@pytest.mark.parametrize("arguments", [("-w", "x", "-q", "paint", "wall"), ("paint", "wall", "-w", "x", "-q")])
def test_shared_options_stand_before_or_after_the_verb(arguments: tuple[str, ...]) -> None:
    """The workspace and quietness are understood on both sides."""
    _run(*arguments)
    session = SEEN[-1][0]
    assert isinstance(session, Session)
    assert (session.settings.workspace, session.quiet, session.names_workspace) == ("x", True, True)


def test_the_help_of_a_verb_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """The sections for programmers are left out, and the example is there."""
    _run("paint", "--help")
    shown = capsys.readouterr().out
    assert "Paint something." in shown
    assert "paint wall" in shown
    assert "exit code" not in shown


def test_a_group_alone_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    """A group without a verb tells what it holds."""
    _run("tools")
    assert "Tools." in capsys.readouterr().out


def test_an_option_before_the_verb_gives_way_to_one_after_it() -> None:
    """What stands nearer to the verb counts."""
    inner = Shared(workspace="in", format=None, quiet=False)
    assert inner.over(Shared("out", OutputFormat.JSONL, True)) == Shared("in", OutputFormat.JSONL, True)
