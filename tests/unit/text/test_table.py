"""Character tables."""

import pytest

from tieline.text.table import SHORT_CHARS, CharacterTable, fold_table


@pytest.mark.parametrize("length", [0, 1, SHORT_CHARS, SHORT_CHARS + 1, 1000])
def test_a_table_replaces_at_any_length(length: int) -> None:
    """Short and long texts are replaced alike, and what the table lacks stays."""
    table = CharacterTable({"長": "长", "\U00020000": "b"})
    assert table.apply("長x\U00020000\ud800" * length) == "长xb\ud800" * length


def test_a_table_is_built_once() -> None:
    """Asking again gives the very same table."""
    assert fold_table() is fold_table()
