"""Options of the verbs about ownership rules."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

Files = Annotated[
    list[str] | None,
    typer.Option("--ownership", metavar="FILE", help="File of holdings; may be repeated [default: the workspace's]."),
]
NamesFile = Annotated[
    str | None, typer.Option("--company-names", metavar="FILE", help="Names of companies by the codes that files use.")
]
Listed = Annotated[
    list[str] | None,
    typer.Option("--listed", metavar="NAME[@LIST]", help="A listed party; may be repeated [default: by the lists]."),
]
Rules = Annotated[
    list[str] | None, typer.Option("--rule", metavar="ID", help="Rule to ask; may be repeated [default: all].")
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The day asked about [default: today].")]
OpenWorld = Annotated[bool, typer.Option("--open-world", help="Undisclosed shares of a company may be anybody's.")]
Assume = Annotated[
    list[str] | None,
    typer.Option("--assume", metavar="ID=FORCE", help="Decide a rule's force: in-force or suspended."),
]


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """Options of an ownership check.

    Attributes:
        ownership: Files of holdings; None takes the workspace's holdings.
        company_names: A file with names of companies by code.
        listed: Listed parties, each perhaps with its list; None takes those that the workspace's lists name.
        rule: The rules to ask; None asks every rule.
        as_of: The day asked about; None means today.
        open_world: Whether undisclosed shares may be anybody's.
        assume: Rules whose uncertain force is decided.
        picture: Where to draw who owns the company.
    """

    ownership: Files = None
    company_names: NamesFile = None
    listed: Listed = None
    rule: Rules = None
    as_of: AsOf = None
    open_world: OpenWorld = False
    assume: Assume = None
    picture: Annotated[
        Path | None, typer.Option("--picture", metavar="FILE.svg", help="Draw who owns the company.")
    ] = None


@dataclass(frozen=True, slots=True)
class ScanOptions:
    """Options of an ownership scan.

    Attributes:
        ownership: Files of holdings; None takes the workspace's holdings.
        company_names: A file with names of companies by code.
        listed: Listed parties, each perhaps with its list; None takes those that the workspace's lists name.
        list_name: The one list to start from; None takes every list that a rule hangs on.
        rule: The rules to ask; None asks every rule.
        as_of: The day asked about; None means today.
        between: Two days: whose answer changes from the one to the other.
        from_list: A snapshot of lists, or a file: whose answer changes from it to the other.
        to_list: The other snapshot.
        open_world: Whether undisclosed shares may be anybody's.
        assume: Rules whose uncertain force is decided.
    """

    ownership: Files = None
    company_names: NamesFile = None
    listed: Listed = None
    list_name: Annotated[
        str | None, typer.Option("--list", metavar="NAME", help="Start from this list only [default: all of a rule].")
    ] = None
    rule: Rules = None
    as_of: AsOf = None
    between: Annotated[
        tuple[str, str] | None, typer.Option("--between", metavar="DATE DATE", help="Whose answer changes.")
    ] = None
    from_list: Annotated[
        str | None, typer.Option("--from-list", metavar="SNAPSHOT", help="Whose answer changes from this snapshot ...")
    ] = None
    to_list: Annotated[str | None, typer.Option("--to-list", metavar="SNAPSHOT", help="... to this one.")] = None
    open_world: OpenWorld = False
    assume: Assume = None
