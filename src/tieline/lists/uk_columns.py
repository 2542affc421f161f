"""The columns of the UK lists, under the names of the UK Sanctions List's CSV in small letters, and what they hold.

Source: FCDO, UK Sanctions List, format guide, and the header of the CSV of June 2026.
"""

from __future__ import annotations

from tieline.model import NameQuality

KINDS = {"individual": "person", "entity": "organisation", "ship": "vessel"}
NAME_TYPES = {
    "": NameQuality.ALIAS,
    "primary name": NameQuality.PRIMARY,
    "primary name variation": NameQuality.ALIAS,
    "alias": NameQuality.ALIAS,
    "aka": NameQuality.ALIAS,
    "a.k.a": NameQuality.ALIAS,
    "fka": NameQuality.FORMER,
    "f.k.a": NameQuality.FORMER,
}
"""Source: FCDO, UK Sanctions List format guide; OFSI, consolidated list format guide; the lists of 2023 and 2025."""

NAME_PARTS = tuple(f"name {place}" for place in (1, 2, 3, 4, 5, 6))
ADDRESS_PARTS = (*(f"address line {place}" for place in range(1, 7)), "address postal code", "address country")
KIND_COLUMNS = ("designation type", "individual, entity, ship")
IDENTIFIERS = (
    ("business registration number (s)", "Business registration number"),
    ("imo number", "IMO number"),
    ("hull identification number (hin)", "Hull identification number"),
    ("un reference number", "UN reference number"),
    ("gender", "Gender"),
    ("phone number", "Phone number"),
    ("email address", "Email address"),
    ("website", "Website"),
    ("current believed flag of ship", "Flag"),
    ("previous flags", "Previous flag"),
    ("type of ship", "Type of ship"),
    ("tonnage of ship", "Tonnage"),
    ("length of ship", "Length"),
    ("year built", "Year built"),
)
NUMBERED_PAIRS = (
    ("passport number", "passport additional information", "Passport"),
    ("national identifier number", "national identifier additional information", "National identifier"),
)
LINKS = {
    "parent company": "Parent company",
    "subsidiaries": "Subsidiary",
    "current owner/operator (s)": "Current owner or operator",
    "previous owner/operator (s)": "Previous owner or operator",
}
"""The columns that name other parties, and how each ties the entry to them."""

TOLD = (
    ("title", "Title"),
    ("position", "Position"),
    ("type of entity", "Type of entity"),
    ("designation source", "Designated by"),
    ("sanctions imposed", "Sanctions imposed"),
)
USED_COLUMNS = frozenset(
    {
        *(*NAME_PARTS, *ADDRESS_PARTS, *KIND_COLUMNS, "name type", "alias strength", "name non-latin script"),
        *("non-latin script language", "d.o.b", "town of birth", "country of birth", "nationality(/ies)"),
        *(column for pair in NUMBERED_PAIRS for column in pair[:2]),
        *LINKS,
        *(column for column, _ in (*IDENTIFIERS, *TOLD)),
        *("regime name", "listed on", "date designated", "last updated", "uk statement of reasons"),
        *("other information", "unique id", "ofsi group id"),
    }
)

XML_COLUMNS = {
    **{f"Name{place}": f"name {place}" for place in range(1, 7)},
    **{f"AddressLine{place}": f"address line {place}" for place in range(1, 7)},
    "NameType": "name type",
    "AliasStrength": "alias strength",
    "NameNonLatinScript": "name non-latin script",
    "NonLatinScriptLanguage": "non-latin script language",
    "Title": "title",
    "AddressPostalCode": "address postal code",
    "AddressCountry": "address country",
    "IndividualEntityShip": "individual, entity, ship",
    "DesignationType": "designation type",
    "UniqueID": "unique id",
    "OFSIGroupID": "ofsi group id",
    "UNReferenceNumber": "un reference number",
    "LastUpdated": "last updated",
    "DateDesignated": "date designated",
    "RegimeName": "regime name",
    "DesignationSource": "designation source",
    "SanctionsImposed": "sanctions imposed",
    "OtherInformation": "other information",
    "UKStatementofReasons": "uk statement of reasons",
    "PhoneNumber": "phone number",
    "Website": "website",
    "EmailAddress": "email address",
    "DOB": "d.o.b",
    "TownOfBirth": "town of birth",
    "CountryOfBirth": "country of birth",
    "Nationality": "nationality(/ies)",
    "NationalIdentifierNumber": "national identifier number",
    "NationalIdentifierAdditionalInformation": "national identifier additional information",
    "PassportNumber": "passport number",
    "PassportAdditionalInformation": "passport additional information",
    "Position": "position",
    "Gender": "gender",
    "TypeOfEntity": "type of entity",
    "Subsidiary": "subsidiaries",
    "ParentCompany": "parent company",
    "BusinessRegistrationNumber": "business registration number (s)",
    "IMONumber": "imo number",
    "CurrentOwnerOperator": "current owner/operator (s)",
    "PreviousOwnerOperator": "previous owner/operator (s)",
    "CurrentBelievedFlagOfShip": "current believed flag of ship",
    "PreviousFlag": "previous flags",
    "TypeOfShip": "type of ship",
    "TonnageOfShip": "tonnage of ship",
    "LengthOfShip": "length of ship",
    "YearBuilt": "year built",
    "HullIdentificationNumber": "hull identification number (hin)",
}
"""What the elements of the official XML hold. Source: FCDO, UK Sanctions List, format guide for XML."""
