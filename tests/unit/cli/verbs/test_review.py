"""Verbs by which a person judges."""

from __future__ import annotations

from tests.unit.cli.conftest import Run


def test_proposals_wait_until_they_are_judged(case: Run) -> None:
    """A decision takes a proposal off the list once the workspace is resolved, and keeps it there on demand."""
    (hit,) = case("review", "ls").records
    ended = case(
        "review", "decide", str(hit["party"]), str(hit["listing"]), "same", "--by", "A. Analyst", "--why", "ok"
    )
    (judgement,) = ended.records
    assert (judgement["kind"], judgement["verdict"], judgement["by"], judgement["reason"]) == (
        "judgement",
        "same",
        "A. Analyst",
        "ok",
    )
    case("resolve")
    assert case("review", "ls").err == "nothing waits for a judgement\n"
    (judged,) = case("review", "ls", "--all").records
    assert (judged["verdict"], judged["judged"]) == ("same", True)


def test_what_is_judged_different_is_no_hit_any_more(case: Run) -> None:
    """The hit is gone after resolving, and stays gone."""
    (hit,) = case("review", "ls").records
    case("review", "decide", str(hit["entity"]), str(hit["listing"]), "different", "--by", "me")
    for _ in range(2):
        case("resolve")
        assert case("review", "ls", "--all").records == []


def test_a_decision_about_nobody_is_refused(case: Run) -> None:
    """An unknown party is named."""
    ended = case("review", "decide", "Nobody", "x", "same")
    assert (ended.code, ended.err.startswith("error: Nobody: no party")) == (1, True)


def test_an_unknown_verdict_is_wrong_usage(case: Run) -> None:
    """Only same, different and unsure are decisions."""
    assert case("review", "decide", "a", "b", "perhaps").code == 2
