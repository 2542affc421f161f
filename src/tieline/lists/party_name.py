"""The party behind what a list prints in its name column: its own name, other names given there, and notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tieline.model import ListedName, NameQuality
from tieline.names.legal_form import split_legal_form
from tieline.names.parts import parse_name
from tieline.names.place import is_place
from tieline.names.word import WordKind

# Most names have none of these, and are done after one look.
_TRIGGER = re.compile(
    r"[()\[\];]|a\.?k\.?a|known as|d/?b/?a|Affiliated|Subordinate|subordinate entity"
    r"|Atomic Energy (?:entity|facilities)|successor|sub-unit|, including ",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[;,.]?\s*(?:and\s+)?(?:any|its)\s+(?:successors?|sub-?units?)\b.*$|,\s+including\s+.*$", re.IGNORECASE | re.DOTALL
)
_PART_OF = re.compile(
    r"^(?P<whole>.+?)[.,]?\s*(?:(?P<affiliated>Affiliated Entity:)|(?P<subordinate>Subordinate Institution\s*[-–:]"
    r"|,?\s*and subordinate entity|(?<=Department of Atomic Energy )(?:entity|facilities):))\s*(?P<party>.+)$",
    re.DOTALL,
)
_OTHER_NAME = re.compile(
    r"[(\[]\s*(?P<mark>a\.?k\.?a\.?|f\.?k\.?a\.?|n\.?k\.?a\.?|d/?\.?b\.?/?a\.?)(?=[\s:,])[:,]?\s*(?P<inside>[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]",
    re.IGNORECASE,
)
_OTHER_TAIL = re.compile(
    r"\s*(?:[,;]|\s-?|(?<=\w)-)\s*(?P<mark>a\.?k\.?a\.?|f\.?k\.?a\.?|d/?b/?a|also known as|formerly known as)(?=[\s,-])"
    r"[,-]*\s*(?P<inside>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_MORE_NAMES = re.compile(r"\s*[;,]\s*(?:a\.?k\.?a\.?|f\.?k\.?a\.?)[\s,:]+|\s*;\s*", re.IGNORECASE)
_NOTE = re.compile(
    r"\s*[(\[](?P<note>(?:a|the)\s+(?:subsidiary|subordinate|affiliate|branch)[^()\[\]]*"
    r"|Parent Organization:[^()]*(?:\([^()]*\))?"
    r"|[^()\[\]]*\b(?:entity|individual|national|citizen|person|official|company in)\b[^()\[\]]*)[)\]]",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\(([^()]{2,24})\)\s*$")
_DESCRIBED_PART = re.compile(r"facilities:|\bincluding\b", re.IGNORECASE)
_NUMBERED_PART = re.compile(r"^(?:No\.?\s*)?\d|^(?:first|second|third|fourth|fifth|sixth)\b", re.IGNORECASE)


LONGEST_NAME = 2_000
"""A longer text is no name, and is not taken apart. Source: the longest value of names in the lists of 2022 to 2026, of
aliases in one field of the UN list, has 569 signs."""


@dataclass(frozen=True, slots=True)
class PartyName:
    """What a name column says.

    Attributes:
        name: The party's own name, as printed.
        others: Other names that the column gives it.
        notes: What else the column says about it, as sentences.
    """

    name: str
    others: tuple[ListedName, ...]
    notes: tuple[str, ...]


def _quality(mark: str) -> NameQuality:
    """How a mark such as "f.k.a." gives a name."""
    return NameQuality.FORMER if mark.lower().startswith("f") else NameQuality.ALIAS


def tidy(text: str) -> str:
    """Bring white space of a printed value to single spaces.

    Args:
        text: A value of a list.

    Returns:
        The value on one line, without spaces around it.
    """
    return " ".join(text.split()) if text else ""


def _split_whole(name: str) -> tuple[str, list[str]]:
    """The party of a row that names the body it belongs to first, and a note about that body."""
    match = _PART_OF.match(name)
    if match is None:
        return name, []
    whole, party = tidy(match["whole"]).rstrip(" .,"), tidy(match["party"])
    kind = "an affiliated entity" if match["affiliated"] else "a subordinate institution"
    # "204th Research Institute" alone names dozens of bodies: it keeps the body it belongs to in its name.
    own = any(word.kind is WordKind.TRADE for word in parse_name(party).words)
    if not own or _NUMBERED_PART.match(party) or _DESCRIBED_PART.search(match[0]):
        party = f"{whole} {party}"
    return party, [f"Listed as {kind} of {whole}."]


def _take_other_names(name: str) -> tuple[str, list[ListedName]]:
    """Other names in brackets or behind a mark, and the name without them."""
    others = list[ListedName]()
    for pattern in (_OTHER_NAME, _OTHER_TAIL):
        match = pattern.search(name)
        if match is None:
            continue
        quality = _quality(match["mark"])
        given = map(tidy, _MORE_NAMES.split(match["inside"]))
        others += [ListedName(text.strip(" ,"), quality) for text in given if text.strip(" ,.")]
        name = name[: match.start()] + " " + name[match.end() :] if pattern is _OTHER_NAME else name[: match.start()]
    return tidy(name), others


def _find_short(name: str) -> str | None:
    """A short form in closing brackets ("(BARC)", "(Huawei)"), which is another name; None for places and the like."""
    match = _SHORT.search(name)
    if match is None or name == match[0] or is_place(match[1]) or split_legal_form(f"x {match[1]}")[1] is not None:
        return None
    if parse_name(name).shorts:
        return tidy(match[1])
    # Letters that are not the initials are a short form only where capitals stand out ("Kahuta Works (KRL)").
    stands_out = match[1].isupper() and not name[: match.start()].isupper()
    return tidy(match[1]) if stands_out else None


@lru_cache(maxsize=1 << 12)
def parse_party_name(printed: str) -> PartyName:
    """Read a name column.

    A row that names a parent first ("X. Affiliated Entity: Y") is about Y; X goes to the notes. "Including" and
    "any successor" tails go to the notes. Names behind "a.k.a." and short forms in closing brackets become names.

    Args:
        printed: The column as the file has it.

    Returns:
        The party's name, its other names and notes. An empty column gives an empty name.
    """
    name = tidy(printed)
    if len(name) > LONGEST_NAME or _TRIGGER.search(name) is None:
        return PartyName(name, (), ())
    notes = list[str]()
    if (tail := _TAIL.search(name)) is not None and tail.start() > 0:
        notes.append(f"The list adds: {tail[0].strip(' ,;.')}.")
        name = name[: tail.start()].rstrip(" ,;.")
    name, parts = _split_whole(name)
    notes = parts + notes
    for note in _NOTE.finditer(name):
        notes.append(f"The list says: {note['note'].strip()}.")
    name = tidy(_NOTE.sub(" ", name)) or name
    name, others = _take_other_names(name)
    if (short := _find_short(name)) is not None:
        others.append(ListedName(short, NameQuality.ALIAS))
    return PartyName(name, tuple(others), tuple(notes))
