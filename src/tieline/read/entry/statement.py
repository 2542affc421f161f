"""What the entries of a document state as mentions and ties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tieline.model.document import Document
from tieline.model.entity import Mention, Schema
from tieline.model.span import Evidence, Span
from tieline.model.tie import Property, RelationshipMention, RelationshipType
from tieline.read.entry.context import EntryContext
from tieline.read.entry.entry import Entry
from tieline.read.entry.name import kind_of_party
from tieline.read.entry.place import find_country, get_country_name
from tieline.read.mention import clean_name, make_mention
from tieline.read.tie import make_tie

LISTED, ALIAS, LOCATED = "entry.listed", "entry.alias", "entry.located"
_PARTED = re.compile(r"(?<=[a-z])[-\u00ad\u2010]\s*\n\s*(?=[a-z])")
MIN_REPEATED = 5
"""A shorter name is not looked for in the rest of the text."""


@dataclass(slots=True)
class EntryStatements:
    """Collects mentions and ties.

    Attributes:
        document: The document.
        context: What the document says about its lists.
        precision: Measured precision by rule.
        mentions: The mentions so far, by their place.
        ties: The ties so far.
    """

    document: Document
    context: EntryContext
    precision: Mapping[str, float]
    mentions: dict[Span, Mention] = field(default_factory=dict)
    ties: list[RelationshipMention] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """State what an entry says.

        Args:
            entry: The entry.
        """
        text = self.document.text
        lead = entry.lead.cut(text) if entry.lead is not None else ""
        schema = entry.schema or kind_of_party(entry.name.cut(text), lead)
        party = self.mention(entry.name, schema)
        for other in entry.others:
            self._add_alias(party, self.mention(other.span, schema), is_former=other.is_former)
        self._add_places(entry, party)
        self._add_listing(entry, party)

    def mention(self, span: Span, schema: Schema, *, name: str | None = None) -> Mention:
        """The mention at a place, made if there is none.

        Args:
            span: The place.
            schema: What stands there.
            name: The cleaned name; None takes the words.

        Returns:
            The mention.
        """
        if span not in self.mentions:
            shown = name if name is not None else _join_parted(span.cut(self.document.text))
            self.mentions[span] = make_mention(self.document.id, span, schema, self.document.text, name=shown)
        return self.mentions[span]

    def _add_alias(self, party: Mention, alias: Mention, *, is_former: bool) -> None:
        if alias.same_as is None:
            alias = self.mentions[alias.span] = replace(alias, same_as=party.id)
        whole = Span.around((party.span, alias.span))
        kind = (
            re.compile(r"f\.?k\.?a|formerly|曾用名", re.IGNORECASE).search(self.document.text, *_ends(whole))
            if is_former
            else None
        )
        stated = (self._property("kind", Span(kind.start(), kind.end())),) if kind is not None else ()
        self._tie(ALIAS, RelationshipType.ALIAS_OF, (alias, party), stated, (whole,))

    def _add_places(self, entry: Entry, party: Mention) -> None:
        text = self.document.text
        placed: set[str] = set()
        for address in entry.addresses:
            found = find_country(text, address) or entry.place
            if found is not None:
                place = self.mention(found, Schema.PLACE, name=get_country_name(found.cut(text)))
                placed.add(place.name)
                evidence: tuple[Span, ...] = (entry.name, Span(min(address.start, found.start), address.end))
                if found.end <= entry.name.start:
                    evidence = (found, entry.name, address)
                self._tie(
                    LOCATED,
                    RelationshipType.LOCATED_IN,
                    (party, place),
                    (self._property("address", address),),
                    evidence,
                )
        if entry.place is not None and not entry.addresses:
            place = self.mention(entry.place, Schema.PLACE, name=get_country_name(entry.place.cut(text)))
            self._tie(LOCATED, RelationshipType.LOCATED_IN, (party, place), (), (entry.place, entry.name))

    def _add_listing(self, entry: Entry, party: Mention) -> None:
        listing = self.context.find_listing(entry)
        if listing is None:
            return
        authority = self.mention(listing.authority, Schema.PLACE if listing.is_country else Schema.PUBLIC_BODY)
        stated = [self._property(name, span) for name, span in entry.fields if name not in {"list", "date_on"}]
        own = next((span for name, span in entry.fields if name == "list"), listing.words)
        stated.append(self._property("list", own))
        dated = "date_off" if entry.is_removed else "date_on"
        if listing.date is not None and listing.date.value is not None:
            stated.append(Property(dated, str(listing.date.value), self._quote(listing.date.span)))
        has_reason = any(name == "reason" for name, _ in entry.fields)
        if listing.reason is not None and not entry.is_removed and not has_reason:
            stated.append(self._property("reason", listing.reason))
        evidence = tuple(span for span in (entry.lead, entry.span) if span is not None)
        self._tie(LISTED, RelationshipType.LISTED_BY, (party, authority), stated, evidence)

    def _property(self, name: str, span: Span) -> Property:
        return Property(name, " ".join(span.cut(self.document.text).split()), self._quote(span))

    def _quote(self, span: Span) -> Evidence:
        return Evidence(self.document.id, span, span.cut(self.document.text))

    def _tie(
        self, rule: str, kind: RelationshipType, ends: tuple[Mention, Mention], stated: Sequence[Property],
        spans: Sequence[Span],
    ) -> None:  # fmt: skip
        source, target = ends
        evidence = map(self._quote, spans)
        self.ties.append(make_tie(kind, (source.id, target.id), stated, evidence, rule, self.precision[rule]))

    def add_repeats(self) -> None:
        """Add the further places where a name of an entry stands word for word."""
        named = {m.quote: m.schema for m in self.mentions.values() if m.schema is not Schema.PLACE}
        longest = sorted((n for n in named if len(n) >= MIN_REPEATED), key=lambda name: (-len(name), name))
        if not longest:
            return
        taken = {offset for span in self.mentions for offset in range(span.start, span.end)}
        for found in _repeats(longest, self.document.text):
            if taken.isdisjoint(range(found.start, found.end)):
                self.mention(found, named[found.cut(self.document.text)])


def _join_parted(quote: str) -> str | None:
    """A name whose words are parted at line ends, with these words whole; None where none is."""
    whole = _PARTED.sub("", quote)
    return clean_name(whole) if whole != quote else None


def _repeats(names: Sequence[str], text: str) -> Iterator[Span]:
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?![A-Za-z0-9-])")
    for match in pattern.finditer(text):
        yield Span(match.start(), match.end())


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
