"""A realistic case of invented organisations: two languages, a dispute, list entries, ownership, issues."""

from __future__ import annotations

from tests.unit.report.case_builder import CaseBuilder
from tests.unit.report.case_texts import BRIEFING, FACTS, NEWS, REGISTER, TENDER, TEXTS
from tieline.model import (
    Answer,
    Capture,
    Claim,
    Finding,
    Hit,
    Holding,
    Issue,
    Judgement,
    ListedName,
    Listing,
    NameQuality,
    PartialDate,
    Schema,
    Snapshot,
    Utterance,
    Verdict,
    content_id,
)
from tieline.model.ids import CaptureId, ClaimId, HitId, IssueId, JudgementId, ListingId, SnapshotId
from tieline.report.case import Case
from tieline.report.case_index import is_party


def make_builder() -> CaseBuilder:
    """Give the texts and entities of the case, without ties and utterances."""
    builder = CaseBuilder()
    facts: dict[str, dict[str, object]] = {
        NEWS: {"title": "Chips for the wind tunnel", "published_on": PartialDate("2024-03-05")},
        BRIEFING: {
            "title": "Regular briefing, 7 March 2024",
            "published_on": PartialDate("2024-03-07"),
            "media_type": "text/html",
        },
        REGISTER: {"title": "企业登记信息", "language": "zh"},
        TENDER: {
            "title": "采购结果公告",
            "language": "zh",
            "published_on": PartialDate("2021-06-18"),
            "media_type": "text/html",
        },
        FACTS: {
            "title": "Fact sheet: entities of concern",
            "published_on": PartialDate("2024-03"),
            "media_type": "application/pdf",
            "pages": ("Fact sheet", "Second page"),
        },
    }
    for path, text in TEXTS.items():
        builder.add_document(path, text, **facts[path])
    add = builder.add_entity
    add("hongtan", Schema.COMPANY, "Hongtan Microsystems", "Hongtan", "泓潭微系统有限公司")
    add("linhai", Schema.ORGANIZATION, "Linhai Aerodynamics Research Centre", "临海空气动力研究中心")
    add("qinglan", Schema.COMPANY, "Qinglan Great River Technology Group", "青岚大江科技集团有限公司")
    add("invest", Schema.COMPANY, "临海新区投资有限公司")
    add("fleet", Schema.PUBLIC_BODY, "Northern Fleet")
    add("ministry", Schema.PUBLIC_BODY, "Ministry of External Affairs")
    add("trade", Schema.PUBLIC_BODY, "Department of Trade")
    add("northgate", Schema.ORGANIZATION, "Northgate University")
    add("bureau", Schema.PUBLIC_BODY, "Bureau of Trade Security")
    add("registrar", Schema.PUBLIC_BODY, "临海市市场监督管理局")
    add("post", Schema.ORGANIZATION, "The Harbour Post")
    add("shen", Schema.PERSON, "Shen Luo", "沈洛")
    add("mei", Schema.PERSON, "Mei Lanyu")
    add("fenwright", Schema.PERSON, "Aldous Fenwright")
    add("oduya", Schema.PERSON, "Petra Oduya")
    add("show", Schema.EVENT, "Linhai Air Show")
    return builder


UTTERANCES: tuple[tuple[str, str, str, str, str, dict[str, str]], ...] = (
    (
        "learned",
        NEWS,
        TEXTS[NEWS].split("\n\n")[2],
        "Processors designed by Hongtan Microsystems run the main computer of the Linhai Aerodynamics Research Centre",
        "has learned",
        {"speaker": "post", "cue_class": "report", "said_on": "2024-03-05"},
    ),
    (
        "oduya",
        NEWS,
        TEXTS[NEWS].split("\n\n")[3],
        "Hongtan supplies processors to Linhai, and everybody in the building knows what they are for,",
        "said",
        {"speaker": "oduya", "parent": "learned"},
    ),
    (
        "arm",
        NEWS,
        TEXTS[NEWS].split("\n\n")[4].split(" He accused")[0],
        'Hongtan is "an arm of a weapons programme" and that it is owned by the Northern Fleet',
        "said",
        {"speaker": "fenwright", "said_on": "2024-03-04"},
    ),
    (
        "accuse",
        NEWS,
        "He accused the centre of testing gliders for the fleet.",
        "the centre of testing gliders for the fleet",
        "accused",
        {"speaker_name": "He", "cue_class": "accuse", "said_on": "2024-03-04"},
    ),
    (
        "owned",
        NEWS,
        "Shen Luo, chair of Hongtan, denied that the company is owned by the Northern Fleet.",
        "the company is owned by the Northern Fleet",
        "denied",
        {"speaker": "shen", "cue_class": "deny", "stance": "denies"},
    ),
    (
        "declined",
        NEWS,
        TEXTS[NEWS].split("\n\n")[6],
        "a request for comment",
        "did not respond to",
        {"speaker": "qinglan", "cue_class": "decline_to_comment", "stance": "unclear", "said_on": "2024-03-05"},
    ),
    (
        "refute",
        BRIEFING,
        "Mei Lanyu: We firmly refute this accusation. It is groundless.",
        "this accusation. It is groundless.",
        "refute",
        {"speaker": "mei", "cue_class": "refute", "stance": "denies", "said_on": "2024-03-07"},
    ),
    (
        "civil",
        BRIEFING,
        "Hongtan is a civilian company, and the Linhai Aerodynamics Research Centre serves civil aviation.",
        "Hongtan is a civilian company, and the Linhai Aerodynamics Research Centre serves civil aviation.",
        "Hongtan is",
        {"speaker_name": "Mei Lanyu", "said_on": "2024-03-07"},
    ),
    (
        "silent",
        BRIEFING,
        "Asked whether the centre buys from Hongtan, Mei Lanyu declined to comment.",
        "the centre buys from Hongtan",
        "declined to comment",
        {"speaker": "mei", "cue_class": "decline_to_comment", "stance": "unclear", "said_on": "2024-03-07"},
    ),
)
"""Short name, document, passage, content, cue, and what else is known."""


def add_utterances(builder: CaseBuilder) -> dict[str, Utterance]:
    """Add who says what, and give it by a short name."""
    said: dict[str, Utterance] = {}
    for name, path, passage, content, cue, more in UTTERANCES:
        facts: dict[str, object] = {**more, **({"parent": said[more["parent"]]} if "parent" in more else {})}
        said[name] = builder.add_utterance(path, passage, content, cue, **facts)
    return said


def add_ties(builder: CaseBuilder, said: dict[str, Utterance]) -> None:
    """Add relationships: shown, said, said by one and reported by another, and denied."""
    tie = builder.add_tie
    chips = "Hongtan supplies processors to Linhai"
    tie("supplies", "hongtan", "linhai", NEWS, chips, product="processors", according_to=said["oduya"])
    tie(
        "supplies",
        "hongtan",
        "linhai",
        TENDER,
        "中标供应商：泓潭微系统有限公司",
        value="3200万元",
        date=("2021-06-18", "2021年6月18日"),
        product="高性能计算平台",
    )
    tie("owns", "fleet", "hongtan", NEWS, "it is owned by the Northern Fleet", according_to=said["arm"])
    tie("owns", "fleet", "hongtan", NEWS, 'owned by the Northern Fleet. "We', according_to=said["owned"])
    shares = "股东：青岚大江科技集团有限公司，持股比例41.5%；临海新区投资有限公司，持股比例33%。"
    tie("owns", "qinglan", "hongtan", REGISTER, shares, share=("41.5", "41.5%"))
    tie("owns", "invest", "hongtan", REGISTER, shares, share=("33", "33%"))
    tie("leads", "shen", "hongtan", NEWS, "Shen Luo, chair of Hongtan", role="chair")
    tie("leads", "fenwright", "bureau", FACTS, TEXTS[FACTS].splitlines()[5], role="Under Secretary")
    tie("part_of", "bureau", "trade", FACTS, TEXTS[FACTS].splitlines()[5])
    tie("represents", "mei", "ministry", BRIEFING, TEXTS[BRIEFING].splitlines()[2], role="Spokesperson")
    tie(
        "employs",
        "post",
        "oduya",
        NEWS,
        "Petra Oduya, an engineer who left in 2022",
        date_off=("2022", "2022"),
        inferred=True,
    )
    tie(
        "agreement",
        "northgate",
        "linhai",
        FACTS,
        TEXTS[FACTS].splitlines()[4],
        kind="memorandum",
        date=("2019", "2019"),
    )
    listed = TEXTS[FACTS].splitlines()[3]
    for party in ("hongtan", "linhai"):
        tie("listed_by", party, "trade", FACTS, listed, date_on=("2024-03-18", "18 March 2024"))
    tie("participates_in", "hongtan", "show", NEWS, TEXTS[NEWS].splitlines()[-1], date=("2023-11", "November 2023"))


def make_snapshots() -> tuple[Snapshot, Snapshot]:
    """Give two invented lists, the second without a date of its own."""
    restricted = Snapshot(
        id=SnapshotId(content_id("snap", "rpl")),
        source="lists/restricted-parties_2026-07-31.csv",
        format="us-csl-csv",
        sha256="9f" * 32,
        as_of=PartialDate("2026-07-31"),
        imported_at="2026-11-20T08:16:00+00:00",
        listings=1510,
        ignored_fields=("call_sign", "gross_tonnage"),
    )
    defence = Snapshot(
        id=SnapshotId(content_id("snap", "defence")),
        source="https://lists.example/defence.xml",
        format="us-ofac-sdn",
        sha256="3c" * 32,
        as_of=None,
        imported_at="2026-11-20T08:16:02+00:00",
        listings=88,
    )
    return restricted, defence


def make_listings(restricted: Snapshot, defence: Snapshot) -> tuple[Listing, Listing, Listing]:
    """Give an entry with everything a list can say, one with little, and one that was taken off."""
    hongtan = Listing(
        id=ListingId(content_id("lst", "hongtan")),
        snapshot=restricted.id,
        list_name="Restricted Parties List",
        authority="Department of Trade, Marland",
        entry_id="RPL-2024-0117",
        kind="organisation",
        names=(
            ListedName("Hongtan Microsystems Co., Ltd.", NameQuality.PRIMARY),
            ListedName("泓潭微系统有限公司", NameQuality.ALIAS),
            ListedName("HTM", NameQuality.WEAK),
        ),
        countries=("CN",),
        addresses=("18 Jiangwan Road, Linhai New Area",),
        identifiers=(("Register number", "91330000MA0000X"),),
        programmes=("RPL-WEAPONS",),
        reason="Acquiring and attempting to acquire items in support of a weapons programme.",
        citation="12 MR 4407",
        licence_requirement="For all items subject to the regulations",
        licence_policy="Presumption of denial",
        listed_on=PartialDate("2024-03-18"),
        url="https://trade.marland.example/rpl",
    )
    linhai = Listing(
        id=ListingId(content_id("lst", "linhai")),
        snapshot=restricted.id,
        list_name="Restricted Parties List",
        authority="Department of Trade, Marland",
        entry_id="RPL-2024-0118",
        kind="organisation",
        names=(ListedName("Linhai Aerodynamics Research Center", NameQuality.PRIMARY),),
        citation="12 MR 4407",
        listed_on=PartialDate("2024-03-18"),
    )
    qinglan = Listing(
        id=ListingId(content_id("lst", "qinglan")),
        snapshot=defence.id,
        list_name="Defence Companies List",
        authority="Ministry of Defence, Marland",
        entry_id="44",
        kind="organisation",
        names=(ListedName("Qinglan Great River Holdings", NameQuality.PRIMARY),),
        listed_on=PartialDate("2021-01-14"),
        delisted_on=PartialDate("2021-05-25"),
        url="javascript:alert(1)",
    )
    return hongtan, linhai, qinglan


def make_hits(builder: CaseBuilder, listings: tuple[Listing, ...]) -> tuple[Hit, ...]:
    """Give one sure hit, one decided by a person, and one unsure."""
    hongtan, linhai, qinglan = listings

    def hit(key: str, query: str, listing: Listing, score: float, reasons: tuple[str, ...], **more: bool) -> Hit:
        verdict = Verdict.SAME if score > 0.9 or more.get("judged") else Verdict.UNSURE
        entity = builder.entity_id(key)
        identity = HitId(content_id("hit", query, entity, listing.id))
        return Hit(
            identity, query, entity, listing.id, listing.name, score, verdict, reasons, more.get("judged", False)
        )

    return (
        hit("hongtan", "Hongtan Microsystems", hongtan, 0.98, ("The names are equal but for the legal form.",)),
        hit(
            "linhai",
            "Linhai Aerodynamics Research Centre",
            linhai,
            0.84,
            ("Centre and Center are one word.",),
            judged=True,
        ),
        hit(
            "qinglan",
            "Qinglan Great River Technology Group",
            qinglan,
            0.71,
            ("Three of five words are equal.", "Technology Group and Holdings differ."),
        ),
    )


def make_ownership() -> tuple[tuple[Finding, ...], tuple[Holding, ...]]:
    """Give a finding that cannot tell, one that says yes, and the stakes they rest on."""
    title = "Covered when listed parties own at least 50 percent together (12 MR 5120)"
    tell = Finding(
        entity="Hongtan Microsystems",
        rule="mr-affiliates",
        rule_title=title,
        as_of=PartialDate("2026-11-20"),
        answer=Answer.CANNOT_TELL,
        proof=("Qinglan Great River Technology Group holds 41.5 % of Hongtan Microsystems (holdings.csv row 2).",),
        missing=("Whether 临海新区投资有限公司 is owned by a listed party.",),
        note="A listed owner with an unknown share is a red flag that must be resolved.",
    )
    yes = Finding(
        entity="Hongtan Testing",
        rule="mr-affiliates",
        rule_title=title,
        as_of=PartialDate("2026-11-20"),
        answer=Answer.YES,
        proof=(
            "Hongtan Microsystems is on the Restricted Parties List.",
            "Hongtan Microsystems holds more than 50 % of Hongtan Testing (holdings.csv row 3).",
        ),
        missing=(),
    )
    holdings = (
        Holding(
            "Qinglan Great River Technology Group",
            "Hongtan Microsystems",
            41.5,
            41.5,
            False,
            False,
            "shares",
            PartialDate("2014-08-26"),
            None,
            "holdings.csv row 2",
        ),
        Holding(
            "Hongtan Microsystems", "Hongtan Testing", 50, None, True, False, "shares", None, None, "holdings.csv row 3"
        ),
    )
    return (tell, yes), holdings


def make_issues() -> tuple[Issue, ...]:
    """Give a failure and a notice."""
    return (
        Issue(
            IssueId(content_id("issue", "read", "encrypted", "sources/annex.pdf")),
            "read",
            "encrypted",
            "sources/annex.pdf",
            "sources/annex.pdf is protected by a password.",
            "Remove the password and add the file again.",
        ),
        Issue(
            IssueId(content_id("issue", "read", "not_read:needs-ocr", "sources/letter.png")),
            "read",
            "not_read:needs-ocr",
            "sources/letter.png",
            "sources/letter.png is a picture, and no text recognition is installed.",
            "Install tieline[ocr].",
        ),
    )


def make_claims(builder: CaseBuilder, said: dict[str, Utterance]) -> tuple[Claim, ...]:
    """Give a claim with all three sides, one with two, one only affirmed and one only declined."""

    def claim(matter: str, affirm: str, deny: str, unclear: str, about: str) -> Claim:
        sides = [tuple(said[name].id for name in side.split()) for side in (affirm, deny, unclear)]
        ids = sorted(utterance for side in sides for utterance in side)
        entities = tuple(builder.entity_id(key) for key in about.split())
        return Claim(ClaimId(content_id("claim", *ids)), matter, sides[0], sides[1], sides[2], entities)

    return (
        claim('Hongtan is "an arm of a weapons programme"', "arm accuse", "refute civil", "declined", "hongtan linhai"),
        claim("Hongtan is owned by the Northern Fleet", "arm", "owned", "", "hongtan fleet"),
        claim("Hongtan supplies processors to the centre", "oduya learned", "", "silent", "hongtan linhai"),
    )


def make_case() -> Case:
    """Give the whole case."""
    builder = make_builder()
    said = add_utterances(builder)
    add_ties(builder, said)
    snapshots = make_snapshots()
    listings = make_listings(*snapshots)
    findings, holdings = make_ownership()
    unread = Capture(
        CaptureId("cap-annex"), "sources/annex.pdf", "2026-11-20T08:15:01+00:00", "file", None, (), "ab" * 32, 90112
    )
    judgement = Judgement(
        JudgementId("jdg-1"),
        "linhai aerodynamics research centre",
        str(listings[1].id),
        Verdict.SAME,
        "R. Ibsen",
        "2026-11-20T09:00:00+00:00",
        "Same address in the fact sheet.",
    )
    entities = builder.entities()
    return Case(
        title="Hongtan Microsystems and the wind tunnel",
        generated_at="2026-11-21T09:30:00+00:00",
        about=(builder.entity_id("hongtan"),),
        captures=(*builder.captures, unread),
        documents=tuple(builder.documents.values()),
        readings=builder.readings(),
        entities=entities,
        relationships=tuple(sorted(builder.ties, key=lambda tie: tie.id)),
        claims=make_claims(builder, said),
        snapshots=snapshots,
        listings=listings,
        hits=make_hits(builder, listings),
        findings=findings,
        holdings=holdings,
        judgements=(judgement,),
        issues=make_issues(),
        screened=tuple(entity.name for entity in entities if is_party(entity)),
    )
