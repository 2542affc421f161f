"""Entities of a FollowTheMoney stream: one JSON object a line, flat or nested, merged by id."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tieline.lists.ftm_model import IDENTIFICATIONS, FtmModel, get_ftm_model
from tieline.lists.party_name import tidy
from tieline.lists.trouble import Troubles, shorten
from tieline.text.normal import canonical

MAX_DEPTH = 8
"""How deep records may be nested: the exports of OpenSanctions nest a party, a tie and its other end."""

_HINT = "Get the file again; if it stays so, repair the line."


@dataclass(slots=True)
class FtmEntity:
    """An entity, with what all its records say.

    Attributes:
        id: Its id in the stream.
        schema: Its schema.
        row: The line of its first record.
        caption: The name that its publisher shows; empty when not given.
        is_target: Whether the publisher lists it; None when it does not say.
        last_seen: The day on which the publisher last saw it, as printed; empty when not given.
        datasets: The data sets that its records come from, in order.
        properties: The values of each property, tidied, as keys: in order and without repeats.
    """

    id: str
    schema: str
    row: int
    caption: str = ""
    is_target: bool | None = None
    last_seen: str = ""
    datasets: list[str] = field(default_factory=list)
    properties: dict[str, dict[str, None]] = field(default_factory=dict)

    def get(self, name: str) -> list[str]:
        """The values of a property.

        Args:
            name: The property.

        Returns:
            The values; none where it has no such property.
        """
        return list(self.properties.get(name, ()))

    def add(self, name: str, value: str) -> None:
        """Add a value unless it is there.

        Args:
            name: The property.
            value: Any text; it is brought to NFC on one line, and an empty one is no value.
        """
        # Most values need no more than a look.
        text = tidy(value) if value.isascii() and value.isprintable() else tidy(canonical(value))
        values = self.properties.setdefault(name, {})
        if text:
            values[text] = None


@dataclass(frozen=True, slots=True)
class FtmStream:
    """What a stream holds.

    Attributes:
        entities: By id, in the order of their first records.
        is_partial: Whether the last line is cut off.
    """

    entities: Mapping[str, FtmEntity]
    is_partial: bool


def is_entity(record: object) -> bool:
    """Whether a JSON value is a FollowTheMoney entity.

    Args:
        record: What a line holds.

    Returns:
        True for an object with an id, a schema and properties.
    """
    return (
        isinstance(record, dict)
        and isinstance(record.get("id"), str)
        and isinstance(record.get("schema"), str)
        and isinstance(record.get("properties"), dict)
    )


def parse_line(line: str) -> object:
    """Read a line of JSON.

    Args:
        line: The line.

    Returns:
        The value.

    Raises:
        ValueError: It is no JSON, or nested too deep to be read.
    """
    try:
        return json.loads(line)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def read_stream(text: str, troubles: Troubles) -> FtmStream:
    """Read a stream.

    Args:
        text: The lines.
        troubles: Where lines that are no entities are noted; a last line that is cut off is not one of them.

    Returns:
        Its entities.
    """
    entities: dict[str, FtmEntity] = {}
    lines = text.split("\n")
    for row, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = parse_line(line)
        except ValueError as error:
            if row == len(lines):
                return FtmStream(entities, True)
            message = f"the line is no JSON ({shorten(str(error))}) and is left out"
            troubles.add("broken_row", str(row), row=row, message=message, hint=_HINT)
            continue
        if isinstance(record, dict) and is_entity(record):
            _Reader(entities, troubles, row).take(record, depth=0)
        else:
            message = "the line is no entity with an id, a schema and properties, and is left out"
            troubles.add("broken_row", str(row), row=row, message=message, hint=_HINT)
    return FtmStream(entities, False)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Takes the records of one line.

    Attributes:
        entities: Where they go.
        troubles: Where troubles are noted.
        row: The line.
    """

    entities: dict[str, FtmEntity]
    troubles: Troubles
    row: int

    def take(self, record: Mapping[str, object], *, depth: int) -> FtmEntity:
        """Take a record and those nested in it."""
        schema = str(record["schema"])
        key = tidy(canonical(str(record["id"])))
        entity = self.entities.setdefault(key, FtmEntity(key, schema, self.row))
        caption = record.get("caption")
        entity.caption = entity.caption or (tidy(canonical(caption)) if isinstance(caption, str) else "")
        target = record.get("target")
        entity.is_target = target if isinstance(target, bool) else entity.is_target
        entity.last_seen = max(entity.last_seen, str(record.get("last_seen") or ""))
        for dataset in _iter_datasets(record):
            if dataset not in entity.datasets:
                entity.datasets.append(dataset)
        properties = record["properties"]
        for name, values in properties.items() if isinstance(properties, dict) else ():
            for value in values if isinstance(values, list) else [values]:
                self._take_value(entity, str(name), value, depth)
        return entity

    def _take_value(self, entity: FtmEntity, name: str, value: object, depth: int) -> None:
        """Take one value of a property: a text, a number or a nested record."""
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            entity.add(name, str(value))
        elif isinstance(value, dict) and is_entity(value) and depth < MAX_DEPTH:
            nested = self.take(value, depth=depth + 1)
            back = _find_back(nested, name, get_ftm_model())
            if back is None:
                entity.add(name, nested.id)
            else:
                nested.add(back, entity.id)
        elif value is not None:
            message = f"a value of {shorten(name)} is neither a text nor an entity, and is left out"
            hint = "Get the file again."
            self.troubles.add("bad_value", name, row=self.row, message=message, hint=hint)


def _find_back(nested: FtmEntity, name: str, model: FtmModel) -> str | None:
    """The property by which a nested record names the record around it; None where that one names the nested."""
    if nested.schema in model.sanctions:
        return "entity"
    if nested.schema in IDENTIFICATIONS:
        return "holder"
    tie = model.ties.get(nested.schema)
    if tie is None:
        return None
    if name == tie.second_inside:
        return tie.second
    return tie.first if name == tie.first_inside or not nested.get(tie.first) else tie.second


def _iter_datasets(record: Mapping[str, object]) -> Iterator[str]:
    """The data sets that a record names."""
    told = record.get("datasets", record.get("dataset"))
    for value in told if isinstance(told, list) else [told]:
        if isinstance(value, str) and tidy(value):
            yield tidy(canonical(value))
