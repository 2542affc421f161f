"""Mentions of a document: finders and vote."""

from __future__ import annotations

from tests.unit.read.passage import make_document
from tieline.model import Schema
from tieline.read.mention import clean_name
from tieline.read.reader import Reader


def _schemas(reader: Reader, text: str) -> dict[str, Schema]:
    return {mention.name: mention.schema for mention in reader.read(make_document(text)).mentions}


def test_title_makes_a_person(reader: Reader) -> None:
    """A courtesy title makes the name behind it a person, everywhere in the document."""
    found = _schemas(reader, "Mr Qiu Shan spoke first. The plan pleased Qiu very much.")
    assert found["Qiu Shan"] is Schema.PERSON
    assert found["Qiu"] is Schema.PERSON


def test_enumeration_beside_companies_makes_organisations(reader: Reader) -> None:
    """Names listed after "companies" are organisations, however strange."""
    found = _schemas(reader, "The four companies, Shanlu, Kuanghe, Yidu and Yunlong Technology, grew.")
    assert all(found[name].is_organisation for name in ("Shanlu", "Kuanghe", "Yidu", "Yunlong Technology"))


def test_city_first_makes_no_person(reader: Reader) -> None:
    """A name that opens with a city is an organisation, not a person."""
    found = _schemas(reader, "The buyer was Tianjin Feilong. The seller praised Tianjin Feilong.")
    assert found["Tianjin Feilong"].is_organisation


def test_country_adjective_names_the_country(reader: Reader) -> None:
    """ "Chinese" is a mention of China."""
    assert _schemas(reader, "A Chinese buyer came.")["China"] is Schema.PLACE


def test_list_name_is_found(reader: Reader) -> None:
    """A name of an official list is found as written there, without its legal form."""
    listed = Reader.load(["Wuhu Lanfeng Castings Co., Ltd."])
    assert "Wuhu Lanfeng Castings" in _schemas(listed, "Exports to Wuhu Lanfeng Castings stopped.")


def test_government_of_a_country_is_a_public_body(reader: Reader) -> None:
    """ "the Chinese government" is a public body, not the country."""
    assert _schemas(reader, "The Chinese government agreed.")["Chinese government"] is Schema.PUBLIC_BODY


def test_headline_in_title_case_names_nothing_by_its_capitals(reader: Reader) -> None:
    """In a headline, capitals tell nothing."""
    assert "Gain Access Group" not in _schemas(reader, "Firms Use Fairs To Gain Access Group By Group")


def test_clean_name_drops_article_and_possessive() -> None:
    """Articles, possessives, quotation marks and line breaks go."""
    assert clean_name("the Ministry of\nTrade's") == "Ministry of Trade"
