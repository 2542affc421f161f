"""Structured records of parties, as registers and counterparty files give them, and their compared forms."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from tieline.names.key import name_key
from tieline.names.place import find_place
from tieline.names.spelling import spell
from tieline.resolve.address import Address, parse_address
from tieline.resolve.birth_date import RecordDate, parse_record_date
from tieline.resolve.lexicon import load_address_words
from tieline.resolve.person_name import PersonName, parse_person_name
from tieline.resolve.word_likeness import plain_words

RecordKind = Literal["person", "organisation"]

PHONE_DIGITS = 7
"""A number of fewer digits is an extension, which many share."""

_PARENTHESIS = re.compile(r"\s*[(（][^()（）]*[)）]")
_EMAIL = re.compile(r"[^\s<>\"@]+@[^\s<>\"@]+")


@dataclass(frozen=True, slots=True)
class RecordName:
    """A name of a record.

    Attributes:
        full: The whole name; for persons "Given Family", "Family, Given" or Hanzi. May be empty when parts are given.
        family: A person's family name, where the source gives it by itself.
        given: A person's given and middle names, where the source gives them by themselves.
        is_alias: Whether it is another name beside the main one.
    """

    full: str
    family: str | None = None
    given: str | None = None
    is_alias: bool = False


@dataclass(frozen=True, slots=True)
class RecordIdentifier:
    """A number that an authority gave to one party.

    Attributes:
        kind: "passport", "national_id", "tax_id", "ssn", "drivers_licence", "lei" or another short name.
        number: As written.
        issuer: Country or state, as name or code; None when not given.
    """

    kind: str
    number: str
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One party in one row of a structured source.

    Attributes:
        id: Unique among the records compared.
        kind: What it is; None when the source does not say.
        names: Its names; the first is the main one. May be empty.
        born_on: Date of birth as written; None when not given.
        gender: As written; None when not given.
        addresses: As written.
        phones: As written.
        emails: As written.
        identifiers: Its numbers.
        employers: Organisations a person works for, as written.
    """

    id: str
    kind: RecordKind | None
    names: tuple[RecordName, ...]
    born_on: str | None = None
    gender: str | None = None
    addresses: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    identifiers: tuple[RecordIdentifier, ...] = ()
    employers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordForm:
    """A record in the form that is compared: normalised once, compared often.

    Attributes:
        id: Id of the record.
        kind: What it is.
        persons: Names taken apart as persons' names; empty for an organisation.
        organisations: Words of its names without legal form, main name first; empty for a person.
        born_on: Date of birth; None when not given or no date.
        gender: "m" or "f"; None when not given or anything else.
        addresses: Addresses as word sets.
        phones: Digits of phone numbers of at least PHONE_DIGITS digits.
        emails: E-mail addresses in lower case, without those of offices.
        identifiers: Kind, number in capitals and digits, and issuer (a country's code where known) of each number.
        employers: Words of the employers' names.
    """

    id: str
    kind: RecordKind | None
    persons: tuple[PersonName, ...]
    organisations: tuple[tuple[str, ...], ...]
    born_on: RecordDate | None
    gender: str | None
    addresses: tuple[Address, ...]
    phones: frozenset[str]
    emails: frozenset[str]
    identifiers: tuple[RecordIdentifier, ...]
    employers: tuple[tuple[str, ...], ...]

    @property
    def has_name(self) -> bool:
        """Whether any name with a letter is given."""
        return bool(self.persons or self.organisations)


def make_form(record: Record, *, shared_values: Collection[str] = frozenset()) -> RecordForm:
    """Bring a record into its compared form.

    Args:
        record: The record.
        shared_values: Phone digits and e-mail addresses that so many parties share that they tell nothing.

    Returns:
        The form.
    """
    is_person = record.kind != "organisation"
    persons = [parse_person_name(name.full, family=name.family, given=name.given) for name in record.names]
    organisations = [organisation_words(name.full) for name in record.names]
    return RecordForm(
        id=record.id,
        kind=record.kind,
        persons=tuple(name for name in persons if is_person and name.words),
        organisations=tuple(words for words in organisations if not is_person and words),
        born_on=None if record.born_on is None else parse_record_date(record.born_on),
        gender=_normal_gender(record.gender),
        addresses=tuple(parse_address(address) for address in record.addresses),
        phones=frozenset(map(phone_digits, record.phones)) - {""} - set(shared_values),
        emails=frozenset(mail for text in record.emails for mail in find_emails(text)) - set(shared_values),
        identifiers=tuple(map(_normal_identifier, record.identifiers)),
        employers=tuple(filter(None, map(organisation_words, record.employers))),
    )


def organisation_words(name: str) -> tuple[str, ...]:
    """Take an organisation's name apart for comparison.

    Args:
        name: In any script.

    Returns:
        Plain words without legal form and without what stands in parentheses, unless nothing else is left.
    """
    bare = _PARENTHESIS.sub(" ", name)
    return plain_words(name_key(bare)) or plain_words(name_key(name))


def phone_digits(text: str) -> str:
    """Bring a phone number into its compared form.

    Args:
        text: In any way of writing.

    Returns:
        Its digits without leading zeros; empty when there are fewer than PHONE_DIGITS.
    """
    digits = re.sub(r"\D", "", text).lstrip("0")
    return digits if len(digits) >= PHONE_DIGITS else ""


def find_emails(text: str) -> list[str]:
    """Find e-mail addresses that belong to one party.

    Args:
        text: An address, perhaps with a name before it ("Ray <ray@example.org>").

    Returns:
        Addresses in lower case; not those of an office ("info@").
    """
    offices = load_address_words().role_mailboxes
    return [mail for mail in _EMAIL.findall(text.lower()) if mail.partition("@")[0] not in offices]


def _normal_gender(text: str | None) -> str | None:
    first = (text or "").strip().lower()[:1]
    return first if first in {"m", "f"} else None


def _normal_identifier(identifier: RecordIdentifier) -> RecordIdentifier:
    number = re.sub(r"[\W_]", "", identifier.number).upper()
    issuer = spell(identifier.issuer or "")
    if not issuer:
        return RecordIdentifier(identifier.kind, number)
    region = load_address_words().forms.get(issuer, issuer)
    if len(region) != 2:
        words = issuer.split()
        found = find_place(words, 0)
        # What is neither a code nor a place that names carry is taken for not stated.
        region = found[0].code if found is not None and found[1] == len(words) else ""
    return RecordIdentifier(identifier.kind, number, region.upper() or None)
