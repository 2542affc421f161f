"""Places in names, in Latin script and in Hanzi, with what lies in what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tieline.names.knowledge import get_rows, get_text, get_words, load_table
from tieline.names.spelling import CACHED_NAMES, spell


@dataclass(frozen=True, slots=True)
class Place:
    """A place that names carry.

    Attributes:
        label: How it is shown ("Shenzhen").
        code: Its code: ISO 3166 for countries and Chinese provinces, ours below. A spelling that several places share
            ("Taizhou" is 泰州 and 台州) is a place of its own, whose code is theirs joined by "|".
        within: The codes of the places it lies in, nearest first, then of the shared spellings that may mean it.
        is_prefecture: Whether it is a prefecture-level unit of China, such as Suzhou; counties and districts are not.
    """

    label: str
    code: str
    within: tuple[str, ...]
    is_prefecture: bool = False

    def agrees(self, other: Place) -> bool:
        """Whether two places may be meant of one body.

        Args:
            other: The place of another name.

        Returns:
            True when they are the same, or one lies in the other.
        """
        return self.code == other.code or self.code in other.within or other.code in self.within


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """Every spelling of one place.

    Attributes:
        place: The place.
        words: Its Latin spellings, each as its words.
        hanzi: Its spellings in simplified Hanzi.
        short: Its abbreviations in Hanzi (沪, 粤), which mean it only at the head of a name.
    """

    place: Place
    words: tuple[tuple[str, ...], ...] = ()
    hanzi: tuple[str, ...] = ()
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _PlaceTable:
    """Every spelling of every place.

    Attributes:
        words: By the words of its Latin spelling.
        first_words: The first word of every Latin spelling of more than one word.
        hanzi: By its Hanzi.
        names: Every place with its spellings, in file order.
        most_words: Length of the longest Latin spelling, in words.
        most_hanzi: Length of the longest Hanzi spelling.
    """

    words: dict[tuple[str, ...], Place]
    first_words: frozenset[str]
    hanzi: dict[str, Place]
    names: tuple[PlaceNames, ...]
    most_words: int
    most_hanzi: int


_Spelling = tuple[str, ...]
"""The words of a Latin spelling, or a spelling in Hanzi alone."""


@cache
def _place_table() -> _PlaceTable:
    """Load the places, once."""
    loaded = _load_names()
    meanings = _find_meanings(loaded)
    shared = {spelling: _share(places) for spelling, places in meanings.items() if not _is_one_chain(places)}
    may_be = dict[str, list[str]]()
    for code in dict.fromkeys(place.code for place in shared.values()):
        for part in code.split("|"):
            may_be.setdefault(part, []).append(code)
    names = [replace(each, place=_add_shared(each.place, may_be)) for each in loaded]
    by_code = {each.place.code: each.place for each in names}
    shared = {spelling: _add_overlaps(place, may_be) for spelling, place in shared.items()}
    spellings = {spelling: shared.get(spelling) or by_code[places[0].code] for spelling, places in meanings.items()}
    words = {spelling: place for spelling, place in spellings.items() if spelling[0].isascii()}
    hanzi = {spelling[0]: place for spelling, place in spellings.items() if not spelling[0].isascii()}
    names.extend(PlaceNames(place) for place in dict.fromkeys(shared.values()))
    return _PlaceTable(
        words=words,
        first_words=frozenset(spelling[0] for spelling in words if len(spelling) > 1),
        hanzi=hanzi,
        names=tuple(names),
        most_words=max(map(len, words)),
        most_hanzi=max(map(len, hanzi)),
    )


def _load_names() -> list[PlaceNames]:
    """Read the places with what each lies in."""
    rows = get_rows(load_table("places"), "places")
    parents = {get_text(row, "code"): str(row["in"]) for row in rows if "in" in row}
    names = list[PlaceNames]()
    for row in rows:
        code = get_text(row, "code")
        within = list[str]()
        while (above := parents.get(within[-1] if within else code)) is not None:
            within.append(above)
        place = Place(get_text(row, "place"), code, tuple(within), row.get("level") == "prefecture")
        spellings = tuple(tuple(spell(spelling).split()) for spelling in get_words(row, "words"))
        names.append(PlaceNames(place, spellings, get_words(row, "hanzi"), get_words(row, "short")))
    return names


def _find_meanings(names: Iterable[PlaceNames]) -> dict[_Spelling, list[Place]]:
    """The places that each spelling may mean, in file order."""
    meanings = dict[_Spelling, list[Place]]()
    for each in names:
        for spelling in (*each.words, *((hanzi,) for hanzi in each.hanzi)):
            places = meanings.setdefault(spelling, [])
            if each.place not in places:
                places.append(each.place)
    return meanings


def _is_one_chain(places: Sequence[Place]) -> bool:
    """Whether places that share a spelling lie in one another, as a city in its province: then the first stands."""
    return all(place.agrees(other) for place in places for other in places)


def _share(places: Sequence[Place]) -> Place:
    """Make the place that a shared spelling stands for: it lies in whatever one of its meanings lies in."""
    within = dict.fromkeys(code for place in places for code in place.within)
    return Place(places[0].label, "|".join(place.code for place in places), tuple(within))


def _add_shared(place: Place, may_be: Mapping[str, Sequence[str]]) -> Place:
    """Put a place into the shared spellings that may mean it, or what it lies in."""
    shared = (code for part in (place.code, *place.within) for code in may_be.get(part, ()))
    return replace(place, within=(*place.within, *dict.fromkeys(shared)))


def _add_overlaps(place: Place, may_be: Mapping[str, Sequence[str]]) -> Place:
    """Put a shared spelling into the others that have a meaning in common with it (Chaoyang, and 朝阳 without 潮阳)."""
    codes = (code for part in place.code.split("|") for code in may_be[part] if code != place.code)
    return replace(place, within=(*place.within, *dict.fromkeys(codes)))


def iter_places() -> Iterator[PlaceNames]:
    """Every place with its spellings.

    Yields:
        Places in file order.
    """
    yield from _place_table().names


@cache
def get_meanings(code: str) -> tuple[PlaceNames, ...]:
    """Get the places that a code stands for: several for that of a shared spelling.

    Args:
        code: The code of a place.

    Returns:
        The places, in file order.
    """
    codes = code.split("|")
    return tuple(names for names in iter_places() if names.place.code in codes)


def find_place(words: Sequence[str], at: int) -> tuple[Place, int] | None:
    """Find the place that begins at a word of a spelled Latin name.

    Args:
        words: The words, in order.
        at: Where to look.

    Returns:
        The place with the longest spelling there and the number of words it takes; None when there is none.
    """
    table = _place_table()
    if words[at] in table.first_words:
        for size in range(min(table.most_words, len(words) - at), 1, -1):
            place = table.words.get(tuple(words[at : at + size]))
            if place is not None:
                return place, size
    single = table.words.get((words[at],))
    return None if single is None else (single, 1)


def find_hanzi_place(text: str, at: int) -> tuple[Place, int] | None:
    """Find the place that begins at a Hanzi of a name.

    Args:
        text: A name in simplified Hanzi.
        at: Where to look.

    Returns:
        The place with the longest spelling there and the number of Hanzi it takes, 省, 市 and the like included;
        None when there is none.
    """
    table = _place_table()
    for size in range(min(table.most_hanzi, len(text) - at), 0, -1):
        place = table.hanzi.get(text[at : at + size])
        if place is not None:
            end = at + size
            tail = next((tail for tail in _HANZI_TAILS if text.startswith(tail, end)), "")
            return place, size + len(tail)
    return None


@lru_cache(maxsize=CACHED_NAMES)
def find_places_inside(text: str) -> tuple[Place, ...]:
    """Find every place that stands anywhere in a Hanzi name, not only at its head.

    Args:
        text: A name in simplified Hanzi.

    Returns:
        The places in order of the name; a place inside another's spelling is one too.
    """
    return tuple(found[0] for at in range(len(text)) if (found := find_hanzi_place(text, at)) is not None)


_HANZI_TAILS = (
    "特别行政区",
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "自治区",
    "自治州",
    "地区",
    "新区",
    "省",
    "市",
    "县",
)


def is_place(text: str) -> bool:
    """Whether a text is nothing but a place ("Shenzhen", "Hong Kong", "深圳市").

    Args:
        text: A part of a name, in any script.

    Returns:
        True if it is.
    """
    words = spell(text).split()
    if not words:
        return False
    found = find_place(words, 0)
    if found is not None and found[1] == len(words):
        return True
    hanzi = find_hanzi_place(words[0], 0)
    return len(words) == 1 and hanzi is not None and hanzi[1] == len(words[0])


def find_conflict(left: Iterable[Place], right: Iterable[Place]) -> tuple[Place, Place] | None:
    """Find two places that cannot both be meant of one body.

    Args:
        left: Places of one name.
        right: Places of another.

    Returns:
        A place of each that agrees with no place of the other; None when either name has none, or all agree.
    """
    left, right = tuple(left), tuple(right)
    odd_left = [place for place in left if not any(place.agrees(other) for other in right)]
    odd_right = [place for place in right if not any(place.agrees(other) for other in left)]
    return (odd_left[0], odd_right[0]) if odd_left and odd_right else None
