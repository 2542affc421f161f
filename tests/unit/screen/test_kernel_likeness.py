"""Comparing the words of candidates with those of a query."""

from __future__ import annotations

import numpy as np

from tieline.screen import kernel_likeness
from tieline.screen.kernel_query import MAX_CANDIDATES, N_CANDIDATES, N_WORDS
from tieline.screen.kernel_text import MAX_WORDS
from tieline.screen.name_index import NameIndex, make_reader
from tieline.screen.rank import Ranker


def test_longest_names_have_room_for_all_their_words() -> None:
    """As many candidates as there may be, of as many words as names may have, are compared to the last word."""
    name = " ".join(f"kel{chr(ord('a') + at // 26)}{chr(ord('a') + at % 26)}" for at in range(MAX_WORDS))
    segment = NameIndex.build([name], np.zeros(1, dtype=np.int32)).segments[0]
    ranking = Ranker(segment, make_reader(hanzi=False)).ranking
    query, like = ranking.query, ranking.like
    query.state[N_CANDIDATES], query.state[N_WORDS] = MAX_CANDIDATES, 0
    kernel_likeness.compare_words(query, segment, like)
    assert like.ends[:MAX_CANDIDATES].tolist() == [MAX_WORDS * (at + 1) for at in range(MAX_CANDIDATES)]
    assert like.flat[-MAX_WORDS:].tolist() == list(range(MAX_WORDS))
