"""Importing a list file: unpack, recognise the format, read, and number the entries."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from tieline.errors import EmptyError, UnknownFormatError
from tieline.lists import (
    csl_csv,
    csl_json,
    eu_annex_csv,
    eu_fsf_csv,
    eu_fsf_xml,
    federal_register,
    ftm,
    meti_csv,
    ofac_csv,
    ofac_enhanced,
    ofac_xml,
    opensanctions_csv,
    opensanctions_names,
    own_table,
    uk_conlist,
    uk_sanctions_list,
    uk_sanctions_xml,
    un_xml,
    us_1260h,
    us_1286,
)
from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.name_text import clean_names
from tieline.lists.options import ReadOptions
from tieline.lists.trouble import make_issue, shorten
from tieline.lists.unpack import GZIP_MAGIC, ZIP_MAGIC, decode, to_utf8, unpack
from tieline.lists.whole import check_whole
from tieline.model import Issue, Listing, PartialDate, Snapshot, content_id
from tieline.model.ids import ListingId, SnapshotId

_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])(?:[-_.]?(0[1-9]|[12]\d|3[01]))?(?!\d)")
_MAGIC = (
    (GZIP_MAGIC, "a gzip file inside another"),
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "an office document or ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"<!DOCTYPE html", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML file"),
    (b"{", "a JSON file without the list's fields"),
    (b"[", "a JSON file without the list's fields"),
)


@dataclass(frozen=True, slots=True)
class ListFormat:
    """A list format that Tieline reads.

    Attributes:
        id: Its id, as snapshots bear it.
        title: What it is.
        claims: Whether a file is in it.
        parse: Reads a file that is.
        is_text: Whether it is text in UTF-8; a workbook is not, and XML states its own encoding.
    """

    id: str
    title: str
    claims: Callable[[ListFile], bool]
    parse: Callable[[ListFile], Parsed]
    is_text: bool


FORMATS = tuple(
    ListFormat(module.ID, module.TITLE, module.claims, module.parse, module.IS_TEXT)
    for module in (
        *(
            csl_csv,
            csl_json,
            ofac_csv,
            ofac_xml,
            ofac_enhanced,
            federal_register,
            us_1260h,
            us_1286,
            uk_conlist,
            uk_sanctions_list,
            uk_sanctions_xml,
        ),
        *(eu_fsf_xml, eu_fsf_csv, eu_annex_csv),
        *(meti_csv, ftm, opensanctions_csv, opensanctions_names, un_xml),
        own_table,  # stays last: it takes any table with a column of names
    )
)
"""Asked in this order; no file is in two of them, but for own tables, which are what no other format claims."""


@dataclass(frozen=True, slots=True)
class ListImport:
    """What an import yields.

    Attributes:
        snapshot: What the list said on its day.
        listings: Its entries in file order.
        issues: What is wrong with single entries, and what the format does not know; notices included.
    """

    snapshot: Snapshot
    listings: tuple[Listing, ...]
    issues: tuple[Issue, ...]


def find_date(source: str) -> PartialDate | None:
    """Find the day or month that a file name speaks for.

    Args:
        source: A path or URL; only its last part counts.

    Returns:
        The first date in it ("consolidated_2026-07-31.csv.gz", "sdn_20240501.csv"); None when there is none.
    """
    match = _DATE.search(PurePosixPath(source.replace("\\", "/")).name)
    if match is None:
        return None
    try:
        return PartialDate("-".join(filter(None, match.groups())))
    except ValueError:
        return None


def _describe(data: bytes, text: str) -> str:
    """What an unknown file looks like, for a message."""
    head = data[:64].lstrip()
    for magic, told in _MAGIC:
        if head[: len(magic)].lower() == magic.lower():
            return told
    first = next((line for line in text.splitlines() if line.strip()), "")
    return f"a text that begins {shorten(first)!r}" if first else "nothing but white space"


def _find_format(file: ListFile) -> ListFormat | None:
    """The format that claims a file."""
    return next((known for known in FORMATS if known.claims(file)), None)


def _pick_main(files: Mapping[str, bytes], source: str, options: ReadOptions) -> tuple[str, bytes]:
    """The main file among the members of an archive: the first that a format claims and that is no companion."""
    if not files:
        raise EmptyError(f"{source} holds no files.", hint="Get it again.")
    for name, data in files.items():
        file = ListFile(name, data, {}, options.limits, options.tables)
        known = _find_format(file)
        if known is not None and (known.id != ofac_csv.ID or ofac_csv.find_part(file.text) == "main"):
            return name, data
    return next(iter(files.items()))


def _entry_ids(drafts: Iterable[Draft]) -> list[str]:
    """The list's own numbers, and made ones where it has none: from the name, and from more where names repeat."""
    drafts = list(drafts)
    repeated = Counter((draft.list_name, draft.identity) for draft in drafts if draft.entry_id is None)
    seen = Counter[tuple[str, str]]()
    ids = list[str]()
    for draft in drafts:
        made = draft.entry_id
        if made is None:
            alone = repeated[draft.list_name, draft.identity] == 1
            parts = (draft.identity,) if alone else (draft.identity, draft.detail)
            made = content_id("entry", draft.list_name, *parts)
        # Two entries that nothing tells apart, or one number used twice, are told apart by their order.
        seen[draft.list_name, made] += 1
        count = seen[draft.list_name, made]
        ids.append(made if count == 1 else f"{made}.{count}")
    return ids


def _make_listing(draft: Draft, snapshot: SnapshotId, entry_id: str) -> Listing:
    """A listing of a numbered entry."""
    return Listing(
        id=ListingId(content_id("listing", snapshot, draft.list_name, entry_id)),
        snapshot=snapshot,
        list_name=draft.list_name,
        authority=draft.authority,
        entry_id=entry_id,
        kind=draft.kind,
        names=draft.names,
        countries=draft.countries,
        addresses=draft.addresses,
        identifiers=draft.identifiers,
        programmes=draft.programmes,
        reason=draft.reason,
        citation=draft.citation,
        licence_requirement=draft.licence_requirement,
        licence_policy=draft.licence_policy,
        listed_on=draft.listed_on,
        delisted_on=draft.delisted_on,
        suspended_on=draft.suspended_on,
        suspended_until=draft.suspended_until,
        linked=draft.linked,
        remarks=draft.remarks,
        url=draft.url,
        row=draft.row,
    )


def _read(data: bytes, source: str, companions: Mapping[str, bytes], options: ReadOptions) -> tuple[str, Parsed]:
    """Unpack, decode and read a file and its companions: the id of the format, and what it makes of them."""
    files = {name: to_utf8(content) for name, content in unpack(data, source, options.limits).items()}
    main, content = _pick_main(files, source, options)
    others = {name: other for name, other in files.items() if name != main}
    for name, packed in companions.items():
        others[name] = to_utf8(next(iter(unpack(packed, name, options.limits).values())))
    texts = {name: decode(other)[0] for name, other in others.items()}
    file = ListFile(source, content, texts, options.limits, options.tables)
    known = _find_format(file)
    if known is None:
        raise UnknownFormatError(
            f"{source} is in no list format that Tieline knows: it is {_describe(content, file.text)}.",
            hint=f"Known formats: {'; '.join(f'{one.id} ({one.title})' for one in FORMATS)}.",
        )
    parsed = clean_names(check_whole(known.parse(file), content, source, options), source)
    if not known.is_text or content.startswith(ZIP_MAGIC) or decode(content)[1]:
        return known.id, parsed
    message = f"{source} is not in UTF-8; it was read as Windows-1252, and some letters may be wrong."
    issue = make_issue("encoding", source, message, "Get the file again from its authority.")
    return known.id, replace(parsed, issues=(issue, *parsed.issues))


def import_list(
    data: bytes,
    *,
    source: str,
    imported_at: str,
    as_of: PartialDate | None = None,
    companions: Mapping[str, bytes] | None = None,
    options: ReadOptions | None = None,
) -> ListImport:
    """Read a list file. The format is found by its content.

    Args:
        data: Its bytes, perhaps gzip or ZIP. A ZIP archive may hold companion files too.
        source: Its path or URL.
        imported_at: Aware UTC time in ISO 8601 that the snapshot bears.
        as_of: The day it speaks for; None takes the day the file states, else a date in its name.
        companions: Bytes of files that belong to it (alt, add, comments of OFAC), by name or part.
        options: Limits, and what is known of own tables; None takes the defaults.

    Returns:
        The snapshot, its listings and the issues.

    Raises:
        UnknownFormatError: No list format claims it.
        EmptyError: There are no bytes.
        DamagedError: It is a broken archive, broken as a whole, or cut off where the options do not allow that.
        EncryptedError: It needs a password.
        TooLargeError: An archive holds too many files.
        UnsafeError: It unpacks to more than the limits allow.
    """
    companions, options = companions or {}, options or ReadOptions()
    format_id, parsed = _read(data, source, companions, options)
    sha256 = hashlib.sha256(data).hexdigest()
    beside = sorted(hashlib.sha256(other).hexdigest() for other in companions.values())
    told = [repr(table) for table in options.tables] if format_id == own_table.ID else []
    snapshot_id = SnapshotId(content_id("snapshot", sha256, format_id, *beside, *told))
    ids = _entry_ids(parsed.drafts)
    listings = tuple(
        _make_listing(draft, snapshot_id, entry_id) for draft, entry_id in zip(parsed.drafts, ids, strict=True)
    )
    snapshot = Snapshot(
        id=snapshot_id,
        source=source,
        format=format_id,
        sha256=sha256,
        as_of=as_of or parsed.as_of or find_date(source),
        imported_at=imported_at,
        listings=len(listings),
        ignored_fields=parsed.ignored_fields,
        is_partial=parsed.is_partial,
    )
    return ListImport(snapshot, listings, parsed.issues)
