"""Outcomes: cautions, and what the force of a rule makes of the arithmetic."""

from __future__ import annotations

from tieline.model import Answer, Holding, PartialDate
from tieline.ownership.coverage import make_world
from tieline.ownership.outcome import Outcome, find_outcome, make_phase
from tieline.ownership.regime import get_regime
from tieline.ownership.stakes import make_graph


def stake(owner: str, owned: str, share: float | None, *, kind: str = "shares") -> Holding:
    """Give a holding without dates; None is an unknown share."""
    return Holding(owner, owned, share or 0.0, share, False, False, kind, None, None, f"{owner}-{owned}")


def outcome(*holdings: Holding, rule: str, day: str, roots: str = "x", company: str = "a") -> Outcome:
    """Ask the version of a day about a company."""
    as_of = PartialDate(day)
    (version,) = get_regime(rule).versions_on(as_of)
    world = make_world(make_graph(holdings, as_of), version, {})
    return find_outcome(make_phase(get_regime(rule), as_of, world, frozenset(roots.split())), company)


def test_suspended_rule_tells_what_it_would_say() -> None:
    """The answer is no, and the note keeps the reader from taking it for more."""
    found = outcome(stake("x", "a", None), rule="bis-affiliates", day="2026-01-15")
    assert found.answer is Answer.NO
    assert found.notes[-1] == "With the rule in force the answer would be: cannot tell"


def test_uncertain_force_joins_the_other_missing_facts() -> None:
    """Where holdings are in doubt too, both are missing."""
    found = outcome(stake("x", "a", None), rule="bis-affiliates", day="2026-12-01")
    assert found.answer is Answer.CANNOT_TELL
    assert [fact.split()[0] for fact in found.missing] == ["whether", "how"]


def test_listed_party_is_covered_whatever_the_force() -> None:
    """A suspended rule lifts no listing."""
    found = outcome(rule="bis-affiliates", day="2026-01-15", company="x")
    assert found.answer is Answer.YES
    assert found.notes == ("It is listed itself, which does not hang on the force of the rule",)


def test_votes_are_a_caution_where_only_shares_count() -> None:
    """A voting majority without shares is control, of which OFAC warns."""
    found = outcome(stake("x", "a", 60, kind="votes"), rule="ofac-50", day="2026-01-15")
    assert found.answer is Answer.NO
    assert "FAQ 398" in found.notes[0]


def test_stranger_gets_no_caution() -> None:
    """Minority ties of parties that no list names are none of the rule's business."""
    assert outcome(stake("z", "a", 20), stake("x", "b", 60), rule="bis-affiliates", day="2025-10-15").notes == ()


def test_joint_caution_needs_a_joint_majority() -> None:
    """Two minorities that stay one together raise no question of a joint arrangement."""
    one, other = stake("x", "a", 20), stake("y", "a", 20)
    assert outcome(one, other, rule="uk-ownership", day="2026-03-01", roots="x y").notes == ()


def test_tally_is_told_for_each_listed_party_that_counts_alone() -> None:
    """Where stakes are not added up, the reader sees each party's own."""
    found = outcome(stake("x", "a", 20), stake("y", "a", 30), rule="uk-ownership", day="2026-03-01", roots="x y z")
    tallies = [step for step in found.proof if not step.endswith("is listed.")]
    assert [step.split("; ")[-1].split(" and")[0] for step in tallies] == ["x", "y"]
