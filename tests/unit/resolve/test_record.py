"""Tests of records in their compared form."""

from __future__ import annotations

import pytest

from tieline.resolve.record import (
    Record,
    RecordIdentifier,
    RecordName,
    find_emails,
    make_form,
    organisation_words,
    phone_digits,
)


def test_organisation_loses_legal_form_and_brackets() -> None:
    """Legal form and what stands in parentheses do not count."""
    assert organisation_words("Müllenkranz (Nord) GmbH") == ("mullenkranz",)


def test_name_of_nothing_but_brackets_stays() -> None:
    """A name that is all in parentheses is kept."""
    assert organisation_words("(Nord)") == ("nord",)


@pytest.mark.parametrize(
    ("text", "digits"), [("+39 0352 655-3537", "3903526553537"), ("0352 6553537", "3526553537"), ("ext. 12", "")]
)
def test_phone_is_its_digits(text: str, digits: str) -> None:
    """Telephone numbers are compared by digits; too short ones not at all."""
    assert phone_digits(text) == digits


def test_email_is_found_behind_a_name() -> None:
    """An address may have a name before it."""
    assert find_emails("Ray Velden <Ray@Example.org>") == ["ray@example.org"]


def test_mailbox_of_an_office_is_no_evidence() -> None:
    """Addresses that belong to an office are left out."""
    assert find_emails("info@example.org") == []


@pytest.mark.parametrize(
    ("issuer", "normal"),
    [("Germany", "DE"), ("DE", "DE"), ("Texas", "TX"), ("TX", "TX"), ("Atlantis", None), (None, None)],
)
def test_issuer_becomes_a_code(issuer: str | None, normal: str | None) -> None:
    """Countries and states are compared by their codes; an unknown issuer is not stated."""
    record = Record("1", "person", (), identifiers=(RecordIdentifier("passport", "ab-12 3", issuer),))
    assert make_form(record).identifiers == (RecordIdentifier("passport", "AB123", normal),)


def test_shared_values_are_left_out() -> None:
    """Values that everybody shares are no evidence."""
    record = Record("1", None, (), phones=("555 123 4567",), emails=("a@example.org",))
    form = make_form(record, shared_values={"5551234567", "a@example.org"})
    assert (form.phones, form.emails) == (frozenset(), frozenset())


def test_kind_decides_how_names_are_read() -> None:
    """An organisation has no person's name, and a person no organisation's."""
    organisation = make_form(Record("1", "organisation", (RecordName("Quanhe Optics"),)))
    person = make_form(Record("2", "person", (RecordName("Mara Velden"),)))
    assert (organisation.persons, len(organisation.organisations)) == ((), 1)
    assert (len(person.persons), person.organisations) == (1, ())


def test_unknown_gender_and_date_are_none() -> None:
    """What cannot be read is not stated."""
    form = make_form(Record("1", "person", (), born_on="soon", gender="Unknown"))
    assert (form.born_on, form.gender, form.has_name) == (None, None, False)
