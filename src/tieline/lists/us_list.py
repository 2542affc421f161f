"""Which US list a row belongs to, by the wording of the Consolidated Screening List or by OFAC programme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from tieline.lists.draft import NOT_STATED

_CODE = re.compile(r"\(([A-Z][A-Za-z-]+)(?: List)?\)")
NON_SDN = "NON-SDN"
"""The code of the non-SDN lists of OFAC as a whole."""


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
def _lists() -> tuple[dict[str, UsList], dict[str, UsList], dict[str, UsList]]:
    """The known lists by code, by OFAC programme and by the names of OFAC's Enhanced XML; loaded once."""
    text = files("tieline.resources").joinpath("lists", "us_lists.yml").read_text(encoding="utf-8")
    by_code, by_program, by_name = dict[str, UsList](), dict[str, UsList](), dict[str, UsList]()
    for row in yaml.safe_load(text)["lists"]:
        known = UsList(row["code"], row["list"], row["authority"])
        by_code[known.code] = known
        by_program.update((program, known) for program in row.get("programs", ()))
        by_name.update((name, known) for name in row.get("names", ()))
    return by_code, by_program, by_name


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
    return UsList("", name.strip(), authority.strip() or NOT_STATED) if name.strip() else None


def iter_us_lists() -> Iterator[UsList]:
    """Every US list that Tieline knows.

    Yields:
        The lists, in file order; OFAC's heading over its non-SDN lists is none itself.
    """
    yield from (known for known in _lists()[0].values() if known.code != NON_SDN)


def get_us_list(code: str) -> UsList:
    """A list by its abbreviation.

    Args:
        code: One that the resource has ("EL", "1260H").

    Returns:
        That list.
    """
    return _lists()[0][code]


def get_sdn() -> UsList:
    """The list of specially designated nationals.

    Returns:
        That list.
    """
    return get_us_list("SDN")


def find_by_programs(programs: Iterable[str]) -> UsList:
    """Find the non-SDN list that an entry stands on by its programmes.

    Args:
        programs: OFAC programme codes.

    Returns:
        The list that one of the programmes stands for, by the order of the resource where there are several; else the
        consolidated non-SDN list as a whole.
    """
    by_program, order = _lists()[1], list(_lists()[0].values())
    known = {by_program[program] for program in programs if program in by_program}
    return min(known, key=order.index) if known else get_us_list(NON_SDN)


def find_by_name(name: str) -> UsList | None:
    """Find a list by the name that OFAC's Enhanced XML gives it.

    Args:
        name: Such as "Non-SDN CMIC List".

    Returns:
        The list; None for a name that is not known, and for "Consolidated List", which is all non-SDN lists together.
    """
    return _lists()[2].get(name)


def is_non_sdn(programs: Iterable[str]) -> bool:
    """Whether the programmes of an entry are those of the non-SDN lists.

    Args:
        programs: OFAC programme codes.

    Returns:
        True when one of them stands for a non-SDN list.
    """
    return not _lists()[1].keys().isdisjoint(programs)
