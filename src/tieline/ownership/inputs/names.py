"""Names of companies by code, for ownership files that give codes only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tieline.errors import EmptyError, MissingColumnError
from tieline.model import Issue
from tieline.ownership.inputs.file import Faults, HoldingFile
from tieline.ownership.inputs.header import fold_header
from tieline.ownership.inputs.resource import load_words
from tieline.ownership.inputs.row import iter_rows
from tieline.ownership.inputs.xml_fault import report_xml
from tieline.settings import Limits
from tieline.text.xml import iter_elements

RESOURCE = "headers.yml"


@dataclass(frozen=True, slots=True)
class CompanyNames:
    """Names by code.

    Attributes:
        names: The names.
        issues: Codes with two names, which stand for none; rows that cannot be read.
    """

    names: Mapping[str, str]
    issues: tuple[Issue, ...]


def parse_names(data: bytes, *, source: str, limits: Limits | None = None) -> CompanyNames:
    """Read names of companies.

    Args:
        data: A table with a column of codes and one of names, CSV or XLSX; or GLEIF level 1 records, XML.
        source: What the file is called.
        limits: Limits on untrusted input; None means the defaults.

    Returns:
        The names.

    Raises:
        MissingColumnError: It has no column of codes or none of names.
        EmptyError: It holds no rows.
        DamagedError: It is neither a table nor XML.
        UnsafeError: It has a document type, or goes beyond the limits.
    """
    file, faults = HoldingFile(source, data, limits or Limits()), Faults(source)
    names = _read_lei(file, faults) if b"LEIData" in file.head else _read_table(file, faults)
    return CompanyNames(names, faults.issues())


def _read_lei(file: HoldingFile, faults: Faults) -> dict[str, str]:
    names = dict[str, str]()
    records = iter_elements(file.data, file.source, {"LEIRecord"})
    for node in records:
        lei, name = node.text_at("LEI"), node.text_at("Entity/LegalName")
        if lei and name:
            names[lei] = name
    report_xml(records, file.source, faults)
    return names


def _read_table(file: HoldingFile, faults: Faults) -> dict[str, str]:
    rows = iter_rows(file)
    header = next(rows, None)
    if header is None:
        raise EmptyError(f"{file.source} holds no rows", hint="give a table with the columns code and name")
    titles, words = [fold_header(cell) for cell in header[1]], load_words(RESOURCE)
    places = [next((titles.index(name) for name in words[role] if name in titles), None) for role in ("code", "name")]
    if places[0] is None or places[1] is None:
        raise MissingColumnError(
            f"{file.source} has no column of codes or none of names; it has {', '.join(header[1])}",
            hint="name the columns code and name",
        )
    code_at, name_at = places[0], places[1]
    names, disputed = dict[str, str](), set[str]()
    for number, row in rows:
        code, name = (row[place].strip() if place < len(row) else "" for place in (code_at, name_at))
        if code and name and names.setdefault(code, name) != name:
            disputed.add(code)
            told = f"the code {code[:60]} has several names, and none of them is used"
            faults.add("disputed_name", f"{file.source} row {number}", told)
    return {code: name for code, name in names.items() if code not in disputed}
