"""Tests of clusters of records."""

from __future__ import annotations

import random
from pathlib import Path

from bench.figure import count_pairs
from bench.senzing import KEY, load_key, load_records
from tieline.resolve.record import Record, RecordIdentifier, RecordName
from tieline.resolve.record_cluster import cluster_records

HARBOUR = ("12 Harbour Street, Velmora 43004",)


def _person(key: str, name: str, born_on: str | None, *, phones: tuple[str, ...] = ()) -> Record:
    """Make the record of a person of one address."""
    return Record(key, "person", (RecordName(name),), born_on=born_on, addresses=HARBOUR, phones=phones)


def _groups(records: list[Record]) -> list[tuple[str, ...]]:
    """Cluster records and give the ids."""
    return [cluster.records for cluster in cluster_records(records)]


def test_chain_of_matches_is_one_party() -> None:
    """Records that are joined by a third are one cluster, with the matches that say so."""
    records = [
        _person("1", "Robert Velden", "1978-12-11"),
        _person("2", "Bob Velden", "12/11/1978"),
        _person("3", "R Velden", "1978-12-11"),
    ]
    (cluster,) = cluster_records(records)
    assert cluster.records == ("1", "2", "3")
    assert len(cluster.matches) == 3


def test_record_between_two_parties_joins_neither() -> None:
    """A record as near to a father as to a son stays by itself."""
    records = [
        _person("1", "John Velden", "1970-10-10"),
        _person("2", "John Velden", "1990-03-15"),
        _person("3", "John Velden", None),
    ]
    assert _groups(records) == [("1",), ("2",), ("3",)]


def test_stronger_of_two_ties_wins() -> None:
    """A record nearer to one of two parties joins that one."""
    records = [
        _person("1", "John Velden", "1970-10-10", phones=("555 123 4567",)),
        _person("2", "John Velden", "1990-03-15"),
        _person("3", "John Velden", None, phones=("555 123 4567",)),
    ]
    assert _groups(records) == [("1", "3"), ("2",)]


def test_mailbox_of_many_joins_nobody() -> None:
    """An e-mail address that many names share is no evidence."""
    names = ["Ada", "Berta", "Carla", "Dora", "Edda", "Frida", "Frida"]
    records = [
        Record(str(number), "person", (RecordName(f"{name} Velden"),), emails=("desk@example.org",))
        for number, name in enumerate(names)
    ]
    assert all(len(group) == 1 for group in _groups(records))


def test_result_does_not_depend_on_the_order_of_records() -> None:
    """Shuffled records give the same clusters."""
    records = [
        _person(str(n), name, "1978-12-11") for n, name in enumerate(["Bob Velden", "Robert Velden", "R Velden"])
    ]
    records += [Record("9", "person", (), identifiers=(RecordIdentifier("ssn", "123-45-6789"),))]
    expected = cluster_records(records)
    for seed in range(5):
        random.Random(seed).shuffle(records)
        assert cluster_records(records) == expected


def test_no_records_give_no_clusters() -> None:
    """Nothing in, nothing out."""
    assert cluster_records([]) == ()


def test_truth_set_is_resolved(shared: Path) -> None:
    """On the Senzing truth set pairwise precision and recall are at their floors."""
    expected = load_key(shared / "labels" / KEY)
    clusters = cluster_records(load_records(shared / "labels"))
    pairs = count_pairs({one: cluster.records[0] for cluster in clusters for one in cluster.records}, expected)
    assert pairs.precision >= 0.95
    assert pairs.recall >= 0.85
