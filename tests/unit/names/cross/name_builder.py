"""A measurer with a lexicon of a few words, and what it says of two names."""

from __future__ import annotations

from functools import cache

import numpy as np

from tieline.names.cross.arrays import Floats
from tieline.names.cross.feature import FeatureName
from tieline.names.cross.lexicon import Lexicon, LexiconRow, Source
from tieline.names.cross.link import LinkKind
from tieline.names.cross.measure import Measured, Pairs
from tieline.names.cross.measurer import Measurer
from tieline.names.cross.rarity import Rarity
from tieline.names.cross.reason import Link, read_link
from tieline.names.gloss import Gloss, GlossEntry, GlossKind

GLOSS = Gloss(
    {
        "科技": GlossEntry(GlossKind.SECTOR, (("technology",), ("science", "technology"))),
        "大学": GlossEntry(GlossKind.INSTITUTION, (("university",),)),
        "医科大学": GlossEntry(GlossKind.INSTITUTION, (("medical", "university"),)),
        "电气": GlossEntry(GlossKind.SECTOR, (("electric",),)),
        "长城": GlossEntry(GlossKind.TRADE, (("great", "wall"),)),
    }
)
KNOWN = LexiconRow("商汤", ("sensetime",), Source.KNOWN, 1.0)


@cache
def small_lexicon() -> Lexicon:
    """Build a lexicon of a few words.

    Returns:
        The lexicon.
    """
    return Lexicon.build(GLOSS, [KNOWN])


@cache
def small_measurer() -> Measurer:
    """Build a measurer with that lexicon.

    Returns:
        The measurer; every word and character is equally rare but for 科 and technology.
    """
    return Measurer(small_lexicon(), Rarity({"technology": 99}, 999, {"科": 99}, 999))


def measure(latin: str, hanzi: str) -> Measured:
    """Measure two names.

    Args:
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        What the kernel says; one row.
    """
    measurer = small_measurer()
    packs = measurer.pack_latin([measurer.analyse_latin(latin)]), measurer.pack_hanzi([measurer.analyse_hanzi(hanzi)])
    first = np.zeros(1, dtype=np.int32)
    return measurer.measure(*packs, Pairs(first, first))


def find_links(latin: str, hanzi: str) -> list[Link]:
    """Find what links two names.

    Args:
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        The links, most telling first.
    """
    found, measurer = measure(latin, hanzi), small_measurer()
    sides = measurer.analyse_latin(latin), measurer.analyse_hanzi(hanzi)
    rows = zip(found.links[0].tolist(), found.trusts[0].tolist(), strict=True)
    return [read_link(fields, trust, *sides) for fields, trust in list(rows)[: int(found.link_counts[0])]]


def find_trust(latin: str, hanzi: str, kind: LinkKind) -> float:
    """Find how sure the surest link of a kind is.

    Args:
        latin: The Latin name.
        hanzi: The Hanzi name.
        kind: The kind.

    Returns:
        0 to 1; 0 when there is no such link.
    """
    return max((link.trust for link in find_links(latin, hanzi) if link.kind is kind), default=0.0)


def get_feature(latin: str, hanzi: str, name: FeatureName) -> float:
    """Get one feature of two names.

    Args:
        latin: The Latin name.
        hanzi: The Hanzi name.
        name: The feature.

    Returns:
        Its value.
    """
    features: Floats = measure(latin, hanzi).features
    return float(features[0, name])
