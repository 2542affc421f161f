"""Pairing the words of two names."""

from __future__ import annotations

from tieline.names.alignment import align
from tieline.names.parts import parse_name


def test_equal_near_and_joined_words_are_paired() -> None:
    """Equal words, compounds written apart and slips are paired; the rest is left over."""
    alignment = align(parse_name("Goodwill Hikvison Dahua").words, parse_name("Good Will Hikvision Huawei").words)
    assert {pair.left[0].written: len(pair.right) for pair in alignment.pairs} == {"goodwill": 2, "hikvison": 1}
    assert [word.written for word in alignment.left_over] == ["dahua"]
    assert [word.written for word in alignment.right_over] == ["huawei"]


def test_known_acronym_is_paired_with_its_words() -> None:
    """A known acronym stands for all words of its name, and only where all are there."""
    full = parse_name("China Electronics Technology Group Corporation 54th Research Institute").words
    alignment = align(parse_name("CETC 54").words, full)
    assert any(pair.known and len(pair.right) == 4 for pair in alignment.pairs)
    assert not align(parse_name("CETC").words, parse_name("China Electronics Corporation").words).pairs


def test_shortened_common_word_is_paired() -> None:
    """A shortening that no table has is paired with the common word it begins."""
    alignment = align(parse_name("Sugon Semicondu").words, parse_name("Sugon Semiconductor").words)
    assert len(alignment.pairs) == 2
