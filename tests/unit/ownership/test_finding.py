"""Findings beyond the cases: notes, scans, contradictions, and names that nobody bears."""

from __future__ import annotations

import pytest

from tieline.errors import NotFoundError
from tieline.model import Answer, Finding, Holding, PartialDate
from tieline.ownership.fault import find_faults
from tieline.ownership.finding import find_covered, iter_findings
from tieline.ownership.regime import get_regime

DAY = PartialDate("2026-01-15")


def stake(owner: str, owned: str, share: float | None, *, kind: str = "shares") -> Holding:
    """Give a holding without dates; None is an unknown share."""
    return Holding(owner, owned, share or 0.0, share, False, False, kind, None, None, f"{owner}-{owned}")


def ask(*holdings: Holding, entity: str = "A", rule: str = "ofac-50", open_world: bool = False) -> Finding:
    """Ask about an entity with X listed everywhere."""
    return find_covered(
        holdings, listed={"X": ()}, rule=get_regime(rule), as_of=DAY, entity=entity, open_world=open_world
    )


def test_name_that_nobody_bears_is_an_error_with_a_near_one() -> None:
    """A typing error is not answered with "no"."""
    with pytest.raises(NotFoundError) as caught:
        ask(stake("X", "Alpha Industries", 60), entity="Alpha Industry")
    assert "Alpha Industries" in (caught.value.hint or "")


def test_listed_party_without_holdings_is_covered_by_itself() -> None:
    """A listed name need not occur among the holdings."""
    finding = ask(stake("Z", "A", 60), entity="X")
    assert finding.answer is Answer.YES
    assert finding.proof == ("1. X is listed.",)


def test_rule_title_names_version_and_citation() -> None:
    """A finding tells the rule's words and where they stand."""
    finding = ask(stake("X", "A", 60))
    assert finding.rule_title.startswith("OFAC 50 Percent Rule: an entity that blocked persons own")
    assert "FAQ 398 to 402" in finding.rule_title


def test_proof_shows_the_fewest_stakes_that_carry_it() -> None:
    """Stakes that the threshold does not need are left out of the proof."""
    finding = ask(stake("X", "A", 20), stake("X", "B", 60), stake("B", "A", 55), stake("X", "C", 100))
    assert [step.split(" ")[1] for step in finding.proof] == ["X", "X", "B"]
    assert "X-A" not in " ".join(finding.proof)


def test_more_than_everything_held_is_told() -> None:
    """Contradicting holdings are an issue, and a note on the finding."""
    holdings = [stake("X", "A", 60), stake("Z", "A", 60)]
    (issue,) = find_faults(holdings, DAY)
    assert (issue.code, issue.item) == ("over_100", "A")
    assert issue.message == "more than 100 % of the shares of A is surely held: X 60 %; Z 60 %"
    assert "contradict each other: more than 100 %" in (ask(*holdings).note or "")


def test_exactly_everything_held_is_no_contradiction() -> None:
    """A whole is a whole, also of tenths."""
    assert find_faults([stake(f"Z{n}", "A", 0.1) for n in range(1000)], DAY) == ()


def test_scan_finds_what_is_reached_and_may_be_reached() -> None:
    """A scan yields covered and doubtful companies in the order of names, without the listed ones."""
    holdings = [stake("X", "C", 60), stake("C", "B", None), stake("X", "A", 10), stake("Z", "D", 100)]
    found = iter_findings(holdings, listed={"X": ("SDN",)}, rule=get_regime("ofac-50"), as_of=DAY)
    assert [(finding.entity, finding.answer) for finding in found] == [("B", Answer.CANNOT_TELL), ("C", Answer.YES)]


def test_party_on_another_list_is_told() -> None:
    """A company that is listed, but on no list of this rule, gets a note and not a yes."""
    finding = find_covered(
        [stake("Z", "A", 60)], listed={"A": ("Entity List",)}, rule=get_regime("ofac-50"), as_of=DAY, entity="A"
    )
    assert finding.answer is Answer.NO
    assert "listed itself (Entity List)" in (finding.note or "")


def test_empty_table_in_an_open_world_cannot_tell() -> None:
    """A company without any known holder may be anybody's."""
    finding = ask(stake("A", "B", 60), open_world=True)
    assert finding.answer is Answer.CANNOT_TELL
    assert finding.missing == ("who holds the other 100 % of the shares of A",)


def test_votes_follow_shares_in_an_open_world() -> None:
    """A company whose shares are all disclosed is not in doubt for want of a separate table of votes."""
    assert ask(stake("Z", "A", 100), rule="eu-ownership", open_world=True).answer is Answer.NO


def test_same_question_gets_the_same_finding_in_any_row_order() -> None:
    """The order of rows changes nothing."""
    holdings = [stake("X", "B", 60), stake("X", "C", None), stake("B", "A", 30), stake("C", "A", 30)]
    assert ask(*holdings) == ask(*reversed(holdings))
