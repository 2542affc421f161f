"""Reading the knowledge tables."""

from __future__ import annotations

import pytest

from tieline.names.knowledge import get_rows, get_text, get_words, load_compiled


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
