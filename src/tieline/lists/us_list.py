"""Which US list a row belongs to, by the wording of the Consolidated Screening List or by OFAC programme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml

_CODE = re.compile(r"\(([A-Z][A-Za-z-]+)(?: List)?\)")
NON_SDN = "Consolidated Sanctions List (non-SDN)"
OFAC = "Office of Foreign Assets Control, US Department of the Treasury"


@dataclass(frozen=True, slots=True)
class UsList:
    """A list that a US authority keeps.

    Attributes:
        code: Its abbreviation in the Consolidated Screening List; empty for one that Tieline does not know.
        name: As its authority calls it.
        authority: Who keeps it.
    """

    code: str
    name: str
    authority: str


@cache
def _lists() -> tuple[dict[str, UsList], dict[str, UsList]]:
    """The known lists by code and by OFAC programme; loaded once."""
    text = files("tieline.resources").joinpath("lists", "us_lists.yml").read_text(encoding="utf-8")
    by_code, by_program = dict[str, UsList](), dict[str, UsList]()
    for row in yaml.safe_load(text)["lists"]:
        known = UsList(row["code"], row["list"], row["authority"])
        by_code[known.code] = known
        by_program.update((program, known) for program in row.get("programs", ()))
    return by_code, by_program


@lru_cache(maxsize=256)
def find_by_source(source: str) -> UsList | None:
    """Find the list that a `source` column names.

    Args:
        source: As the Consolidated Screening List words it ("Entity List (EL) - Bureau of Industry and Security").

    Returns:
        The list; one with the file's own words for a code that is not known; None for an empty text.
    """
    match = _CODE.search(source)
    known = None if match is None else _lists()[0].get(match[1])
    if known is not None:
        return known
    name, _, authority = source.strip().partition(" - ")
    return UsList("", name.strip(), authority.strip() or "not stated") if name.strip() else None


def iter_us_lists() -> Iterator[UsList]:
    """Every US list that Tieline knows.

    Yields:
        The lists, in file order.
    """
    yield from _lists()[0].values()


def get_sdn() -> UsList:
    """The list of specially designated nationals.

    Returns:
        That list.
    """
    return _lists()[0]["SDN"]


def find_by_programs(programs: Iterable[str]) -> UsList:
    """Find the non-SDN list that an entry stands on by its programmes.

    Args:
        programs: OFAC programme codes.

    Returns:
        The list of the first programme that stands for one; else the consolidated non-SDN list as a whole.
    """
    by_program = _lists()[1]
    known = next((by_program[program] for program in programs if program in by_program), None)
    return known or UsList("", NON_SDN, OFAC)
