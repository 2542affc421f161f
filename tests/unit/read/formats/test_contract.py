"""What every format reader promises."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.read.formats.samples import SAMPLES, make_pdf
from tieline.errors import EmptyError, NeedsExtraError, TooLargeError, UnreadableError
from tieline.read.formats import Readable, find_media_type, read_bytes
from tieline.read.formats.registry import READERS
from tieline.settings import Limits

LIMITS = Limits()
MEDIA_TYPES = sorted(SAMPLES)
SPOILS = [*SAMPLES.values(), make_pdf([["One page."]], title="A title", encrypt=True)]


def _check(readable: Readable) -> None:
    text = readable.text
    assert text.strip()
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & set("\r\x00\x02\x0b\x0c\ufeff\ufffe")
    position = 0
    for region in readable.regions:
        assert position <= region.span.start < region.span.end <= len(text)
        assert region.label
        assert region.span.cut(text).strip()
        position = region.span.start


def _read_or_refuse(data: bytes) -> None:
    refused: UnreadableError | NeedsExtraError
    try:
        readable = read_bytes(data, path="item", limits=LIMITS)
    except (UnreadableError, NeedsExtraError) as error:
        refused = error
    else:
        _check(readable)
        return
    assert "item" in refused.message
    assert refused.message.endswith(".")
    assert refused.hint


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_a_sample_is_read_canonically(media_type: str) -> None:
    """Text is NFC with plain line ends, regions lie inside of it in order, and the media type is told by content."""
    readable = read_bytes(SAMPLES[media_type], path="wrong.zip", limits=LIMITS)
    _check(readable)
    assert readable.media_type == media_type
    assert "refute" in readable.text
    assert readable.gaps == ()


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_reading_twice_gives_the_same(media_type: str) -> None:
    """A reader keeps no state and is deterministic."""
    once = read_bytes(SAMPLES[media_type], path="item", limits=LIMITS)
    assert once == read_bytes(SAMPLES[media_type], path="item", limits=LIMITS)


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
@pytest.mark.parametrize("share", [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_truncated_sample_is_read_or_refused_in_one_sentence(media_type: str, share: float) -> None:
    """Half a file never raises anything but an error of ours that names the item."""
    data = SAMPLES[media_type]
    _read_or_refuse(data[: int(len(data) * share)])


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_a_text_over_the_limit_is_refused_and_never_cut(media_type: str) -> None:
    """The limit on characters holds in every reader."""
    with pytest.raises(TooLargeError, match="longer than 20 characters"):
        read_bytes(SAMPLES[media_type], path="item", limits=Limits(text_chars=20))


@pytest.mark.parametrize(
    "data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"<html><body><p> </p></body></html>", make_pdf([[]])]
)
def test_an_item_without_text_is_empty(data: bytes) -> None:
    """No bytes, white space and pages without words are all the same: empty."""
    with pytest.raises(EmptyError, match="item"):
        read_bytes(data, path="item", limits=LIMITS)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    """Any bytes at all are read or refused by an error of ours."""
    _read_or_refuse(data)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SPOILS), st.floats(0, 1), st.binary(min_size=1, max_size=12))
def test_a_spoilt_sample_is_read_or_refused(data: bytes, place: float, spoil: bytes) -> None:
    """Overwritten bytes anywhere in a file are read or refused by an error of ours."""
    at = int(place * len(data))
    _read_or_refuse(data[:at] + spoil + data[at + len(spoil) :])


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"From: a@b\nDate: x\n\n", b"\xff\xfe", b"II*\x00"]),
    st.binary(max_size=200),
)
def test_random_bytes_behind_a_mark_are_read_or_refused(mark: bytes, data: bytes) -> None:
    """A file that only begins like a format is read or refused by an error of ours."""
    _read_or_refuse(mark + data)


def test_every_sample_has_a_reader_and_every_reader_of_text_a_sample() -> None:
    """The contract covers what the registry holds."""
    pictures = {media_type for media_type in READERS if media_type.startswith("image/")}
    assert set(READERS) - pictures == set(SAMPLES) - {"text/markdown"}
    assert {find_media_type(data) for data in SAMPLES.values()} == set(READERS) - pictures
