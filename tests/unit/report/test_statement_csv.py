"""The case as FollowTheMoney statements."""

from __future__ import annotations

import csv
import io

import pytest

from tests.unit.report.hostile_case import FORMULA
from tieline.report.case import Case
from tieline.report.statement_csv import COLUMNS, render_statements, statement_id


def rows(case: Case) -> list[dict[str, str]]:
    """Give the statements by column."""
    return list(csv.DictReader(io.StringIO(render_statements(case)), dialect=csv.unix_dialect))


def test_columns_are_the_fourteen_of_followthemoney(case: Case) -> None:
    """The header names the 14 columns."""
    assert len(COLUMNS) == 14
    assert list(rows(case)[0]) == list(COLUMNS)


def test_ids_are_unique_hashes_of_the_value(case: Case) -> None:
    """A statement's id is the hash of dataset, entity, property and value."""
    found = rows(case)
    assert len({row["id"] for row in found}) == len(found)
    assert all(row["id"] == statement_id(row["entity_id"], row["prop"], row["value"]) for row in found)


def test_values_are_exact_even_if_they_look_like_formulas(hostile_case: Case) -> None:
    """A name that starts with an equals sign stays as it is, because its id is a hash of it."""
    assert FORMULA in {row["value"] for row in rows(hostile_case)}


def test_statement_says_where_and_when_it_was_seen(case: Case) -> None:
    """Names carry the document they come from and its capture time."""
    named = [row for row in rows(case) if row["prop"] == "name" and row["value"] == "Petra Oduya"]
    assert len(named) == 1
    assert named[0]["origin"] in {document.id for document in case.documents}
    assert named[0]["first_seen"] == "2026-11-20T08:15:00"


def test_every_entity_has_one_id_statement(case: Case) -> None:
    """FollowTheMoney marks each entity by a checksum under the property id."""
    found = rows(case)
    entities = {row["entity_id"] for row in found}
    assert sorted(entities) == sorted(row["entity_id"] for row in found if row["prop"] == "id")


@pytest.mark.extras
def test_followthemoney_reads_the_same_ids(case: Case) -> None:
    """The package reads every statement and computes the same id, property type and checksum."""
    serialize = pytest.importorskip("followthemoney.statement.serialize")
    entity = pytest.importorskip("followthemoney.statement.entity")
    dataset = pytest.importorskip("followthemoney.dataset")
    text = render_statements(case)
    statements = list(serialize.read_csv_statements(io.BytesIO(text.encode())))
    assert len(statements) == len(rows(case))
    for row, statement in zip(rows(case), statements, strict=True):
        assert statement.generate_key() == row["id"]
        assert statement.prop_type == row["prop_type"]
    assert tuple(serialize.CSV_COLUMNS) == COLUMNS
    tieline = dataset.Dataset({"name": "tieline", "title": "Tieline"})
    by_entity = {row["entity_id"]: row["value"] for row in rows(case) if row["prop"] == "id"}
    for entity_id, checksum in by_entity.items():
        own = [statement for statement in statements if statement.entity_id == entity_id and statement.prop != "id"]
        whole = entity.StatementEntity.from_statements(tieline, own)
        assert next(item.value for item in whole.statements if item.prop == "id") == checksum
