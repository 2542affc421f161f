"""The entity column of the printed Entity List: a name, its other names as a list, and addresses, in one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tieline.lists.alias import parse_aliases
from tieline.lists.gathered import gather_names
from tieline.lists.party_name import parse_party_name, tidy
from tieline.model import ListedName, NameQuality
from tieline.names.legal_form import split_legal_form

_ALIASES = re.compile(
    r"[,;]?\s*(?P<mark>[afd]\.?[kb]\.?a\.?|also known as|formerly known as),?\s+(?:the\s+following\s+"
    r"(?P<count>[\w-]+)\s+(?:alias(?:es)?|names?|former names?)|the following(?: aliases)?)\s*:?",
    re.IGNORECASE,
)
_DASH = r"[\u2010-\u2015\u2212-]"
_ITEM = re.compile(rf"(?:^|\n)\s*{_DASH}+\s*|(?<=[;:.,\s])(?:[\u2012-\u2015]+(?=\S)|{_DASH}(?=[^\s\d]))")
_AND = re.compile(r"[;,.]?\s+(?:and|or)[;,]?\s*$|[;,]\s*$", re.IGNORECASE)
_ADDRESS_MARK = re.compile(r"[.,;]?\s*\bAddress(?:es)?:\s*", re.IGNORECASE)
_NEXT_ADDRESS = re.compile(r";\s*(?:and\s+)?")
_STOP = re.compile(r"\.{1,2}\s+(?=[A-Z0-9#]|(?:ul|pr|d|per|pl|sh|kv|str|km|g)\b)")
_SHORTENED = frozenset({"no", "st", "dr", "mr", "ms", "ul", "jr", "sr", "ave", "bldg", "dept", "str", "prof", "gen"})
MOST_DIGITS = 3
"""A larger count of other names is none. Source: the longest lists of the Entity List have about 40 names."""

_WORDED = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


@dataclass(frozen=True, slots=True)
class PrintedEntity:
    """What the entity column says.

    Attributes:
        names: All names, the primary one first; none where the column is empty.
        addresses: Addresses, as printed.
        notes: What the name says about other parties, as sentences.
    """

    names: tuple[ListedName, ...]
    addresses: tuple[str, ...]
    notes: tuple[str, ...]


def _is_form(piece: str) -> bool:
    """Whether a piece behind a comma is only a legal form ("Ltd.")."""
    return bool(piece) and split_legal_form(f"x {piece}")[0].strip() == "x"


def _split_name(text: str) -> tuple[str, str]:
    """The name at the beginning of a text, with its legal form behind a comma, and what follows the comma after it."""
    pieces = text.split(",")
    taken = 1
    while taken < len(pieces) and (
        _is_form(pieces[taken].strip()) or pieces[0].count("(") > ",".join(pieces[:taken]).count(")")
    ):
        taken += 1
    return ",".join(pieces[:taken]).strip(), ",".join(pieces[taken:]).strip()


def _end_name(name: str) -> str:
    """A name without the full stop behind it, which stays only behind a legal form or initials ("Ltd.", "S.A.")."""
    bare = name.removesuffix(".")
    last = bare.rpartition(" ")[2]
    return name if _is_form(last) or "." in last else bare


def _cut_last(item: str) -> tuple[str, str]:
    """The last other name of a list, and the address printed behind it: after a full stop, a legal form or a comma."""
    if (mark := _ADDRESS_MARK.search(item)) is not None:
        return item[: mark.start()], item[mark.end() :]
    for match in _STOP.finditer(item):
        name, rest = item[: match.start()], item[match.end() :]
        last = name.rpartition(" ")[2]
        if _is_form(rest.split(" ")[0].strip(",.")):
            # "Co. Ltd. Floor 10": another legal form follows.
            continue
        if len(last) > 1 and "." not in last and last.casefold() not in _SHORTENED:
            return _end_name(name + "."), rest
    return _split_name(item)


def _iter_items(text: str, mark: re.Match[str]) -> Iterator[str]:
    """The items of a list of other names: behind dashes, or on lines of their own."""
    body = text[mark.end() :]
    for piece in _ITEM.split(body):
        # Lines inside one item are one text; only the last item may have more behind it.
        yield from (part for part in piece.split("\n") if tidy(part))


def _names_and_rest(text: str) -> tuple[str, list[ListedName], str]:
    """The first name, the other names and the text of the addresses."""
    mark = _ALIASES.search(text)
    if mark is None:
        name, rest = _cut_name(tidy(text))
        return name, [], rest
    count = mark["count"] or ""
    stated = int(count) if count.isdecimal() and len(count) <= MOST_DIGITS else _WORDED.get(count.casefold())
    items = list(_iter_items(text, mark))
    names, rest = items[:stated], " ".join(items[stated:]) if stated else ""
    others = [tidy(_AND.sub("", name)) for name in names]
    if others and rest:
        others[-1] = _end_name(others[-1])
    elif others:
        others[-1], rest = _cut_last(tidy(names[-1]))
    former = "f" in mark["mark"].casefold()[:1]
    qualities = ((name, NameQuality.FORMER if former else name.quality) for name in parse_aliases(others))
    return tidy(text[: mark.start()]), [ListedName(name.text, quality) for name, quality in qualities], rest


def _cut_name(text: str) -> tuple[str, str]:
    """The name and the addresses of a text without a list of other names."""
    if (mark := _ADDRESS_MARK.search(text)) is not None:
        return text[: mark.start()], text[mark.end() :]
    single = re.search(r",\s*(?:a\.k\.a\.|f\.k\.a\.)[,\s]", text)
    if single is None:
        return _split_name(text)
    name, rest = _split_name(text[single.end() :])
    return f"{text[: single.end()]} {name}", rest


def parse_entity(printed: str) -> PrintedEntity:
    """Read the entity column.

    Args:
        printed: "Name, a.k.a., the following two aliases:", the aliases behind dashes or as items of a list, and the
            addresses behind them; or "Name, address; and address".

    Returns:
        Names, addresses and notes. Where a name ends and an address begins is not marked in print: the name goes to
        the first comma that no legal form follows, an alias to the full stop behind it.
    """
    first, others, rest = _names_and_rest(printed)
    party = parse_party_name(first.strip(" ,;"))
    given = [(party.name, NameQuality.PRIMARY), *((name.text, name.quality) for name in (*party.others, *others))]
    addresses = (tidy(part).strip(" .,;") for part in _NEXT_ADDRESS.split(rest))
    return PrintedEntity(
        gather_names(given) if party.name else (), tuple(dict.fromkeys(filter(None, addresses))), party.notes
    )
