"""The learned part of the comparison: counts, learned renderings, trees and thresholds of the training run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from tieline.names.cross.lexicon import Lexicon, LexiconRow, Source
from tieline.names.cross.rarity import Rarity
from tieline.names.cross.tree import Trees, Walk, lay_out
from tieline.names.gloss import load_gloss
from tieline.names.knowledge import get_number, load_table

FOLDER = "cross"


@dataclass(frozen=True, slots=True)
class Model:
    """What training gave.

    Attributes:
        rarity: How often words and characters occur.
        trees: The trees.
        same: Logarithm of odds from which two names are the same.
        unsure: Logarithm of odds from which a person should look.
    """

    rarity: Rarity
    trees: Walk
    same: float
    unsure: float


def _read_lines(name: str) -> list[list[str]]:
    """The rows of a table with tabs; lines with # are remarks."""
    text = files("tieline.resources").joinpath("names", FOLDER, name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def load_rarity() -> Rarity:
    """Load how often words and characters occur in names.

    Returns:
        The counts.
    """
    counts = dict[str, dict[str, int]]()
    for kind, text, count in _read_lines("rarity.tsv"):
        counts.setdefault(kind, {})[text] = int(count)
    names = counts["names"]
    return Rarity(counts["word"], names["latin"], counts["character"], names["hanzi"])


def load_learned() -> tuple[LexiconRow, ...]:
    """Load the renderings that were learned from pairs of names.

    Returns:
        The rows, in file order.
    """
    return tuple(
        LexiconRow(hanzi, tuple(english.split()), Source.LEARNED, float(weight))
        for hanzi, english, weight in _read_lines("learned.tsv")
    )


def _load_trees() -> Trees:
    """Load the trees."""
    path = files("tieline.resources").joinpath("names", FOLDER, "trees.npz")
    with as_file(path) as file, np.load(file, allow_pickle=False) as arrays:
        return Trees(*(arrays[name] for name in Trees._fields))


@cache
def load_lexicon() -> Lexicon:
    """Load the lexicon, once.

    Returns:
        The lexicon: gloss, known names and learned renderings, as `scripts/compile_gloss.py` brings them together.
    """
    path = files("tieline.resources").joinpath("names", FOLDER, "lexicon.npz")
    with as_file(path) as file:
        return Lexicon.open(file, load_gloss())


@cache
def load_model() -> Model:
    """Load the model, once.

    Returns:
        The model.
    """
    run = load_table(f"{FOLDER}/run")
    return Model(
        rarity=load_rarity(),
        trees=lay_out(_load_trees()),
        same=get_number(run, "same"),
        unsure=get_number(run, "unsure"),
    )
