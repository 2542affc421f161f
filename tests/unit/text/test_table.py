"""Character tables."""

import pytest

from tieline.text.table import SHORT_CHARS, CharacterTable, fold_table


@pytest.mark.parametrize("length", [0, 1, SHORT_CHARS, SHORT_CHARS + 1, 1000])
def test_a_table_replaces_at_any_length(length: int) -> None:
    """Short and long texts are replaced alike, and what the table lacks stays."""
    changes = {"長": "长", "\U00020000": "b"}
    table = CharacterTable(lambda characters: [changes.get(one, one) for one in characters])
    assert table.apply("長x\U00020000\ud800" * length) == "长xb\ud800" * length


def test_characters_met_singly_become_what_all_together_become() -> None:
    """A short text folds as the same characters do inside a long one."""
    text = "ＡÀÉßΣς長漢龍研験繊ﾊﾟ㈱Ⅷ½İı‐«한\ue000\U0002f800\U00033479"
    assert [fold_table().apply(one) for one in text] == list(fold_table().apply(text * SHORT_CHARS)[: len(text)])


def test_a_table_is_built_once() -> None:
    """Asking again gives the very same table."""
    assert fold_table() is fold_table()
