"""Whether two records are one party: a score that is a list of reasons.

Points are round numbers by kind of evidence, on one scale: SAME_POINTS are reached by a full name with a second
piece of evidence, or by one number that belongs to one party alone and nothing against it.

Source:
    Set by hand and checked with `bench/senzing.py` on the Senzing truth set; not fitted to it row by row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tieline.model.entity import Verdict
from tieline.resolve.address import AddressLikeness, compare_addresses
from tieline.resolve.birth_date import DateLikeness, compare_record_dates
from tieline.resolve.person_name import NameLikeness, PersonName, are_generations_apart, compare_person_names
from tieline.resolve.record import Record, RecordForm, RecordIdentifier, make_form
from tieline.resolve.word_likeness import EQUAL, MISSPELT, score_words

SAME_POINTS = 3.5
UNSURE_POINTS = 2.5

PERSON_NAME_POINTS = {
    NameLikeness.EXACT: 2.5,
    NameLikeness.CLOSE: 2.0,
    NameLikeness.INITIAL: 1.5,
    NameLikeness.SINGLE: 1.5,
    NameLikeness.GIVEN_ONLY: 0.5,
    NameLikeness.GIVEN_DIFFERS: -2.0,
    NameLikeness.UNLIKE: -3.0,
}
ORGANISATION_POINTS = {EQUAL: 3.5, MISSPELT: 2.0, 0.0: -2.0}
NO_NAME_POINTS = -2.0
DATE_POINTS = {
    DateLikeness.SAME: 2.5,
    DateLikeness.MISWRITTEN: 0.5,
    DateLikeness.UNCLEAR: 0.0,
    DateLikeness.DIFFERENT: -3.0,
}
ADDRESS_POINTS = {AddressLikeness.SAME: 2.0, AddressLikeness.NEAR: 1.0, AddressLikeness.UNLIKE: 0.0}
ELSEWHERE_POINTS = -1.5
CONTACT_POINTS = 2.0
NUMBER_POINTS = 5.5
SHORT_NUMBER_POINTS = 2.0
NUMBER_CHARS = 6
"""A number of fewer characters (the last four of a longer one) is shared by chance."""
OTHER_NUMBER_POINTS = -3.0
EMPLOYER_POINTS = 1.5
GENDER_POINTS = -1.0

LIFELONG = frozenset({"ssn", "national_id", "tax_id", "lei", "registration"})
"""Numbers of which a party has one from an issuer; passports and licences are renewed."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence for or against.

    Attributes:
        points: How much it counts; negative speaks against.
        text: What a reviewer reads.
        decides: Whether it shows two parties, whatever else agrees.
    """

    points: float
    text: str
    decides: bool = False


@dataclass(frozen=True, slots=True)
class RecordMatch:
    """What comparing two records yields.

    Attributes:
        left: Id of a record.
        right: Id of the other.
        points: Sum of the reasons.
        verdict: SAME from SAME_POINTS on, UNSURE from UNSURE_POINTS on; DIFFERENT below or when a reason decides.
        reasons: Strongest first.
        is_apart: Whether the two must never be joined, also not through a third record.
    """

    left: str
    right: str
    points: float
    verdict: Verdict
    reasons: tuple[Reason, ...]
    is_apart: bool


def compare_records(left: Record, right: Record) -> RecordMatch:
    """Say whether two records are one party.

    Args:
        left: A record.
        right: Another.

    Returns:
        The verdict and its reasons.
    """
    return compare_forms(make_form(left), make_form(right))


def compare_forms(left: RecordForm, right: RecordForm) -> RecordMatch:
    """Say whether two records in compared form are one party.

    Args:
        left: A record.
        right: Another.

    Returns:
        The verdict and its reasons.
    """
    found = sorted((r for f in FEATURES for r in f(left, right)), key=lambda r: (-abs(r.points), r.text))
    points = sum(reason.points for reason in found)
    is_apart = any(reason.decides for reason in found) and points < NUMBER_POINTS
    if is_apart or points < UNSURE_POINTS:
        verdict = Verdict.DIFFERENT
    else:
        verdict = Verdict.SAME if points >= SAME_POINTS else Verdict.UNSURE
    return RecordMatch(left.id, right.id, points, verdict, tuple(found), is_apart)


def _iter_kind(left: RecordForm, right: RecordForm) -> Iterator[Reason]:
    """A person is no organisation."""
    if left.kind and right.kind and left.kind != right.kind:
        yield Reason(-2 * NUMBER_POINTS, "one is a person, the other an organisation", decides=True)


def _iter_person_name(left: RecordForm, right: RecordForm) -> Iterator[Reason]:
    """The nearest two of their names, with short forms, sound and order of parts allowed for."""
    pairs = [(a, b) for a in left.persons for b in right.persons]
    if not pairs:
        return
    order = list(NameLikeness)
    likeness, a, b = min(
        ((compare_person_names(a, b), a, b) for a, b in pairs), key=lambda found: order.index(found[0])
    )
    points = PERSON_NAME_POINTS[likeness]
    if likeness is NameLikeness.UNLIKE and a.romanised != b.romanised:
        points = NO_NAME_POINTS  # A rough romanisation shows little when it disagrees.
    decides = likeness is NameLikeness.GIVEN_DIFFERS and not _share_number(left, right)
    yield Reason(points, f"names {likeness.value.replace('_', ' ')}: {_show(a)} / {_show(b)}", decides=decides)
    if are_generations_apart(a, b):
        yield Reason(-NUMBER_POINTS, f"{a.generation} and {b.generation} of a name", decides=True)


def _iter_organisation_name(left: RecordForm, right: RecordForm) -> Iterator[Reason]:
    """The nearest two of their names, legal forms aside; only main names that agree to the letter decide alone."""
    pairs = [(a, b) for a in left.organisations for b in right.organisations]
    if not pairs:
        return
    score, a, b = max((_score_organisation(a, b), a, b) for a, b in pairs)
    points = ORGANISATION_POINTS[score]
    is_main = (a, b) == (left.organisations[0], right.organisations[0])
    if score == EQUAL and (not is_main or len("".join(a)) < NUMBER_CHARS):
        points = ORGANISATION_POINTS[MISSPELT]
    words = {EQUAL: "agree", MISSPELT: "are close"}.get(score, "differ")
    yield Reason(points, f"names {words}: {' '.join(a)} / {' '.join(b)}")
    if score and not _share_place(left, right):
        yield Reason(ELSEWHERE_POINTS, "no address in common")


def _iter_no_name(left: RecordForm, right: RecordForm) -> Iterator[Reason]:
    """Without a name only a number of one party's own can tell."""
    if not (left.has_name and right.has_name):
        yield Reason(NO_NAME_POINTS, "one record has no name")


def _iter_birth(left: RecordForm, right: RecordForm) -> Iterator[Reason]:
    """Date of birth; day and month swapped, or one slip, counts little."""
    if left.born_on is None or right.born_on is None:
        return
    likeness = compare_record_dates(left.born_on, right.born_on)
    decides = likeness is DateLikeness.DIFFERENT
    yield Reason(DATE_POINTS[likeness], f"dates of birth {likeness.value}", decides=decides)


def _iter_address(left: RecordForm, right: RecordForm) -> Iterator[Reason]:
    """The nearest two of their addresses."""
    order = list(AddressLikeness)
    found = [compare_addresses(a, b) for a in left.addresses for b in right.addresses]
    likeness = min(found, key=order.index, default=AddressLikeness.UNLIKE)
    if likeness is not AddressLikeness.UNLIKE:
        yield Reason(ADDRESS_POINTS[likeness], f"{likeness.value} address")


def _iter_contact(left: RecordForm, right: RecordForm) -> Iterator[Reason]:
    """Telephone numbers that end alike, and e-mail addresses."""
    if any(a.endswith(b) or b.endswith(a) for a in left.phones for b in right.phones):
        yield Reason(CONTACT_POINTS, "same telephone number")
    if not left.emails.isdisjoint(right.emails):
        yield Reason(CONTACT_POINTS, f"same e-mail address: {min(left.emails & right.emails)}")


def _iter_numbers(left: RecordForm, right: RecordForm) -> Iterator[Reason]:
    """Numbers of one kind from one issuer, as far as stated."""
    for kind in sorted({one.kind for one in left.identifiers} & {one.kind for one in right.identifiers}):
        pairs = [
            (a.number, b.number)
            for a in left.identifiers
            for b in right.identifiers
            if a.kind == b.kind == kind and _share_issuer(a, b)
        ]
        same = sorted(a for a, b in pairs if a == b)
        if same:
            points = NUMBER_POINTS if len(same[-1]) >= NUMBER_CHARS else SHORT_NUMBER_POINTS
            yield Reason(points, f"same {kind.replace('_', ' ')} number")
        elif pairs:
            yield Reason(OTHER_NUMBER_POINTS, f"different {kind.replace('_', ' ')} numbers", decides=kind in LIFELONG)


def _iter_employer(left: RecordForm, right: RecordForm) -> Iterator[Reason]:
    """An organisation both work for."""
    if any(_score_organisation(a, b) >= MISSPELT for a in left.employers for b in right.employers):
        yield Reason(EMPLOYER_POINTS, "same employer")


def _iter_gender(left: RecordForm, right: RecordForm) -> Iterator[Reason]:
    """Stated genders that differ; alike says next to nothing."""
    if left.gender and right.gender and left.gender != right.gender:
        yield Reason(GENDER_POINTS, "different gender stated")


Feature = Callable[[RecordForm, RecordForm], Iterator[Reason]]

FEATURES: tuple[Feature, ...] = (
    _iter_kind,
    _iter_person_name,
    _iter_organisation_name,
    _iter_no_name,
    _iter_birth,
    _iter_address,
    _iter_contact,
    _iter_numbers,
    _iter_employer,
    _iter_gender,
)


def _score_organisation(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """EQUAL for the same words, MISSPELT when each word of the shorter name has its like in the longer, else 0."""
    if left == right:
        return EQUAL
    fewer, more = sorted((left, right), key=len)
    free = list(more)
    for word in fewer:
        best = max(free, key=lambda other: score_words(word, other), default="")
        if not best or score_words(word, best) < MISSPELT:
            return 0.0
        free.remove(best)
    return MISSPELT


def _share_place(left: RecordForm, right: RecordForm) -> bool:
    """Whether nothing shows that the two are in different places."""
    if not left.addresses or not right.addresses:
        return True
    return any(compare_addresses(a, b) is not AddressLikeness.UNLIKE for a in left.addresses for b in right.addresses)


def _share_number(left: RecordForm, right: RecordForm) -> bool:
    return any(
        a.kind == b.kind and a.number == b.number and len(a.number) >= NUMBER_CHARS and _share_issuer(a, b)
        for a in left.identifiers
        for b in right.identifiers
    )


def _share_issuer(left: RecordIdentifier, right: RecordIdentifier) -> bool:
    return left.issuer == right.issuer or None in (left.issuer, right.issuer)


def _show(name: PersonName) -> str:
    return " ".join(name.words)
