"""Tests of comparing two records."""

from __future__ import annotations

from dataclasses import replace

from tieline.model.entity import Verdict
from tieline.resolve.record import Record, RecordIdentifier, RecordName
from tieline.resolve.record_match import compare_records

HARBOUR = "12 Harbour Street, Velmora 43004"
PERSON = Record("1", "person", (RecordName("Robert Velden"),), born_on="1978-12-11", addresses=(HARBOUR,))
COMPANY = Record("1", "organisation", (RecordName("Quanhe Optics Co., Ltd."),), addresses=(HARBOUR,))


def _passport(number: str) -> tuple[RecordIdentifier, ...]:
    """Make a passport number."""
    return (RecordIdentifier("passport", number, "US"),)


def test_short_form_with_birth_date_is_the_same_person() -> None:
    """A short form of the given name with the date of birth is enough."""
    other = Record("2", "person", (RecordName("Bob Velden"),), born_on="12/11/1978")
    match = compare_records(PERSON, other)
    assert match.verdict is Verdict.SAME
    assert [reason.text for reason in match.reasons] == [
        "dates of birth same",
        "names close: robert velden / bob velden",
    ]


def test_name_alone_is_not_the_same_person() -> None:
    """An equal name without anything else is never enough for a person."""
    other = Record("2", "person", (RecordName("Robert Velden"),))
    assert compare_records(PERSON, other).verdict is not Verdict.SAME


def test_reasons_add_up_to_the_points() -> None:
    """The points are the sum of the reasons."""
    match = compare_records(PERSON, replace(PERSON, id="2", born_on="11/12/1978"))
    assert match.points == sum(reason.points for reason in match.reasons)


def test_twins_are_two_persons() -> None:
    """Another given name at the same address and with the same birthday stays apart."""
    match = compare_records(PERSON, replace(PERSON, id="2", names=(RecordName("Piet Velden"),)))
    assert match.verdict is Verdict.DIFFERENT
    assert match.is_apart


def test_other_birth_date_decides() -> None:
    """Father and son of one name at one address stay apart."""
    match = compare_records(PERSON, replace(PERSON, id="2", born_on="1954-03-31"))
    assert match.verdict is Verdict.DIFFERENT
    assert match.is_apart


def test_stated_generations_decide() -> None:
    """Junior and senior stay apart."""
    left = replace(PERSON, names=(RecordName("Aldo Brenscher Jr"),))
    right = replace(PERSON, id="2", names=(RecordName("Aldo Brenscher Senior"),))
    assert compare_records(left, right).is_apart


def test_same_passport_outweighs_another_spelling() -> None:
    """One number of one issuer ties two spellings of a given name."""
    left = replace(PERSON, names=(RecordName("Lee Toulouse"),), born_on=None, identifiers=_passport("483290175"))
    right = replace(
        PERSON, id="2", names=(RecordName("Leigh Toulouse"),), born_on=None, identifiers=_passport("483290175")
    )
    assert compare_records(left, right).verdict is Verdict.SAME


def test_other_lifelong_number_decides() -> None:
    """Two tax numbers of one issuer are two parties, whatever else agrees."""
    left = replace(COMPANY, identifiers=(RecordIdentifier("tax_id", "84-1234567", "US"),))
    right = replace(COMPANY, id="2", identifiers=(RecordIdentifier("tax_id", "13-7654321", "US"),))
    assert compare_records(left, right).is_apart


def test_numbers_of_other_issuers_say_nothing() -> None:
    """Numbers of two countries are not compared."""
    left = replace(COMPANY, identifiers=(RecordIdentifier("tax_id", "84-1234567", "US"),))
    right = replace(COMPANY, id="2", identifiers=(RecordIdentifier("tax_id", "DE123456789", "DE"),))
    assert compare_records(left, right).verdict is Verdict.SAME


def test_company_of_equal_name_elsewhere_is_not_the_same() -> None:
    """An equal company name with an address that is not near is left to a person."""
    match = compare_records(COMPANY, replace(COMPANY, id="2", addresses=("9 Quay Road, Ostrow 10101",)))
    assert match.verdict is not Verdict.SAME


def test_company_of_equal_name_without_address_is_the_same() -> None:
    """An equal full company name is enough where nothing speaks against it."""
    assert compare_records(COMPANY, replace(COMPANY, id="2", addresses=())).verdict is Verdict.SAME


def test_person_is_no_organisation() -> None:
    """Records of two kinds stay apart."""
    assert compare_records(PERSON, replace(COMPANY, id="2")).is_apart


def test_nameless_record_needs_a_number() -> None:
    """Address and e-mail do not name a person; a number does."""
    nameless = replace(PERSON, id="2", names=(), born_on=None, emails=("v@example.org",))
    known = replace(PERSON, emails=("v@example.org",))
    assert compare_records(known, nameless).verdict is not Verdict.SAME
    known, nameless = (replace(one, identifiers=_passport("483290175")) for one in (known, nameless))
    assert compare_records(known, nameless).verdict is Verdict.SAME


def test_comparison_is_symmetric() -> None:
    """The order of the two records does not matter."""
    other = Record("2", "person", (RecordName("Velden, Bob"),), phones=("555 123 4567",), gender="M")
    there, back = compare_records(PERSON, other), compare_records(other, PERSON)
    assert (there.points, there.verdict) == (back.points, back.verdict)
