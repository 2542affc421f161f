"""The features of a candidate: what it shares with the query, and what it lacks."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tieline.screen.kernel_edit import Slips, make_slips
from tieline.screen.kernel_query import MAX_CANDIDATES
from tieline.screen.kernel_sequence import Sequence, make_sequence
from tieline.screen.kernel_text import MAX_WORDS

FEATURES = (
    "gain",  # what shared tokens gained, beside the best candidate
    "equal of query",  # share of the query's words, by rarity, that the name has
    "equal of name",
    "spelt of query",  # the same with words spelt alike
    "spelt of name",
    "called of query",  # the same with what words are otherwise called too
    "called of name",
    "called of both",
    "called of lesser",
    "rarest missing of query",
    "rarest missing of name",
    "first words",
    "last words",
    "order",
    "query is initials",
    "name is initials",
    "difference of words",
    "difference of letters",
    "other number",
    "shared rarity",
    "rarest shared",
    "names of the party",
    "called by the party",
    "gain by rank",
    "only called of query",
    "only called of name",
    "sequence",  # longest common subsequence of both names; of the best candidates only
    "query in name",
    "name in query",
    "other names of the party",
)
N_FEATURES = len(FEATURES)
(
    GAIN,
    EQUAL_QUERY,
    EQUAL_NAME,
    SPELT_QUERY,
    SPELT_NAME,
    CALLED_QUERY,
    CALLED_NAME,
    CALLED_BOTH,
    CALLED_LESSER,
    MISSING_QUERY,
    MISSING_NAME,
    FIRST,
    LAST,
    ORDER,
    QUERY_INITIALS,
    NAME_INITIALS,
    WORDS_APART,
    LETTERS_APART,
    OTHER_NUMBER,
    SHARED,
    RAREST_SHARED,
    PARTY_NAMES,
    PARTY_CALLED,
    RANK,
    ONLY_QUERY,
    ONLY_NAME,
    SEQUENCE,
    QUERY_INSIDE,
    NAME_INSIDE,
    PARTY_OTHERS,
) = range(N_FEATURES)


N_GLANCES = 6
"""What the first glance sees of a candidate; see `kernel_glance`."""


class Described(NamedTuple):
    """Candidates described; a kernel fills it again and again.

    Attributes:
        glances: What the first glance sees, a row a candidate.
        likely: What it makes of each.
        features: A row a candidate.
        best: For each candidate and word of the query, how well the name has it.
        met: Room for how well a name has each word of the query, as it is spelt.
        told: The same by what words are otherwise called.
        places: Room for where in the name.
        sequence: Room for the letters of the query.
        first: For each candidate, the first one of its party.
        sizes: For each such first one, how many candidates its party has.
        slots: Room for a hash table of parties.
        scores: The score of each candidate.
        order: Candidates, best first.
        trees: Room for what the trees say of the best.
        slips: Tells by how few slips each candidate may be meant.
    """

    glances: npt.NDArray[np.float32]
    likely: npt.NDArray[np.float64]
    features: npt.NDArray[np.float32]
    best: npt.NDArray[np.float32]
    met: npt.NDArray[np.float32]
    told: npt.NDArray[np.float32]
    places: npt.NDArray[np.int64]
    sequence: Sequence
    first: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    slots: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float64]
    order: npt.NDArray[np.int64]
    trees: npt.NDArray[np.float64]
    slips: Slips


def make_described() -> Described:
    """Make room for descriptions.

    Returns:
        The room.
    """
    return Described(
        glances=np.zeros((MAX_CANDIDATES, N_GLANCES), dtype=np.float32),
        likely=np.zeros(MAX_CANDIDATES),
        features=np.zeros((MAX_CANDIDATES, N_FEATURES), dtype=np.float32),
        best=np.zeros((MAX_CANDIDATES, MAX_WORDS), dtype=np.float32),
        met=np.zeros(MAX_WORDS, dtype=np.float32),
        told=np.zeros(MAX_WORDS, dtype=np.float32),
        places=np.zeros(MAX_WORDS, dtype=np.int64),
        sequence=make_sequence(),
        first=np.zeros(MAX_CANDIDATES, dtype=np.int64),
        sizes=np.zeros(MAX_CANDIDATES, dtype=np.int64),
        slots=np.zeros(1024, dtype=np.int64),
        scores=np.zeros(MAX_CANDIDATES),
        order=np.zeros(MAX_CANDIDATES, dtype=np.int64),
        trees=np.zeros(MAX_CANDIDATES),
        slips=make_slips(),
    )
