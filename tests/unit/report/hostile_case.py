"""A case in which every text that comes from outside tries to break out of the dossier."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.report.case_builder import CaseBuilder
from tests.unit.report.case_factory import make_case, make_listings, make_snapshots
from tieline.model import (
    Claim,
    Hit,
    Issue,
    Judgement,
    ListedName,
    Listing,
    NameQuality,
    PartialDate,
    Schema,
    Verdict,
)
from tieline.model.ids import ClaimId, HitId, IssueId, JudgementId
from tieline.report.case import Case

EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'{{ 7*7 }}</style></svg>]]>&amp;\u202egnp.exe\u202c\x07"
FORMULA = '=HYPERLINK("http://evil.example","x")'
PATH = "javascript:alert(document.domain)//evil.html"


def make_hostile_case() -> Case:
    """Give the case."""
    builder = CaseBuilder()
    text = f"{EVIL} leads {FORMULA}, {EVIL} said. \ud800 was cut.\n<b>{EVIL}</b> left.\n"
    builder.add_document(PATH, text, title=EVIL, language='en" onload="x', media_type=EVIL, pages=(EVIL[:5],))
    builder.add_entity("a", Schema.PERSON, EVIL)
    builder.add_entity("b", Schema.COMPANY, FORMULA)
    said = builder.add_utterance(PATH, f"{EVIL} leads {FORMULA}, {EVIL} said", FORMULA, "said", speaker="a")
    builder.add_tie("leads", "a", "b", PATH, f"{EVIL} leads {FORMULA}", role=EVIL)
    builder.add_tie("owns", "a", "b", PATH, FORMULA, according_to=said)
    restricted, defence = make_snapshots()
    restricted = replace(restricted, source="JaVaScRiPt:alert(3)", format=EVIL, ignored_fields=(EVIL,))
    listing = _listing(make_listings(restricted, defence)[0])
    hit = Hit(HitId("hit-1"), EVIL, builder.entity_id("a"), listing.id, EVIL, 0.95, Verdict.SAME, (EVIL,))
    issue = Issue(IssueId("issue-1"), "read", EVIL, EVIL, EVIL, EVIL)
    judgement = Judgement(JudgementId("jdg-1"), EVIL, EVIL, Verdict.SAME, EVIL, "2026-11-20T09:00:00+00:00", EVIL)
    findings = tuple(
        replace(finding, entity=EVIL, rule=EVIL, rule_title=EVIL, proof=(EVIL,), missing=(EVIL,), note=EVIL)
        for finding in make_case().findings
    )
    return Case(
        title=EVIL,
        generated_at="2026-11-21T09:30:00+00:00",
        about=(builder.entity_id("a"),),
        captures=tuple(builder.captures),
        documents=tuple(builder.documents.values()),
        readings=builder.readings(),
        entities=builder.entities(),
        relationships=tuple(builder.ties),
        claims=(Claim(ClaimId("claim-1"), EVIL, (said.id,), (), (), (builder.entity_id("b"),)),),
        snapshots=(restricted, defence),
        listings=(listing,),
        hits=(hit,),
        findings=findings,
        judgements=(judgement,),
        issues=(issue,),
        screened=("one", "two"),
    )


def _listing(listing: Listing) -> Listing:
    """Replace everything a list says by hostile words."""
    return replace(
        listing,
        list_name=EVIL,
        authority=EVIL,
        entry_id=EVIL,
        names=(ListedName(EVIL, NameQuality.PRIMARY), ListedName(FORMULA, NameQuality.ALIAS)),
        countries=(EVIL,),
        addresses=(EVIL,),
        identifiers=((EVIL, EVIL),),
        programmes=(EVIL,),
        reason=EVIL,
        citation=EVIL,
        licence_requirement=EVIL,
        licence_policy=EVIL,
        remarks=EVIL,
        listed_on=PartialDate("2024"),
        url="javascript:alert(4)",
    )
