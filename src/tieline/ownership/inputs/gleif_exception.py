"""GLEIF level 2, reporting exceptions: why a company states no parent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tieline.model import Holding
from tieline.ownership.inputs.file import Faults, HoldingFile, HoldingTable
from tieline.ownership.inputs.share import Share
from tieline.ownership.inputs.stake import Party, Term, make_holding, unknown_party
from tieline.ownership.inputs.xml_fault import report_xml
from tieline.text.xml import iter_elements
from tieline.text.xml_node import XmlNode

ID = "gleif-exceptions"
TITLE = "GLEIF level 2 reporting exceptions, XML"

CATEGORIES = {"DIRECT_ACCOUNTING_CONSOLIDATION_PARENT": False, "ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT": True}
"""Whose parent is not stated: the nearest one, or the highest, who controls through others."""
NO_PARENT = {
    "NATURAL_PERSONS": "natural persons control it, and nobody consolidates its accounts",
    "NON_CONSOLIDATING": "those who control it do not consolidate its accounts",
    "NO_KNOWN_PERSON": "nobody is known to control it",
}
"""Reasons by which there is no parent that consolidates accounts."""
HIDDEN = {
    "NO_LEI": "the parent has no LEI",
    "NON_PUBLIC": "the parent is not made public",
    "BINDING_LEGAL_COMMITMENTS": "a legal commitment forbids to name the parent",
    "LEGAL_OBSTACLES": "the law forbids to name the parent",
    "CONSENT_NOT_OBTAINED": "the parent has not consented to be named",
    "DISCLOSURE_DETRIMENTAL": "naming the parent would do harm",
    "DETRIMENT_NOT_EXCLUDED": "naming the parent might do harm",
}
"""Reasons by which there is a parent that is not named.

Source:
    Reporting Exceptions CDF format 2.1, ExceptionReason; the older reasons are merged into NON_PUBLIC since 2022.
"""


def claims(file: HoldingFile) -> bool:
    """Whether a file is of such exceptions.

    Args:
        file: The file.

    Returns:
        True for XML whose root says so.
    """
    return b"ReportingExceptionData" in file.head and b"<" in file.head


def parse(file: HoldingFile) -> HoldingTable:
    """Read reporting exceptions: for each parent that exists and is not named, an owner who is not known.

    Args:
        file: The file; names of LEIs come with it, or the LEI is the name.

    Returns:
        The holdings, and an issue for each company whose owner is not known, with the reason.

    Raises:
        DamagedError: It is no XML.
        UnsafeError: It has a document type, or goes beyond the limits.
    """
    faults, left, count = Faults(file.source), Counter[str](), 0
    holdings = list[Holding]()
    records = iter_elements(file.data, file.source, {"Exception"})
    for node in records:
        count += 1
        holdings.extend(_read(node, file, faults, left))
    report_xml(records, file.source, faults)
    faults.tell_left_out(left)
    return HoldingTable(tuple(holdings), faults.issues(), (), count, ID)


def _read(node: XmlNode, file: HoldingFile, faults: Faults, left: Counter[str]) -> Iterator[Holding]:
    item = f"{file.source} line {node.line}"
    lei, category = node.text_at("LEI"), node.text_at("ExceptionCategory")
    reasons = node.texts_at("ExceptionReason")
    if not lei or category not in CATEGORIES or not reasons:
        faults.add("bad_record", item, "the exception names no company, parent or reason, and was left out")
        return
    references = "; ".join(node.texts_at("ExceptionReference"))
    company = Party(file.names.get(lei, lei), lei)
    for reason in reasons:
        if reason in NO_PARENT:
            left[f"companies without a parent: {NO_PARENT[reason]}"] += 1
            continue
        why = HIDDEN.get(reason, f"the reason is given as {reason[:60]}")
        seen = f" ({references[:120]})" if references else ""
        told = f"{company.name}: the owner is not known, because {why}{seen}"
        faults.add("owner_not_known", item, told, hint="look for the owner elsewhere")
        owner = unknown_party(company, why, f"{lei} {category}")
        term = Term(f"{item} ({category})", "control", is_indirect=CATEGORIES[category])
        yield make_holding(owner, company, Share(), term=term)
