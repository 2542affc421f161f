"""Who owns a company, and who owns those: the part of the stated stakes that a picture of one company shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tieline.model import Answer, Holding, PartialDate
from tieline.names.key import name_key
from tieline.text.count import count_of

MAX_OWNERS = 5
"""Owners of one company that get a box of their own, the largest first; the others share one."""

MAX_LEVELS = 6
MAX_BOXES = 40
"""Above these a picture of this width is a tangle; what is left out is said in it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a party of the picture.

    Attributes:
        lists: The lists on which it stands, in words with their dates ("Entity List since 2019-10-09").
        answer: What the rule yields for it; None where it was not asked.
    """

    lists: tuple[str, ...] = ()
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class PartyBox:
    """A party of the picture.

    Attributes:
        key: What tells it apart.
        name: Its name; how many owners it stands for where it stands for several.
        level: 0 for the company itself, 1 for its owners, and so on upwards.
        known: What is known of it.
        is_cut: Whether its own owners are left out of the picture.
    """

    key: str
    name: str
    level: int
    known: Known
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class StakeLine:
    """A line of the picture.

    Attributes:
        owner: Key of the owner's box.
        owned: Key of the company's box.
        label: How much is held, in words.
        is_unknown: Whether the share is not stated, or only its bounds are.
        is_loop: Whether the owner is owned, directly or through others, by the company it owns.
    """

    owner: str
    owned: str
    label: str
    is_unknown: bool
    is_loop: bool


@dataclass(frozen=True, slots=True)
class OwnershipGraph:
    """What the picture of one company shows.

    Attributes:
        boxes: Parties, by level and then by the size of their stakes.
        stakes: Lines between them.
        left_out: How many owners have no box of their own, or are beyond the picture.
    """

    boxes: tuple[PartyBox, ...]
    stakes: tuple[StakeLine, ...]
    left_out: int


@dataclass(slots=True)
class _Growing:
    """A graph while it is made."""

    held: Mapping[str, Sequence[tuple[str, Holding]]]
    names: Mapping[str, str]
    known: Mapping[str, Known]
    boxes: dict[str, PartyBox] = field(default_factory=dict)
    stakes: list[tuple[str, str, Holding | None, str]] = field(default_factory=list)
    left_out: int = 0


def make_ownership_graph(
    holdings: Iterable[Holding], company: str, *, as_of: PartialDate, known: Mapping[str, Known]
) -> OwnershipGraph:
    """Choose what the picture of a company shows.

    Args:
        holdings: All stakes known.
        company: Its name, as the holdings have it.
        as_of: The day; stakes that had surely ended by then, or surely began later, are left out.
        known: What is known of parties, by name.

    Returns:
        The company, its owners, and theirs, as far as the picture has room.
    """
    held: dict[str, list[tuple[str, Holding]]] = defaultdict(list)
    names: dict[str, str] = {}
    for holding in holdings:
        owner, owned = _key(holding.owner_id, holding.owner), _key(holding.owned_id, holding.owned)
        names.setdefault(owner, holding.owner)
        names.setdefault(owned, holding.owned)
        if _holds(holding, as_of):
            held[owned].append((owner, holding))
    by_key = {name_key(name): one for name, one in known.items()}
    root = next((key for key, name in names.items() if name_key(name) == name_key(company)), f"name:{company}")
    names.setdefault(root, company)
    knowns = {key: by_key.get(name_key(name), Known()) for key, name in names.items()}
    growing = _Growing(held, names, knowns)
    growing.boxes[root] = PartyBox(root, names[root], 0, knowns[root])
    _grow(growing, root)
    return _finish(growing)


def _grow(growing: _Growing, root: str) -> None:
    """Add owners level by level, so that the nearest have room."""
    level, frontier = 0, [root]
    while frontier:
        level += 1
        following: list[str] = []
        for company in frontier:
            following += _add_owners(growing, company, level)
        frontier = following


def _add_owners(growing: _Growing, company: str, level: int) -> list[str]:
    """Add the owners of a company, and give those that are new."""
    stakes = sorted(growing.held.get(company, ()), key=lambda item: _size(item[1]))
    is_full = level > MAX_LEVELS or len(growing.boxes) >= MAX_BOXES
    if stakes and is_full:
        growing.boxes[company] = _cut(growing.boxes[company])
        growing.left_out += len({owner for owner, _ in stakes} - growing.boxes.keys())
        return []
    owners = list(dict.fromkeys(owner for owner, _ in stakes))
    shown = owners if len(owners) <= MAX_OWNERS + 1 else owners[:MAX_OWNERS]
    new: list[str] = []
    for owner in shown:
        if owner not in growing.boxes:
            growing.boxes[owner] = PartyBox(owner, growing.names[owner], level, growing.known[owner])
            new.append(owner)
    growing.stakes += [(owner, company, holding, share_label(holding)) for owner, holding in stakes if owner in shown]
    if len(shown) < len(owners):
        rest = f"rest of {company}"
        growing.left_out += len(owners) - len(shown)
        growing.boxes[rest] = PartyBox(rest, count_of(len(owners) - len(shown), "further owner"), level, Known())
        growing.stakes.append((rest, company, None, "smaller stakes"))
    return new


def share_of(holding: Holding) -> str:
    """Say in words how much is held.

    Args:
        holding: The stake.

    Returns:
        A percentage, a range with its open bounds in words, or "share not stated".
    """
    low, high = holding.low_pct, holding.high_pct
    if high is not None and low == high:
        return f"{low:g}\u00a0%"
    above = "more than" if holding.low_open else "at least"
    below = "less than" if holding.high_open else "at most"
    parts = [f"{above} {low:g}\u00a0%"] if low > 0 or holding.low_open else []
    if high is not None and (high < 100 or holding.high_open):
        parts.append(f"{below} {high:g}\u00a0%")
    return ", ".join(parts) or "share not stated"


def share_label(holding: Holding) -> str:
    """Say how much a line stands for.

    Args:
        holding: The stake.

    Returns:
        The share in words, with its kind unless it is of shares.
    """
    share = share_of(holding)
    words = share if holding.kind == "shares" else f"{holding.kind}: {share}"
    return f"{words}, through others" if holding.is_indirect else words


def _finish(growing: _Growing) -> OwnershipGraph:
    """Put boxes and lines in order, and find the loops."""
    owned_by: dict[str, set[str]] = defaultdict(set)
    for owner, company, _, _ in growing.stakes:
        owned_by[owner].add(company)
    stakes = tuple(
        StakeLine(
            owner,
            company,
            label,
            is_unknown=holding is None or holding.high_pct is None or holding.low_pct != holding.high_pct,
            is_loop=_reaches(owned_by, company, owner),
        )
        for owner, company, holding, label in growing.stakes
    )
    return OwnershipGraph(tuple(_raise(growing.boxes, stakes)), stakes, growing.left_out)


def _raise(boxes: Mapping[str, PartyBox], stakes: Sequence[StakeLine]) -> Iterator[PartyBox]:
    """Boxes with levels such that owners stand above what they own, loops aside."""
    levels = {key: box.level for key, box in boxes.items()}
    downward = [line for line in stakes if not line.is_loop]
    changed = True
    while changed:  # without the loops nothing stands above itself, so this ends
        changed = False
        for line in downward:
            if levels[line.owner] <= levels[line.owned]:
                levels[line.owner] = levels[line.owned] + 1
                changed = True
    yield from (replace(box, level=levels[key]) for key, box in boxes.items())


def _reaches(owned_by: Mapping[str, set[str]], start: str, end: str) -> bool:
    """Whether a party owns another, directly or through others."""
    seen, queue = set[str](), [start]
    while queue:
        key = queue.pop()
        if key == end:
            return True
        if key not in seen:
            seen.add(key)
            queue += owned_by.get(key, ())
    return False


def _key(identity: str | None, name: str) -> str:
    """What tells a party apart: its id, else its folded name."""
    return f"id:{identity}" if identity is not None else f"name:{name_key(name) or name}"


def _size(holding: Holding) -> tuple[float, float, str]:
    """The largest stakes first."""
    high = 100.0 if holding.high_pct is None else holding.high_pct
    return (-holding.low_pct, -high, holding.owner)


def _holds(holding: Holding, day: PartialDate) -> bool:
    """Whether a stake may be held on a day."""
    ended = holding.held_to is not None and holding.held_to.is_before(day) is True
    return not ended and not (holding.held_from is not None and day.is_before(holding.held_from) is True)


def _cut(box: PartyBox) -> PartyBox:
    """A box whose owners are left out."""
    return replace(box, is_cut=True)
