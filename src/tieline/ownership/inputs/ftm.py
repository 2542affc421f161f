"""FollowTheMoney entities: holdings from its Ownership entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from tieline.model import Holding
from tieline.ownership.inputs.file import Faults, HoldingFile, HoldingTable
from tieline.ownership.inputs.record import Fields, Record, child_of, iter_records, starts_with_any, text_of, texts_of
from tieline.ownership.inputs.share import Share, parse_share
from tieline.ownership.inputs.stake import Party, Term, make_holding, read_days, unknown_party

ID = "ftm"
TITLE = "FollowTheMoney entities with Ownership, JSON Lines"
SCHEMA = "Ownership"

KINDS = {
    "votes": ("votes", "voting"),
    "control": ("control", "controlling"),
}
"""Words of ownershipType that make a stake one of votes or control; without them it is one of shares."""

_MARKS = (b'"schema"',)
_USED = frozenset({"owner", "asset", "percentage", "ownershipType", "startDate", "endDate", "sharesType"})
_IGNORED = frozenset(
    "date role status summary description recordId sourceUrl publisher publisherUrl modifiedAt retrievedAt proof "
    "namesMentioned sharesCount sharesValue sharesCurrency legalBasis indexText alephUrl".split()
)


def claims(file: HoldingFile) -> bool:
    """Whether a file is of such entities.

    Args:
        file: The file.

    Returns:
        True for JSON whose first records have a schema and properties.
    """
    return starts_with_any(file, _MARKS) and starts_with_any(file, (b'"properties"',))


def parse(file: HoldingFile) -> HoldingTable:
    """Read entities.

    Args:
        file: One entity on each line, or an array.

    Returns:
        The holdings of the Ownership entities. Parties have the names of their own entities in the file; one that has
        none there goes by its id.

    Raises:
        DamagedError: It is no JSON.
        EmptyError: It holds no entity.
    """
    faults, fields, left = Faults(file.source), Fields(), Counter[str]()
    stakes, names, count = list[tuple[int, Record]](), dict[str, str](), 0
    for place, entity in iter_records(file, faults):
        count += 1
        if text_of(entity, "schema") == SCHEMA:
            stakes.append((place, entity))
            fields.note("Ownership", child_of(entity, "properties"), _USED, _IGNORED)
        elif name := _name(entity):
            names[text_of(entity, "id")] = name
        if text_of(entity, "schema") in {"Directorship", "UnknownLink", "Representation", "Membership", "Succession"}:
            left[f"entities of the schema {text_of(entity, 'schema')}"] += 1
    holdings = [holding for place, entity in stakes for holding in _read(entity, names, (file, place), faults)]
    fields.report(faults, file.source)
    faults.tell_left_out(left)
    return HoldingTable(tuple(holdings), faults.issues(), fields.ignored(), count, ID)


def _name(entity: Record) -> str:
    names = texts_of(child_of(entity, "properties"), "name")
    return text_of(entity, "caption") or (names[0] if names else "")


def _read(
    entity: Record, names: Mapping[str, str], where: tuple[HoldingFile, int], faults: Faults
) -> Iterator[Holding]:
    """The holdings of one Ownership entity: one for each pair of an owner and an asset."""
    stated = child_of(entity, "properties")
    item = f"{where[0].source} entity {text_of(entity, 'id') or where[1]}"
    owners, assets = _parties(stated, "owner", names), _parties(stated, "asset", names)
    if not assets:
        faults.add("missing_name", item, "the entity names no asset, and was left out")
        return
    if len(owners) > 1 or len(assets) > 1:
        faults.add("many_parties", item, "the entity names several owners or assets: whose share it is, is not clear")
    share = Share() if len(owners) > 1 or len(assets) > 1 else _share(stated, item, faults)
    starts, ends = sorted(texts_of(stated, "startDate")), sorted(texts_of(stated, "endDate"))
    days = (starts[0] if starts else "", ends[-1] if ends else "")
    share, held_from, held_to = read_days(days, share, item, faults, end_is_held=False)
    words = " ".join(texts_of(stated, "ownershipType")).casefold()
    kind = next((kind for kind, known in KINDS.items() if any(word in words for word in known)), "shares")
    for asset in assets:
        for owner in owners or [unknown_party(asset, "no owner in the entity", item)]:
            yield make_holding(
                owner, asset, share, term=Term(item, kind, held_from, held_to, is_indirect="indirect" in words)
            )


def _parties(stated: Record, role: str, names: Mapping[str, str]) -> list[Party]:
    """The parties in a role; an entity may stand inside another, with its own name."""
    value = stated.get(role)
    inside = (
        {text_of(one, "id"): _name(one) for one in value if isinstance(one, dict)} if isinstance(value, list) else {}
    )
    return [Party(names.get(key) or inside.get(key) or key, key) for key in texts_of(stated, role)]


def _share(stated: Record, item: str, faults: Faults) -> Share:
    """The share; several figures that differ are a range over them."""
    shares = list[Share]()
    for text in texts_of(stated, "percentage"):
        try:
            shares.append(parse_share(text))
        except ValueError as error:
            faults.add("bad_share", item, f"the share is taken as unknown: {error}")
            return Share()
    if len(set(shares)) <= 1:
        return shares[0] if shares else Share()
    faults.add("disputed_share", item, "the entity states several shares: it is taken as anything between them")
    lows = [0.0 if share.low_pct is None else share.low_pct for share in shares]
    highs = [100.0 if share.high_pct is None else share.high_pct for share in shares]
    return Share(min(lows), max(highs))
