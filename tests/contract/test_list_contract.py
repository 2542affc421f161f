"""What every list format keeps, on small files made here."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.contract.list_samples import SAMPLES, Sample
from tieline.errors import TielineError
from tieline.lists import FORMATS, ListImport, import_list, own_table
from tieline.lists.draft import ListFile
from tieline.lists.options import ReadOptions
from tieline.model import NameQuality, PartialDate
from tieline.settings import Limits

AT = "2026-11-21T09:30:00+00:00"
KINDS = {"organisation", "person", "vessel", "aircraft", "unknown"}
CUTS = 60
"""At how many places each sample is cut."""

each_format = pytest.mark.parametrize("format_id", [known.id for known in FORMATS])


def read(sample: Sample, *, allows_partial: bool = False) -> ListImport:
    """Import a sample.

    Args:
        sample: The sample.
        allows_partial: Whether a cut-off file is read as far as it goes.

    Returns:
        The import.
    """
    options = ReadOptions(allows_partial=allows_partial)
    return import_list(sample.data, source=sample.source, imported_at=AT, options=options)


def test_every_format_has_a_sample() -> None:
    """A new format brings a file for this contract."""
    assert SAMPLES.keys() == {known.id for known in FORMATS}


@each_format
def test_exactly_one_format_claims_a_file(format_id: str) -> None:
    """Only own tables, which are asked last, may claim what another format has claimed."""
    sample = SAMPLES[format_id]
    file = ListFile(sample.source, sample.data, {}, Limits())
    claimed = [known.id for known in FORMATS if known.claims(file)]
    assert claimed[0] == format_id
    assert set(claimed[1:]) <= {own_table.ID}


@each_format
def test_entries_are_whole(format_id: str) -> None:
    """Names are composed text with the primary one first; ids are unique; list, authority, kind and row are set."""
    result = read(SAMPLES[format_id])
    assert result.snapshot.format == format_id
    assert result.snapshot.listings == len(result.listings) >= 2
    assert len({(one.list_name, one.entry_id) for one in result.listings}) == len(result.listings)
    for listing in result.listings:
        assert listing.list_name
        assert listing.authority
        assert listing.kind in KINDS
        assert listing.row
        assert listing.names[0].quality is NameQuality.PRIMARY
        assert NameQuality.PRIMARY not in {name.quality for name in listing.names[1:]}
        for name in listing.names:
            assert name.text == " ".join(name.text.split())
            assert name.text == unicodedata.normalize("NFC", name.text)
            assert not [sign for sign in name.text if unicodedata.category(sign) in {"Cc", "Cs"}]
        for day in (listing.listed_on, listing.delisted_on, listing.suspended_on, listing.suspended_until):
            assert day is None or PartialDate(day.text) == day


@each_format
def test_reading_again_gives_the_same(format_id: str) -> None:
    """Ids and values do not depend on the run."""
    first, second = read(SAMPLES[format_id]), read(SAMPLES[format_id])
    assert first.listings == second.listings
    assert first.snapshot == second.snapshot


@each_format
def test_an_unknown_field_is_told(format_id: str) -> None:
    """It is an issue, or listed as ignored; the entries stay what they were."""
    sample = SAMPLES[format_id]
    if sample.odd is None:
        return
    result = read(replace(sample, data=sample.odd))
    told = {issue.code for issue in result.issues} | set(result.snapshot.ignored_fields)
    assert told & {"unknown_field", "Colour"}
    assert [one.names for one in result.listings] == [one.names for one in read(sample).listings]


@each_format
@pytest.mark.parametrize("change", ["utf-16", "mark", "line ends", "empty lines"])
def test_how_a_file_was_saved_does_not_matter(format_id: str, change: str) -> None:
    """UTF-16, a byte order mark, line ends of old machines and empty lines at the top change nothing."""
    sample = SAMPLES[format_id]
    saved = {
        "utf-16": sample.data.decode().encode("utf-16"),
        "mark": b"\xef\xbb\xbf" + sample.data,
        "line ends": sample.data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
        "empty lines": (b"" if sample.data.startswith(b"<") else b"\n\n") + sample.data,
    }
    result, whole = read(replace(sample, data=saved[change])), read(sample)
    assert result.snapshot.format == format_id
    assert [one.names for one in result.listings] == [one.names for one in whole.listings]


def is_boundary(data: bytes, cut: int) -> bool:
    """Whether a cut falls between two lines, where a file of lines looks whole.

    Args:
        data: The file.
        cut: Where it is cut.

    Returns:
        True at the end of a line.
    """
    return data[cut - 1 : cut] in (b"\n", b"\r") or data[cut : cut + 1] in (b"\n", b"\r", b"\x1a")


@each_format
@pytest.mark.parametrize("allows_partial", [False, True])
def test_a_cut_off_file_is_never_a_smaller_list_in_silence(format_id: str, *, allows_partial: bool) -> None:
    """It is refused, or the snapshot or an issue says so; only a cut between two lines cannot be seen."""
    sample = SAMPLES[format_id]
    whole = len(read(sample).listings)
    for cut in range(1, len(sample.data), max(1, len(sample.data) // CUTS)):
        try:
            result = read(replace(sample, data=sample.data[:cut]), allows_partial=allows_partial)
        except TielineError:
            continue
        is_smaller = len(result.listings) < whole
        told = f"{result.snapshot.format}: {sample.data[:cut][-80:]!r}"
        assert not is_smaller or result.issues or is_boundary(sample.data, cut), told
        assert allows_partial or not result.snapshot.is_partial


@settings(max_examples=120)
@given(data=st.binary(max_size=400), format_id=st.sampled_from(sorted(SAMPLES)))
@example(data=b"", format_id="own-table")
@example(data=b"\xff\xfe", format_id="own-table")
@example(data=b"PK\x03\x04", format_id="uk-ofsi")
def test_noise_never_crashes_a_format(data: bytes, format_id: str) -> None:
    """Any bytes under any name are read or refused."""
    (known,) = (one for one in FORMATS if one.id == format_id)
    for noise in (data, SAMPLES[format_id].data[:40] + data):
        file = ListFile(SAMPLES[format_id].source, noise, {}, Limits())
        try:
            if known.claims(file):
                known.parse(file)
        except TielineError:
            continue


@settings(max_examples=150)
@given(
    format_id=st.sampled_from(sorted(SAMPLES)),
    place=st.floats(0, 0.999),
    patch=st.one_of(
        st.binary(min_size=1, max_size=6), st.sampled_from([b"\x00", b'"', b"<", b"&", b"\n", b"{", b"]]"])
    ),
)
def test_a_damaged_file_never_crashes_a_format(format_id: str, place: float, patch: bytes) -> None:
    """A file with a few wrong bytes is read or refused."""
    sample = SAMPLES[format_id]
    at = int(place * len(sample.data))
    try:
        read(replace(sample, data=sample.data[:at] + patch + sample.data[at + len(patch) :]), allows_partial=True)
    except TielineError:
        return
