"""FollowTheMoney streams; the entities are made up after the model that followthemoney 4.11 publishes."""

from __future__ import annotations

import json

from tieline.lists import ftm
from tieline.lists.draft import ListFile, Parsed
from tieline.model import LinkedParty, NameQuality
from tieline.settings import Limits

COMPANY = {
    "id": "NK-1",
    "caption": "Feiteng Tech",
    "schema": "Company",
    "datasets": ["us_list", "wikidata"],
    "target": True,
    "last_seen": "2026-07-31T06:10:00",
    "properties": {
        "name": ["飞腾信息", "Feiteng  Tech"],
        "alias": ["Phytium"],
        "weakAlias": ["FT"],
        "previousName": ["Old Feiteng"],
        "country": ["cn"],
        "uscCode": ["91110000MA005UCQ5P"],
        "leiCode": ["5493001KJTIIGC8Y1R13"],
        "address": ["1 Main Road, Tianjin"],
        "addressEntity": ["addr-1"],
        "notes": ["Makes processors."],
    },
}
SANCTION = {
    "id": "s-1",
    "schema": "Sanction",
    "datasets": ["us_list"],
    "properties": {
        "entity": ["NK-1"],
        "authority": ["Some Bureau"],
        "program": ["EL"],
        "listingDate": ["2021-04-08"],
        "startDate": ["2021-04-09"],
        "reason": ["Builds supercomputers."],
        "sourceUrl": ["https://bureau.test/list"],
        "provisions": ["Licence needed"],
    },
}
OWNER = {"id": "NK-2", "schema": "Organization", "datasets": ["us_list"], "properties": {"name": ["China Electronics"]}}
OWNERSHIP = {
    "id": "o-1",
    "schema": "Ownership",
    "properties": {"owner": ["NK-2"], "asset": ["NK-1"], "percentage": ["35%"]},
}
ADDRESS = {"id": "addr-1", "schema": "Address", "properties": {"street": ["2 Side Road"], "city": ["Beijing"]}}


def make_file(*records: object, source: str = "entities.ftm.json") -> ListFile:
    """Make a stream.

    Args:
        records: What stands on each line.
        source: Its file name.

    Returns:
        The file.
    """
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    return ListFile(source, text.encode(), {}, Limits())


def parse(*records: object) -> Parsed:
    """Read a stream.

    Args:
        records: What stands on each line.

    Returns:
        What the format makes of it.
    """
    return ftm.parse(make_file(*records))


def with_properties(record: dict[str, object], **properties: object) -> dict[str, object]:
    """Change properties of a record.

    Args:
        record: The record.
        properties: What it has instead; None takes a property away.

    Returns:
        A new record.
    """
    held = record["properties"]
    assert isinstance(held, dict)
    changed = {name: value for name, value in (held | properties).items() if value is not None}
    return record | {"properties": changed}


def test_a_stream_is_claimed_by_its_first_entity() -> None:
    """Entities are claimed, and other JSON is not."""
    assert ftm.claims(make_file(COMPANY))
    assert not ftm.claims(make_file({"results": [], "source": 1}))
    assert not ftm.claims(make_file([COMPANY]))
    assert not ftm.claims(ListFile("x", b'{"schema": "Company"', {}, Limits()))


def test_a_target_becomes_an_entry_of_the_list_that_has_a_measure() -> None:
    """Its measure gives date, programme, authority, reason and address; data sets without measures list nobody."""
    (draft,) = parse(COMPANY, SANCTION, ADDRESS).drafts
    assert (draft.list_name, draft.authority, draft.entry_id) == ("us_list", "Some Bureau", "NK-1")
    assert draft.programmes == ("EL",)
    assert draft.reason == "Builds supercomputers."
    assert str(draft.listed_on) == "2021-04-08"
    assert draft.delisted_on is None
    assert draft.url == "https://bureau.test/list"
    assert draft.kind == "organisation"
    assert draft.row == "row 1"
    assert draft.countries == ("CN",)
    assert draft.addresses == ("1 Main Road, Tianjin", "2 Side Road, Beijing")
    assert draft.remarks == "Makes processors. Provisions: Licence needed."


def test_names_keep_their_quality() -> None:
    """The name the publisher shows is first; weak and former names stay what they are."""
    (draft,) = parse(COMPANY, SANCTION, ADDRESS).drafts
    assert [(name.text, name.quality) for name in draft.names] == [
        ("Feiteng Tech", NameQuality.PRIMARY),
        ("飞腾信息", NameQuality.ALIAS),
        ("Phytium", NameQuality.ALIAS),
        ("Old Feiteng", NameQuality.FORMER),
        ("FT", NameQuality.WEAK),
    ]


def test_a_person_without_a_whole_name_gets_one_of_its_parts() -> None:
    """First and last name make a name where none is given."""
    person = {"id": "p", "schema": "Person", "properties": {"firstName": ["Ada"], "lastName": ["Byron"]}}
    (draft,) = parse(person).drafts
    assert draft.names[0].text == "Ada Byron"


def test_wrong_check_digits_are_told_and_kept() -> None:
    """The number stays, with an issue."""
    parsed = parse(COMPANY, SANCTION, ADDRESS)
    assert ("LEI", "5493001KJTIIGC8Y1R13") in parsed.drafts[0].identifiers
    assert [issue.code for issue in parsed.issues] == ["doubtful:identifier"]


def test_ties_are_read_from_both_ends() -> None:
    """An owner is linked with the share; its number is given only when it stands on the same list."""
    (draft,) = parse(COMPANY, SANCTION, ADDRESS, OWNER, OWNERSHIP).drafts
    assert draft.linked == (LinkedParty("owned by (35%)", "China Electronics", None),)
    listed = OWNER | {"target": True}
    first, second = parse(COMPANY, SANCTION, ADDRESS, listed, OWNERSHIP).drafts
    assert first.linked == (LinkedParty("owned by (35%)", "China Electronics", "NK-2"),)
    assert second.linked == (LinkedParty("owner of (35%)", "Feiteng Tech", "NK-1"),)


def test_directors_and_unknown_links_are_ties_too() -> None:
    """Their roles are told."""
    records = (
        {"id": "p", "schema": "Person", "properties": {"name": ["Li Lei"]}},
        {"id": "c", "schema": "Company", "properties": {"name": ["Co"], "parent": ["u"]}},
        {"id": "u", "schema": "PublicBody", "properties": {"name": ["Bureau"]}},
        {
            "id": "d",
            "schema": "Directorship",
            "properties": {"director": ["p"], "organization": ["c"], "role": ["chair"]},
        },
        {"id": "l", "schema": "UnknownLink", "properties": {"subject": ["p"], "object": ["u"]}},
    )
    person, company, body = parse(*records).drafts
    assert person.linked == (LinkedParty("director of (chair)", "Co", "c"), LinkedParty("linked to", "Bureau", "u"))
    assert company.linked == (
        LinkedParty("subsidiary of", "Bureau", "u"),
        LinkedParty("directed by (chair)", "Li Lei", "p"),
    )
    assert body.linked == (LinkedParty("linked to", "Li Lei", "p"),)


def test_nested_records_say_the_same_as_flat_ones() -> None:
    """Measures, addresses and ties inside a party are found, whichever end holds them."""
    inside = {"id": "o-1", "schema": "Ownership", "properties": {"owner": [OWNER], "percentage": ["35%"]}}
    nested = with_properties(
        COMPANY,
        addressEntity=[ADDRESS],
        sanctions=[with_properties(SANCTION, entity=None)],
        ownershipAsset=[inside],
    )
    flat = parse(COMPANY, SANCTION, ADDRESS, OWNER, OWNERSHIP)
    assert parse(nested).drafts == flat.drafts
    assert parse(nested).issues == flat.issues


def test_each_data_set_with_a_measure_is_a_list_of_its_own() -> None:
    """A party under two measures stands on two lists, each with its own date."""
    other = with_properties(SANCTION, listingDate=None, startDate=["2022"], endDate=["2023-01-01"])
    drafts = parse(COMPANY, SANCTION, ADDRESS, other | {"id": "s-2", "datasets": ["eu_list"]}).drafts
    assert [(draft.list_name, str(draft.listed_on), str(draft.delisted_on)) for draft in drafts] == [
        ("us_list", "2021-04-08", "None"),
        ("eu_list", "2022", "2023-01-01"),
    ]


def test_a_stream_that_marks_nobody_lists_every_party() -> None:
    """Without targets and measures, parties stand on the list of their data set or of the file's name."""
    parsed = parse({"id": "a", "schema": "Company", "properties": {"name": ["A"]}}, OWNER)
    assert [(draft.list_name, draft.entry_id) for draft in parsed.drafts] == [("entities", "a"), ("us_list", "NK-2")]


def test_records_of_one_id_are_one_entity() -> None:
    """A stream may give an entity in fragments."""
    parts = ({"id": "a", "schema": "Company", "properties": {"name": [name]}} for name in ("A", "B"))
    (draft,) = parse(*parts).drafts
    assert [name.text for name in draft.names] == ["A", "B"]


def test_the_day_of_the_stream_is_the_last_one_it_states() -> None:
    """Its publisher's last look dates it."""
    assert str(parse(COMPANY, ADDRESS).as_of) == "2026-07-31"
    assert parse(OWNER).as_of is None


def test_what_the_model_does_not_have_is_told() -> None:
    """Unknown schemata and properties are issues; known ones that lists do not need are listed as ignored."""
    odd = with_properties(OWNER, aura=["blue"], sector=["steel"])
    parsed = parse(
        odd, {"id": "e", "schema": "Event", "properties": {}}, {"id": "x", "schema": "Ufo", "properties": {}}
    )
    assert {issue.code for issue in parsed.issues} == {"unknown_field", "unknown_schema"}
    assert parsed.ignored_fields == ("Event", "Organization.sector")


def test_broken_lines_are_left_out_and_told() -> None:
    """The rest goes on."""
    text = "[1]\n{broken\n" + json.dumps(OWNER) + "\n" + '{"id": "n", "schema": "Company", "properties": {}}\n'
    parsed = ftm.parse(ListFile("x.json", text.encode(), {}, Limits()))
    assert [draft.entry_id for draft in parsed.drafts] == ["NK-2"]
    assert [issue.code for issue in parsed.issues] == ["broken_row", "broken_row", "no_name"]


def test_a_cut_off_stream_is_partial() -> None:
    """A last line without its end makes the file partial."""
    whole = make_file(OWNER, COMPANY)
    parsed = ftm.parse(ListFile("x.json", whole.data[:-40], {}, Limits()))
    assert parsed.is_partial
    assert [draft.entry_id for draft in parsed.drafts] == ["NK-2"]


def test_records_nested_beyond_measure_are_refused_one_by_one() -> None:
    """Neither a tower of brackets nor one of records ends the reading."""
    record: dict[str, object] = OWNER
    for depth in range(40):
        record = {"id": f"d{depth}", "schema": "Company", "properties": {"name": [f"D{depth}"], "parent": [record]}}
    tower = '{"id":"t","schema":"Company","properties":{"name":' + "[" * 200_000 + "]" * 200_000 + "}}"
    text = f"{json.dumps(record)}\n{tower}\n"
    parsed = ftm.parse(ListFile("x.json", text.encode(), {}, Limits()))
    assert {issue.code for issue in parsed.issues} >= {"bad_value", "broken_row"}
    assert len(parsed.drafts) == 9
