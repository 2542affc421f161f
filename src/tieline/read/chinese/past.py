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
_BACK = re.compile("曾|原|前|时任|不再")
"""How words begin that only look back: a date beside them dates no end."""
_ON = rf"(?:(?!将|拟|未|不|可能|若|如|或|为期|有效期|期限)(?:[^。；：！？{OPEN}{CLOSE}]|{OPEN}D\d+{CLOSE})){{0,20}}?"
_MATTER = (
    "(?:(?:上述|该|其|此|这一|这份|双方|本|的|之间|合作|战略|框架){0,4}"
    "(?:协议|合同|备忘录|合作|合约|伙伴关系|关系)|其|之)"
)
_AFTER = re.compile(
    f"{_ON}(终止|解除|中止|结束|取消|到期后不再|到期未|失效|作废|破裂|告终|解散|解约)(?![前后时的])"
    f"(?=了?{_MATTER}?(?:[，。；：！？]|$|并|而))"
)
"""Words behind an agreement that say that it is no more: 2018年签署协议，2021年终止. What they end is nothing or the
agreement itself: 结束分歧, 取消关税 and 终止与C的合同 end something else."""
_UNDONE = re.compile("(?<!将)(?:解除|解散|断绝|中止|终结)")
"""Words of ending that may stand inside a match of an agreement: 解除与X签订的协议."""
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


def find_end(match: re.Match[str]) -> tuple[int, int] | None:
    """Find the word in a match of an agreement, or behind it, that says that it is no more.

    Args:
        match: A match of a rule over the view of a sentence.

    Returns:
        Where the word stands in the view; None where nothing says so.
    """
    inside = _UNDONE.search(match.string, match.start(), match.end())
    if inside is not None:
        return inside.span()
    after = _AFTER.match(match.string, match.end())
    return None if after is None else after.span(1)


def is_end(word: str) -> bool:
    """Whether a word that puts a tie into the past tells of the end itself, so that a date beside it is the end.

    Args:
        word: The word.

    Returns:
        False for 原, 曾 and their like.
    """
    return _BACK.match(word) is None


def _bears_on(text: str, word: re.Match[str], ends: list[tuple[int, int]]) -> bool:
    """Whether a word tells of the end of a tie that follows it next, or else of the one before it."""
    before = [end for _, end in ends if end <= word.start()]
    if before and re.search(rf"{OPEN}[COGPT]", text[max(before) : word.start()]) is not None:
        return False  # what another party held: 受让C原持有的B股权
    following = [start for start, _ in ends if start >= word.end()]
    if following:
        return _BREAK.search(text[word.end() : min(following)]) is None
    return bool(before) and _BREAK.search(text[max(before) : word.start()]) is None
