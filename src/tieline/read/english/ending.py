"""The ends of a tie that a surface rule reads: marked parties, things in words, or parties named elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model.entity import Schema
from tieline.read.annotation import Annotation
from tieline.read.english.implied import find_authority, find_office, find_partner, make_span
from tieline.read.english.matching import Fit
from tieline.read.english.reference import Reference, Referent
from tieline.read.lexicon import Lexicon
from tieline.read.mention import make_mention
from tieline.read.rules import Rule
from tieline.read.sentence import Sentence
from tieline.read.view import View

THING = "_thing"
"""Ends the name of a group whose words become a mention of a thing: "target_thing"."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule fits.

    Attributes:
        annotation: The document as read so far.
        sentence: The sentence.
        view: The sentence as the rule saw it.
        referent: Finds whom words refer to.
        lexicon: The words of English names.
    """

    annotation: Annotation
    sentence: Sentence
    view: View
    referent: Referent
    lexicon: Lexicon


def find_ends(rule: Rule, fit: Fit, end: str, place: Place) -> list[Reference]:
    """Find the parties at one end of a tie.

    Args:
        rule: The rule that fits.
        fit: Where.
        end: "source" or "target".
        place: What it fits in.

    Returns:
        The parties that the group took; else the thing that its words name; else, where the rule has it so, who is
        implied: the authority, the office, the partner, or the party of a sentence before.
    """
    if words := fit.text(end):
        return [Reference(mention, mention.id in place.view.carried) for mention in place.view.marked(words)]
    if thing := fit.parts.get(end + THING):
        span = make_span(place.view.locate(thing.start, thing.end), place.annotation)
        return [Reference(make_mention(place.annotation.document.id, span, Schema.THING, place.annotation.text), False)]
    if rule.implied == "authority":
        named = fit.text("list").split()
        listing = " ".join(named[-2:]) if named and named[-1].lower().endswith("list") else ""
        implied = find_authority(place.annotation, place.sentence, place.lexicon, listing=listing)
    elif rule.implied == "office":
        at = place.view.locate(fit.start, fit.end).start
        implied = find_office(place.annotation, fit.text("role"), at)
    elif rule.implied == "partner":
        implied = find_partner(place.annotation, place.sentence, fit.text("kind"))
    else:
        implied = place.referent.find_party(rule.carried, place.sentence)
    return [Reference(implied, True)] if implied is not None else []
