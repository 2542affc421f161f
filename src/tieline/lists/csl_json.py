"""List format: the US Consolidated Screening List as the official JSON, in bulk or as the search API answers."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tieline.errors import DamagedError
from tieline.lists.csl_csv import FIELDS
from tieline.lists.csl_record import IGNORED_FIELDS, PERSONAL, SHIP, CslRecord, make_draft
from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.party_name import tidy
from tieline.lists.trouble import TELL, Troubles, shorten

ID = "us-csl-json"
TITLE = "US Consolidated Screening List, official JSON"
IS_TEXT = True

KNOWN_FIELDS = frozenset({*FIELDS, *IGNORED_FIELDS, "country"})
"""Source: International Trade Administration, Consolidated Screening List API, fields of a result (read 2026-11)."""

_ADDRESS_FIELDS = ("address", "city", "state", "postal_code", "country")
_ID_FIELDS = frozenset({"type", "number", "country", "issue_date", "expiration_date"})
Record = Mapping[str, object]


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when it is a JSON object with "results" near its beginning, or whose text ends with them.
    """
    text = file.text
    return text.lstrip()[:1] == "{" and '"results"' in text and '"source"' in text


def _text(record: Record, field: str) -> str:
    """A field as one line of text; a number as its digits; empty where it is absent."""
    value = record.get(field)
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return tidy(str(value))
    return ""


def _texts(record: Record, field: str) -> tuple[str, ...]:
    """A field that is a list of texts; a single text counts as one."""
    value = record.get(field)
    values = value if isinstance(value, list) else [value]
    return tuple(text for item in values if isinstance(item, str) and (text := tidy(item)))


def _objects(record: Record, field: str) -> list[Record]:
    """A field that is a list of objects."""
    value = record.get(field)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _address(address: Record) -> str:
    """An address on one line, as the CSV prints it."""
    return ", ".join(filter(None, (_text(address, field) for field in _ADDRESS_FIELDS)))


def _identifier(identifier: Record) -> tuple[str, str]:
    """An identifier as kind and value, with its country and dates behind the value."""
    asides = [_text(identifier, field) for field in ("country", "issue_date", "expiration_date")]
    number, told = _text(identifier, "number"), ", ".join(filter(None, asides))
    return _text(identifier, "type").rstrip(" -:") or "Identifier", f"{number} ({told})" if told else number


def _make_record(record: Record) -> CslRecord:
    """A record of a JSON object."""
    return CslRecord(
        source=_text(record, "source"),
        entity_number=_text(record, "entity_number"),
        type=_text(record, "type"),
        name=_text(record, "name"),
        programs=_texts(record, "programs"),
        title=_text(record, "title"),
        addresses=tuple(filter(None, map(_address, _objects(record, "addresses")))),
        notice=_text(record, "federal_register_notice"),
        start_date=_text(record, "start_date"),
        end_date=_text(record, "end_date"),
        licence_requirement=_text(record, "license_requirement"),
        licence_policy=_text(record, "license_policy"),
        ship=tuple((kind, value) for field, kind in SHIP if (value := _text(record, field))),
        remarks=_text(record, "remarks"),
        url=_text(record, "source_list_url") or _text(record, "source_information_url"),
        alt_names=_texts(record, "alt_names"),
        personal=tuple((kind, value) for field, kind in PERSONAL for value in _texts(record, field)),
        ids=tuple(map(_identifier, _objects(record, "ids"))),
        countries=_texts(record, "country"),
    )


def _check_fields(record: Record, row: int, troubles: Troubles) -> None:
    """Note the fields that the format does not know, inside addresses and identifiers too."""
    unknown = [name for name in record if name not in KNOWN_FIELDS]
    inner = (("addresses", frozenset(_ADDRESS_FIELDS)), ("ids", _ID_FIELDS))
    unknown += [
        f"{field}.{name}"
        for field, known in inner
        for item in _objects(record, field)
        for name in item
        if name not in known
    ]
    for name in unknown:
        message = f"the field {shorten(name)!r} is not known and is not read"
        troubles.add("unknown_field", name, row=row, message=message, hint=TELL)


def parse(file: ListFile) -> Parsed:
    """Read a file of this format. The row of an issue is the place of the record among the results, from 1.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries; records that are no objects or have no name are issues, and the rest goes on.

    Raises:
        DamagedError: It is not JSON, or its results are no list.
    """
    try:
        content = json.loads(file.text)
    except (ValueError, RecursionError) as error:
        raise DamagedError(f"{file.source} is no whole JSON file ({error}).", hint="Get it again.") from error
    results = content.get("results") if isinstance(content, dict) else None
    if not isinstance(results, list):
        raise DamagedError(f"{file.source} has no list of results.", hint="Get the official consolidated.json.")
    troubles, drafts = Troubles(file.source), list[Draft]()
    for row, record in enumerate(results, start=1):
        if not isinstance(record, dict):
            message = "the record is no object and is left out"
            troubles.add("broken_row", str(row), row=row, message=message, hint="Get the file again.")
            continue
        _check_fields(record, row, troubles)
        draft = make_draft(_make_record(record), row=row, troubles=troubles)
        if draft is not None:
            drafts.append(draft)
    ignored = {name for record in results if isinstance(record, dict) for name in record if name in IGNORED_FIELDS}
    return Parsed(tuple(drafts), troubles.issues(), tuple(sorted(ignored)))
