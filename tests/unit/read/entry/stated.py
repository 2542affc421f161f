"""What tests of entries share: what the entries of a text state, by names."""

from __future__ import annotations

from dataclasses import dataclass

from tests.unit.read.passage import make_document
from tieline.model import RelationshipMention
from tieline.read.entry.find import find_entries
from tieline.read.layout import Layout


@dataclass(frozen=True)
class Stated:
    """What entries state.

    Attributes:
        layout: The layout itself.
        ties: Type, name of the source, name of the target.
    """

    layout: Layout
    ties: list[tuple[str, str, str]]

    def of(self, kind: str) -> list[tuple[str, str]]:
        """The ends of the ties of one type."""
        return [(source, target) for name, source, target in self.ties if name == kind]

    def tie(self, kind: str, source: str) -> RelationshipMention:
        """The first tie of a type that starts from a name."""
        names = {mention.id: mention.name for mention in self.layout.mentions}
        return next(tie for tie in self.layout.ties if tie.type.value == kind and names[tie.source] == source)

    def properties(self, kind: str, source: str) -> dict[str, str]:
        """The properties of that tie."""
        return {one.name: one.value for one in self.tie(kind, source).properties}


def state(text: str, *, language: str = "en") -> Stated:
    """Read the entries of a text and check that everything is quoted from it."""
    layout = find_entries(make_document(text, published=None, language=language))
    names = {mention.id: mention.name for mention in layout.mentions}
    for tie in layout.ties:
        stated = (*tie.evidence, *(one.evidence for one in tie.properties))
        assert all(one.span.cut(text) == one.quote for one in stated)
    return Stated(layout, [(tie.type.value, names[tie.source], names[tie.target]) for tie in layout.ties])
