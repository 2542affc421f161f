"""The British register of people with significant control (PSC): snapshot lines and answers of the public interface."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tieline.model import Holding, Issue
from tieline.ownership.inputs.file import Faults, HoldingFile, HoldingTable
from tieline.ownership.inputs.record import Fields, Record, child_of, iter_records, starts_with_any, text_of, texts_of
from tieline.ownership.inputs.share import Share
from tieline.ownership.inputs.stake import Party, Term, british_id, make_holding, read_days, unknown_party

ID = "uk-psc"
TITLE = "UK people with significant control, snapshot or API JSON"

BANDS = {
    "25-to-50": Share(25.0, 50.0, low_open=True),
    "50-to-75": Share(50.0, 75.0, low_open=True),
    "75-to-100": Share(75.0, 100.0),
    "more-than-25": Share(25.0, None, low_open=True),
}
"""Bands of shares and votes. Exactly 75 percent is in two of them, for the register words that bound in two ways.

Source:
    Companies Act 2006 schedule 1A; The Register of People with Significant Control Regulations 2016, schedule 2; the
    descriptions of Companies House, api-enumerations/psc_descriptions.yml.
"""
KINDS = {
    "ownership-of-shares": "shares",
    # In a partnership the right to the assets left over stands where shares stand in a company.
    "right-to-share-surplus-assets": "shares",
    "part-right-to-share-surplus-assets": "shares",
    "voting-rights": "votes",
    "right-to-appoint-and-remove-directors": "appointment",
    "right-to-appoint-and-remove-members": "appointment",
    "right-to-appoint-and-remove-person": "appointment",
    "significant-influence-or-control": "control",
}
NO_OWNER = frozenset(
    {
        "no-individual-or-entity-with-signficant-control",
        "no-individual-or-entity-with-significant-control",
        "no-individual-or-entity-with-signficant-control-partnership",
        "no-beneficial-owner-identified",
    }
)
"""Statements that nobody has significant control; Companies House spells the word so."""

UK_NAMES = frozenset(
    {"united kingdom", "uk", "england", "wales", "scotland", "northern ireland", "england and wales", "great britain"}
)

_NATURE = re.compile(
    rf"(?P<kind>{'|'.join(map(re.escape, sorted(KINDS, key=len, reverse=True)))})"
    rf"(?:-(?P<band>{'|'.join(BANDS)})-percent)?(?P<through>-as-(?:trust|firm|control-over-(?:trust|firm)))?"
    r"(?:-(?:limited-liability-partnership|registered-overseas-entity))?"
)
_COMPANY = re.compile(r"/(?:company|overseas-entity)/([A-Za-z0-9]{1,8})(?:/|$)")
_MARKS = (
    b'"natures_of_control"',
    b"persons-with-significant-control",
    b"person-with-significant-control",
    b"psc_exempt_as",
)
_USED = frozenset(
    "company_number data kind name name_elements identification natures_of_control notified_on ceased_on ceased links "
    "statement restrictions_notice_withdrawal_reason exemptions items is_sanctioned linked_psc_name".split()
)
_IGNORED = frozenset(
    "etag address nationality country_of_residence date_of_birth description principal_office_address "
    "identity_verification_details appointment_verification_end_on start_index items_per_page total_results "
    "active_count ceased_count generated_at exemption_type".split()
)
_TITLES = ("title", "forename", "middle_name", "other_forenames", "surname")


def claims(file: HoldingFile) -> bool:
    """Whether a file is of the register.

    Args:
        file: The file.

    Returns:
        True for JSON that names its kinds or fields.
    """
    return starts_with_any(file, _MARKS)


def parse(file: HoldingFile) -> HoldingTable:
    """Read records of the register.

    The register gives companies by number; their names come with the file's names. A person whose name is withheld, and
    one who is said to exist and is not named, is an owner who is not known.

    Args:
        file: The snapshot, one record on each line, or an answer of the interface.

    Returns:
        The holdings and the issues. What a stake is held through, the register does not say.

    Raises:
        DamagedError: It is no JSON.
        EmptyError: It holds no record.
    """
    reader = _Reader(file)
    holdings = tuple(reader.iter_holdings())
    return HoldingTable(holdings, reader.finish(), reader.fields.ignored(), reader.count, ID)


class _Reader:
    """Reads one file."""

    def __init__(self, file: HoldingFile) -> None:
        self.faults, self.fields, self.count = Faults(file.source), Fields(), 0
        self._file = file
        self._left = Counter[str]()

    def iter_holdings(self) -> Iterator[Holding]:
        """The holdings of all records."""
        for place, record in iter_records(self._file, self.faults, inside="items"):
            self.count += 1
            item = f"{self._file.source} record {place}"
            data = child_of(record, "data") or record
            self.fields.note("record", record, _USED, _IGNORED)
            if data is not record:
                self.fields.note("record", data, _USED, _IGNORED)
            kind = text_of(data, "kind")
            number = text_of(record, "company_number") or _number(data)
            if kind == "totals#persons-of-significant-control-snapshot":
                self._left["the line of totals"] += 1
            elif not number:
                self.faults.add("missing_name", item, "the record names no company, and was left out")
            else:
                yield from self._read(data, self._company(number), item)

    def finish(self) -> tuple[Issue, ...]:
        """The issues, with what was left out on purpose and what is not known."""
        self.fields.report(self.faults, self._file.source)
        self.faults.tell_left_out(self._left)
        return self.faults.issues()

    def _company(self, number: str) -> Party:
        code = british_id(number) or f"GB-COH:{number}"
        short = code.partition(":")[2]
        name = self._file.names.get(number) or self._file.names.get(short) or f"UK company {short}"
        return Party(name, code)

    def _read(self, data: Record, company: Party, item: str) -> Iterator[Holding]:
        kind = text_of(data, "kind")
        if kind == "exemptions":
            told = "the company is exempt from the register, so its owners are not in it"
            self.faults.add("exempt", item, f"{company.name}: {told}", hint="look for its owners elsewhere")
            return
        days = (text_of(data, "notified_on"), text_of(data, "ceased_on"))
        if data.get("ceased") is True and not days[1]:
            told = "the record ended on a day that is not stated, and was left out"
            self.faults.add("bad_date", item, told)
            return
        if "statement" in kind:
            yield from self._read_statement(data, company, days, item)
            return
        owner = _owner(data, company, item)
        natures = texts_of(data, "natures_of_control")
        if not natures and not kind.startswith("super-secure"):
            told = "the record states no nature of control: what is held, and how much, is taken as unknown"
            self.faults.add("no_nature", item, told)
        for nature in natures or [""]:
            yield from self._read_nature(nature, (owner, company), days, item)

    def _read_statement(self, data: Record, company: Party, days: tuple[str, str], item: str) -> Iterator[Holding]:
        statement = text_of(data, "statement")
        if statement in NO_OWNER:
            self._left[f"statements that nobody has significant control: {statement}"] += 1
            return
        owner = unknown_party(company, statement.replace("-", " ") or "a statement", f"{company.id} {statement}")
        yield from self._read_nature("", (owner, company), days, item)

    def _read_nature(
        self, nature: str, parties: tuple[Party, Party], days: tuple[str, str], item: str
    ) -> Iterator[Holding]:
        """The holding of one nature of control; an empty one is shares of unknown size."""
        match = _NATURE.fullmatch(nature)
        if nature.startswith("registered-owner-as-nominee"):
            self._left[f"natures of control that no rule counts: {nature}"] += 1
            return
        if nature and match is None:
            told = f"the nature of control {nature[:80]!r} is not known, and was left out"
            self.faults.add("unknown_kind", item, told)
            return
        kind = KINDS[match["kind"]] if match else "shares"
        share = BANDS[match["band"]] if match and match["band"] else Share()
        share, held_from, held_to = read_days(days, share, item, self.faults, end_is_held=False)
        through = bool(match and match["through"])
        yield make_holding(*parties, share, term=Term(item, kind, held_from, held_to, is_indirect=through))


def _number(data: Record) -> str:
    """The number of the company in the record's address."""
    match = _COMPANY.search(text_of(child_of(data, "links"), "self"))
    return match[1] if match else ""


def _owner(data: Record, company: Party, item: str) -> Party:
    """Who has control; a company that is registered in the United Kingdom goes by its number."""
    kind = text_of(data, "kind")
    own = text_of(child_of(data, "links"), "self") or item
    if kind.startswith("super-secure"):
        return unknown_party(company, "name withheld by law", own)
    elements = child_of(data, "name_elements")
    name = text_of(data, "name") or " ".join(filter(None, (text_of(elements, part) for part in _TITLES)))
    if not name:
        return unknown_party(company, "no name in the register", own)
    stated = child_of(data, "identification")
    number, country = text_of(stated, "registration_number"), text_of(stated, "country_registered").casefold()
    if country in UK_NAMES and (registered := british_id(number)) is not None:
        return Party(name, registered)
    return Party(name, f"psc:{own}" if kind.startswith("individual") else None)
