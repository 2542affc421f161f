"""By how few slips a query may be a name as a whole."""

from __future__ import annotations

import numpy as np
import pytest

from tieline.screen import kernel_edit
from tieline.screen.engine import _likelihood
from tieline.screen.kernel_edit import FAR, FAVOUR
from tieline.screen.kernel_query import N_CANDIDATES, N_WANTED
from tieline.screen.kernel_rank import AFTER
from tieline.screen.name_index import NameIndex, Nearest, make_reader
from tieline.screen.rank import Ranker, drop_favour

PLACES = "Alta Bergo Cinda Dorva Elmo Farla Gonda Hista".split()


@pytest.mark.parametrize(
    ("asked", "name", "slips"),
    [
        ("acme", "acme", 0),
        ("acem", "acme", 1),
        ("acme co", "acmeco", 1),
        ("suwer", "sewr", 2),
        ("electrnic msystems", "electronic systems", 2),
        ("ab", "abcd", 2),
        ("abcd", "dcba", FAR),
        ("novel", "nova", 2),
        ("factory 239", "factory 239", 0),
        ("factroy 239", "factory 239", 1),
        ("factory 239", "factory 238", FAR),
        ("factory 239", "factory 23", FAR),
        ("factory 239", "factory 293", FAR),
        ("9 factory", "factory", FAR),
    ],
)
def test_slips_are_counted_as_far_as_they_matter(asked: str, name: str, slips: int) -> None:
    """Letters changed, left out, added or exchanged are counted; another number is no slip."""
    room = kernel_edit.make_slips()
    for mine, other in ((asked, name), (name, asked)):
        room.asked[: len(mine)] = list(mine.encode())
        room.name[: len(other)] = list(other.encode())
        assert kernel_edit._count_slips(room, len(mine), len(other)) == slips


def _find(names: list[str], query: str) -> Nearest:
    """The names nearest to a query, each of its own party."""
    return NameIndex.build(names, np.arange(len(names), dtype=np.int32)).find([query], limit=4)


def test_name_that_is_only_slips_away_comes_first() -> None:
    """A name two letters away goes before names that share a known word with the query."""
    names = ["Systems Development", "Electronic Systems Development", "Unitel Development", "Electron Works"]
    found = _find(names, "Electrnic mSystems Development")
    assert found.names[0, 0] == 1
    assert found.scores[0, 0] > FAVOUR / 2


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("Morvane Institute", "Morvane Institute"),
        ("Morvane Institute", "Institute Morvane"),
        ("Morvane 239", "Morvane 238"),
        ("Morva", "Marve Institute of Farla"),
        ("Mor", "Mok"),
        ("飞腾信息", "飞滕信息"),
        (" ".join(f"Morvane {place}" for place in PLACES), " ".join(f"Mrvane {place}" for place in PLACES)),
    ],
    ids=["known words", "other order", "other number", "far away", "short", "Hanzi", "long"],
)
def test_what_is_no_slip_is_not_favoured(name: str, query: str) -> None:
    """Queries of known words, other numbers, Hanzi, and very short or long names are ranked without counting slips."""
    assert (_find([name], query).scores < FAVOUR / 2).all()


def test_names_a_slip_away_are_kept_beside_the_wanted() -> None:
    """Of more names than are wanted, those a slip or two away stay, whatever they gained."""
    names = [f"Morvane {place}" for place in PLACES]
    segment = NameIndex.build(names, np.arange(len(names), dtype=np.int32)).segments[0]
    ranking = Ranker(segment, make_reader(hanzi=False)).ranking
    query, slips = ranking.query, ranking.described.slips
    query.candidates[: len(names)] = np.arange(len(names))
    query.gains[: len(names)] = np.linspace(1.0, 0.1, len(names))
    query.state[N_CANDIDATES], query.state[N_WANTED] = len(names), 3
    slips.spare[len(names) - 1] = 2
    kernel_edit.keep_candidates(query, slips)
    assert query.candidates[: query.state[N_CANDIDATES]].tolist() == [0, 1, 2, len(names) - 1]
    assert slips.spare[:4].tolist() == [0, 0, 0, 2]


def _find_added(query: str) -> list[int]:
    """Which names an index with an added segment finds: one of the added is a letter away from one of the others."""
    index = NameIndex.build(["Morvane Institute", "Elmo Works"], np.arange(2, dtype=np.int32))
    return index.add(["Morvana Institute"], np.array([2], dtype=np.int32)).find([query], limit=2).names[0].tolist()


@pytest.mark.parametrize(
    ("query", "found"),
    [("Morvane Institute", [0, 2]), ("Morvana Institute", [2, 0]), ("Elmo Wroks", [1, -1])],
)
def test_the_very_name_comes_first_among_segments(query: str, found: list[int]) -> None:
    """A name goes before one with a slip, whichever of them was added later; slips are counted in all segments."""
    assert [at if at in found else -1 for at in _find_added(query)] == found


@pytest.mark.parametrize("told", [-12.5, -1.0, 0.0, 3.25, 12.5])
def test_slips_do_not_make_a_hit_likelier(told: float) -> None:
    """How likely a hit is rests on what the trees say alone; what they did not see has no likelihood."""
    favoured = np.array([told + FAVOUR * spare for spare in range(FAR + 1)])
    assert drop_favour(favoured).tolist() == [told] * len(favoured)
    assert [_likelihood(score) for score in (favoured + AFTER).tolist()] == [0.0] * len(favoured)


def test_shapes_that_lie_lead_nowhere() -> None:
    """A saved index may say that a long name has the letters of the query: it is read no further than there is room."""
    names = ["Morvane Institute", " ".join(f"Morvane {place}" for place in PLACES), "Institute"]
    segment = NameIndex.build(names, np.arange(len(names), dtype=np.int32)).segments[0]
    lying = segment._replace(shapes=np.full(len(names), segment.shapes[0], dtype=np.int32))
    expected = NameIndex([segment]).find(["Morvne Institute"], limit=3).names
    assert NameIndex([lying]).find(["Morvne Institute"], limit=3).names.tolist() == expected.tolist()
