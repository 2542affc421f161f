"""The Beneficial Ownership Data Standard, 0.1 to 0.4: holdings from its statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tieline.model import Holding, PartialDate
from tieline.ownership.inputs.bods_interest import NOT_COUNTED, RESOURCE, Interest, read_interest, read_share
from tieline.ownership.inputs.bods_statement import (
    NAMELESS,
    Statement,
    name_of,
    order_versions,
    read_statement,
    shared_id_of,
    why_nameless,
)
from tieline.ownership.inputs.bods_version import NEVER, find_end, first_day
from tieline.ownership.inputs.day import day_after
from tieline.ownership.inputs.file import Faults, HoldingFile, HoldingTable
from tieline.ownership.inputs.record import (
    Fields,
    Record,
    child_of,
    children_of,
    iter_records,
    starts_with_any,
    text_of,
)
from tieline.ownership.inputs.resource import load_words
from tieline.ownership.inputs.share import Share
from tieline.ownership.inputs.stake import Party, Term, make_holding, maybe, read_days, unknown_party

ID = "bods"
TITLE = "Beneficial Ownership Data Standard 0.1 to 0.4, JSON or JSON Lines"

_MARKS = (b'"statementId"', b'"statementID"')
_STATEMENT_USED = frozenset(
    {"statementId", "statementID", "recordId", "recordStatus", "recordDetails", "replacesStatements"}
)
_DETAILS_USED = frozenset(
    "statementID statementId name names identifiers entityType personType unspecifiedPersonDetails "
    "unspecifiedEntityDetails missingInfoReason subject interestedParty interests componentRecords "
    "componentStatementIDs".split()
)


def claims(file: HoldingFile) -> bool:
    """Whether a file is in the standard.

    Args:
        file: The file.

    Returns:
        True for JSON with ids of statements.
    """
    return starts_with_any(file, _MARKS)


def parse(file: HoldingFile) -> HoldingTable:
    """Read statements.

    Of each record the statements are versions, of which no two count on one day: see `bods_version`.

    Args:
        file: An array of statements, or one on each line.

    Returns:
        The holdings and the issues.

    Raises:
        DamagedError: It is no JSON.
        EmptyError: It holds no statement.
    """
    reader = _Reader(file)
    holdings = tuple(reader.iter_holdings())
    reader.tell()
    return HoldingTable(holdings, reader.faults.issues(), reader.fields.ignored(), reader.count, ID)


@dataclass(frozen=True, slots=True)
class _Tie:
    """A version of a relationship, with what it needs to become holdings."""

    versions: Sequence[Statement]
    place: int
    owner: Party
    owned: Party
    item: str
    is_arrangement: bool

    @property
    def statement(self) -> Statement:
        """The version itself."""
        return self.versions[self.place]


class _Reader:
    """Reads one file."""

    def __init__(self, file: HoldingFile) -> None:
        self.faults, self.fields = Faults(file.source), Fields()
        self.count = 0
        self._source, self._words = file.source, load_words(RESOURCE)
        self._left = Counter[str]()
        versions = order_versions(self._iter_statements(file))
        self._ties = [group for group in versions.values() if group[-1].kind == "relationship"]
        self._parties = {key: group[-1] for key, group in versions.items() if group[-1].kind != "relationship"}
        self._shared = {key: shared_id_of(one.details) for key, one in self._parties.items()}
        self._uses = Counter(shared for shared in self._shared.values() if shared is not None)
        if (older := self.count - sum(map(len, versions.values()))) > 0:
            self._left["statements that another replaces, or that could not be read"] = older

    def _iter_statements(self, file: HoldingFile) -> Iterator[Statement]:
        for place, record in iter_records(file, self.faults):
            self.count += 1
            statement = read_statement(record)
            if statement is None:
                told = "the statement has no id, or is about neither a party nor a relationship, and was left out"
                self.faults.add("bad_statement", f"{self._source} record {place}", told)
                continue
            ignored = {*self._words["statement_ignored"], *self._words["details_ignored"]}
            old = set[str]() if "recordDetails" in record else set(_DETAILS_USED)
            self.fields.note("statement", record, _STATEMENT_USED | old, ignored)
            if not old:
                self.fields.note("details", statement.details, _DETAILS_USED, ignored)
            yield statement

    def iter_holdings(self) -> Iterator[Holding]:
        """The holdings of all relationships, in the order in which their records were first stated."""
        for versions in self._ties:
            for place in range(len(versions)):
                yield from self._iter_version(versions, place)

    def tell(self) -> None:
        """Say what was left out on purpose, and what is not known."""
        self.fields.report(self.faults, self._source)
        self.faults.tell_left_out(self._left)

    def _iter_version(self, versions: Sequence[Statement], place: int) -> Iterator[Holding]:
        statement = versions[place]
        details, item = statement.details, f"{self._source} statement {statement.id}"
        owned = self._party(statement, "subject", None)
        if owned is None:
            self.faults.add("missing_name", item, "the statement names no company, and was left out")
            return
        owner = self._party(statement, "interestedParty", owned)
        if owner is None:
            self._left["statements that there is no owner to name"] += 1
            return
        tie = _Tie(versions, place, owner, owned, item, self._is_arrangement(details))
        components = bool(details.get("componentRecords") or details.get("componentStatementIDs"))
        records = children_of(details, "interests") or [{}]
        for record in records:
            interest = read_interest(record, has_components=components, fields=self.fields)
            yield from self._iter_interest(tie, interest)

    def _iter_interest(self, tie: _Tie, interest: Interest) -> Iterator[Holding]:
        """The holding of an interest; two where it was surely held for a time, and perhaps longer."""
        if interest.kind == NOT_COUNTED:
            self._left[f"interests of the type {interest.type}, which no rule counts"] += 1
            return
        if not interest.kind:
            told = f"the interest was left out, for its type {interest.type[:60]!r} is not known"
            self.faults.add("unknown_kind", tie.item, told)
            return
        share, start, end = self._terms(tie, interest)
        course = find_end(tie.versions, tie.place, interest)
        if not course.counts:
            self._left["interests that a later statement of the same record restates"] += 1
            return
        earlier = tie.versions[tie.place - 1] if tie.place else None
        start = first_day(tie.statement, interest, earlier) or start
        end = min((day for day in (end, course.last) if day is not None), key=lambda day: day.last, default=None)
        if start is not None and end is not None and start.first > end.last:
            self._left["interests that ended before they began, by a later statement"] += 1
            return
        joint = tie.is_arrangement and interest.kind in {"shares", "votes"}
        term = Term(tie.item, interest.kind, start, end, interest.is_indirect, joint)
        sure = course.sure
        if sure is None or end is None or end.last <= sure.first:
            yield make_holding(tie.owner, tie.owned, share, term=term)
            return
        if sure != NEVER and (start is None or start.first <= sure.last):
            yield make_holding(tie.owner, tie.owned, share, term=replace(term, held_to=sure))
            term = replace(term, held_from=day_after(sure))
        yield make_holding(tie.owner, tie.owned, maybe(share), term=term)

    def _terms(self, tie: _Tie, interest: Interest) -> tuple[Share, PartialDate | None, PartialDate | None]:
        """The share and the days that an interest states; of control and appointment no share is counted."""
        try:
            share = read_share(interest, self.fields)
        except ValueError as error:
            self.faults.add("bad_share", tie.item, f"the share is taken as unknown: {error}")
            share = Share()
        if interest.kind in {"appointment", "control"}:
            share = Share()
        return read_days((interest.start, interest.end), share, tie.item, self.faults, end_is_held=False)

    def _party(self, statement: Statement, role: str, company: Party | None) -> Party | None:
        """The party in a role; None where none is named and none could be, or there is said to be none."""
        value = statement.details.get(role)
        inner = child_of(statement.details, role)
        key = value.strip() if isinstance(value, str) else ""
        key = key or text_of(inner, "describedByEntityStatement", "describedByPersonStatement")
        if key:
            return self._named(key, company)
        if company is None:
            return None
        unspecified = child_of(inner, "unspecified") or inner
        reason = text_of(unspecified, "reason", "description") or "not stated"
        if reason in self._words["no_owner_reasons"]:
            return None
        return unknown_party(company, reason, statement.id)

    def _is_arrangement(self, details: Record) -> bool:
        """Whether the company is an arrangement, in which several hold jointly."""
        company = self._parties.get(text_of(details, "subject"))
        return company is not None and text_of(child_of(company.details, "entityType"), "type") == "arrangement"

    def _named(self, key: str, company: Party | None) -> Party:
        """The party of a record; one that is not in the file goes by its id."""
        statement = self._parties.get(key)
        if statement is None:
            return Party(key, key)
        name, shared = name_of(statement.details), self._shared[key]
        # Where two records of one file bear one number, it does not tell them apart.
        party_id = shared if shared is not None and self._uses[shared] == 1 else statement.record
        kind = text_of(child_of(statement.details, "entityType"), "type") or text_of(
            statement.details, "entityType", "personType"
        )
        if company is not None and (not name or kind.casefold() in NAMELESS):
            return unknown_party(company, why_nameless(statement.details), statement.record)
        return Party(name or key, party_id)
