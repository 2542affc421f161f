"""Words by which a match of a Chinese rule tells of a tie that has ended."""

from __future__ import annotations

import re

from tieline.read.rules import CLOSE, OPEN

FORMER = "former"
"""The kind of a tie that its own words put into the past."""

_HELD = (
    "(?:直接|间接|共同|合计|全资|先后|短暂|长期){0,2}"
    "(?:持有|持股|拥有|控股|控制|参股|担任|出任|兼任|任(?!何|务)|供职|就职|受聘|隶属|为|是|系|"
    f"在(?={OPEN}[COG]))"
)
_WORD = re.compile(
    f"曾经?{_HELD}|原(?:先|本)?(?:直接|间接|共同|合计){{0,2}}(?:持有|持股|拥有|控股|参股|任(?!何|务))|时任|卸任|离任|辞任|辞去|"
    f"(?:原|前)(?=(?:第[一二三四五]大|最大|大|控股|单一)?(?:股东|实际控制人)(?:{OPEN}|[，。；为是]|$))"
)
_OFFICE = re.compile("原|前|时任")
_BREAK = re.compile(rf"[，；：。]|{OPEN}[COGPT]")
_REACH = 6
"""Characters before a match in which such a word may stand right before it (卸任、原任)."""


def find_past(match: re.Match[str]) -> tuple[int, int] | None:
    """Find the word by which a tie is a former one.

    Args:
        match: A match of a rule over the view of a sentence.

    Returns:
        Where the word stands in the view; None where nothing tells that the tie has ended.
    """
    groups = match.groupdict()
    if groups.get("role") and (office := _OFFICE.match(groups["role"])) is not None:
        return match.start("role"), match.start("role") + office.end()
    ends = [match.span(name) for name in ("source", "target") if groups.get(name)]
    low = max(match.start() - _REACH, match.string.rfind(CLOSE, 0, match.start()) + 1, 0)
    for word in _WORD.finditer(match.string, low, match.end()):
        if _bears_on(match.string, word, ends):
            return word.span()
    return None


def _bears_on(text: str, word: re.Match[str], ends: list[tuple[int, int]]) -> bool:
    """Whether a word tells of the end of a tie that follows it next, or else of the one before it."""
    before = [end for _, end in ends if end <= word.start()]
    if before and re.search(rf"{OPEN}[COGPT]", text[max(before) : word.start()]) is not None:
        return False  # what another party held: 受让C原持有的B股权
    following = [start for start, _ in ends if start >= word.end()]
    if following:
        return _BREAK.search(text[word.end() : min(following)]) is None
    return bool(before) and _BREAK.search(text[max(before) : word.start()]) is None
