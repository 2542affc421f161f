"""Ties to other parties that US lists state in remarks and notes: "Linked To", operators, owners, subsidiaries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.lists.party_name import tidy
from tieline.model import LinkedParty

LONGEST_PIECE = 1_000
"""A longer piece of remarks is no tie. Source: the longest name behind "Linked To" on OFAC's lists has 161 signs."""

_PIECE = re.compile(r";|(?=\(Linked To:)|(?<=\))(?=\s*\()")
_MARKED = re.compile(
    r"\(?(?P<relation>Linked To|Aircraft Operator|Vessel Owner|Parent (?:Organization|Company)):?\s+(?P<name>.+)"
)
_OWNER = re.compile(r"(?:.*\band )?(?P<relation>(?:(?:Majority|Co-|Sole|Part) ?)?Owner),\s+(?P<name>.+)")
_PHRASE = re.compile(
    r"\b(?P<relation>(?:(?:wholly|majority)[- ]owned |subordinate |affiliated )?"
    r"(?:subsidiary|affiliate|institution|entity|unit|branch) of|(?:owned|controlled)(?: (?:and|or) controlled)? by"
    r"|affiliated with)"
    r"\s+(?P<name>[A-Z0-9\"“].+?)(?=\s+(?:and|which|that)\s+(?:operates|is|was|has|uses)\b|$)"
)
_NOT_A_TIE = re.compile(r"Transactions Prohibited|Member of|does not include", re.IGNORECASE)
_ABBREVIATED = re.compile(
    r"(?:\b(?:co|ltd|inc|corp|bhd|pty|s\.a|no|jr|sr|est|cia|ltda|intl|int'l)|\.[a-z])\.$", re.IGNORECASE
)
_ASIDE = re.compile(r"^The list says: |^Listed as ")


def _clean(name: str) -> str:
    """A name behind a mark, without the brackets and the full stop of the remark around it."""
    bare = tidy(name).rstrip(" ,")
    while bare.endswith((")", ").", ").,")) and bare.count(")") > bare.count("("):
        bare = bare.rstrip(".,")[:-1].rstrip(" ,")
    if bare.endswith(".") and (bare.endswith("..") or _ABBREVIATED.search(bare) is None):
        bare = bare[:-1]
    return bare.strip(' "“”')


def _iter_links(remark: str) -> Iterator[LinkedParty]:
    """The ties that one remark states."""
    for piece in map(tidy, _PIECE.split(remark)):
        text = _ASIDE.sub("", piece)
        if not text or len(text) > LONGEST_PIECE or _NOT_A_TIE.search(text):
            continue
        match = _MARKED.match(text) or _OWNER.match(text) or _PHRASE.search(text)
        if match is not None and (name := _clean(match["name"])):
            relation = tidy(match["relation"])
            yield LinkedParty(f"{relation} of" if relation.endswith("Owner") and _OWNER.match(text) else relation, name)


def find_links(*remarks: str) -> tuple[LinkedParty, ...]:
    """Find the parties that remarks tie an entry to.

    Args:
        *remarks: Remarks as OFAC and the Screening List print them ("(Linked To: X)", "Linked To: X.", "Aircraft
            Operator X", "a subsidiary of X"), and the notes of `parse_party_name`.

    Returns:
        The ties in the order stated, without repeats; the relation is in the list's words, read from the entry to the
        other party, which has no number.
    """
    return tuple(dict.fromkeys(link for remark in remarks if remark for link in _iter_links(remark)))
