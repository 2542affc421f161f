"""Ownership files: which format a file is in, told by its content, and its holdings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from tieline.errors import EmptyError, TooLargeError, UnknownFormatError
from tieline.ownership.inputs import bods, ftm, gleif_exception, gleif_relationship, opencorporates, table, uk_psc
from tieline.ownership.inputs.file import HoldingFile, HoldingTable
from tieline.settings import Limits


@dataclass(frozen=True, slots=True)
class HoldingFormat:
    """An ownership format that Tieline reads.

    Attributes:
        id: Its id.
        title: What it is.
        claims: Whether a file is in it.
        parse: Reads a file that is.
    """

    id: str
    title: str
    claims: Callable[[HoldingFile], bool]
    parse: Callable[[HoldingFile], HoldingTable]


FORMATS = tuple(
    HoldingFormat(module.ID, module.TITLE, module.claims, module.parse)
    for module in (bods, uk_psc, ftm, gleif_relationship, gleif_exception, opencorporates, table)
)
"""Asked in this order; a table is what no other format claims."""


def parse_holdings(
    data: bytes, *, source: str, limits: Limits | None = None, names: Mapping[str, str] | None = None
) -> HoldingTable:
    """Read an ownership file in any format that Tieline knows.

    Args:
        data: The bytes, unpacked.
        source: What the file is called in issues and proofs.
        limits: Limits on untrusted input; None means the defaults.
        names: Names of companies by code (exchange code, company number, LEI), for files that give codes only.

    Returns:
        The holdings and the issues.

    Raises:
        UnknownFormatError: It is in no such format.
        MissingColumnError: It is a table, and a column that is needed is missing.
        EmptyError: There are no bytes or no rows.
        DamagedError: It is not what it claims to be.
        TooLargeError: It is over a limit.
        UnsafeError: It has entities, or nests too deep.
    """
    allowed = limits or Limits()
    if len(data) > allowed.file_bytes:
        raise TooLargeError(f"{source} is larger than {allowed.file_bytes} bytes", hint="split the table")
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise EmptyError(f"{source} holds no rows", hint="give a table with the columns owner, owned and share")
    file = HoldingFile(source, data, allowed, names or {})
    known = next((one for one in FORMATS if one.claims(file)), None)
    if known is None:
        raise UnknownFormatError(
            f"{source} is in no ownership format that Tieline knows",
            hint=f"known are: {'; '.join(one.title for one in FORMATS)}",
        )
    return replace(known.parse(file), format=known.id)
