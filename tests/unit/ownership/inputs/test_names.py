"""Names of companies by code."""

from __future__ import annotations

import pytest

from tieline.errors import EmptyError, MissingColumnError
from tieline.ownership.inputs.names import parse_names


def test_table_of_names_is_read() -> None:
    """A column of codes and one of names, in English or Chinese."""
    assert parse_names("股票代码,公司名称\n000001,甲公司\n".encode(), source="n.csv").names == {"000001": "甲公司"}


def test_code_with_two_names_stands_for_none() -> None:
    """Nobody picks one of two names; the others stay."""
    found = parse_names(b"code,name\n1,A\n1,B\n2,C\n", source="n.csv")
    assert found.names == {"2": "C"}
    assert [(issue.code, issue.item) for issue in found.issues] == [("disputed_name", "n.csv row 3")]


def test_level_one_records_give_legal_names() -> None:
    """A GLEIF file of entities names each LEI; this one is written after its published format."""
    entity = "<l:LEIRecord><l:LEI>X1</l:LEI><l:Entity><l:LegalName>A AG</l:LegalName></l:Entity></l:LEIRecord>"
    data = f'<l:LEIData xmlns:l="x"><l:LEIRecords>{entity}</l:LEIRecords></l:LEIData>'
    assert parse_names(data.encode(), source="lei.xml").names == {"X1": "A AG"}


def test_table_without_codes_or_rows_is_refused() -> None:
    """The error says what is missing."""
    with pytest.raises(MissingColumnError, match="codes"):
        parse_names(b"name\nA\n", source="n.csv")
    with pytest.raises(EmptyError):
        parse_names(b"\n", source="n.csv")
