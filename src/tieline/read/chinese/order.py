"""Orders of a document: by whose order something is to be done that its sentences only demand."""

from __future__ import annotations

from dataclasses import replace

from tieline.model.tie import Property, RelationshipMention
from tieline.read.annotation import Annotation
from tieline.read.chinese.tie import ORDERED
from tieline.read.kind.first_person import find_own_organisation
from tieline.read.kind.setting import Setting

BY = "on_order_of"


def add_issuer(tie: RelationshipMention, annotation: Annotation, setting: Setting | None) -> RelationshipMention:
    """Name who orders what a sentence of an order or letter demands.

    Args:
        tie: A tie.
        annotation: The document as read.
        setting: Its kind, and whose voice speaks where; None where nothing shows a kind.

    Returns:
        A demanded tie with the issuer of its passage as its property; any other tie unchanged.
    """
    names = {one.name for one in tie.properties}
    is_demanded = any(one.name == "kind" and one.value == ORDERED for one in tie.properties)
    if setting is None or not is_demanded or BY in names:
        return tie
    place = tie.evidence[0].span
    for passage in setting.passages:
        body = find_own_organisation(annotation, passage) if passage.span.covers(place) else None
        if body is not None and body.id not in {tie.source, tie.target}:
            by = Property(BY, body.name, annotation.quote(body.span))
            return replace(tie, properties=tuple(sorted((*tie.properties, by))))
    return tie
