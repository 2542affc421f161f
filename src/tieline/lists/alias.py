"""Reading columns of other names, with the ways lists break them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tieline.lists.party_name import LONGEST_NAME, tidy
from tieline.model import ListedName, NameQuality
from tieline.names.legal_form import strip_forms
from tieline.names.spelling import spell

MIN_ALIAS_CHARS = 2

# Most values have none of these, and are done after one look.
_TRIGGER = re.compile(
    r"^(?:and\b|[&(-]|m/s\b|see\b|n/?a$|.$)|\b[afdn]\.?/?[kb]\.?/?a\b|[()]|[,.]$"
    r"|^(?:co|company|corp|gmbh|inc|incorporated|jsc|llc|limited|ltd|oao|ooo|pao|zao|ao|sa|srl)$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:and\s+|&\s+|-\s*|(?:d\.?/?b\.?/?a\.?|a\.?k\.?a\.?|n\.?k\.?a\.?)[\s,:]+|M/s\s+)+", re.IGNORECASE
)
_FORMER = re.compile(r"^f\.?k\.?a\.?[\s,:]+", re.IGNORECASE)
_MARK_ONLY = re.compile(r"(?:and|(?P<former>f\.?k\.?a\.?)|a\.?k\.?a\.?|d\.?b\.?a\.?)[.,]?", re.IGNORECASE)
_INNER_MARK = re.compile(r"[\s,(]+(?P<mark>a\.?k\.?a\.?|f\.?k\.?a\.?)[,.]?(?=\s|$)[\s,]*", re.IGNORECASE)
_ASIDE = re.compile(r"^\(all of |^see |^n/?a$", re.IGNORECASE)


def _close_brackets(text: str) -> str:
    """Drop the brackets that have no partner, at either end."""
    while text.count(")") > text.count("(") and text.endswith((")", ").")):
        text = text.rstrip(".")[:-1].rstrip()
    if text.count("(") > text.count(")"):
        head, _, tail = text.rpartition("(")
        text = f"{head.rstrip()} {tail}" if tail.strip() else head
    return text.strip()


def _is_form_only(text: str) -> bool:
    """Whether a piece is nothing but a legal form, cut off from the name before it ("Ltd.")."""
    words = spell(text).split()
    if not 0 < len(words) <= 3:
        return False
    kept, forms = strip_forms(["x", *words])
    return kept == ["x"] and bool(forms)


def _join_pieces(pieces: Iterable[str]) -> list[str]:
    """Give legal forms back to the names from which the separator cut them ("King Pai Co.; Ltd.")."""
    joined = list[str]()
    for piece in pieces:
        if joined and len(joined[-1]) <= LONGEST_NAME and _is_form_only(piece):
            joined[-1] = f"{joined[-1].rstrip(',')}, {piece}"
        else:
            joined.append(piece)
    return joined


def parse_aliases(pieces: Iterable[str]) -> tuple[ListedName, ...]:
    """Read other names.

    Args:
        pieces: The values, as the separator of the list parts them.

    Returns:
        Names without repeats, in order. Leading "and" and marks such as "f.k.a." are taken off, the latter telling
        that a name is former; legal forms that the separator cut off are joined again; one-character pieces go.
    """
    tidied = [piece for piece in map(tidy, pieces) if piece]
    if not any(map(_TRIGGER.search, tidied)):
        return tuple(ListedName(piece, NameQuality.ALIAS) for piece in dict.fromkeys(tidied))
    names = dict[str, ListedName]()
    former_next = False
    for piece in _join_pieces(tidied):
        if (mark := _MARK_ONLY.fullmatch(piece)) is not None:
            former_next = mark["former"] is not None
            continue
        if len(piece) > LONGEST_NAME:
            names.setdefault(piece, ListedName(piece, NameQuality.ALIAS))
            continue
        if _ASIDE.search(piece):
            continue
        for text, former in _split_marks(piece):
            bare = _close_brackets(_LEAD.sub("", text)).strip(" ,;")
            quality = NameQuality.FORMER if former or former_next else NameQuality.ALIAS
            former_next = False
            if len(bare) >= MIN_ALIAS_CHARS:
                names.setdefault(bare, ListedName(bare, quality))
        former_next = piece.lower().rstrip(" .,").endswith("f.k.a")
    return tuple(names.values())


def _split_marks(piece: str) -> list[tuple[str, bool]]:
    """Part a piece at the marks inside it, and tell for each part whether it is a former name."""
    if _FORMER.match(piece):
        return [(_FORMER.sub("", piece), True)]
    parts = list[tuple[str, bool]]()
    start, former = 0, False
    for match in _INNER_MARK.finditer(piece):
        parts.append((piece[start : match.start()], former))
        start, former = match.end(), match["mark"].lower().startswith("f")
    parts.append((piece[start:], former))
    return [(text, is_former) for text, is_former in parts if text.strip(" ,.()")]
