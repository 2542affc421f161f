"""What is wrong with an ownership file as XML, as issues."""

from __future__ import annotations

from tieline.ownership.inputs.file import Faults
from tieline.text.xml import XmlRecords

_HINT = "get the file again"


def report_xml(records: XmlRecords, source: str, faults: Faults) -> None:
    """Note what was wrong with a file, once all of its records are read.

    Args:
        records: The records.
        source: What the file is called.
        faults: Where it goes.
    """
    if records.bad:
        told = f"{records.bad} letters cannot be read, the first near line {records.bad_line}"
        faults.add("bad_byte", source, told, hint=_HINT)
    for place in records.breaks[: len(records.breaks) - records.is_cut]:
        faults.add("broken_record", f"{source} {place}", f"a record {place} is broken and was left out", hint=_HINT)
    if records.is_cut:
        told = f"the file is cut off or broken {records.breaks[-1]}; what stands before is read"
        faults.add("cut_off", source, told, hint=_HINT)
