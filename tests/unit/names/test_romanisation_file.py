"""The table of older and regional spellings: its shape."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from tieline.names.knowledge import load_table

TABLE = load_table("romanisation")
SYLLABLE = re.compile(r"[a-z]+")


def _mapping(value: object) -> Mapping[str, object]:
    """The value, which must be a mapping with text as keys."""
    assert isinstance(value, dict)
    assert all(isinstance(key, str) for key in value), value
    return value


def test_table_has_the_blocks_that_its_head_describes() -> None:
    """Rules by scheme, characters by region, words."""
    assert set(TABLE) == {"rules", "characters", "words"}
    assert {"wade_giles", "tongyong", "postal"} <= _mapping(TABLE["rules"]).keys()
    assert {"hong_kong", "macau", "southern_min"} <= _mapping(TABLE["characters"]).keys()


@pytest.mark.parametrize("scheme", list(_mapping(TABLE["rules"])))
def test_rules_are_of_plain_letters(scheme: str) -> None:
    """Initials and finals map to one spelling, whole syllables to a list without repeats."""
    rules = _mapping(_mapping(TABLE["rules"])[scheme])
    assert set(rules) == {"initials", "finals", "syllables"}
    for part in ("initials", "finals"):
        for start, spelling in _mapping(rules[part]).items():
            assert SYLLABLE.fullmatch(start), start
            assert SYLLABLE.fullmatch(str(spelling)), start
    for syllable, spellings in _mapping(rules["syllables"]).items():
        assert isinstance(spellings, list), syllable
        assert len(spellings) == len(set(spellings)), syllable
        assert all(SYLLABLE.fullmatch(spelling) for spelling in (syllable, *spellings)), syllable


@pytest.mark.parametrize("region", list(_mapping(TABLE["characters"])))
def test_spelling_lists_each_character_once(region: str) -> None:
    """A spelling stands with the Hanzi written so."""
    for spelling, characters in _mapping(_mapping(TABLE["characters"])[region]).items():
        assert SYLLABLE.fullmatch(spelling), spelling
        assert re.fullmatch(r"[\u4e00-\u9fff]+", str(characters)), spelling
        assert len(set(str(characters))) == len(str(characters)), spelling


def test_hong_kong_spellings_cover_the_characters_of_names() -> None:
    """At least 600 characters have a spelling as in Hong Kong."""
    regions = _mapping(TABLE["characters"])
    known = {character for characters in _mapping(regions["hong_kong"]).values() for character in str(characters)}
    assert len(known) >= 600


def test_words_have_folded_spellings() -> None:
    """Names with a spelling of their own are Hanzi with folded Latin words."""
    for hanzi, spellings in _mapping(TABLE["words"]).items():
        assert re.fullmatch(r"[\u4e00-\u9fff]+", hanzi), hanzi
        assert isinstance(spellings, list), hanzi
        assert all(re.fullmatch(r"[a-z0-9]+(?: [a-z0-9]+)*", spelling) for spelling in spellings), hanzi
