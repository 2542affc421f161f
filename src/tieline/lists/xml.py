"""List files in XML: their records, and what to report of the file as XML."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.trouble import Troubles, make_issue
from tieline.model import Issue, PartialDate
from tieline.text.xml import XmlRecords
from tieline.text.xml import iter_elements as iter_xml
from tieline.text.xml_node import XmlNode

__all__ = ["XmlNode", "XmlRecords", "finish_records", "iter_elements", "list_xml_issues"]


def iter_elements(file: ListFile, tags: Collection[str]) -> XmlRecords:
    """Read a list file record by record.

    Args:
        file: The file.
        tags: Names of the elements that are records, without namespaces, such as {"sdnEntry"}.

    Returns:
        An iterator over the records in file order; `list_xml_issues` reports what it met.

    Raises:
        DamagedError: The file states an encoding that is not known.
    """
    return iter_xml(file.data, file.source, tags)


def list_xml_issues(records: XmlRecords, source: str) -> tuple[Issue, ...]:
    """Report what is wrong with a file as XML.

    Args:
        records: Its records, all of them read.
        source: The file.

    Returns:
        Issues for letters that cannot be read, for records that are broken, and for the place of a cut.
    """
    told = list[tuple[str, str]]()
    if records.bad:
        message = f"{source} has {records.bad} letters that cannot be read as stated"
        told.append(("bad_byte", f"{message}, the first near line {records.bad_line}; they may be wrong."))
    broken = records.breaks[:-1] if records.is_cut else records.breaks
    if broken:
        told.append(("broken_row", f"{source} has {len(broken)} broken entries, left out; the first {broken[0]}."))
    if records.is_cut:
        message = f"{source} is cut off or broken {records.breaks[-1]}; what stands before is read."
        told.append(("cut_off", message))
    return tuple(make_issue(code, source, text, "Get the file again from its authority.") for code, text in told)


def finish_records(
    records: XmlRecords,
    drafts: Iterable[Draft],
    troubles: Troubles,
    *,
    ignored: Iterable[str] = (),
    as_of: PartialDate | None = None,
) -> Parsed:
    """Hand over what a format made of a file.

    Args:
        records: Its records, all of them read.
        drafts: The entries made of them.
        troubles: What is wrong with single entries.
        ignored: Fields that were read past on purpose.
        as_of: The day the file states.

    Returns:
        The entries with all issues, those of the file as XML first; partial where it is cut off.
    """
    issues = (*list_xml_issues(records, troubles.source), *troubles.issues())
    return Parsed(tuple(drafts), issues, tuple(sorted(ignored)), as_of, records.is_cut)
