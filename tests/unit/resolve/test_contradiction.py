"""Contradictions between sources: what is one, and above all what is none."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from tieline.model import (
    Contradiction,
    ContradictionKind,
    CueClass,
    Document,
    Entity,
    Evidence,
    Hit,
    ListedName,
    Listing,
    Mention,
    NameQuality,
    PartialDate,
    Property,
    Reading,
    RelationshipMention,
    RelationshipType,
    Schema,
    Span,
    Stance,
    Utterance,
    Verdict,
)
from tieline.model.ids import (
    DocumentId,
    EntityId,
    HitId,
    ListingId,
    MentionId,
    RelationshipId,
    SnapshotId,
    UtteranceId,
)
from tieline.resolve.contradiction import find_contradictions
from tieline.resolve.contradiction_listing import oppose_listings
from tieline.resolve.contradiction_statement import iter_statements

COMMERCE, DEFENCE = "Department of Commerce", "Department of Defense"


@dataclass
class Sources:
    """Collects what sources state, one tie a passage."""

    readings: dict[str, Reading] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    dates: dict[str, str | None] = field(default_factory=dict)

    def state(
        self,
        path: str,
        tie_type: RelationshipType,
        ends: tuple[str, str],
        *,
        said: Stance | None = None,
        words: str = "A sentence.",
        **properties: str,
    ) -> None:
        """Add a passage; ends that end in "!" are persons, those with "of" or "局" or "部" are public bodies."""
        document = DocumentId(f"doc-{path}")
        published = self.dates.get(path, "2021-03-05")
        date = PartialDate(published) if published else None
        self.documents.setdefault(path, Document(document, path, path, "text/plain", None, "en", date, words))
        mentions = [self._mention(document, name) for name in ends]
        evidence = Evidence(document, Span(0, len(words)), words)
        known = self.readings.get(path, Reading(document, (), (), ()))
        number = len(known.relationships)
        utterance = None if said is None else _utterance(document, number, said)
        tie = RelationshipMention(
            id=RelationshipId(f"rlm-{path}-{number}"),
            type=tie_type,
            source=mentions[0].id,
            target=mentions[1].id,
            properties=tuple(sorted(Property(name, value, evidence) for name, value in properties.items())),
            evidence=(evidence,),
            according_to=utterance.id if utterance else None,
            rule="r",
            confidence=0.9,
        )
        self.readings[path] = Reading(
            document,
            (*known.mentions, *mentions),
            (*known.relationships, tie),
            (*known.utterances, *((utterance,) if utterance else ())),
        )

    def _mention(self, document: DocumentId, name: str) -> Mention:
        plain = name.rstrip("!")
        body = any(mark in plain for mark in ("of", "局", "部", "Bureau"))
        schema = Schema.PERSON if name.endswith("!") else Schema.PUBLIC_BODY if body else Schema.COMPANY
        key = MentionId(f"men-{document}-{plain}")
        known = self.entities.get(plain)
        mentions = (*(known.mentions if known else ()), key)
        self.entities[plain] = Entity(EntityId(f"ent-{plain}"), schema, plain, (plain,), mentions)
        return Mention(key, document, Span(0, 1), "A", schema, plain)

    @property
    def entity_of(self) -> dict[MentionId, EntityId]:
        """The entity of each mention."""
        return {mention: entity.id for entity in self.entities.values() for mention in entity.mentions}

    @property
    def by_id(self) -> dict[EntityId, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.entities.values()}

    def find(self) -> tuple[Contradiction, ...]:
        """Find the contradictions."""
        return find_contradictions(self.readings.values(), self.entity_of, self.by_id, self.documents.values())


def _utterance(document: DocumentId, number: int, stance: Stance) -> Utterance:
    span = Span(0, 1)
    key = UtteranceId(f"utt-{document}-{number}")
    return Utterance(
        key, document, "He", None, "A", span, CueClass.ASSERT, stance, span, "A", span, (), None, None, "r", 0.9
    )


@pytest.fixture
def sources() -> Sources:
    """Give an empty collection."""
    return Sources()


def _list(sources: Sources, path: str, authority: str, *, said: Stance | None = None, **properties: str) -> None:
    sources.state(path, RelationshipType.LISTED_BY, ("Acme", authority), said=said, **properties)


def test_two_authorities_for_one_day_are_one(sources: Sources) -> None:
    """A page says one ministry listed a company, and a speaker in it another on the same day."""
    _list(sources, "a", COMMERCE, date_on="2021-01-14")
    _list(sources, "a", DEFENCE, said=Stance.AFFIRMS, date_on="2021-01-14", list="list of military companies")
    (found,) = sources.find()
    assert found.what is ContradictionKind.LISTING_AUTHORITY
    assert [(side.value, side.according_to is None) for side in found.sides] == [(COMMERCE, True), (DEFENCE, False)]
    assert found.about == (EntityId("ent-Acme"),)


@pytest.mark.parametrize(
    ("authority", "day"),
    [
        ("Bureau of Industry and Security", "2021-01-14"),  # a part of the same ministry
        ("US government", "2021-01-14"),  # the state as a whole
        ("美国商务部", "2021-01-14"),  # the same ministry in Chinese
        (DEFENCE, "2021-01-15"),  # another day is another listing
        (DEFENCE, "2021-01"),  # no day at all
    ],
)
def test_one_authority_under_two_names_is_none(sources: Sources, authority: str, day: str) -> None:
    """Names of one ministry, a government, and other days do not contradict."""
    _list(sources, "a", COMMERCE, date_on="2021-01-14")
    _list(sources, "b", authority, date_on=day)
    assert sources.find() == ()


def test_source_that_states_both_itself_tells_of_two_listings(sources: Sources) -> None:
    """One document with both authorities means that both listed the company."""
    for authority in (COMMERCE, DEFENCE):
        _list(sources, "a", authority, date_on="2021-01-14")
    _list(sources, "b", DEFENCE, date_on="2021-01-14")
    assert sources.find() == ()


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.UNCLEAR])
def test_denied_value_is_no_side(sources: Sources, stance: Stance) -> None:
    """What is denied or not commented on is stated by nobody."""
    _list(sources, "a", COMMERCE, date_on="2021-01-14")
    _list(sources, "b", DEFENCE, said=stance, date_on="2021-01-14")
    assert sources.find() == ()


def test_two_dates_of_one_list_are_one(sources: Sources) -> None:
    """Two documents give different days for the same list of the same authority."""
    _list(sources, "a", COMMERCE, date_on="2019-05-16", list="Entity List")
    _list(sources, "b", "Bureau of Industry and Security", date_on="2019-08-19", list="the Entity List")
    (found,) = sources.find()
    assert found.what is ContradictionKind.LISTING_DATE
    assert [side.value for side in found.sides] == ["2019-05-16", "2019-08-19"]


@pytest.mark.parametrize(
    ("day", "named"), [("2019-05", "Entity List"), ("2019", "Entity List"), ("2019-08-19", "Unverified List")]
)
def test_vaguer_date_or_other_list_is_none(sources: Sources, day: str, named: str) -> None:
    """A month that holds the day agrees with it, and another list is another fact."""
    _list(sources, "a", COMMERCE, date_on="2019-05-16", list="Entity List")
    _list(sources, "b", COMMERCE, date_on=day, list=named)
    assert sources.find() == ()


def test_list_without_a_name_is_not_compared(sources: Sources) -> None:
    """Without the name of the list nobody knows whether it is one listing."""
    _list(sources, "a", COMMERCE, date_on="2019-05-16")
    _list(sources, "b", COMMERCE, date_on="2019-08-19")
    assert sources.find() == ()


def test_removal_read_with_a_plain_date_is_no_listing(sources: Sources) -> None:
    """In Chinese a tie may hold the date of a removal; its sentence tells."""
    sources.state(
        "a", RelationshipType.LISTED_BY, ("Acme", "美国商务部"), words="将其列入清单", date="2019-05-16", list="清单"
    )
    sources.state(
        "b", RelationshipType.LISTED_BY, ("Acme", "美国商务部"), words="将其移出清单", date="2022-08-19", list="清单"
    )
    assert sources.find() == ()


def _hold(sources: Sources, path: str, share: str, *, published: str | None = "2021-03-05", **more: str) -> None:
    sources.dates[path] = published
    sources.state(path, RelationshipType.OWNS, ("Alpha", "Beta"), said=None, words="A sentence.", share=share, **more)


def test_two_shares_of_one_day_are_one(sources: Sources) -> None:
    """Two documents of one day give shares that do not meet."""
    _hold(sources, "a", "35")
    _hold(sources, "b", "45.5")
    (found,) = sources.find()
    assert (found.what, [side.value for side in found.sides]) == (ContradictionKind.SHARE, ["35", "45.5"])


@pytest.mark.parametrize(
    "share", ["35.2", "30-40", ">30", "about 37", "at least 20", "三成以上", "不足40", "more than 30"]
)
def test_shares_that_may_be_one_are_none(sources: Sources, share: str) -> None:
    """Rounding, ranges that overlap, bounds and rough figures agree with 35; what cannot be read does too."""
    _hold(sources, "a", "35")
    _hold(sources, "b", share)
    assert sources.find() == ()


def test_shares_of_different_days_are_a_change(sources: Sources) -> None:
    """Another date of the document, or of the holding itself, is another fact."""
    _hold(sources, "a", "35")
    _hold(sources, "b", "45", published="2022-03-05")
    _hold(sources, "c", "55", date="2020-01-01")
    assert sources.find() == ()


def test_share_without_any_day_is_not_compared(sources: Sources) -> None:
    """A document without a date may speak of any time."""
    _hold(sources, "a", "35", published=None)
    _hold(sources, "b", "45", published=None)
    assert sources.find() == ()


def test_two_legal_representatives_of_one_day_are_one(sources: Sources) -> None:
    """A company has one legal representative at a time; another role has many holders."""
    for path, person, role in (("a", "李明!", "法定代表人"), ("b", "王立!", "法定代表人"), ("c", "陈华!", "董事")):
        sources.state(path, RelationshipType.LEADS, (person, "白河公司"), role=role)
    (found,) = sources.find()
    assert found.what is ContradictionKind.LEGAL_REPRESENTATIVE
    assert sorted(side.value for side in found.sides) == sorted(["李明", "王立"])


def test_persons_named_in_two_scripts_are_not_compared(sources: Sources) -> None:
    """A name in Hanzi and one in letters may be one person."""
    sources.state("a", RelationshipType.LEADS, ("李明!", "白河公司"), role="法定代表人")
    sources.state("b", RelationshipType.LEADS, ("Li Ming!", "白河公司"), role="legal representative")
    assert sources.find() == ()


def test_two_dates_of_one_agreement_are_one(sources: Sources) -> None:
    """Only an agreement with a subject is surely the same one."""
    for path, day in (("a", "2020-06-01"), ("b", "2020-07-01")):
        sources.state(path, RelationshipType.AGREEMENT, ("Alpha", "Beta"), subject="a joint laboratory", date=day)
        sources.state(path, RelationshipType.AGREEMENT, ("Alpha", "Gamma"), kind="contract", date=day)
    (found,) = sources.find()
    assert (found.what, found.about) == (
        ContradictionKind.AGREEMENT_DATE,
        (EntityId("ent-Alpha"), EntityId("ent-Beta")),
    )


def test_two_counts_of_one_listing_are_one(sources: Sources) -> None:
    """So many companies on one day, and so many others; other things are counted apart."""
    for path, count in (("a", "28 entities"), ("b", "33 entities"), ("c", "8 companies")):
        _list(sources, path, COMMERCE, date_on="2019-10-07", count=count)
    (found,) = sources.find()
    assert (found.what, [side.value for side in found.sides]) == (
        ContradictionKind.COUNT,
        ["28 entities", "33 entities"],
    )


def test_two_counts_of_one_removal_are_one(sources: Sources) -> None:
    """How many pieces one office removed on one day."""
    for path, count in (("a", "30"), ("b", "9条")):
        sources.state(path, RelationshipType.REMOVES, ("Office", "posts"), count=count, date="2018-06-20")
    for path, count in (("c", "30 条"), ("d", "9条")):
        sources.state(path, RelationshipType.REMOVES, ("网信办", "帖文"), count=count, date="2018-06-20")
    found = sources.find()
    assert [one.what for one in found] == [ContradictionKind.COUNT]
    assert [side.value for side in found[0].sides] == ["30 条", "9 条"]


def test_order_of_sources_makes_no_difference(sources: Sources) -> None:
    """The same readings give the same contradictions, in whatever order they come."""
    for path, day in (("a", "2019-05-16"), ("b", "2019-08-19"), ("c", "2020-01-01")):
        _list(sources, path, COMMERCE, date_on=day, list="Entity List")
    turned = find_contradictions(
        reversed(sources.readings.values()), sources.entity_of, sources.by_id, reversed(sources.documents.values())
    )
    assert turned == sources.find()
    assert len(turned[0].sides) == 3


def _listing(day: str, *, number: str = "1") -> tuple[Listing, Hit]:
    names = (ListedName("Acme", NameQuality.PRIMARY),)
    listing = Listing(
        ListingId(f"lis-{number}"), SnapshotId("sna"), "Entity List (EL) - Bureau of Industry and Security",
        "Bureau of Industry and Security", number, "organisation", names, listed_on=PartialDate(day),
    )  # fmt: skip
    hit = Hit(HitId(f"hit-{number}"), "Acme", EntityId("ent-Acme"), listing.id, "Acme", 1.0, Verdict.SAME, ())
    return listing, hit


def _oppose(sources: Sources, *pairs: tuple[Listing, Hit]) -> tuple[Contradiction, ...]:
    documents = {document.id: document for document in sources.documents.values()}
    stated = iter_statements(list(sources.readings.values()), sources.entity_of, sources.by_id, documents)
    listings = {listing.id: listing for listing, _ in pairs}
    return oppose_listings(stated, [hit for _, hit in pairs], listings, sources.by_id)


def test_list_itself_may_be_a_side(sources: Sources) -> None:
    """A document's date that is months off the list's own stands beside it."""
    _list(sources, "a", COMMERCE, date_on="2018-05-16", list="Entity List")
    (found,) = _oppose(sources, _listing("2019-05-21"))
    assert [(side.value, side.listing) for side in found.sides] == [("2018-05-16", None), ("2019-05-21", "lis-1")]


def test_announcement_some_days_before_the_list_is_none(sources: Sources) -> None:
    """A listing is announced some days before it is in force."""
    _list(sources, "a", COMMERCE, date_on="2019-05-16", list="Entity List")
    assert _oppose(sources, _listing("2019-05-21")) == ()


def test_one_of_several_entries_that_agrees_is_enough(sources: Sources) -> None:
    """A party that was listed twice has two true dates."""
    _list(sources, "a", COMMERCE, date_on="2019-08-19", list="Entity List")
    assert _oppose(sources, _listing("2019-05-21"), _listing("2019-08-21", number="2")) == ()


def test_many_statements_of_few_values_are_compared_once(sources: Sources) -> None:
    """Values are set against each other, not statements: each is still a side, and none takes long."""
    for number in range(400):
        _hold(sources, f"a{number}", "35" if number % 2 else "45.5")
    (found,) = sources.find()
    assert len(found.sides) == 400


def test_source_of_two_values_spares_only_their_pair(sources: Sources) -> None:
    """A source that states two shares makes those two none, and a third one still contradicts them."""
    for path, share in (("a", "35"), ("a", "45.5"), ("b", "35"), ("c", "60")):
        _hold(sources, path, share)
    (found,) = sources.find()
    assert {side.value for side in found.sides} == {"35", "45.5", "60"}
