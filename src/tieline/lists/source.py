"""Where the authorities publish their lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from tieline.errors import DamagedError, NotFoundError

_FIELDS = frozenset({"name", "title", "url", "page", "note"})


@dataclass(frozen=True, slots=True)
class ListSource:
    """An address that publishes a list, always its newest edition.

    Attributes:
        name: A short name ("us-ofac-sdn").
        title: What it publishes, and who.
        url: The address of the file.
        page: The page where the authority offers it; None when not stated.
        note: What to know of it; None when there is nothing.
    """

    name: str
    title: str
    url: str
    page: str | None = None
    note: str | None = None


@cache
def load_known_sources() -> tuple[ListSource, ...]:
    """Load the addresses that Tieline knows.

    Returns:
        The sources, in the order of their file.
    """
    text = files("tieline.resources").joinpath("lists", "sources.yml").read_text(encoding="utf-8")
    return parse_sources(text, "sources.yml")


def parse_sources(text: str, source: str) -> tuple[ListSource, ...]:
    """Parse a file of addresses.

    Args:
        text: YAML: a list `sources` of records with name, title, url, and perhaps page and note.
        source: Its path, for messages.

    Returns:
        The sources, in order.

    Raises:
        DamagedError: It is no such file.
    """
    hint = "Write a list `sources` whose records have name, title and url, as in `tieline lists update --help`."
    try:
        rows = yaml.safe_load(text)["sources"]
        sources = tuple(_read_source(row) for row in rows)
    except (yaml.YAMLError, RecursionError, KeyError, TypeError, ValueError) as error:
        told = " ".join(str(error).split())
        raise DamagedError(f"{source} is no file of list addresses ({told}).", hint=hint) from error
    return sources


def _read_source(row: Mapping[str, object]) -> ListSource:
    """One record of the file."""
    if not isinstance(row, Mapping):
        raise ValueError(f"{row!r} is no record")  # of the file's content, not of a caller
    unknown = sorted(map(str, row.keys() - _FIELDS))
    if unknown:
        raise ValueError(f"unknown field {unknown[0]}")
    values = {str(field): str(value) for field, value in row.items() if value is not None}
    if not values["url"].startswith(("http://", "https://")):
        raise ValueError(f"{values['url']} is no http or https address")
    return ListSource(**values)


def choose_sources(sources: Iterable[ListSource], names: Iterable[str]) -> tuple[ListSource, ...]:
    """Choose sources by name.

    Args:
        sources: All that are known; of two with one name the later counts.
        names: Names, or beginnings of names; none chooses all.

    Returns:
        The sources, each once, by name.

    Raises:
        NotFoundError: No source has such a name.
    """
    known = {source.name: source for source in sources}
    wanted = list(names)
    chosen = set[str]()
    for name in wanted:
        found = {one for one in known if one == name.casefold()} or {
            one for one in known if one.startswith(name.casefold())
        }
        if not found:
            raise NotFoundError(
                f"{name}: no list source of that name", hint=f"the sources are: {', '.join(sorted(known))}"
            )
        chosen |= found
    return tuple(known[name] for name in sorted(chosen if wanted else known))
