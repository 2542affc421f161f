"""The scale of a column of shares: percent, or parts of 1."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tieline.ownership.inputs.header import RESOURCE, Column
from tieline.ownership.inputs.resource import load_words
from tieline.ownership.inputs.share import Share

_PLAIN = re.compile(r"\d{1,3}(?:[.,]\d{1,30})?")
NEAR_ONE = (Decimal("0.99"), Decimal("1.01"))
"""Parts that sum so are all of a whole: registers round to two decimals, and a company has seldom more than a hundred
holders above one hundredth."""


class Scale(StrEnum):
    """How the figures of a column are meant."""

    PERCENT = "percent"
    RATIO = "ratio"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class ScaleFound:
    """What a column's figures are, and why a person should know.

    Attributes:
        scale: How they are meant.
        notice: What was decided; None where nothing was in doubt.
    """

    scale: Scale
    notice: str | None = None


def find_scale(column: Column, cells: Iterable[tuple[str, str]]) -> ScaleFound:
    """Find how the figures of a column are meant.

    A column that the contract names, or that names percent, is percent. Elsewhere figures that are all at most 1 are
    parts of 1 where the column is called a ratio, or where they sum to 1; otherwise they may be either.

    Args:
        column: The column.
        cells: Company and cell of each row.

    Returns:
        The scale.
    """
    plain, others = _figures(cells)
    largest = max((figure for figures in plain.values() for figure in figures), default=Decimal(0))
    if not 0 < largest <= 1:
        return ScaleFound(Scale.PERCENT)
    if column.is_contract or column.unit in _PERCENT_UNITS or _has(column, "percent_words"):
        return ScaleFound(
            Scale.PERCENT,
            f"all shares in column {column.title!r} are at most 1 and are read as percent: if they are parts of 1, "
            "multiply them by 100",
        )
    wholes = sum(1 for figures in plain.values() if len(figures) > 1 and NEAR_ONE[0] <= sum(figures) <= NEAR_ONE[1])
    if not others and (wholes or _has(column, "ratio_words")):
        why = "they sum to 1" if wholes else "the column is called so"
        return ScaleFound(
            Scale.RATIO, f"the shares in column {column.title!r} are read as parts of 1, so 0.35 is 35 %: {why}"
        )
    return ScaleFound(
        Scale.AMBIGUOUS,
        f"whether the shares in column {column.title!r} that are at most 1 are percent or parts of 1 is not clear: "
        "each is taken as anything from the one reading to the other",
    )


def read_scaled(text: str, scale: Scale) -> Share | None:
    """Read a plain figure on a scale that is not sure to be percent.

    Args:
        text: A cell.
        scale: The scale of its column.

    Returns:
        The share; None where the scale is percent or the cell is no plain figure of at most 1, and reads as it stands.
    """
    folded = unicodedata.normalize("NFKC", text).strip()
    if scale is Scale.PERCENT or not _PLAIN.fullmatch(folded):
        return None
    figure = Decimal(folded.replace(",", "."))
    if figure > 1:
        return None
    ratio = float(figure * 100)
    return Share(ratio, ratio) if scale is Scale.RATIO else Share(float(figure), ratio)


_PERCENT_UNITS = frozenset({"%", "百分比", "percent"})


def _has(column: Column, words: str) -> bool:
    title = unicodedata.normalize("NFKC", column.title).casefold()
    return any(word in title for word in load_words(RESOURCE)[words])


def _figures(cells: Iterable[tuple[str, str]]) -> tuple[dict[str, list[Decimal]], bool]:
    """The plain figures by company, and whether any cell has a percent sign."""
    plain, others = defaultdict[str, list[Decimal]](list), False
    for company, cell in cells:
        folded = unicodedata.normalize("NFKC", cell).strip()
        if _PLAIN.fullmatch(folded):
            plain[company].append(Decimal(folded.replace(",", ".")))
        elif "%" in folded:
            others = True
    return plain, others
