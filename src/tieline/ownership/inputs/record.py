"""Records of JSON files: an array, an object or one object on each line, within limits, and their fields by type."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

from tieline.errors import DamagedError, EmptyError
from tieline.ownership.inputs.file import Faults, HoldingFile

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"
Record: TypeAlias = Mapping[str, Value]

START_BYTES = 1 << 16
"""By these first bytes a format knows its file; a first record is seldom longer."""
BROKEN = (ValueError, RecursionError)
"""What the reader of JSON says of a broken text: too deep a nesting and too long a number too."""


def starts_with_any(file: HoldingFile, marks: Collection[bytes]) -> bool:
    """Whether a file is JSON and has one of some marks near its start.

    Args:
        file: The file.
        marks: Names of fields, in quotation marks.

    Returns:
        True where it is so.
    """
    start = file.data[:START_BYTES]
    return start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["} and any(mark in start for mark in marks)


def iter_records(file: HoldingFile, faults: Faults, *, inside: str = "") -> Iterator[tuple[int, Record]]:
    """Read the records of a file.

    Args:
        file: A JSON array of objects, one object, or an object on each line.
        faults: Where a broken line is noted; the others are read.
        inside: A field whose array of objects is meant where the file is one object that has it.

    Yields:
        The place of each record, from 1, in the array or by line; and the record.

    Raises:
        DamagedError: It is no JSON.
        EmptyError: It holds no record.
    """
    text, found = file.text.lstrip(), 0
    records = _iter_lines(file, faults) if _is_lines(text) else _iter_array(text, file.source, inside)
    for place, value in records:
        if isinstance(value, dict):
            found += 1
            yield place, value
        else:
            faults.add("broken_record", f"{file.source} record {place}", "the record is no object, and was left out")
    if not found:
        raise EmptyError(f"{file.source} holds no records", hint="get the file again")


def text_of(record: Record, *names: str) -> str:
    """The text of the first field that has one.

    Args:
        record: The record.
        names: Names of fields.

    Returns:
        Trimmed; numbers as written; "" where there is none.
    """
    for name in names:
        value = record.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return ""


def texts_of(record: Record, name: str) -> list[str]:
    """The texts of a field that may have several.

    Args:
        record: The record.
        name: Name of the field.

    Returns:
        The texts that are not empty, in order; of an object, its "id".
    """
    value = record.get(name)
    values = value if isinstance(value, list) else [value]
    shown = (text_of(one, "id") if isinstance(one, dict) else text_of({"": one}, "") for one in values)
    return [one for one in shown if one]


def child_of(record: Record, name: str) -> Record:
    """The object in a field.

    Args:
        record: The record.
        name: Name of the field.

    Returns:
        The object; an empty one where there is none.
    """
    value = record.get(name)
    return value if isinstance(value, dict) else {}


def children_of(record: Record, name: str) -> list[Record]:
    """The objects in a field.

    Args:
        record: The record.
        name: Name of the field.

    Returns:
        The objects in order.
    """
    value = record.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


class Fields:
    """Accounts for the fields of records: used, read past on purpose, or not known."""

    def __init__(self) -> None:
        """Begin with none."""
        self._ignored = set[str]()
        self._unknown = dict[str, int]()

    def note(self, level: str, record: Record, used: Collection[str], ignored: Collection[str]) -> None:
        """Account for one record.

        Args:
            level: Where it stands: "statement", "interest".
            record: The record.
            used: Names of fields that are read.
            ignored: Names of fields that are read past on purpose.
        """
        for name in record:
            if name in ignored:
                self._ignored.add(f"{level}.{name}")
            elif name not in used:
                key = f"{level}.{name[:60]}"
                if key in self._unknown or len(self._unknown) < 100:
                    self._unknown[key] = self._unknown.get(key, 0) + 1

    def ignored(self) -> tuple[str, ...]:
        """The fields that were read past.

        Returns:
            Sorted, as "level.name"; those not known too.
        """
        return tuple(sorted({*self._ignored, *self._unknown}))

    def report(self, faults: Faults, source: str) -> None:
        """Make an issue of each field that is not known.

        Args:
            faults: Where it goes.
            source: What the file is called.
        """
        for name, count in self._unknown.items():
            told = f"{count} records have a field {name!r} that Tieline does not know, and it was left out"
            faults.add("unknown_field", f"{source} field {name}", told, hint="look at what the field says")


def _is_lines(text: str) -> bool:
    """Whether a text is an object on each line: it begins with one whose line ends it, and another follows."""
    if not text.startswith("{"):
        return False
    first, _, rest = text.partition("\n")
    if not rest.strip():
        return False
    try:
        json.loads(first)
    except BROKEN:
        # A broken first line of many is a broken line; the first line of one object over many lines is none.
        return rest.lstrip().startswith("{")
    return True


def _iter_lines(file: HoldingFile, faults: Faults) -> Iterator[tuple[int, Value]]:
    for number, line in enumerate(file.text.split("\n"), 1):
        if line.strip():
            try:
                yield number, _load(line)
            except BROKEN as error:
                told = f"the line is no JSON and was left out: {_tell(error)}"
                faults.add("broken_record", f"{file.source} line {number}", told)


def _iter_array(text: str, source: str, inside: str) -> Iterator[tuple[int, Value]]:
    try:
        value = _load(text)
    except BROKEN as error:
        raise DamagedError(f"{source} is broken JSON: {_tell(error)}", hint="get the file again") from error
    if isinstance(value, dict) and isinstance(value.get(inside), list):
        value = value[inside]
    yield from enumerate(value if isinstance(value, list) else [value], 1)


def _load(text: str) -> Value:
    value: Value = json.loads(text, parse_constant=lambda _: None)
    return value


def _tell(error: ValueError | RecursionError) -> str:
    return "it is nested too deep" if isinstance(error, RecursionError) else str(error)[:120]
