"""The shape that every gloss file keeps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.resources import files

import pytest
import yaml
from opencc import OpenCC

from tieline.names.gloss import MAX_HANZI, GlossKind

_FOLDER = files("tieline.resources").joinpath("names", "gloss")
_FILES = sorted(item.name for item in _FOLDER.iterdir() if item.name.endswith(".yml"))
_KEY = re.compile(rf"[\u4e00-\u9fff]{{1,{MAX_HANZI}}}")
_PHRASE = re.compile(r"[a-z0-9]+( [a-z0-9]+)*")
_ENTRIES_AT_LEAST = 14_000
"""Over the folder; what the tables had reached when they were first complete."""

# Characters that OpenCC calls traditional but that simplified text writes as they are: 藉口, 乾隆, 瞭望.
_BOTH_SCRIPTS = str.maketrans("", "", "乾藉瞭徵夥")


def _read(name: str) -> str:
    return _FOLDER.joinpath(name).read_text(encoding="utf-8")


def _blocks(name: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    yield from yaml.safe_load(_read(name)).items()


@pytest.mark.parametrize("name", _FILES)
def test_file_opens_with_a_comment(name: str) -> None:
    """A reader learns first what the file holds."""
    assert _read(name).startswith("# ")


@pytest.mark.parametrize("name", _FILES)
def test_block_has_a_kind_and_a_source(name: str) -> None:
    """A block says what its words are and where they come from."""
    for block, content in _blocks(name):
        assert set(content) == {"kind", "source", "words"}, block
        assert content["kind"] in set(GlossKind), block
        assert str(content["source"]).strip(), block


@pytest.mark.parametrize("name", _FILES)
def test_key_is_short_simplified_hanzi(name: str) -> None:
    """Longer terms are never looked up, and names are folded to simplified characters before."""
    simplify = OpenCC("t2s").convert
    keys = [str(key) for _, content in _blocks(name) for key in content["words"]]  # type: ignore[attr-defined]  # checked by _blocks
    assert [key for key in keys if not _KEY.fullmatch(key)] == []
    assert [key for key in keys if (plain := key.translate(_BOTH_SCRIPTS)) != simplify(plain)] == []


@pytest.mark.parametrize("name", _FILES)
def test_rendering_is_folded(name: str) -> None:
    """A rendering is of a to z, digits and single spaces, and no word has the same one twice."""
    for _, content in _blocks(name):
        for key, renderings in content["words"].items():  # type: ignore[attr-defined]  # checked by _blocks
            phrases = [phrase.strip() for phrase in str(renderings).split(",")]
            assert [phrase for phrase in phrases if not _PHRASE.fullmatch(phrase)] == [], key
            assert len(set(phrases)) == len(phrases), key


@pytest.mark.parametrize("name", _FILES)
def test_key_stands_once_in_a_block(name: str) -> None:
    """A second row would silently replace the first when the file is read."""
    keys = Counter[str]()
    for line in _read(name).splitlines():
        if re.match(r"[a-z]", line):
            assert [key for key, count in keys.items() if count > 1] == []
            keys.clear()
        elif found := re.match(r" {4}([^\s#:]+):", line):
            keys[found[1]] += 1
    assert [key for key, count in keys.items() if count > 1] == []


def test_block_names_are_unique_over_the_folder() -> None:
    """A block is named without its file."""
    names = Counter(block for name in _FILES for block, _ in _blocks(name))
    assert [block for block, count in names.items() if count > 1] == []


def test_folder_holds_the_vocabulary_of_names() -> None:
    """The number of different Hanzi words never drops unnoticed."""
    keys = {key for name in _FILES for _, content in _blocks(name) for key in content["words"]}  # type: ignore[attr-defined]  # checked by _blocks
    assert len(keys) >= _ENTRIES_AT_LEAST
