"""The index over names."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tieline.screen.name_index import NameIndex

NAMES = (
    "Shanghai Zelhua Technology Co., Ltd.",
    "Qorvane Precision Instruments GmbH",
    "Institut für Metallforschung",
    "General Directorate of Coastal Surveys",
    "天津齐万信息技术有限公司",
    "Роснефтехим",
    "삼성전자",
    "Good Will Trading",
    "AB 32 Repair Plant",
)
QUERIES = (
    *NAMES,
    "Zelhua",
    "Qorvame Precison",
    "Coastal Surveys Directorate",
    "GDCS",
    "Goodwill",
    "32 Repair",
    "",
    "!!!",
)


SLIPS = (
    ("Guandgong Technical Colege", 0),
    ("Keyva College", 1),
    ("Glboal IT", 2),
    ("Hunggu", 3),
    ("Antai tecnologi", 4),
    ("Electrnic Sydtems eDvelopment", 5),
)
"""Names with a slip in every word, of which common ones are misspelt too, and what is meant."""

SLIPPED = (
    "Guangdong Technical College",
    "Keiwa College",
    "Global IT",
    "Hyunggu",
    "Antai Technology",
    "Electronic Systems Development",
    "Keyva",
    "Colegio Glboa",
    "Hunga Systems",
)


@pytest.fixture(scope="module")
def index() -> NameIndex:
    """Give an index over the names of this module, each its own party."""
    return NameIndex.build(NAMES, np.arange(len(NAMES), dtype=np.int32))


def first(index: NameIndex, query: str) -> int:
    """Number of the name nearest to a query.

    Args:
        index: The index.
        query: The query.

    Returns:
        The number; -1 where there is none.
    """
    return int(index.find([query], limit=3).names[0, 0])


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_every_name_finds_itself_in_any_script(index: NameIndex, number: int) -> None:
    """A listed name is nearest to itself, whatever its script."""
    assert first(index, NAMES[number]) == number


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("ZELHUA", 0),
        ("Shanghai Zelhau Tech", 0),
        ("Qorvame Precison Instrumnts", 1),
        ("Coastal Surveys, General Directorate", 3),
        ("GDCS", 3),
        ("Goodwill", 7),
        ("齐万", 4),
        ("Rosneftekhim", 5),
        ("Metallforschung Institute", 2),
    ],
)
def test_other_spellings_find_the_name(index: NameIndex, query: str, number: int) -> None:
    """Slips, word order, initials, joined words, pinyin, short forms and transcriptions lead to the name."""
    assert first(index, query) == number


@pytest.fixture(scope="module")
def slipped() -> NameIndex:
    """Give an index over names that slips lead to, and past."""
    return NameIndex.build(SLIPPED, np.arange(len(SLIPPED), dtype=np.int32))


@pytest.mark.parametrize(("query", "number"), SLIPS)
def test_slips_in_every_word_find_the_name(slipped: NameIndex, query: str, number: int) -> None:
    """A name is among the first three though each of its words is misspelt, and some misspellings are words."""
    assert number in slipped.find([query], limit=3).names[0].tolist()


def test_latin_letters_find_hanzi_by_meaning_and_sound(index: NameIndex) -> None:
    """Pinyin and English words find a name in Hanzi, behind names in Latin letters that share words."""
    assert 4 in index.find(["Qiwan Information Technology Tianjin"], limit=3).names


def test_hanzi_find_latin_names_by_meaning_and_sound() -> None:
    """A name in Hanzi finds names in Latin letters that mean or sound the same."""
    names = ("Harbin Engineering University", "Feiyue Machinery Import and Export", "Bank of Somewhere")
    index = NameIndex.build(names, np.arange(3, dtype=np.int32))
    assert first(index, "哈尔滨工程大学") == 0
    assert first(index, "飞跃机械进出口公司") == 1


@pytest.mark.parametrize("query", ["", "!!!", "\u202e", "x" * 10_000, "一" * 2_000, "\ud800", "1" * 500])
def test_strange_queries_are_answered(index: NameIndex, query: str) -> None:
    """Empty, endless and broken queries give no error."""
    assert index.find([query], limit=2).names.shape == (1, 2)


def test_filter_keeps_names_out(index: NameIndex) -> None:
    """What is not allowed is never found."""
    allowed = np.ones(len(NAMES), dtype=np.bool_)
    allowed[0] = False
    assert 0 not in index.find(["Shanghai Zelhua Technology"], allowed=allowed).names


def test_parties_are_told_once_unless_names_are_wanted() -> None:
    """A party with two names stands once among parties, and with both among names."""
    index = NameIndex.build(("Acme Widgets", "Acme Widget Works"), np.zeros(2, dtype=np.int32))
    assert (index.find(["Acme Widgets"]).names >= 0).sum() == 1
    assert (index.find(["Acme Widgets"], by_party=False).names >= 0).sum() == 2


def test_names_added_later_are_found_and_numbered_on(index: NameIndex) -> None:
    """A second segment is searched with the first, and its names are numbered behind."""
    more = index.add(("Vantorix Shipping",), np.array([77], dtype=np.int32))
    assert (len(index), len(more)) == (len(NAMES), len(NAMES) + 1)
    assert first(more, "Vantorix") == len(NAMES)
    assert first(more, "Qorvane") == 1


def test_other_words_of_a_party_are_learned() -> None:
    """What the names of parties call one another is used for names of others."""
    names, parties = list[str](), list[int]()
    for number, place in enumerate(("Aldan", "Brano", "Celor", "Dovin", "Elgar")):
        names += [f"{place} Sairaala", f"{place} Hospital"]
        parties += [number, number]
    index = NameIndex.build([*names, "Fosta Sairaala"], np.array([*parties, 9], dtype=np.int32))
    assert int(index.find(["Hospital of Fosta"], limit=1).names[0, 0]) == len(names)


def test_empty_index_finds_nothing() -> None:
    """Without names there is no answer, and no error."""
    empty = NameIndex.build((), np.zeros(0, dtype=np.int32))
    assert (empty.find(["x"]).names == -1).all()


def test_compiled_and_plain_kernels_agree(index: NameIndex, tmp_path: Path) -> None:
    """Compiled or not, the same names come in the same order with the same scores."""
    script = (
        "import pickle, sys; from tieline.names.kernel import compile_kernels, is_compiled\n"
        "import tieline.screen.name_index as n; import numpy as np\n"
        "compile_kernels(); names, queries = pickle.load(open(sys.argv[1], 'rb'))\n"
        "i = n.NameIndex.build(names, np.arange(len(names), dtype=np.int32)); f = i.find(queries)\n"
        "assert is_compiled(); pickle.dump((f.names, f.scores), open(sys.argv[2], 'wb'))"
    )
    asked, told = tmp_path / "asked", tmp_path / "told"
    asked.write_bytes(pickle.dumps((NAMES, QUERIES)))
    subprocess.run([sys.executable, "-c", script, str(asked), str(told)], check=True, env=dict(os.environ))
    names, scores = pickle.loads(told.read_bytes())
    plain = index.find(QUERIES)
    assert (plain.names == names).all()
    assert np.allclose(plain.scores, scores, atol=1e-4)
