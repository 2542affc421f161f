"""Shares in the cells of a column: percent, or parts of one where the whole column shows it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_FIGURE = re.compile(r"(?:\d{1,3}(?:[.,]\d{1,12})?|[.]\d{1,12})")
_SHARE = re.compile(
    rf"(?P<bound>>=|<=|≥|≤|>|<|about |approx\. |约)?\s*(?P<figure>\d{{4,12}}|{_FIGURE.pattern})\s*(?P<sign>%|percent)?"
)
_RANGE = re.compile(rf"{_FIGURE.pattern}\s*%?\s*(?:-|–|—|~|to|至)\s*{_FIGURE.pattern}\s*%")
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?!\d)")
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])(?:\d{1,3},(?:\d{1,2}|\d{4,12})|0,\d{3})(?!\d)")
_WORDED = re.compile(r"[一二三四五六七八九]成[半一二三四五六七八九]?|百分之.{1,8}")
WHOLE_SLACK = 0.02
"""So far from one may the parts of a whole sum up, for what was rounded off (our choice)."""


def read_shares(cells: Sequence[str], *, is_percent: bool) -> list[str | None]:
    """Read the shares of a column.

    Args:
        cells: The cells as written, those of sums left out.
        is_percent: Whether the header says that bare figures are percent.

    Returns:
        For each cell the share in percent, with its bound if it has one (">50"); None where the cell states none,
        where figures without a sign may be percent or parts of one, or where a comma may part thousands: three digits
        follow it, and no other cell of the column shows that commas are decimal.
    """
    texts = _part_figures([unicodedata.normalize("NFKC", cell).strip().casefold() for cell in cells])
    found = [_SHARE.fullmatch(text) for text in texts]
    bare = [float(match["figure"].replace(",", ".")) for match in found if match is not None and not match["sign"]]
    factor = _find_factor(bare, is_percent=is_percent)
    return [_read(text, match, factor) for text, match in zip(texts, found, strict=True)]


def _part_figures(texts: Sequence[str]) -> list[str]:
    """Write figures whose commas may part thousands without them; no share is so great, and so they are none."""
    shares = [text for text in texts if _SHARE.fullmatch(text) or _RANGE.fullmatch(text)]
    if any(_DECIMAL_COMMA.search(text) for text in shares):
        return list(texts)
    return [_THOUSANDS.sub(lambda match: match[0].replace(",", ""), text) for text in texts]


def _find_factor(bare: Sequence[float], *, is_percent: bool) -> int | None:
    """What bare figures are multiplied by to be percent; None where the column leaves that open."""
    if not bare:
        return None
    is_part = max(bare) <= 1 and abs(sum(bare) - 1) <= WHOLE_SLACK and any(figure % 1 for figure in bare)
    if is_percent:
        return None if is_part else 1
    if max(bare) > 100:
        return None
    if max(bare) > 1:
        return 1
    return 100 if is_part else None


def _read(text: str, match: re.Match[str] | None, factor: int | None) -> str | None:
    if match is None:
        return text if _RANGE.fullmatch(text) or _WORDED.fullmatch(text) else None
    figure = float(match["figure"].replace(",", "."))
    if not match["sign"]:
        if factor is None:
            return None
        figure *= factor
    if figure > 100:
        return None
    bound = (match["bound"] or "").replace("≥", ">=").replace("≤", "<=")
    return f"{bound}{round(figure, 10):g}"
