"""Holdings and findings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.pipeline.match_sample import ToldIndex, make_match
from tests.unit.pipeline.sample import keep_entities, keep_listings, make_entity, make_listing
from tieline.errors import NotFoundError
from tieline.model import Answer, PartialDate, Verdict
from tieline.pipeline.judge import judge
from tieline.pipeline.ownership import default_day, find_table_name, load_holdings, ownership
from tieline.pipeline.workspace import Workspace
from tieline.settings import Limits

SDN = make_listing("Acme Holding", list_name="Specially Designated Nationals")
TABLE = "owner,owned,share\nAcme Holding Ltd,Bolt Ltd,60\nCato Ltd,Dart Ltd,60\n"
INDEX = ToldIndex({"Acme Holding Ltd": (make_match(SDN),)})


@pytest.fixture
def table(workspace: Workspace, tmp_path: Path) -> str:
    """Give a table of two holdings, and put the list that names one owner into the workspace.

    Returns:
        The path of the table.
    """
    keep_listings(workspace, SDN)
    path = tmp_path / "holdings.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def _answers(workspace: Workspace) -> dict[str, Answer]:
    return {one.entity: one.answer for one in workspace.store.iter_findings() if one.rule == "ofac-50"}


def test_every_company_of_a_small_table_gets_an_answer(workspace: Workspace, table: str) -> None:
    """A "no" is a result too."""
    ownership(workspace, table, index=INDEX)
    assert _answers(workspace) == {"Bolt Ltd": Answer.YES, "Dart Ltd": Answer.NO}


def test_a_finding_says_that_it_rests_on_a_proposal(workspace: Workspace, table: str) -> None:
    """A yes that hangs on a match nobody has judged carries a caution."""
    ownership(workspace, table, index=INDEX)
    (note,) = (one.note for one in workspace.store.iter_findings() if (one.entity, one.rule) == ("Bolt Ltd", "ofac-50"))
    assert "a proposed match that nobody has judged yet: Acme Holding Ltd" in (note or "")


def test_a_judged_match_needs_no_caution(workspace: Workspace, table: str) -> None:
    """Once a person has judged the match the same, the finding stands by itself."""
    keep_entities(workspace, make_entity("Acme Holding Ltd"))
    judge(workspace, "Acme Holding Ltd", SDN.id, Verdict.SAME, by="me")
    ownership(workspace, table, index=INDEX)
    notes = [one.note or "" for one in workspace.store.iter_findings() if one.answer is Answer.YES]
    assert notes
    assert not any("nobody has judged" in note for note in notes)


def test_a_match_judged_different_reaches_nobody(workspace: Workspace, table: str) -> None:
    """An owner that a person told apart from the listed party is no listed party."""
    keep_entities(workspace, make_entity("Acme Holding Ltd"))
    judge(workspace, "Acme Holding Ltd", SDN.id, Verdict.DIFFERENT, by="me")
    assert ownership(workspace, table, index=INDEX).findings == ()


def test_only_rules_with_a_listed_party_are_asked(workspace: Workspace, table: str) -> None:
    """A rule that hangs on other lists would only say no to everybody."""
    ownership(workspace, table, index=INDEX)
    rules = {one.rule for one in workspace.store.iter_findings()}
    assert "ofac-50" in rules
    assert "ns-cmic" not in rules


def test_a_bad_table_is_an_issue(workspace: Workspace, tmp_path: Path) -> None:
    """A table without its columns does not end the run."""
    path = tmp_path / "bad.csv"
    path.write_text("colour\nred\n", encoding="utf-8")
    (issue,) = ownership(workspace, str(path), index=INDEX).issues
    assert (issue.code, issue.stage) == ("missing_column", "ownership")


def test_holdings_kept_before_are_asked_again(workspace: Workspace, table: str) -> None:
    """Without a table, those that the workspace keeps are asked about."""
    ownership(workspace, table, index=INDEX)
    assert ownership(workspace, None, index=ToldIndex({})).findings == ()
    assert ownership(workspace, None, index=INDEX).holdings == 2


def test_findings_speak_for_the_newest_day_of_the_lists(workspace: Workspace, table: str) -> None:
    """The default day is that of the newest list, not of the clock."""
    assert default_day(workspace) == PartialDate("2024-01-01")


def test_without_lists_findings_speak_for_the_workspace(workspace: Workspace) -> None:
    """A workspace without dated lists speaks for the day of its newest fact."""
    assert default_day(workspace) == PartialDate("2023-11-14")


def test_a_table_has_parties_under_practically_equal_names(table: str) -> None:
    """A party is found by its name without legal form, and not by another name."""
    holdings = load_holdings(table, limits=Limits()).holdings
    assert find_table_name(holdings, "ACME Holding") == "Acme Holding Ltd"
    assert find_table_name(holdings, "Acme") is None


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    """A table that is not there is told apart from a bad one."""
    with pytest.raises(NotFoundError, match=r"none\.csv"):
        load_holdings(str(tmp_path / "none.csv"), limits=Limits())


def test_who_was_delisted_by_then_is_no_listed_party(workspace: Workspace, table: str) -> None:
    """A finding speaks for a day, and so do the lists it starts from."""
    delisted = replace(SDN, listed_on=PartialDate("2020"), delisted_on=PartialDate("2022-03-01"))
    index = ToldIndex({"Acme Holding Ltd": (make_match(delisted),)})
    assert ownership(workspace, table, index=index, as_of=PartialDate("2023-01-01")).listed == {}
    assert ownership(workspace, table, index=index, as_of=PartialDate("2021-01-01")).listed != {}


def test_a_match_that_only_a_person_sees_counts(workspace: Workspace, table: str) -> None:
    """An owner judged the same as a listed party is one, whatever the index proposes."""
    keep_entities(workspace, make_entity("Cato Ltd"))
    judge(workspace, "Cato Ltd", SDN.id, Verdict.SAME, by="me")
    ownership(workspace, table, index=ToldIndex({}))
    assert _answers(workspace)["Dart Ltd"] is Answer.YES
