"""What the rows of tables state as mentions and ties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tieline.model.document import Document
from tieline.model.entity import Mention, Schema
from tieline.model.span import Evidence, Span
from tieline.model.tie import Property, RelationshipMention, RelationshipType
from tieline.read.date.find import find_dates
from tieline.read.mention import make_mention
from tieline.read.table.grid import TableCell
from tieline.read.tie import make_tie
from tieline.read.trace import Observer, Reason, Step, find_observer

_DROPPED = {
    Reason.NO_PARTY: "table_no_party",
    Reason.NO_SUBJECT: "table_no_subject",
    Reason.NO_ROLE: "table_office_unknown",
    Reason.NO_UNIT: "table_share_unclear",
    Reason.NO_HEADER: "table_no_header",
}
"""What the counts of a reading call the reasons of tables."""


@dataclass(frozen=True, slots=True)
class RowTie:
    """A tie that a row states.

    Attributes:
        rule: Id of the rule.
        type: Which tie.
        source: The mention it starts from.
        target: The mention it goes to.
        properties: What the row states about it.
        evidence: Where it is stated: the row, and the words that say whose table it is.
        is_inferred: Whether only a heading tells whose table it is.
    """

    rule: str
    type: RelationshipType
    source: Mention
    target: Mention
    properties: Sequence[Property]
    evidence: Sequence[Span]
    is_inferred: bool = False


@dataclass(slots=True)
class TableStatements:
    """Collects what tables state.

    Attributes:
        document: The document.
        precision: Measured precision by rule.
        mentions: The mentions so far, by their place.
        ties: The ties so far.
        spans: Rows that were read.
        dropped: What was left out, by reason.
        observer: Who wants to know why; None for nobody.
    """

    document: Document
    precision: Mapping[str, float]
    observer: Observer | None = None
    mentions: dict[Span, Mention] = field(default_factory=dict)
    ties: list[RelationshipMention] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)

    def mention(self, span: Span, schema: Schema) -> Mention:
        """The mention at a place, made if there is none.

        Args:
            span: The place.
            schema: What stands there.

        Returns:
            The mention.
        """
        if span not in self.mentions:
            self.mentions[span] = make_mention(self.document.id, span, schema, self.document.text)
        return self.mentions[span]

    def add(self, tie: RowTie) -> None:
        """Take a tie.

        Args:
            tie: What a row states.
        """
        ends, evidence = (tie.source.id, tie.target.id), map(self._quote, tie.evidence)
        made = make_tie(tie.type, ends, tie.properties, evidence, tie.rule, self.precision[tie.rule])
        self.ties.append(replace(made, inferred=tie.is_inferred))

        self._note(Step(tie.rule, tie.evidence[0], slots=(("source", tie.source.name), ("target", tie.target.name))))

    def leave_out(self, rule: str, span: Span, reason: Reason, detail: str, *, is_counted: bool = True) -> None:
        """Take note of what states no tie, or no share.

        Args:
            rule: Id of the rule.
            span: The row.
            reason: Why.
            detail: What exactly, in words for people.
            is_counted: Whether the reading counts it among what was left out.
        """
        if is_counted:
            self.dropped[_DROPPED[reason]] += 1
        self._note(Step(rule, span, reason, detail))

    def _note(self, step: Step) -> None:
        watching = find_observer(self.observer, step.within)
        if watching is not None:
            watching.note(step)

    def stated(self, name: str, cell: TableCell | None, *, value: str | None = None) -> list[Property]:
        """What a cell states.

        Args:
            name: Name of the property.
            cell: The cell; None states nothing.
            value: Its value; None takes its words.

        Returns:
            One property, or none.
        """
        return [Property(name, cell.text if value is None else value, self._quote(cell.span))] if cell else []

    def dated(self, name: str, span: Span | None) -> list[Property]:
        """The date that a cell or a caption states.

        Args:
            name: Name of the property.
            span: Where to look; None finds nothing.

        Returns:
            One property with the date in ISO form; none where there is no date or more than one.
        """
        if span is None:
            return []
        anchor = self.document.published_on
        found = find_dates(self.document.text, anchor=anchor, start=span.start, end=span.end)
        values = {str(date.value) for date in found if date.value is not None and date.end is None}
        return [Property(name, values.pop(), self._quote(found[0].span))] if len(values) == 1 else []

    def _quote(self, span: Span) -> Evidence:
        return Evidence(self.document.id, span, span.cut(self.document.text))
