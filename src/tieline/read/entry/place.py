"""The countries that entries and their headings name."""

from __future__ import annotations

import re
from functools import cache

from tieline.model.span import Span
from tieline.read.lexicon import load_lexicon, load_yaml

_CHINA = re.compile(r"P\.\s?R\..*|CHINA, PEOPLE.S REPUBLIC OF", re.IGNORECASE)


def find_country(text: str, stretch: Span) -> Span | None:
    """Find the country that a heading or an address names.

    Args:
        text: Canonical text.
        stretch: The heading or the address.

    Returns:
        Where the last country in it stands; None where none does.
    """
    found = [m for m in _pattern().finditer(text, stretch.start, stretch.end) if m[0][0].isupper()]
    return Span(found[-1].start(), found[-1].end()) if found else None


def get_country_name(words: str) -> str:
    """The main name of a country.

    Args:
        words: As `find_country` found it.

    Returns:
        The name of the lexicon; the words themselves for a country that it lacks.
    """
    shown = " ".join(words.split())
    if _CHINA.fullmatch(shown):
        return "China"
    return _main_names().get(shown.casefold(), _more_countries().get(shown.casefold(), shown))


@cache
def _main_names() -> dict[str, str]:
    return {name.casefold(): main for name, main in load_lexicon().places.items()}


@cache
def _pattern() -> re.Pattern[str]:
    names = {*load_lexicon().places, *_more_countries().values()} - {"European Union", "EU", "E.U."}
    words = "|".join(
        re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=lambda name: (-len(name), name))
    )
    return re.compile(
        rf"(?<![\w-])(?:China, PEOPLE[’']S REPUBLIC OF|{words}|P\.\s?R\.(?:\s?C\.|\s+China))(?![\w-])", re.IGNORECASE
    )


@cache
def _more_countries() -> dict[str, str]:
    """Countries of lists that the lexicon of running text leaves out."""
    more = load_yaml("read/countries.yml")
    assert isinstance(more, list)
    return {str(name).casefold(): str(name) for name in more}
