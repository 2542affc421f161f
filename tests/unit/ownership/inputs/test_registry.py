"""Which format an ownership file is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.errors import TielineError, UnknownFormatError
from tieline.ownership.inputs import FORMATS, parse_holdings
from tieline.ownership.inputs.file import HoldingFile
from tieline.settings import Limits

SAMPLES = {
    "bods": b'[{"statementId":"s","recordType":"entity","recordDetails":{}}]',
    "uk-psc": b'{"company_number":"1","data":{"kind":"x-person-with-significant-control","natures_of_control":[]}}',
    "ftm": b'{"id":"a","schema":"Company","properties":{"name":["A"]}}',
    "gleif-relationships": b"<RelationshipData><R><RelationshipRecord/></R></RelationshipData>",
    "gleif-exceptions": b"<ReportingExceptionData><R><Exception/></R></ReportingExceptionData>",
    "opencorporates": b"relationship_type,subject_entity_name,object_entity_name\nsubsidiary,X,A\n",
    "table": b"owner,owned,share\nX,A,1\n",
}


@pytest.mark.parametrize(("known", "data"), SAMPLES.items())
def test_content_tells_the_format(known: str, data: bytes) -> None:
    """Each sample is claimed by its own format first, whatever its name."""
    assert parse_holdings(data, source="file").format == known


def test_every_format_has_a_sample_and_only_one_claims_it() -> None:
    """No two formats claim one file, but for the table, which takes the rest."""
    assert {one.id for one in FORMATS} == SAMPLES.keys()
    for data in SAMPLES.values():
        claims = [one.id for one in FORMATS if one.claims(HoldingFile("file", data, Limits()))]
        assert len([one for one in claims if one != "table"]) <= 1


@pytest.mark.parametrize("data", [b'{"a": 1}', b"<html></html>", b"[1, 2]"])
def test_other_json_and_xml_is_refused(data: bytes) -> None:
    """The error names the formats that are known."""
    with pytest.raises(UnknownFormatError) as caught:
        parse_holdings(data, source="file")
    assert caught.value.hint is not None
    assert "GLEIF" in caught.value.hint


@given(st.binary(max_size=200), st.sampled_from(sorted(SAMPLES)), st.integers(0, 100))
def test_any_bytes_are_read_or_refused(noise: bytes, known: str, at: int) -> None:
    """No file leads to another error than Tieline's own, nor to a share beyond the whole."""
    data = SAMPLES[known][:at] + noise + SAMPLES[known][at:]
    try:
        table = parse_holdings(data, source="file")
    except TielineError:
        return
    for one in table.holdings:
        assert 0 <= one.low_pct <= (100 if one.high_pct is None else one.high_pct) <= 100
        assert one.owner
        assert one.owned
