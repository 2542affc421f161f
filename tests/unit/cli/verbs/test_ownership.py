"""Verbs about ownership rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Ended, Run


@pytest.fixture
def check(tieline: Run, tmp_path: Path) -> Run:
    """Give the check over a small table, for one rule and day.

    Returns:
        A function that takes further arguments.
    """
    table = "owner,owned,share,min,max\nAcme Ltd,Bolt Ltd,50,,\nAcme Ltd,Cato Ltd,49.99,,\nAcme Ltd,Dart Ltd,,>40,\n"
    (tmp_path / "holdings.csv").write_text(table, encoding="utf-8")

    def run(entity: str, *more: str) -> Ended:
        fixed = ("--ownership", "holdings.csv", "--listed", "Acme", "--as-of", "2024-01-01", "--rule", "ofac-50")
        return tieline("ownership", "check", entity, *fixed, *more)

    return run


@pytest.mark.parametrize(("entity", "answer"), [("Bolt", "yes"), ("Cato Ltd", "no"), ("Dart Ltd", "cannot_tell")])
def test_a_rule_answers_yes_no_or_cannot_tell(check: Run, entity: str, answer: str) -> None:
    """Names are found without their legal form, for the company and for the listed party."""
    ended = check(entity)
    (finding,) = ended.records
    assert (ended.code, finding["kind"], finding["rule"], finding["answer"]) == (0, "finding", "ofac-50", answer)
    assert "not legal advice" in ended.err


def test_an_open_world_turns_no_into_cannot_tell(check: Run) -> None:
    """Undisclosed shares may be anybody's when the person says so."""
    assert check("Cato Ltd", "--open-world").records[0]["answer"] == "cannot_tell"


def test_every_rule_is_asked_when_none_is_named(tieline: Run, check: Run) -> None:
    """Without --rule each regime gives a finding."""
    arguments = ("Bolt Ltd", "--ownership", "holdings.csv", "--listed", "Acme Ltd@SDN", "--as-of", "2024-01-01")
    rules = {record["rule"] for record in tieline("ownership", "check", *arguments).records}
    assert {"ofac-50", "bis-affiliates", "eu-ownership"} <= rules


def test_a_doubtful_force_can_be_assumed(tieline: Run, check: Run) -> None:
    """What the rule yields is decided once its force is."""
    common = ("Bolt Ltd", "--ownership", "holdings.csv", "--listed", "Acme", "--rule", "bis-affiliates")
    day = ("--as-of", "2026-12-01")
    assert tieline("ownership", "check", *common, *day).records[0]["answer"] == "cannot_tell"
    assumed = tieline("ownership", "check", *common, *day, "--assume", "bis-affiliates=in-force")
    assert assumed.records[0]["answer"] == "yes"


def test_a_listed_party_that_the_table_lacks_is_noted(check: Run) -> None:
    """A name that nothing hangs on is no silent no."""
    assert "note: no holding names 'Zeta'" in check("Bolt Ltd", "--listed", "Zeta").err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Nobody"], "no holding and no listed party is named 'Nobody'"),
        (["Bolt Ltd", "--rule", "ofac-51"], "there is no rule 'ofac-51'"),
        (["Bolt Ltd", "--assume", "ofac-50"], "'ofac-50' assumes nothing"),
    ],
)
def test_mistakes_are_told(check: Run, arguments: list[str], message: str) -> None:
    """An unknown company or rule, and an assumption without a force, are named."""
    assert f"error: {message}" in check(*arguments).err


def test_without_listed_parties_the_lists_decide(case: Run, tmp_path: Path) -> None:
    """Owners that a list of the workspace names are the first members; the match is said to be a proposal."""
    (tmp_path / "holdings.csv").write_text("owner,owned,share\nBolt Holding,Cato Ltd,60\n", encoding="utf-8")
    ended = case(
        "ownership",
        "check",
        "Cato Ltd",
        "--ownership",
        "holdings.csv",
        "--rule",
        "bis-affiliates",
        "--as-of",
        "2025-10-15",
    )
    assert ended.records[0]["answer"] == "yes"
    assert "Bolt Holding counts as listed by a proposed match" in ended.err


def test_without_lists_somebody_must_be_named(tieline: Run, check: Run) -> None:
    """A check without a starting point is refused."""
    ended = tieline("ownership", "check", "Bolt Ltd", "--ownership", "holdings.csv")
    assert (ended.code, ended.err.splitlines()[0]) == (2, "error: there is nobody to start from")


def test_a_workspace_without_holdings_is_told(case: Run) -> None:
    """Without a table the workspace must keep one."""
    assert "the workspace keeps no holdings" in case("ownership", "check", "Bolt").err
