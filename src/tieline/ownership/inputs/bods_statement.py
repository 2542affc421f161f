"""Statements of the Beneficial Ownership Data Standard, 0.1 to 0.4, in one shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tieline.model import PartialDate
from tieline.ownership.inputs.day import parse_day
from tieline.ownership.inputs.record import Record, child_of, children_of, text_of, texts_of
from tieline.ownership.inputs.stake import british_id

KINDS = {
    "entity": "entity",
    "person": "person",
    "relationship": "relationship",
    "entitystatement": "entity",
    "personstatement": "person",
    "ownershiporcontrolstatement": "relationship",
}
"""What a statement is about, by recordType (0.4) or statementType (before)."""
NAMELESS = frozenset({"unknownperson", "anonymousperson", "unknownentity", "anonymousentity"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement.

    Attributes:
        id: Its own id.
        record: What it is about: the record's id in 0.4; in older versions each statement is its own record.
        kind: entity, person or relationship.
        is_closed: Whether it closes its record.
        stated_on: Its date; None when it has none that can be read.
        details: What it states.
        replaces: Ids of statements that it replaces; empty in 0.4.
    """

    id: str
    record: str
    kind: str
    is_closed: bool
    stated_on: PartialDate | None
    details: Record
    replaces: tuple[str, ...]


def read_statement(record: Record) -> Statement | None:
    """Read a statement.

    Args:
        record: Its JSON.

    Returns:
        The statement; None where it has no id or is about something else.
    """
    statement_id = text_of(record, "statementId", "statementID")
    kind = KINDS.get(text_of(record, "recordType", "statementType").casefold())
    if not statement_id or kind is None:
        return None
    is_new = "recordDetails" in record
    try:
        stated_on = parse_day(text_of(record, "statementDate"))
    except ValueError:
        stated_on = None
    return Statement(
        id=statement_id,
        record=text_of(record, "recordId") or statement_id,
        kind=kind,
        is_closed=text_of(record, "recordStatus").casefold() == "closed",
        stated_on=stated_on,
        details=child_of(record, "recordDetails") if is_new else record,
        replaces=tuple(texts_of(record, "replacesStatements")),
    )


def order_versions(statements: Iterable[Statement]) -> Mapping[str, list[Statement]]:
    """Bring the statements about each record into order.

    Args:
        statements: In the file's order.

    Returns:
        The statements by record, the oldest first; without those that another replaces.
    """
    found = list(statements)
    replaced = {old for statement in found for old in statement.replaces if old != statement.id}
    versions: dict[str, list[Statement]] = {}
    for statement in found:
        if statement.id not in replaced:
            versions.setdefault(statement.record, []).append(statement)
    for group in versions.values():
        group.sort(key=lambda one: one.stated_on.first.toordinal() if one.stated_on is not None else 0)
    return versions


def name_of(details: Record) -> str:
    """The name that a statement about an entity or person gives.

    Args:
        details: What it states.

    Returns:
        The name of an entity, the legal name of a person or else the first; "" where none is given.
    """
    if name := text_of(details, "name"):
        return name
    names = children_of(details, "names")
    ranked = sorted(names, key=lambda one: text_of(one, "type") not in {"legal", "individual"})
    for one in ranked:
        parts = (text_of(one, part) for part in ("givenName", "patronymicName", "familyName"))
        if name := text_of(one, "fullName") or " ".join(part for part in parts if part):
            return name
    return ""


def shared_id_of(details: Record) -> str | None:
    """The id of an entity or person by which other sources know it too.

    Args:
        details: What a statement says of it.

    Returns:
        The LEI, or the number of a British company as "GB-COH:number"; None where it has neither.
    """
    for one in children_of(details, "identifiers"):
        scheme, value = text_of(one, "scheme").upper(), text_of(one, "id")
        if value and scheme in {"XI-LEI", "LEI"}:
            return value.upper()
        if value and scheme == "GB-COH" and (number := british_id(value)) is not None:
            return number
    return None


def why_nameless(details: Record) -> str:
    """Why a statement about an entity or person gives no name.

    Args:
        details: What it states.

    Returns:
        The kind and the reason as stated, in a few words.
    """
    kind = text_of(child_of(details, "entityType"), "type") or text_of(details, "entityType", "personType")
    for name in ("unspecifiedPersonDetails", "unspecifiedEntityDetails", "unspecified"):
        if reason := text_of(child_of(details, name), "reason", "description"):
            return f"{kind}, {reason}" if kind else reason
    return kind or text_of(details, "missingInfoReason") or "not named"
