"""Saved indexes that somebody changed, hashes included."""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path

import numpy as np
import pytest

from tests.unit.screen.listing_builder import make_listing
from tieline.errors import DamagedError
from tieline.screen import Index
from tieline.screen.check import check_segment
from tieline.screen.kernel_text import MAX_WORDS
from tieline.screen.name_index import NameIndex
from tieline.screen.segment import LENGTH, START, Segment
from tieline.screen.storage import ARRAYS_FILE, HEADER_FILE

NAMES = (
    "Qorvane Technologies Co., Ltd.",
    "Zelhua Digital Technology",
    "Vantorix Shipping",
    "齐万信息技术",
    "Brino Yards",
)
TWICE_NAMED = tuple(f"Qorvane {side} Works" for side in ("North", "South", "East", "West"))
FLIPS = 150


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a saved index."""
    folder = tmp_path_factory.mktemp("saved") / "index"
    Index.build([make_listing(name, f"{name} Group") for name in NAMES]).save(folder)
    return folder


def reseal(folder: Path, header: dict[str, object]) -> None:
    """Write a header with a hash that is right.

    Args:
        folder: The folder of an index.
        header: The header.
    """
    text = json.dumps(header, ensure_ascii=False)
    sealed = {"header": header, "sha256": hashlib.sha256(text.encode()).hexdigest()}
    (folder / HEADER_FILE).write_text(json.dumps(sealed, ensure_ascii=False), encoding="utf-8")


def test_flipped_bytes_with_right_hashes_never_lead_out_of_the_index(saved: Path, tmp_path: Path) -> None:
    """Whatever bytes are changed, the index is refused, or answers, or refuses to answer; it does not crash."""
    whole = (saved / ARRAYS_FILE).read_bytes()
    header = json.loads((saved / HEADER_FILE).read_text(encoding="utf-8"))["header"]
    spans = [(place["offset"], place["dtype"], place["shape"]) for place in header["arrays"]]
    draw, refused = random.Random(5), 0
    for _ in range(FLIPS):
        data = bytearray(whole)
        data[draw.choice(spans)[0] + draw.randrange(64)] ^= 1 << draw.randrange(8)
        (tmp_path / ARRAYS_FILE).write_bytes(data)
        reseal(tmp_path, header | {"sha256": hashlib.sha256(data).hexdigest()})
        try:
            Index.open(tmp_path).find("Qorvane Technologies")
        except DamagedError:
            refused += 1
    assert refused > FLIPS // 4


@pytest.mark.parametrize(
    "change",
    [
        {"bytes": "many"},
        {"arrays": None},
        {"arrays": [{"name": "x", "dtype": "int32", "shape": [1 << 62, 8], "offset": 0}]},
        {"arrays": [{"name": "x", "dtype": "object", "shape": [1], "offset": 0}]},
        {"facts": {}},
        {"facts": {"segments": "1", "kinds": {}, "lists": 3}},
    ],
)
def test_header_that_makes_no_sense_is_refused(saved: Path, tmp_path: Path, change: dict[str, object]) -> None:
    """A header with the right hash and wrong contents is damage, in one sentence."""
    header = json.loads((saved / HEADER_FILE).read_text(encoding="utf-8"))["header"]
    (tmp_path / ARRAYS_FILE).write_bytes((saved / ARRAYS_FILE).read_bytes())
    reseal(tmp_path, header | change)
    with pytest.raises(DamagedError):
        Index.open(tmp_path)


def test_deeply_nested_header_is_refused(tmp_path: Path) -> None:
    """A header that a reader would sink in is damage."""
    (tmp_path / HEADER_FILE).write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(DamagedError):
        Index.open(tmp_path)


def test_index_of_something_else_is_refused(saved: Path) -> None:
    """An index is opened only for what it was made from, where that is asked."""
    with pytest.raises(DamagedError, match="out of date"):
        Index.open(saved, key="other lists")


@pytest.mark.parametrize("column", ["owners", "places", "kind_of", "list_of"])
def test_positions_that_are_no_whole_numbers_are_refused(saved: Path, tmp_path: Path, column: str) -> None:
    """Bytes of whole numbers that the header calls fractions are damage, before anything is looked for."""
    header = json.loads((saved / HEADER_FILE).read_text(encoding="utf-8"))["header"]
    arrays = [place | ({"dtype": "float32"} if place["name"] == column else {}) for place in header["arrays"]]
    (tmp_path / ARRAYS_FILE).write_bytes((saved / ARRAYS_FILE).read_bytes())
    reseal(tmp_path, header | {"arrays": arrays})
    with pytest.raises(DamagedError, match=column):
        Index.open(tmp_path)


@pytest.fixture(scope="module")
def segment() -> Segment:
    """Give a sound segment whose parties have two names each, so that they teach what a word is also called."""
    others = [name.replace("Qorvane", "Kelvane").replace("Works", "Factory") for name in TWICE_NAMED]
    parties = [*range(len(NAMES)), *range(len(NAMES), len(NAMES) + len(TWICE_NAMED))]
    return NameIndex.build(
        [*NAMES, *TWICE_NAMED, *others], np.array([*parties, *parties[len(NAMES) :]], dtype=np.int32)
    ).segments[0]


def test_sound_segment_passes(segment: Segment) -> None:
    """What the engine builds is let through."""
    check_segment(segment)


@pytest.mark.parametrize(
    "field", [field for field in Segment._fields if field not in {"parties", "shapes", "word_keys", "flags"}]
)
def test_numbers_that_lead_out_are_refused(segment: Segment, field: str) -> None:
    """One wild number in any array that kernels follow is found."""
    array = getattr(segment, field).copy()
    place = (0, START) if field == "word_rows" else array.size // 2
    array[place] = ord("A") if field == "word_text" else -7
    with pytest.raises(ValueError, match=r"leads out|of another type"):
        check_segment(segment._replace(**{field: array}))


def test_vocabulary_without_a_free_slot_is_refused(segment: Segment) -> None:
    """A search for a word that is not there would never end."""
    with pytest.raises(ValueError, match="word_slots"):
        check_segment(segment._replace(word_slots=np.ones_like(segment.word_slots)))


def test_word_without_letters_is_refused(segment: Segment) -> None:
    """Its first letter would stand behind the last word."""
    rows = segment.word_rows.copy()
    rows[0, START], rows[0, LENGTH] = len(segment.word_text), 0
    with pytest.raises(ValueError, match="word_rows"):
        check_segment(segment._replace(word_rows=rows))


def test_name_of_too_many_words_is_refused(segment: Segment) -> None:
    """There is room for the words of all candidates only if none has more than names have that are read."""
    starts = np.zeros_like(segment.name_starts)
    starts[-1] = len(segment.name_words)
    assert starts[-1] > MAX_WORDS
    with pytest.raises(ValueError, match="name_starts"):
        check_segment(segment._replace(name_starts=starts))


@pytest.mark.parametrize("field", ["norms", "shapes"])
def test_names_without_norm_or_shape_are_refused(segment: Segment, field: str) -> None:
    """Every name has both."""
    with pytest.raises(ValueError, match=field):
        check_segment(segment._replace(**{field: getattr(segment, field)[:-1]}))


def test_norms_next_to_nothing_lead_nowhere(segment: Segment) -> None:
    """What brings such gains to the last bin is no number any more; names are found without it."""
    norms = np.full_like(segment.norms, 1e-41)
    check_segment(segment._replace(norms=norms))
    assert NameIndex([segment._replace(norms=norms)]).find([NAMES[0]], limit=1).names.tolist() == [[0]]
