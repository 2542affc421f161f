"""Findings beyond the cases: notes, scans, contradictions, and names that nobody bears."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.ownership.ask import find_all, find_covered
from tieline.errors import NotFoundError, UsageError
from tieline.model import Answer, Finding, Holding, PartialDate
from tieline.ownership.fault import find_faults
from tieline.ownership.listed import ListedOn
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
    found = find_all(holdings, listed={"X": ("SDN",)}, rule=get_regime("ofac-50"), as_of=DAY)
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


def test_owner_that_a_source_leaves_open_may_be_a_listed_party() -> None:
    """Who it is, is the missing fact; what it surely holds covers nobody, and a small part of it matters to nobody."""
    unknown = replace(stake("unknown owner of A (no information)", "A", 60), owner_id="unknown:1")
    small = replace(stake("unknown owner of B (no information)", "B", 20), owner_id="unknown:2")
    finding = ask(unknown, small, stake("A", "C", 60), stake("X", "D", 10), entity="C")
    assert finding.answer is Answer.CANNOT_TELL
    assert finding.missing == ("who the unknown owner of A (no information) is",)
    assert ask(unknown, small, entity="B").answer is Answer.NO


def test_parties_are_joined_by_id_before_name() -> None:
    """Two companies of one name stay two, one company of two names is one, and a bare name finds the one with an id."""
    rows = [
        replace(stake("X", "Acme", 60), owned_id="1"),
        replace(stake("Acme Ltd", "B", 60), owner_id="1", owned_id="3"),
        replace(stake("Z", "Acme", 60), owned_id="2"),
        replace(stake("Acme", "C", 60), owner_id="2", owned_id="4"),
        stake("B", "D", 60),
    ]
    assert [ask(*rows, entity=name).answer for name in ("1", "2", "B", "C", "D")] == ["yes", "no", "yes", "no", "yes"]
    with pytest.raises(UsageError, match=r"several parties are named 'Acme': Acme \[1\], Acme \[2\]"):
        ask(*rows, entity="Acme")


def test_indirect_holding_does_not_count_beside_its_chain() -> None:
    """What a chain of direct holdings tells is not added again, and the proof says so; alone it counts."""
    indirect = replace(stake("X", "A", 30), is_indirect=True)
    chain = [stake("X", "B", 60), stake("B", "A", 30)]
    finding = ask(indirect, *chain)
    assert finding.answer is Answer.NO
    assert any("is not counted: a chain of direct holdings leads" in step for step in finding.proof)
    assert ask(indirect, stake("X", "A", 20)).answer is Answer.YES


def test_joint_arrangement_counts_whole_for_each_party_in_the_uk() -> None:
    """Joint stakes add up also where one party only is listed, under the rule that looks at them."""
    rows = [replace(stake(owner, "A", 30), is_joint=True) for owner in ("X", "Z")]
    finding = ask(*rows, rule="uk-ownership")
    assert finding.answer is Answer.YES
    assert "Z holds 30 % of the shares of A jointly with others" in finding.proof[-1]
    assert ask(*rows, rule="ofac-50").answer is Answer.NO
    assert ask(rows[0], stake("Z", "A", 30), rule="uk-ownership").answer is Answer.NO


def test_sources_that_differ_give_a_range_and_an_issue() -> None:
    """The least and the most that sources state are the bounds; both are shown, and none is chosen."""
    rows = [replace(stake("X", "A", 40), source="a.csv row 2"), replace(stake("X", "A", 60), source="b.csv row 7")]
    finding = ask(*rows)
    assert finding.answer is Answer.CANNOT_TELL
    assert finding.missing == ("which source is right about what X holds of A (40 %, a.csv row 2; 60 %, b.csv row 7)",)
    assert [issue.code for issue in find_faults(rows, DAY)] == ["share_conflict"]
    assert ask(replace(rows[0], low_pct=55, high_pct=55), rows[1]).answer is Answer.YES


def test_what_no_holding_can_be_is_an_issue() -> None:
    """Shares outside 0 to 100 are unknown ones, and a company's holding in itself is told."""
    issues = find_faults([stake("X", "A", 150), stake("X", "B", -5), stake("A", "A", 10)], DAY)
    assert [issue.code for issue in issues] == ["bad_share", "bad_share", "self_holding"]
    assert ask(stake("X", "A", 150)).answer is Answer.CANNOT_TELL


def test_most_restricted_owner_is_pointed_at() -> None:
    """Where several listed parties own a company, the note names them with their lists and what those state."""
    listed = {
        "X": (ListedOn("Entity List", policy="Presumption of denial"),),
        "Y": (ListedOn("Military End User", PartialDate("2020-12-23")),),
    }
    day = PartialDate("2025-10-15")
    rows = [stake("X", "A", 30), stake("Y", "A", 30)]
    finding = find_covered(rows, listed=listed, rule=get_regime("bis-affiliates"), as_of=day, entity="A")
    assert "X (Entity List: Presumption of denial); Y (Military End User)" in (finding.note or "")
    assert "most restricted" in (finding.note or "")
    assert "Y is listed (Military End User, since 2020-12-23)." in " ".join(finding.proof)


def test_crowd_of_holders_is_cut_short() -> None:
    """A tally names the largest holders and adds up the others."""
    finding = ask(*(stake(f"Z{number}", "A", 1) for number in range(40)), stake("X", "B", 10))
    assert "and 15 more with 15 % or more together" in finding.proof[0]
