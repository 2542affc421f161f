"""The case as FollowTheMoney statements: one line for each value of each property of each entity.

The file is read by programs (nomenklatura, `ftm`), and the id of a statement is a hash of its value. So values are
exact, also those that start with "=", "+", "-" or "@": a changed value would no longer match its id, and a phone number
or a negative figure would be wrong after a round trip. Open it in a spreadsheet only as text. Nothing else that the
dossier writes is a spreadsheet.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator

from tieline.report.case import Case
from tieline.report.case_index import index_case
from tieline.report.ftm_entity import make_ftm_entities
from tieline.report.ftm_value import DATASET, PROPERTY_TYPES, FtmEntity, Value

COLUMNS = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)
"""FollowTheMoney's columns, in its order.

Source:
    followthemoney 4.11, followthemoney/statement/serialize.py, CSV_COLUMNS.
"""

_ID_PROPERTY = "id"


def render_statements(case: Case) -> str:
    """Render the case as FollowTheMoney statements.

    Args:
        case: The case.

    Returns:
        CSV with a header line, every cell quoted, lines ended by "\\n". `origin` is the document or list snapshot
        that a value comes from; first and last seen are when it was captured.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, dialect=csv.unix_dialect)
    writer.writerow(COLUMNS)
    for entity in make_ftm_entities(index_case(case)):
        writer.writerows(_rows(entity))
    return buffer.getvalue()


def statement_id(entity_id: str, prop: str, value: str) -> str:
    """Make the id of a statement as FollowTheMoney does.

    Args:
        entity_id: The entity.
        prop: The property.
        value: The value.

    Returns:
        A SHA-1 hash in hexadecimal.

    Source:
        followthemoney 4.11, Statement.make_key, for statements without a language that are not external.
    """
    key = f"{DATASET}.{entity_id}.{prop}.{value}"
    return hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()


def _rows(entity: FtmEntity) -> Iterator[tuple[str, ...]]:
    ids = [statement_id(entity.id, value.prop, value.value) for value in entity.values]
    for identity, value in zip(ids, entity.values, strict=True):
        yield _row(entity, value, PROPERTY_TYPES[value.prop], identity)
    digest = hashlib.sha1(entity.schema.encode(), usedforsecurity=False)
    for identity in sorted(ids):
        digest.update(identity.encode())
    whole = Value(_ID_PROPERTY, digest.hexdigest(), seen=entity.seen)
    yield _row(entity, whole, _ID_PROPERTY, statement_id(entity.id, _ID_PROPERTY, whole.value))


def _row(entity: FtmEntity, value: Value, kind: str, identity: str) -> tuple[str, ...]:
    return (
        entity.id,
        entity.id,
        value.prop,
        kind,
        entity.schema,
        value.value,
        DATASET,
        value.seen.origin or "",
        "",
        value.original or "",
        "f",
        value.seen.first or "",
        value.seen.last or "",
        identity,
    )
