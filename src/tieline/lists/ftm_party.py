"""Entries of lists made of FollowTheMoney parties, with the measures, ties and documents that point to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from tieline.lists.draft import NOT_STATED, Draft
from tieline.lists.ftm_model import ADDRESS, IDENTIFICATIONS, FtmModel
from tieline.lists.ftm_stream import FtmEntity
from tieline.lists.identifier import check_identifiers
from tieline.lists.kind import read_kind
from tieline.lists.trouble import Troubles, shorten
from tieline.model import LinkedParty, ListedName, NameQuality, PartialDate
from tieline.model.issue import NOTICE_PREFIX

_ADDRESS_PARTS = ("remarks", "postOfficeBox", "street", "street2", "city", "postalCode", "region", "state", "country")
_MEASURE_NUMBERS = {"authorityId": "Number of the authority", "unscId": "UN reference", "recordId": "Record number"}
_MEASURE_REMARKS = {"provisions": "Provisions", "status": "Status of the measure", "summary": ""}


class PartyReader:
    """Makes entries of the parties of one stream."""

    def __init__(
        self,
        entities: Mapping[str, FtmEntity],
        model: FtmModel,
        by_list: Mapping[str, set[str]],
        troubles: Troubles,
    ) -> None:
        """Look up who points to whom.

        Args:
            entities: All entities of the stream, by id.
            model: What they mean.
            by_list: The ids of the parties that stand on each list.
            troubles: Where troubles are noted.
        """
        self._entities: Final = entities
        self._model: Final = model
        self._by_list: Final = by_list
        self._troubles: Final = troubles
        self._ties: Final = dict[str, list[tuple[str, str]]]()
        self._documents: Final = dict[str, list[FtmEntity]]()
        for entity in entities.values():
            if entity.schema in model.ties:
                self._note_tie(entity)
            elif entity.schema in IDENTIFICATIONS:
                for holder in entity.get("holder"):
                    self._documents.setdefault(holder, []).append(entity)

    def make_draft(self, list_name: str, party: FtmEntity, measures: Sequence[FtmEntity]) -> Draft | None:
        """Make the entry of a party on one list.

        Args:
            list_name: The list: a data set of the stream.
            party: The party.
            measures: The measures that the list has against it.

        Returns:
            The entry; None, with a trouble, where the party has no name.
        """
        names = self._names(party)
        if not names:
            hint = "Look at the line in the file."
            message = "the entity has no name and is left out"
            self._troubles.add("no_name", party.id, row=party.row, message=message, hint=hint)
            return None
        identifiers = self._identifiers(party, measures)
        check_identifiers(identifiers, self._troubles, row=party.row)
        listed, ended = self._dates(measures)
        programmes = _values(measures, "program", "programId") or _values([party], "program", "programId")
        kind = self._model.parties[party.schema] or read_kind("", (name.text for name in names))
        urls = _values(measures, "sourceUrl", "programUrl") or party.get("sourceUrl")
        return Draft(
            list_name=list_name,
            authority="; ".join(_values(measures, "authority")) or NOT_STATED,
            kind=kind or "unknown",
            names=names,
            entry_id=party.id,
            countries=tuple(dict.fromkeys(value.upper() for value in _values([party], *self._model.countries))),
            addresses=self._addresses(party),
            identifiers=identifiers,
            programmes=tuple(programmes),
            reason=" ".join(_values(measures, "reason")) or None,
            listed_on=listed,
            delisted_on=ended,
            linked=tuple(self._iter_linked(list_name, party)),
            remarks=" ".join(self._iter_remarks(party, measures)) or None,
            url=urls[0] if urls else None,
            row=f"row {party.row}",
        )

    def _names(self, party: FtmEntity) -> tuple[ListedName, ...]:
        """All names, the one shown by the publisher first where it is a main name."""
        found = dict[str, NameQuality]()
        main = party.get("name")
        if party.caption in main:
            found[party.caption] = NameQuality.PRIMARY
        for name, quality in self._model.names.items():
            for value in party.get(name):
                found.setdefault(value, quality)
        if not main and (made := " ".join(_values([party], *self._model.name_parts))):
            found = {made: NameQuality.PRIMARY} | found
        names = [ListedName(text, quality) for text, quality in found.items()]
        return tuple([ListedName(name.text, NameQuality.PRIMARY) for name in names[:1]] + names[1:])

    def _identifiers(self, party: FtmEntity, measures: Sequence[FtmEntity]) -> tuple[tuple[str, str], ...]:
        """Identifiers and personal marks of a party, of its documents and of the measures against it."""
        words = self._model.identifiers
        found = [(words[name], value) for name in words for value in party.get(name)]
        for document in self._documents.get(party.id, ()):
            kind = next(iter(document.get("type")), document.schema)
            country = "".join(f" ({value.upper()})" for value in document.get("country")[:1])
            numbers = _values([document], "number", "passportNumber")
            found += [(kind, f"{number}{country}") for number in numbers]
        found += [
            (word, value) for name, word in _MEASURE_NUMBERS.items() for one in measures for value in one.get(name)
        ]
        return tuple(dict.fromkeys(found))

    def _dates(self, measures: Sequence[FtmEntity]) -> tuple[PartialDate | None, PartialDate | None]:
        """The first day of the first measure, and the last day of the last where every one has ended."""
        starts = [day for one in measures for day in self._days(one, "listingDate") or self._days(one, "startDate")]
        ends = [max(days, key=str) for one in measures if (days := self._days(one, "endDate"))]
        last = max(ends, key=str) if ends and len(ends) == len(measures) else None
        return min(starts, key=str, default=None), last

    def _days(self, measure: FtmEntity, name: str) -> list[PartialDate]:
        """The dates of a property; what is none is a trouble."""
        days = list[PartialDate]()
        for value in measure.get(name):
            try:
                days.append(PartialDate(value[:10]))
            except ValueError:
                self._troubles.add_no_date(name, value, row=measure.row)
        return days

    def _addresses(self, party: FtmEntity) -> tuple[str, ...]:
        """Addresses as printed, and those that stand as entities of their own."""
        found = _values([party], *self._model.addresses)
        for key in party.get("addressEntity"):
            entity = self._entities.get(key)
            if entity is not None and entity.schema == ADDRESS:
                found += entity.get("full")[:1] or [", ".join(_values([entity], *_ADDRESS_PARTS))]
        return tuple(dict.fromkeys(filter(None, found)))

    def _note_tie(self, entity: FtmEntity) -> None:
        """Keep a tie for both of its ends."""
        tie = self._model.ties[entity.schema]
        details = ", ".join(_values([entity], *self._model.tie_details))
        told = f" ({details})" if details else ""
        for first in entity.get(tie.first):
            for second in entity.get(tie.second):
                self._ties.setdefault(first, []).append((f"{tie.forth}{told}", second))
                self._ties.setdefault(second, []).append((f"{tie.back}{told}", first))

    def _iter_linked(self, list_name: str, party: FtmEntity) -> Iterator[LinkedParty]:
        """The parties that the stream ties a party to, in the order of the references and ties."""
        told = [(words, key) for name, words in self._model.references.items() for key in party.get(name)]
        on_list = self._by_list.get(list_name, set())
        for words, key in dict.fromkeys([*told, *self._ties.get(party.id, ())]):
            other = self._entities.get(key)
            names = self._names(other) if other is not None else ()
            if names:
                yield LinkedParty(words, names[0].text, key if key in on_list else None)
            else:
                message = f"the entity {shorten(key)!r} that it is tied to ({words}) is not in the file"
                hint = "Get the whole export if the tie matters."
                self._troubles.add(f"{NOTICE_PREFIX}missing-party", key, row=party.row, message=message, hint=hint)

    def _iter_remarks(self, party: FtmEntity, measures: Sequence[FtmEntity]) -> Iterator[str]:
        """What else the records say, as short sentences."""
        for words, values in (
            *((word, party.get(name)) for name, word in self._model.remarks.items()),
            *((word, _values(measures, name)) for name, word in _MEASURE_REMARKS.items()),
        ):
            if values and words:
                yield f"{words}: {'; '.join(values)}."
            else:
                yield from values


def _values(entities: Iterable[FtmEntity], *names: str) -> list[str]:
    """The values of some properties of some entities, without repeats."""
    entities = tuple(entities)
    return list(dict.fromkeys(value for name in names for entity in entities for value in entity.get(name)))
