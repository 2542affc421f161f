"""Verbs of the claim ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run

TEXT = (
    "The Trade Ministry accused Lanqiao Group of selling laser sights to the Northern Fleet. "
    "Lanqiao Group denied that it sold laser sights to the Northern Fleet. "
    "The Harbour Union accused Osmund Chemicals of underpaying its dockers.\n"
)


@pytest.fixture
def ledger(tieline: Run, tmp_path: Path) -> Run:
    """Give the program in a folder with a workspace of one page with two accusations and a denial."""
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    for step in (("add", "page.txt"), ("read",), ("resolve",)):
        assert tieline(*step).code == 0
    return tieline


def test_the_ledger_answers_who_denies(ledger: Run) -> None:
    """One record a denial: speaker, sentence and document."""
    (row,) = ledger("claims", "ls", "--about", "Lanqiao Group", "--denied").records
    assert (row["kind"], row["position"], row["speaker"], row["document_name"]) == (
        "position",
        "denies",
        "Lanqiao Group",
        "page.txt",
    )
    assert row["sentence"] == "Lanqiao Group denied that it sold laser sights to the Northern Fleet"


def test_claims_are_listed(ledger: Run) -> None:
    """One record a claim; a choice that none meets is said and is no failure."""
    assert {row["kind"] for row in ledger("claims", "ls").records} == {"claim"}
    assert len(ledger("claims", "ls", "--disputed").records) == 1
    ended = ledger("claims", "ls", "--changed")
    assert (ended.code, ended.records, ended.err) == (0, [], "no such claim\n")


def test_a_claim_is_shown_with_its_stands_and_replies(ledger: Run) -> None:
    """As records, or as one table for a person with the reasons beside."""
    kinds = [row["kind"] for row in ledger("claims", "show", "laser sights").records]
    assert kinds == ["claim", "position", "position", "reply"]
    table = ledger("claims", "show", "laser sights", "--format", "table")
    assert "2 utterances, 2 independent origins" in table.err
    assert "proposed: F" in table.err
    assert "denies" in table.out


def test_grades_and_replies_are_recorded(ledger: Run) -> None:
    """What a person records stands in the claim at once."""
    graded = ledger(
        "claims", "grade", "laser sights", "Trade Ministry", "--reliability", "B", "--by", "Ann", "--why", "known"
    )
    assert [(row["reliability"], row["by"]) for row in graded.records] == [("B", "Ann")]
    asked = ("claims", "reply", "underpaying", "--party", "Osmund Chemicals", "--asked-on", "2026-11-20", "--by", "Ann")
    assert ledger(*asked, "--no-answer").code == 0
    (reply,) = [row for row in ledger("claims", "show", "underpaying").records if row["kind"] == "reply"]
    assert (reply["status"], reply["asked_on"], reply["recorded_by"]) == ("no_answer", "2026-11-20", "Ann")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("reply", "underpaying", "--party", "X", "--declined", "--no-answer"), 2, "in one way"),
        (("reply", "underpaying", "--party", "X", "--asked-on", "soon"), 2, "not a date"),
        (("grade", "underpaying", "Harbour Union"), 2, "letter or a number"),
        (("grade", "underpaying", "Nobody", "--credibility", "2"), 1, "nobody of this name"),
        (("show", "balloons"), 1, "no claim"),
        (("ls", "--about", "Nobody Inc"), 1, "no party"),
    ],
)
def test_wrong_usage_is_told(ledger: Run, arguments: tuple[str, ...], code: int, told: str) -> None:
    """With one clear sentence."""
    ended = ledger("claims", *arguments)
    assert (ended.code, told in ended.err) == (code, True), ended.err
