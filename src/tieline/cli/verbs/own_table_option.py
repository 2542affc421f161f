"""Options that tell what the columns of a person's own list hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tieline.lists.options import TableMapping


@dataclass(frozen=True, slots=True)
class OwnTableOptions:
    """What a person tells about a list of their own.

    Attributes:
        column: Pairs such as "name=Firma".
        list_name: What the list is called.
        authority: Who keeps it.
    """

    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column", metavar="FIELD=COLUMN", help="Your own list: which column holds a field (name=Firma)."
        ),
    ] = None
    list_name: Annotated[
        str | None, typer.Option("--list", metavar="NAME", help="Your own list: what it is called.")
    ] = None
    authority: Annotated[
        str | None, typer.Option("--authority", metavar="WHO", help="Your own list: who keeps it.")
    ] = None

    def mappings(self) -> tuple[TableMapping, ...]:
        """Read what was told.

        Returns:
            One mapping; none where nothing was told.

        Raises:
            UsageError: A column is told wrongly.
        """
        from tieline.lists.options import TableMapping
        from tieline.pipeline.own_mapping import parse_columns

        if not self.column and self.list_name is None and self.authority is None:
            return ()
        columns = parse_columns(self.column or ())
        return (TableMapping(columns, (self.list_name or "").strip(), (self.authority or "").strip()),)
