"""What schemata and properties of the FollowTheMoney model mean in a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from tieline.model import NameQuality


@dataclass(frozen=True, slots=True)
class FtmTie:
    """A schema that ties two parties.

    Attributes:
        first: The property of the first end.
        first_inside: What that end's party calls the tie where records are nested.
        second: The property of the second end.
        second_inside: What the second end's party calls it.
        forth: The tie in words, from the first to the second.
        back: The same from the second to the first.
    """

    first: str
    first_inside: str
    second: str
    second_inside: str
    forth: str
    back: str


@dataclass(frozen=True, slots=True)
class FtmModel:
    """The model, as far as lists need it.

    Attributes:
        parties: Schemata that can be listed, and the kind of party; an empty kind is told by the names.
        names: Properties that hold names, and how each gives them, the primary one first.
        name_parts: Properties of which a person's name is made, in order, where it has no name.
        countries: Properties that hold countries.
        addresses: Properties that hold addresses.
        identifiers: Properties that hold identifiers and personal marks, and the words for them.
        remarks: Properties that go to the remarks, and the words before them.
        references: Properties that name another party, and the tie in words.
        ties: Schemata that tie two parties.
        tie_details: Properties that say more about a tie.
        sanctions: Schemata of measures against a party.
        used: Which properties are read, by schema.
        ignored: Properties read past on purpose.
        ignored_schemata: Schemata read past on purpose.
    """

    parties: Mapping[str, str]
    names: Mapping[str, NameQuality]
    name_parts: tuple[str, ...]
    countries: tuple[str, ...]
    addresses: tuple[str, ...]
    identifiers: Mapping[str, str]
    remarks: Mapping[str, str]
    references: Mapping[str, str]
    ties: Mapping[str, FtmTie]
    tie_details: tuple[str, ...]
    sanctions: frozenset[str]
    used: Mapping[str, frozenset[str]]
    ignored: frozenset[str]
    ignored_schemata: frozenset[str]


ADDRESS = "Address"
IDENTIFICATIONS = ("Identification", "Passport")
_PARTY_PROPERTIES = ("addressEntity", "program", "programId", "sourceUrl")


@cache
def get_ftm_model() -> FtmModel:
    """Get the model.

    Returns:
        It, loaded once.
    """
    told = yaml.safe_load(files("tieline.resources").joinpath("lists", "ftm.yml").read_text(encoding="utf-8"))
    ties = {schema: FtmTie(*row) for schema, row in told["links"].items()}
    keyed = ("names", "identifiers", "remarks", "references", "name_parts", "countries", "addresses")
    party = frozenset(_PARTY_PROPERTIES).union(*(told[key] for key in keyed))
    used = dict.fromkeys(told["parties"], party)
    used |= dict.fromkeys(told["sanctions"], frozenset(told["sanction_properties"]))
    used |= {schema: frozenset((tie.first, tie.second, *told["link_details"])) for schema, tie in ties.items()}
    used |= {ADDRESS: frozenset(told["address_properties"])}
    used |= dict.fromkeys(IDENTIFICATIONS, frozenset(told["identification_properties"]))
    return FtmModel(
        parties=told["parties"],
        names={name: NameQuality(quality) for name, quality in told["names"].items()},
        name_parts=tuple(told["name_parts"]),
        countries=tuple(told["countries"]),
        addresses=tuple(told["addresses"]),
        identifiers=told["identifiers"],
        remarks=told["remarks"],
        references=told["references"],
        ties=ties,
        tie_details=tuple(told["link_details"]),
        sanctions=frozenset(told["sanctions"]),
        used=used,
        ignored=frozenset(told["ignored"]),
        ignored_schemata=frozenset(told["ignored_schemata"]),
    )
