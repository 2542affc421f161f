"""Screening records, written and read back."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.screen.listing_builder import make_listing
from tests.unit.screen.result_builder import make_head, make_hit, make_result
from tieline.errors import DamagedError
from tieline.model import RowResult, ScreeningSummary, Verdict
from tieline.screen.record import RecordHead, RecordWriter, canonical, hash_text, listing_fingerprint
from tieline.screen.record_reader import parse_record

SUMMARY = ScreeningSummary(2, 1, 0, 0, 1, 0)
RESULTS = (
    make_result(
        1, "Acme", make_hit(), make_hit(entry_id="2", verdict=Verdict.UNSURE), country="CN", identifiers=("12345",)
    ),
    make_result(2, ""),
)


def write(*results: RowResult, head: RecordHead | None = None) -> bytes:
    """Write a record."""
    file = io.BytesIO()
    writer = RecordWriter(file, head or make_head())
    for result in results:
        writer.write(result)
    writer.finish(SUMMARY)
    return file.getvalue()


def test_a_record_comes_back_as_it_was_written() -> None:
    """Rows, hits, issues and lists are all there, and the hash is right."""
    record = parse_record(write(*RESULTS), source="r.json")
    assert (record.rows, record.head, record.summary, record.is_intact) == (RESULTS, make_head(), SUMMARY, True)


def test_the_hash_is_that_of_canonical_json() -> None:
    """Anybody can check it: sorted keys, no white space, UTF-8, without the hash itself."""
    fields = json.loads(write(*RESULTS))
    stated = fields.pop("sha256")
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(text.encode()).hexdigest() == stated


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"score":0.9', b'"score":0.8'), (b'"name":"Acme"', b'"name":"Bolt"'), (b'"version":"1.0"', b'"version":"2.0"')],
)
def test_any_change_shows(old: bytes, new: bytes) -> None:
    """A record with one value changed is not intact."""
    data = write(*RESULTS)
    assert old in data
    assert not parse_record(data.replace(old, new), source="r.json").is_intact


def test_laying_it_out_otherwise_changes_nothing() -> None:
    """Indents and the order of fields are no content."""
    data = json.dumps(json.loads(write(*RESULTS)), indent=2).encode()
    assert parse_record(data, source="r.json").is_intact


def test_names_can_be_kept_as_hashes() -> None:
    """No name, number or reason of a row is readable then."""
    data = write(*RESULTS, head=make_head(hashes_names=True))
    (first, _) = parse_record(data, source="r.json").rows
    assert (first.query.text, first.query.identifiers) == (hash_text("Acme"), (hash_text("12345"),))
    assert b'"Acme"' not in data
    assert b"12345" not in data.replace(hash_text("12345").encode(), b"").replace(hash_text("Acme").encode(), b"")


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"kind":"screening_record","form":1}', b'{"kind":"x"}', b"\xff"])
def test_what_is_no_record_is_told(data: bytes) -> None:
    """The error names the file."""
    with pytest.raises(DamagedError, match=r"r\.json"):
        parse_record(data, source="r.json")


@given(st.lists(st.text(), max_size=4), st.floats(0, 1), st.lists(st.text(), max_size=2))
def test_any_names_come_back(names: list[str], score: float, numbers: list[str]) -> None:
    """Whatever a cell holds, the record holds it and is intact."""
    hit = make_hit(score=round(score, 3))
    results = [make_result(row, name, hit, identifiers=tuple(numbers)) for row, name in enumerate(names, 1)]
    record = parse_record(write(*results), source="r.json")
    assert (record.rows, record.is_intact) == (tuple(results), True)


def test_a_fingerprint_tells_who_is_listed_and_no_more() -> None:
    """Another snapshot, remark or order makes no difference; another country does."""
    listing = make_listing("Acme", "Bolt")
    same = replace(listing, names=listing.names[::-1], remarks="amended", entry_id="9")
    assert listing_fingerprint(same) == listing_fingerprint(listing)
    assert listing_fingerprint(replace(listing, countries=("CN",))) != listing_fingerprint(listing)


def test_canonical_json_has_one_form() -> None:
    """Keys are sorted, and text stays readable."""
    assert canonical({"b": 1, "a": "飞"}) == '{"a":"飞","b":1}'.encode()
