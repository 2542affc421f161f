"""From when to when a tie holds: the time that stands right behind it."""

from __future__ import annotations

import re

from tieline.model.span import Span
from tieline.model.tie import RelationshipType
from tieline.read.rules import CLOSE, OPEN
from tieline.read.view import View

_ROLES = frozenset(
    {RelationshipType.LEADS, RelationshipType.EMPLOYS, RelationshipType.MEMBER_OF, RelationshipType.REPRESENTS}
)
_HELD = frozenset({RelationshipType.OWNS, RelationshipType.AGREEMENT, RelationshipType.PART_OF})
"""Ties of which only the end is read so: a date behind one in parentheses may be any."""
_TIME = re.compile(
    rf"(?: ?\([^()\d{OPEN}]{{0,20}}\))?,? ?(?P<word>\(|\(?(?:from|since|until|till|through|between|starting in"
    rf"|beginning in|effective)) ?(?P<date>{OPEN}D\d+{CLOSE})"
)
_BOUNDS = {"since": ("date_on",), "effective": ("date_on",), "until": ("date_off",), "till": ("date_off",)}
_BOUNDS |= {"through": ("date_off",), "starting in": ("date_on",), "beginning in": ("date_on",)}


def find_tenure(kind: RelationshipType, view: View, end: int) -> dict[str, Span]:
    """Find the time of a role, and until when a tie of another kind held.

    Args:
        kind: The tie.
        view: The sentence as the rule saw it.
        end: Offset in the view behind the role and its organisation.

    Returns:
        Where `date_on` and `date_off` stand, both at the same place for a stretch such as "from 2010 to 2015"; empty
        for other ties and where no time follows.
    """
    match = _TIME.match(view.text, end) if kind in _ROLES | _HELD else None
    if match is None or (kind in _HELD and match["word"].strip("(") not in {"until", "till", "through"}):
        return {}
    span = view.locate(match.start("date"), match.end("date"))
    names = _BOUNDS.get(match["word"].strip("("), ("date_on", "date_off"))
    return dict.fromkeys(names, span)
