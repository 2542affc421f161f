"""Reading the knowledge tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieline.names.kernel import CACHE_VARIABLE
from tieline.names.knowledge import get_rows, get_text, get_words, load_compiled, load_table


def test_truth_value_for_a_word_is_refused() -> None:
    """A bare `no` in YAML is a truth value and no word."""
    with pytest.raises(ValueError, match="no text"):
        get_words({"words": [False]}, "words")


def test_missing_block_is_refused() -> None:
    """A table without the block that is asked for is a fault."""
    with pytest.raises(ValueError, match="not a list"):
        get_rows({}, "forms")
    with pytest.raises(ValueError, match="no text"):
        get_text({}, "form")


def test_words_may_be_one_text() -> None:
    """Words in one text with spaces are a list of words; a missing field has none."""
    assert get_words({"words": "a b"}, "words") == ("a", "b")
    assert get_words({}, "words") == ()


def test_a_compiled_table_is_unpacked() -> None:
    """Compiled tables are packed; each has a row for every line."""
    assert load_compiled("gloss.tsv").startswith("# ")


def test_a_large_table_is_the_same_when_it_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept of a table equals what its YAML says, and is not used once it is damaged or of other text."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    read = load_table("places")
    (kept,) = tmp_path.glob("*/places.json")
    assert load_table("places") == read
    for damaged in (kept.read_bytes()[:-1], b'{"sha256": "0", "table": {}}', b"\xff"):
        kept.write_bytes(damaged)
        assert load_table("places") == read
