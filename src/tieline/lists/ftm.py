"""List format: FollowTheMoney entities as JSON Lines, among them the exports of OpenSanctions.

The entries are the parties that the stream marks as targets or holds measures against, one for each data set that
has measures; where it marks none at all, every party is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.ftm_model import FtmModel, get_ftm_model
from tieline.lists.ftm_party import PartyReader
from tieline.lists.ftm_stream import FtmEntity, FtmStream, is_entity, parse_line, read_stream
from tieline.lists.trouble import TELL, Troubles, shorten
from tieline.model import PartialDate

ID = "ftm"
TITLE = "FollowTheMoney entities, JSON Lines (OpenSanctions entities.ftm.json and nested exports)"
IS_TEXT = True

_LOOKED_AT = 1 << 20


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when its first line that holds anything is an entity.
    """
    if file.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{" or b'"schema"' not in file.data[:_LOOKED_AT]:
        return False
    first = file.text[:_LOOKED_AT].lstrip().partition("\n")[0]
    try:
        return is_entity(parse_line(first))
    except ValueError:
        return False


def parse(file: ListFile) -> Parsed:
    """Read a file of this format.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries; lines that are no entities and what the model does not know are issues, and the rest goes on. It
        is partial where the last line is cut off.
    """
    model = get_ftm_model()
    troubles = Troubles(file.source)
    stream = read_stream(file.text, troubles)
    ignored = _check_model(stream.entities.values(), model, troubles)
    entries = _Entries.find(stream, model, file.stem or "unnamed list")
    reader = PartyReader(stream.entities, model, entries.by_list, troubles)
    drafts = list[Draft]()
    for list_name, party, measures in entries.iter_all():
        draft = reader.make_draft(list_name, party, measures)
        if draft is not None:
            drafts.append(draft)
    return Parsed(
        tuple(drafts), troubles.issues(), tuple(ignored), _find_day(stream.entities.values()), stream.is_partial
    )


def _find_day(entities: Iterable[FtmEntity]) -> PartialDate | None:
    """The last day on which the publisher saw anything; None where it does not say."""
    try:
        return PartialDate(max((entity.last_seen for entity in entities), default="")[:10])
    except ValueError:
        return None


def _check_model(entities: Iterable[FtmEntity], model: FtmModel, troubles: Troubles) -> list[str]:
    """Note schemata and properties that the model does not have; give those read past on purpose."""
    ignored = set[str]()
    hint = TELL
    for entity in entities:
        used = model.used.get(entity.schema)
        if used is None:
            if entity.schema in model.ignored_schemata:
                ignored.add(entity.schema)
            else:
                message = f"the schema {shorten(entity.schema)!r} is not known and is not read"
                troubles.add("unknown_schema", entity.schema, row=entity.row, message=message, hint=hint)
            continue
        for name in entity.properties.keys() - used:
            if name in model.ignored:
                ignored.add(f"{entity.schema}.{name}")
            else:
                message = f"the property {shorten(name)!r} is not known and is not read"
                troubles.add("unknown_field", name, row=entity.row, message=message, hint=hint)
    return sorted(ignored)


@dataclass(frozen=True, slots=True)
class _Entries:
    """Which parties are listed, and where.

    Attributes:
        parties: Those that are listed, in file order.
        measures: The measures against a party, by its id and by data set.
        by_list: The ids of the parties that stand on each list.
    """

    parties: tuple[FtmEntity, ...]
    measures: dict[str, dict[str, list[FtmEntity]]]
    by_list: dict[str, set[str]]

    @classmethod
    def find(cls, stream: FtmStream, model: FtmModel, default: str) -> _Entries:
        """Find the listed parties; those without data sets stand on the default list."""
        measures: dict[str, dict[str, list[FtmEntity]]] = {}
        for entity in stream.entities.values():
            if entity.schema in model.sanctions:
                for key in entity.get("entity"):
                    held = stream.entities.get(key)
                    sets = entity.datasets or (held.datasets if held is not None else []) or [default]
                    for dataset in sets:
                        measures.setdefault(key, {}).setdefault(dataset, []).append(entity)
        parties = [entity for entity in stream.entities.values() if entity.schema in model.parties]
        is_marked = bool(measures) or any(party.is_target is not None for party in parties)
        listed = tuple(party for party in parties if not is_marked or party.is_target or party.id in measures)
        by_list: dict[str, set[str]] = {}
        for party in listed:
            held_by = measures.setdefault(party.id, {})
            if not held_by:
                held_by |= {dataset: [] for dataset in party.datasets or [default]}
            for dataset in held_by:
                by_list.setdefault(dataset, set()).add(party.id)
        return cls(listed, measures, by_list)

    def iter_all(self) -> Iterator[tuple[str, FtmEntity, list[FtmEntity]]]:
        """Every entry: its list, the party, and the measures against it there."""
        for party in self.parties:
            for dataset, measures in self.measures[party.id].items():
                yield dataset, party, measures
