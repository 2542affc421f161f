"""GLEIF level 2, relationship records: who consolidates whose accounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tieline.model import Holding
from tieline.ownership.inputs.file import Faults, HoldingFile, HoldingTable
from tieline.ownership.inputs.share import Share
from tieline.ownership.inputs.stake import Party, Term, make_holding, read_days
from tieline.ownership.inputs.xml_fault import report_xml
from tieline.text.xml import iter_elements
from tieline.text.xml_node import XmlNode

ID = "gleif-relationships"
TITLE = "GLEIF level 2 relationship records, XML"

CONSOLIDATED = {"IS_DIRECTLY_CONSOLIDATED_BY": False, "IS_ULTIMATELY_CONSOLIDATED_BY": True}
"""Relationships by which one party controls another, and whether through others.

Source:
    Relationship Record CDF format 2.1: the parent consolidates the accounts of the child; no share is stated, and the
    ultimate parent is the highest one.
"""
VOID = frozenset({"ANNULLED", "DUPLICATE"})
"""Registration states of records that never held, or that another record stands for."""

IGNORED = (
    "Registration.InitialRegistrationDate",
    "Registration.LastUpdateDate",
    "Registration.ManagingLOU",
    "Registration.NextRenewalDate",
    "Registration.ValidationDocuments",
    "Registration.ValidationReference",
    "Registration.ValidationSources",
    "Relationship.RelationshipPeriods (of accounts and documents)",
    "Relationship.RelationshipQualifiers",
    "Relationship.RelationshipQuantifiers",
)


def claims(file: HoldingFile) -> bool:
    """Whether a file is of such records.

    Args:
        file: The file.

    Returns:
        True for XML whose root says so.
    """
    return b"RelationshipData" in file.head and b"<" in file.head


def parse(file: HoldingFile) -> HoldingTable:
    """Read relationship records. To consolidate accounts is to control; how much is held, no record says.

    Args:
        file: The file; names of LEIs come with it, or the LEI is the name.

    Returns:
        The holdings and the issues.

    Raises:
        DamagedError: It is no XML.
        UnsafeError: It has a document type, or goes beyond the limits.
    """
    faults, left, count = Faults(file.source), Counter[str](), 0
    holdings = list[Holding]()
    records = iter_elements(file.data, file.source, {"RelationshipRecord"})
    for node in records:
        count += 1
        holdings.extend(_read(node, file, faults, left))
    report_xml(records, file.source, faults)
    faults.tell_left_out(left)
    return HoldingTable(tuple(holdings), faults.issues(), IGNORED, count, ID)


def _read(node: XmlNode, file: HoldingFile, faults: Faults, left: Counter[str]) -> Iterator[Holding]:
    child, parent = (node.text_at(f"Relationship/{end}/NodeID") for end in ("StartNode", "EndNode"))
    item = f"{file.source} line {node.line}"
    kind = node.text_at("Relationship/RelationshipType")
    state = node.text_at("Registration/RegistrationStatus")
    if not child or not parent:
        faults.add("missing_name", item, "the record names no parent or no child, and was left out")
        return
    if kind not in CONSOLIDATED:
        left[f"relationships of the type {kind[:60] or 'not stated'}"] += 1
        return
    if state in VOID:
        left[f"records that are {state}"] += 1
        return
    days = _period(node)
    if node.text_at("Relationship/RelationshipStatus") == "INACTIVE" and not days[1]:
        told = "the relationship ended on a day that is not stated, and was left out"
        faults.add("bad_date", item, told, hint="look for its last day elsewhere")
        return
    share, held_from, held_to = read_days(days, Share(), item, faults)
    term = Term(f"{item} ({kind})", "control", held_from, held_to, is_indirect=CONSOLIDATED[kind])
    owner, owned = (Party(file.names.get(lei, lei), lei) for lei in (parent, child))
    yield make_holding(owner, owned, share, term=term)


def _period(node: XmlNode) -> tuple[str, str]:
    """The first and last day of the relationship itself, not of an account or a document."""
    for period in node.iter_at("Relationship/RelationshipPeriods/RelationshipPeriod"):
        if period.text_at("PeriodType") == "RELATIONSHIP_PERIOD":
            return period.text_at("StartDate"), period.text_at("EndDate")
    return "", ""
