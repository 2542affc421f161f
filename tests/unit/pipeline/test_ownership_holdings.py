"""All holdings of a workspace: of tables, and of documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.pipeline.match_sample import ToldIndex, make_match
from tests.unit.pipeline.sample import keep_listings, make_entity, make_listing
from tieline.model import Answer, Entity, Evidence, Property, Relationship, RelationshipType, Resolution, Span
from tieline.model.ids import DocumentId, RelationshipId, UtteranceId
from tieline.pipeline.ownership import ownership
from tieline.pipeline.ownership_holdings import load_known_holdings
from tieline.pipeline.report import load_case
from tieline.pipeline.workspace import Workspace

SDN = make_listing("Acme Holding", list_name="Specially Designated Nationals")
INDEX = ToldIndex({name: (make_match(SDN),) for name in ("Acme Holding", "Acme Holding Ltd")})
TEXT = "Acme Holding owns 60% of Bolt."
ACME = make_entity("Acme Holding")
BOLT = make_entity("Bolt", names=("Bolt Ltd",))
GREAT_WALL = make_entity("中国长城科技集团股份有限公司")


def owns(source: Entity, target: Entity, *, share: str | None = "60%", said: str | None = None) -> Relationship:
    """Make a tie that one sentence at 100 of a document states."""
    document = DocumentId("doc-1")
    stated = Evidence(document, Span(118, 121), "60%")
    return Relationship(
        id=RelationshipId(f"{source.id}-{target.id}-{share}-{said}"),
        type=RelationshipType.OWNS,
        source=source.id,
        target=target.id,
        source_name=source.name,
        target_name=target.name,
        properties=() if share is None else (Property("share", share, stated),),
        evidence=(Evidence(document, Span(100, 100 + len(TEXT)), TEXT),),
        according_to=None if said is None else UtteranceId(said),
        rule="rule",
        confidence=0.9,
    )


def keep_ties(workspace: Workspace, *ties: Relationship, entities: tuple[Entity, ...] = (ACME, BOLT)) -> None:
    """Put ties in the place of a workspace's resolution."""
    workspace.store.replace_resolution(Resolution(tuple(sorted(entities, key=lambda one: one.id)), ties, ()))


@pytest.fixture
def table(workspace: Workspace, tmp_path: Path) -> str:
    """Give a table of the same stake that the sentence states, and keep the list that names the owner.

    Returns:
        The path of the table.
    """
    keep_listings(workspace, SDN)
    path = tmp_path / "holdings.csv"
    path.write_text("owner,owned,share\nAcme Holding Ltd,Bolt Ltd,60\n", encoding="utf-8")
    return str(path)


def proof_of(workspace: Workspace) -> tuple[Answer, str]:
    """What the rule of OFAC yields for the company, and why."""
    found = [one for one in workspace.store.iter_findings() if one.rule == "ofac-50"]
    (finding,) = found
    return finding.answer, " ".join((*finding.proof, *finding.missing))


def test_a_stake_read_in_a_document_makes_a_finding(workspace: Workspace) -> None:
    """The proof names the document and the offsets of the words that state the share."""
    keep_listings(workspace, SDN)
    keep_ties(workspace, owns(ACME, BOLT))
    ownership(workspace, None, index=INDEX)
    answer, proof = proof_of(workspace)
    assert answer is Answer.YES
    assert 'document doc-1 118 to 121 ("60%")' in proof


def test_a_stake_that_somebody_says_makes_no_sure_yes(workspace: Workspace) -> None:
    """What is said and not shown is possible; the missing fact names it."""
    keep_listings(workspace, SDN)
    keep_ties(workspace, owns(ACME, BOLT, said="utt-1"))
    ownership(workspace, None, index=INDEX)
    answer, proof = proof_of(workspace)
    assert answer is Answer.CANNOT_TELL
    assert "said by somebody and not shown" in proof


@pytest.mark.parametrize(
    ("share", "said"), [("60%", None), (None, None), ("60%", "utt-1"), (None, "utt-1"), ("about 60%", None)]
)
def test_a_stake_of_table_and_document_counts_once(
    workspace: Workspace, table: str, share: str | None, said: str | None
) -> None:
    """A document that agrees, or does not say how much, adds its place and no share, and takes nothing away."""
    keep_ties(workspace, owns(ACME, BOLT, share=share, said=said))
    done = ownership(workspace, table, index=INDEX)
    answer, proof = proof_of(workspace)
    assert (answer, done.holdings, done.issues) == (Answer.YES, 2, ())
    assert "60 % in all" in proof
    assert "document doc-1" in proof


def test_a_document_that_states_another_share_is_a_conflict(workspace: Workspace, table: str) -> None:
    """Both are shown, and the range between them is taken."""
    keep_ties(workspace, owns(ACME, BOLT, share="30%"))
    (issue,) = ownership(workspace, table, index=INDEX).issues
    assert issue.code == "share_conflict"
    assert proof_of(workspace)[0] is Answer.CANNOT_TELL


def test_parties_bear_the_names_of_tables(workspace: Workspace, table: str) -> None:
    """A party of a document is one of a table's where any of its own names is that one's name."""
    keep_ties(workspace, owns(ACME, BOLT))
    ownership(workspace, table, index=INDEX)
    (read,) = load_known_holdings(workspace.store).read
    assert (read.owner, read.owned) == ("Acme Holding Ltd", "Bolt Ltd")


def test_a_party_that_is_two_of_a_table_keeps_its_name(workspace: Workspace, tmp_path: Path) -> None:
    """Nothing is joined where it is not clear which party of the table is meant."""
    path = tmp_path / "holdings.csv"
    path.write_text("owner,owned,share\nAcme Holding Ltd,Bolt Ltd,50\nAcme Holding Inc,Bolt Ltd,50\n", encoding="utf-8")
    keep_ties(workspace, owns(ACME, BOLT))
    ownership(workspace, str(path), index=INDEX)
    assert load_known_holdings(workspace.store).read[0].owner == "Acme Holding"


def test_documents_without_ties_have_nothing_to_tell(workspace: Workspace) -> None:
    """Neither holdings nor a notice."""
    keep_ties(workspace)
    known = load_known_holdings(workspace.store)
    assert (known.all, known.issues) == ((), ())


def test_the_dossier_shows_stakes_of_documents(workspace: Workspace) -> None:
    """They stand beside those of tables."""
    keep_ties(workspace, owns(ACME, BOLT), replace(owns(BOLT, ACME), type=RelationshipType.SUPPLIES))
    (holding,) = load_case(workspace).holdings
    assert (holding.owner, holding.low_pct) == ("Acme Holding", 60.0)


def test_parties_beside_the_same_company_are_joined_by_the_matcher(workspace: Workspace, tmp_path: Path) -> None:
    """A document that names the owner in another script does not make it a second owner."""
    path = tmp_path / "holdings.csv"
    table = 'owner,owned,share\n"China Great Wall Technology Group Co., Ltd.",Bolt Ltd,31.5\nCato Ltd,Bolt Ltd,20\n'
    path.write_text(table, encoding="utf-8")
    keep_ties(workspace, owns(GREAT_WALL, BOLT, share="31.5"), entities=(GREAT_WALL, BOLT))
    ownership(workspace, str(path), index=INDEX)
    (read,) = load_known_holdings(workspace.store).read
    assert read.owner == "China Great Wall Technology Group Co., Ltd."
    assert "there named 中国长城科技集团股份有限公司" in read.source
