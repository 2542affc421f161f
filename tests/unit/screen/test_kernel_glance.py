"""The first glance at candidates."""

from __future__ import annotations

import numpy as np

from tieline.screen import kernel_glance, kernel_rank
from tieline.screen.build import build_segment
from tieline.screen.fold import to_codes
from tieline.screen.name_index import make_reader
from tieline.screen.rank import Ranker, RankOptions

KEPT = 4
NAMES = tuple(f"Morvane Institute of {place}" for place in "Alta Bergo Cinda Dorva Elmo Farla Gonda Hista".split())
HANZI = "天津飞腾信息"


def _candidates(names: tuple[str, ...], query: str, kept: int) -> list[int]:
    """The names that are described for a query, in order."""
    reader = make_reader(hanzi=True)
    segment = build_segment(names, np.arange(len(names), dtype=np.int32), reader)
    ranker = Ranker(segment, reader, options=RankOptions(kept=kept))
    codes, starts = to_codes([query])
    ranking = ranker.ranking._replace(fold=reader.fold.fill(codes))
    count = kernel_rank.rank_one(codes, int(starts[0]), int(starts[1]), ranking)
    return ranking.query.candidates[:count].tolist()


def test_the_likeliest_stay_in_their_order() -> None:
    """Of more candidates than are to be described, those most like the query stay."""
    query = "Morvane Institute of Gonda"
    every, kept = _candidates(NAMES, query, len(NAMES)), _candidates(NAMES, query, KEPT)
    assert len(every) == len(NAMES)
    assert 0 < len(kept) <= KEPT
    assert NAMES.index(query) in kept
    assert kept == [name for name in every if name in kept]


def test_candidates_in_the_other_script_stay() -> None:
    """Words tell nothing of a name in the other script, so it is not dropped for having none."""
    names = (*NAMES, HANZI)
    found = _candidates(names, "Feiteng Morvane Institute Tianjin Phytium", 1)
    assert names.index(HANZI) in found


def test_what_was_gained_stands_beside_the_best() -> None:
    """After the glance the best candidate has gained 1, whether any was dropped or not."""
    reader = make_reader(hanzi=False)
    segment = build_segment(NAMES, np.arange(len(NAMES), dtype=np.int32), reader)
    for kept in (KEPT, len(NAMES)):
        ranker = Ranker(segment, reader, options=RankOptions(kept=kept))
        codes, starts = to_codes([NAMES[3]])
        ranking = ranker.ranking._replace(fold=reader.fold.fill(codes))
        count = kernel_rank.rank_one(codes, 0, int(starts[1]), ranking)
        assert ranking.query.gains[:count].max() == 1.0
        kernel_glance.see(ranking.query, ranking.like, ranking.described, ranking.weights)
        assert (ranking.described.glances[:count, 0] <= 1.0).all()
