"""Resolution of structured records on the Senzing truth set (Apache-2.0), beside plain equality of names."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.figure import Figure, Pairs, count_pairs, get_shared, hash_files
from tieline.resolve.record import Record, RecordIdentifier, RecordName
from tieline.resolve.record_cluster import cluster_records
from tieline.resolve.word_likeness import plain_words

DATA = "Senzing truth set"
SOURCES = ("customers", "reference", "watchlist")
KEY = "senzing_actual_truthset_key.csv"

_NUMBERS = {
    "PASSPORT": "passport",
    "NATIONAL_ID": "national_id",
    "TAX_ID": "tax_id",
    "SSN": "ssn",
    "DRIVERS_LICENSE": "drivers_licence",
    "LEI": "lei",
}
_KINDS = {"PERSON": "person", "ORGANIZATION": "organisation"}


def run() -> list[Figure]:
    """Measure pairwise precision and recall.

    Returns:
        The figures of the product and of the baseline.

    Raises:
        NoDataError: The truth set is not on this machine.
    """
    records = load_records(get_shared("labels"))
    expected = load_key(get_shared("labels", KEY))
    found = {one: cluster.records[0] for cluster in cluster_records(records) for one in cluster.records}
    plain = {record.id: _plain_name(record) for record in records}
    size = f"{len(expected)} records"
    pinned = hash_files(
        get_shared("labels", name) for name in (KEY, *(f"senzing_{source}.jsonl" for source in SOURCES))
    )
    return [
        *_figures("records", count_pairs(found, expected), size, pinned),
        *_figures("records, names equal", count_pairs(plain, expected), size, pinned),
    ]


def load_records(folder: Path) -> list[Record]:
    """Read the truth set.

    Args:
        folder: Where its files are.

    Returns:
        The records, with source and number as id.
    """
    rows = [
        json.loads(line)
        for source in SOURCES
        for line in (folder / f"senzing_{source}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [make_record(f"{row['DATA_SOURCE']}/{row['RECORD_ID']}", row["FEATURES"]) for row in rows]


def load_key(path: Path) -> dict[str, str]:
    """Read which records are one party.

    Args:
        path: The key file.

    Returns:
        Record id to cluster.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return {f"{row['DATA_SOURCE']}/{row['RECORD_ID']}": row["CLUSTER_ID"] for row in csv.DictReader(file)}


def make_record(name: str, features: list[dict[str, str]]) -> Record:
    """Turn one row of the truth set into a record.

    Args:
        name: Id of the record.
        features: Its features, one mapping each.

    Returns:
        The record.
    """
    kind = next((_KINDS[f["RECORD_TYPE"]] for f in features if "RECORD_TYPE" in f), None)
    return Record(
        id=name,
        kind="person" if kind == "person" else "organisation" if kind else None,
        names=tuple(filter(None, map(_make_name, features))),
        born_on=next(_values(features, "DATE_OF_BIRTH"), None),
        gender=next(_values(features, "GENDER"), None),
        addresses=tuple(filter(None, map(_join_address, features))),
        phones=tuple(_values(features, "PHONE_NUMBER")),
        emails=tuple(_values(features, "EMAIL_ADDRESS")),
        identifiers=tuple(filter(None, map(_make_number, features))),
        employers=tuple(_values(features, "EMPLOYER")),
    )


def _values(features: list[dict[str, str]], field: str) -> Iterator[str]:
    return (feature[field] for feature in features if field in feature)


def _make_name(feature: Mapping[str, str]) -> RecordName | None:
    full = feature.get("NAME_FULL") or feature.get("NAME_ORG")
    is_alias = feature.get("NAME_TYPE") == "AKA"
    if full:
        return RecordName(full.strip(), is_alias=is_alias)
    given = " ".join(feature[field] for field in ("NAME_FIRST", "NAME_MIDDLE") if field in feature)
    family = feature.get("NAME_LAST")
    return RecordName("", family, given or None, is_alias) if family or given else None


def _join_address(feature: Mapping[str, str]) -> str | None:
    fields = ("ADDR_FULL", "ADDR_LINE1", "ADDR_CITY", "ADDR_STATE", "ADDR_POSTAL_CODE", "ADDR_COUNTRY")
    return ", ".join(feature[field] for field in fields if field in feature) or None


def _make_number(feature: Mapping[str, str]) -> RecordIdentifier | None:
    for field, kind in _NUMBERS.items():
        if number := feature.get(f"{field}_NUMBER"):
            return RecordIdentifier(kind, number, feature.get(f"{field}_COUNTRY") or feature.get(f"{field}_STATE"))
    return None


def _plain_name(record: Record) -> str:
    """The baseline: one party has the same words in the main name, in any order; the nameless stand alone."""
    if not record.names:
        return record.id
    first = record.names[0]
    words = plain_words(f"{first.full} {first.given or ''} {first.family or ''}")
    return " ".join([record.kind or "", *sorted(words)])


def _figures(name: str, pairs: Pairs, size: str, pinned: str) -> list[Figure]:
    return [
        Figure(f"{name}: precision", pairs.precision, "ratio", DATA, size, pinned),
        Figure(f"{name}: recall", pairs.recall, "ratio", DATA, size, pinned),
    ]
