"""An entry that a list spreads over many rows or elements, put together: names and values without repeats."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from tieline.lists.party_name import LONGEST_NAME, parse_party_name, tidy
from tieline.lists.trouble import TELL, Troubles, shorten
from tieline.model import ListedName, NameQuality
from tieline.text.xml_node import XmlNode

_STRENGTH = (NameQuality.WEAK, NameQuality.FORMER, NameQuality.ALIAS, NameQuality.PRIMARY)
_NUMBERED = re.compile(r"\s*\((\d{1,2})\)\s*:?\s*")
LAST_LATIN = "\u024f"
"""The last letter of the Latin blocks that European languages use. Source: Unicode, block Latin Extended-B."""

SOFT_HYPHEN = "\u00ad"
_IN_SCRIPT = re.compile(r"\bin \w+ script:|\boriginal script:|\(original script\)", re.IGNORECASE)
_CLOSING = re.compile(r"(?P<outside>[^()]+)\((?P<inside>[^()]+)\)\s*")
_ALSO_KNOWN = re.compile(r"\s*\((?:a\.?k\.?a\.?|also known as)\s+(?P<names>(?:[^()]|\([^()]*\))+)\)", re.IGNORECASE)
_KNOWN_AS = re.compile(r"\s+a\.k\.a\.[\s\"]*(?=[^()]*$)")
_BETWEEN_OTHERS = re.compile(r",\s+(?!(?:Ltd|Limited|Inc|LLC|Co|S\.?A)\b)|\s+or\s+")
_BETWEEN_NAMES = re.compile(r";(?![^()]*\))|\s+/\s+(?![^()]*\))")
_LISTED_AS = re.compile(r"\s*\((?:previously|formerly) listed as\)\s*", re.IGNORECASE)


def gather_names(given: Iterable[tuple[str, NameQuality]]) -> tuple[ListedName, ...]:
    """Gather the names of an entry.

    Args:
        given: Names with the way the list gives them, in its order; a name may come more than once. "(previously
            listed as)" inside a name makes it a former one.

    Returns:
        Names in NFC, without repeats and those that have neither letter nor digit, each as the best that it is ever
        called. One is the primary name and stands first: the first that the list calls so, or the first that it does
        not call weak or former, or the first.
    """
    best = dict[str, NameQuality]()
    for printed, quality in given:
        text = tidy(printed.replace(SOFT_HYPHEN, ""))
        if _LISTED_AS.search(text) is not None:
            text, quality = tidy(_LISTED_AS.sub(" ", text)), NameQuality.FORMER
        name = unicodedata.normalize("NFC", text)
        if any(map(str.isalnum, name)):
            best[name] = max(best.get(name, quality), quality, key=_STRENGTH.index)
    if not best:
        return ()
    first = max(best, key=lambda name: _STRENGTH.index(best[name]))
    others = ((name, quality) for name, quality in best.items() if name != first)
    return (
        ListedName(first, NameQuality.PRIMARY),
        *(
            ListedName(name, NameQuality.ALIAS if quality is NameQuality.PRIMARY else quality)
            for name, quality in others
        ),
    )


def split_name(text: str) -> tuple[str, ...]:
    """Part the names that a list prints as one.

    Args:
        text: Such as "Abu Hanifa (original script: Абу Ханифа)", "حسن غول (Hassan Ghul; Hassan Gul)", "A; B",
            "Igor BEZLER (a.k.a. Bes)".

    Returns:
        The names, tidied: those between semicolons, or slashes with spaces around them, those behind "a.k.a." in
        brackets, and those in closing brackets that are in other letters than the name before them. Other brackets
        stay, unless their partner is missing.
    """
    if len(text) > LONGEST_NAME:
        return (tidy(text),)
    pieces = _BETWEEN_NAMES.split(_IN_SCRIPT.sub(" ", tidy(text)))
    names = (_balance(name) for piece in pieces for name in _split_brackets(piece))
    return tuple(name for name in names if name)


def _split_brackets(piece: str) -> Iterator[str]:
    """A name, and the names in its brackets."""
    if (match := _ALSO_KNOWN.search(piece)) is not None:
        yield piece[: match.start()] + piece[match.end() :]
        yield from _BETWEEN_OTHERS.split(match["names"])
    elif (match := _CLOSING.fullmatch(piece)) and _is_latin(match["outside"]) is not _is_latin(match["inside"]):
        yield match["outside"]
        yield from match["inside"].split(";")
    else:
        yield from _KNOWN_AS.split(piece)


def _balance(name: str) -> str:
    """A name without the brackets at its ends that have no partner."""
    bare = tidy(name).strip(" ;,/").lstrip(")")
    while bare.count(")") > bare.count("(") and bare.endswith(")"):
        bare = bare[:-1].rstrip()
    if bare.count("(") > bare.count(")"):
        head, _, tail = bare.rpartition("(")
        bare = f"{head.rstrip()} {tail}"
    return bare.strip(" ;,/")


def _is_latin(text: str) -> bool:
    """Whether the letters of a text are mostly Latin."""
    letters = [sign for sign in text if sign.isalpha()]
    return 2 * sum(1 for sign in letters if sign <= LAST_LATIN) >= len(letters)


def short_forms(name: str, kind: str) -> tuple[tuple[str, NameQuality], ...]:
    """Find the short forms and other names that a printed name bears in brackets.

    Args:
        name: As the list prints it ("FRENTE POPULAR (FPRC)").
        kind: What is listed; only organisations have them.

    Returns:
        The other names, in the form that `gather_names` takes.
    """
    if kind != "organisation":
        return ()
    return tuple((other.text, other.quality) for other in parse_party_name(name).others)


def name_languages(given: Iterable[tuple[str, str]]) -> str:
    """Tell in which languages an entry's names are given.

    Args:
        given: Languages and names; an empty language means that the list does not say.

    Returns:
        A sentence such as "Names in FR: Qoussaï; in EN: Qusay."; empty when no language is given.
    """
    by_language = dict[str, dict[str, None]]()
    for language, name in given:
        if tidy(language) and tidy(name):
            by_language.setdefault(tidy(language), {})[tidy(name)] = None
    told = "; ".join(f"in {language}: {', '.join(names)}" for language, names in by_language.items())
    return f"Names {told}." if told else ""


def split_numbered(text: str) -> tuple[str, ...]:
    """Part a value that numbers its parts.

    Args:
        text: Such as "(1) Germany. (2) Morocco", as the UK lists print several values in one field.

    Returns:
        The parts, tidied, without numbers and full stops at their ends; the whole text when it is not numbered. A part
        that is only a dash, which stands for nothing, is empty, so that parts of two fields stay side by side.
    """
    bare = tidy(text)
    if not bare.startswith("(1)"):
        return (bare,) if bare else ()
    pieces = _NUMBERED.split(bare)
    parts = list[list[str]]()
    for number, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if int(number) == len(parts) + 1:
            parts.append([piece])
        else:
            # A number out of turn belongs to the text: "(1) Law of (7) May (2) ...".
            parts[-1] += (f"({number})", piece)
    whole = (" ".join(part) for part in parts)
    return tuple("" if part.strip(" .") in {"", "-"} else part.strip().removesuffix(".").strip() for part in whole)


def join_remarks(parts: Iterable[str]) -> str | None:
    """Join what a list adds to an entry.

    Args:
        parts: Texts; empty and repeated ones are passed over.

    Returns:
        One text; None when nothing is left.
    """
    return " ".join(dict.fromkeys(filter(None, map(tidy, parts)))) or None


def tell(label: str, values: Iterable[str]) -> str:
    """Make a sentence of values.

    Args:
        label: What they are ("Position").
        values: Texts; empty and repeated ones are passed over.

    Returns:
        "Position: one; two."; empty when there are none.
    """
    told = "; ".join(dict.fromkeys(filter(None, map(tidy, values))))
    return f"{label}: {told.rstrip('.')}." if told else ""


def check_columns(header: Iterable[str], known: Collection[str], troubles: Troubles, *, row: int = 1) -> None:
    """Note the columns of a table that a format does not know.

    Args:
        header: The names of the columns.
        known: Those that it uses or reads past on purpose.
        troubles: Where the others are noted.
        row: The row of the header.
    """
    for name in header:
        if name not in known:
            _note_unknown(f"the column {shorten(name)!r}", name, row, troubles)


def check_node(node: XmlNode, known: Collection[str], troubles: Troubles) -> None:
    """Note what a record of an XML file holds that a format does not know.

    Args:
        node: The record.
        known: Paths below it that are used or read past on purpose: "nameAlias/remark", "nameAlias@wholeName". An
            element that only holds others need not be named.
        troubles: Where the rest is noted.
    """
    _check_inside(node, "", known, troubles)


def _check_inside(node: XmlNode, path: str, known: Collection[str], troubles: Troubles) -> None:
    """Note the unknown attributes, texts and elements of an element."""
    for name, value in node.attributes.items():
        if value.strip() and f"{path}@{name}" not in known:
            _note_unknown(f"the attribute {shorten(f'{path}@{name}')}", f"{path}@{name}", node.line, troubles)
    if node.text and path and path not in known:
        _note_unknown(f"the element {shorten(path)}", path, node.line, troubles)
    for child in node.children:
        _check_inside(child, f"{path}/{child.tag}" if path else child.tag, known, troubles)


def _note_unknown(what: str, name: str, row: int, troubles: Troubles) -> None:
    """Note one field."""
    message = f"{what} is not known and is not read"
    troubles.add("unknown_field", name, row=row, message=message, hint=TELL)
