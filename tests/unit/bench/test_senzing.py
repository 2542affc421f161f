"""Tests of reading the Senzing truth set."""

from __future__ import annotations

from pathlib import Path

from bench.senzing import KEY, load_key, load_records, make_record
from tieline.resolve.record import RecordIdentifier, RecordName


def test_features_become_a_record() -> None:
    """Names, addresses and numbers are taken over with their parts."""
    record = make_record(
        "SOURCE/1",
        [
            {"RECORD_TYPE": "PERSON"},
            {"NAME_LAST": "Velden", "NAME_FIRST": "Mara", "NAME_MIDDLE": "J"},
            {"NAME_FULL": "M. Velden", "NAME_TYPE": "AKA"},
            {"ADDR_LINE1": "12 Harbour St", "ADDR_CITY": "Velmora"},
            {"PASSPORT_NUMBER": "123", "PASSPORT_COUNTRY": "NL"},
            {"PHONE_TYPE": "MOBILE"},
        ],
    )
    assert record.kind == "person"
    assert record.names == (RecordName("", "Velden", "Mara J"), RecordName("M. Velden", is_alias=True))
    assert record.addresses == ("12 Harbour St, Velmora",)
    assert record.identifiers == (RecordIdentifier("passport", "123", "NL"),)
    assert record.phones == ()


def test_every_key_has_its_record(shared: Path) -> None:
    """The key and the records of the truth set belong together."""
    records = load_records(shared / "labels")
    assert {record.id for record in records} == set(load_key(shared / "labels" / KEY))
