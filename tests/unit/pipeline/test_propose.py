"""The stage that lets a model propose, and what becomes of proposals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.unit.read.proposal.model_server import ModelServer, Reply, complete, run_model_server
from tests.unit.read.proposal.sample import make_read
from tieline.errors import NotFoundError, UsageError
from tieline.model import ProposalStatus, Usage
from tieline.pipeline.proposal_review import count_waiting, decide_proposal, iter_readings, review_proposals
from tieline.pipeline.propose import Proposed, find_cost, make_backend, propose
from tieline.pipeline.report import count_case, load_case
from tieline.pipeline.resolve import resolve
from tieline.pipeline.status import load_status
from tieline.pipeline.workspace import Workspace
from tieline.settings import ModelSettings

pytestmark = pytest.mark.enable_socket

PAGE = "{C|Acme Ltd} owns {C|Bolt Ltd}.\n{P|Jane Doe} runs {C|Acme Ltd}."
OWNS = {"type": "owns", "source": "Acme Ltd", "target": "Bolt Ltd", "stated_by": "owns", "evidence": "owns"}
RUNS = {"type": "leads", "source": "Jane Doe", "target": "Acme Ltd", "stated_by": "runs", "evidence": "runs"}
ANSWER = {"relationships": [OWNS, RUNS]}


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """Give a model server that knows both ties of the page.

    Yields:
        The server.
    """
    told = {"prompt_tokens": 100, "completion_tokens": 10}
    with run_model_server(lambda _: complete(ANSWER, usage=told)) as running:
        yield running


@pytest.fixture
def case(workspace: Workspace, server: ModelServer) -> Workspace:
    """Give a workspace with a page that was read, and a model.

    Returns:
        The workspace.
    """
    document, reading = make_read(PAGE)
    workspace.store.save_document(document)
    workspace.store.save_reading(reading, version="1")
    models = ModelSettings(url=server.url, model="m", price_in=0.5, price_out=2.0)
    return replace(workspace, settings=replace(workspace.settings, models=models))


def run(case: Workspace) -> Proposed:
    """Let the model propose."""
    return propose(case, make_backend(case))


def statuses(case: Workspace) -> list[ProposalStatus]:
    """What became of the proposals, by the text."""
    found = sorted(review_proposals(case.store), key=lambda one: one.proposal.fragment.relationships[0].evidence)
    return [one.status for one in found]


def test_proposals_wait_and_are_no_part_of_the_case(case: Workspace) -> None:
    """They are counted, with what they cost, and no relationship comes of them."""
    done = run(case)
    assert (done.kept, done.waiting, done.unanswered, done.issues) == (2, 2, 0, ())
    assert (done.usage, done.cost) == (Usage(asked=2, prompt_tokens=200, answer_tokens=20), pytest.approx(0.14))
    assert dict(done.dropped) == {"not_in_passage": 2}
    resolve(case)
    loaded = load_case(case)
    assert (loaded.relationships, loaded.proposals_waiting) == ((), 2)
    assert dict(count_case(loaded))["proposals waiting"] == 2
    assert dict(load_status(case).counts)["proposals waiting"] == 2


def test_an_accepted_proposal_becomes_a_relationship_under_who_accepted_it(case: Workspace) -> None:
    """It is told apart by its rule, and the other one still waits."""
    run(case)
    first = next(one for one in review_proposals(case.store) if one.proposal.fragment.relationships[0].type == "owns")
    decide_proposal(case, first.proposal.id, True, by="A. Analyst", reason="it says so")
    resolve(case)
    (tie,) = load_case(case).relationships
    assert (tie.source_name, tie.type, tie.target_name) == ("Acme Ltd", "owns", "Bolt Ltd")
    assert (tie.rule, tie.accepted_by, tie.confidence) == ("proposal:chat/m", "A. Analyst", 0.667)
    assert statuses(case) == [ProposalStatus.ACCEPTED, ProposalStatus.PROPOSED]


def test_a_decision_can_be_overruled_and_taken_back(case: Workspace) -> None:
    """The newest counts."""
    run(case)
    first = next(iter(review_proposals(case.store))).proposal.id
    clock = iter(f"2023-11-14T22:13:{second}+00:00" for second in range(10, 60))
    case = replace(case, now=lambda: next(clock))
    seen = []
    for accepted in (True, False, None):
        decide_proposal(case, first, accepted, by="me")
        (reviewed,) = [one for one in review_proposals(case.store) if one.proposal.id == first]
        seen.append((reviewed.status, len(next(iter_readings(case.store)).relationships)))
    assert seen == [(ProposalStatus.ACCEPTED, 1), (ProposalStatus.REJECTED, 0), (ProposalStatus.PROPOSED, 0)]


def test_a_tie_that_a_rule_reads_too_is_agreed_and_not_doubled(case: Workspace) -> None:
    """It waits for nobody."""
    run(case)
    (reading,) = case.store.iter_readings()
    proposal = next(iter(review_proposals(case.store))).proposal
    (tie,) = proposal.fragment.relationships
    case.store.save_reading(replace(reading, relationships=(replace(tie, rule="en.rule"),)), version="2")
    assert sorted(statuses(case)) == [ProposalStatus.AGREED, ProposalStatus.PROPOSED]
    decide_proposal(case, proposal.id, True, by="me")
    (joined,) = iter_readings(case.store)
    assert [one.rule for one in joined.relationships] == ["en.rule"]


def test_a_second_run_costs_nothing_and_keeps_decisions(case: Workspace, server: ModelServer) -> None:
    """Answers are kept in the workspace, by what was asked."""
    run(case)
    decide_proposal(case, next(iter(review_proposals(case.store))).proposal.id, False, by="me")
    again = run(case)
    assert (again.usage, again.kept, again.waiting, len(server.asked)) == (Usage(kept=2), 2, 1, 2)


def test_a_model_that_is_down_is_told_once_and_takes_nothing_away(case: Workspace, server: ModelServer) -> None:
    """One issue is kept until the next run; what was proposed before stays."""
    run(case)
    server.script = lambda _: Reply(404)
    failed = propose(case, make_backend(case, again=True))
    (issue,) = failed.issues
    assert (issue.stage, issue.code, issue.item, failed.unanswered) == ("propose", "model_refused", "chat/m", 2)
    assert "what rules read stands alone" in issue.message
    assert (len(list(case.store.iter_issues("propose"))), count_waiting(case.store)) == (1, 2)
    assert (run(case).issues, list(case.store.iter_issues("propose"))) == ((), [])


def test_what_is_no_longer_proposed_goes_unless_somebody_decided(case: Workspace, server: ModelServer) -> None:
    """A decision outlives the answer that led to it."""
    run(case)
    first, second = (one.proposal.id for one in review_proposals(case.store))
    decide_proposal(case, second, True, by="me")
    server.script = lambda _: complete({"mentions": []})
    propose(case, make_backend(case, again=True))
    assert [one.proposal.id for one in review_proposals(case.store)] == [second]
    assert first != second


def test_documents_that_were_not_read_are_left_out(case: Workspace) -> None:
    """There is nothing to hold proposals against."""
    document, _ = make_read("{C|Acme} and {C|Bolt}.")
    case.store.save_document(document)
    done = run(case)
    assert (done.documents, done.unread) == (1, 1)


def test_a_decision_needs_a_person_and_a_proposal(case: Workspace) -> None:
    """Both are named."""
    run(case)
    with pytest.raises(NotFoundError, match="prp-none"):
        decide_proposal(case, "prp-none", True, by="me")
    with pytest.raises(UsageError, match="who decides"):
        decide_proposal(case, next(iter(review_proposals(case.store))).proposal.id, True, by=" ")


def test_no_model_proposes_unless_it_is_named(workspace: Workspace) -> None:
    """Nothing is asked by default."""
    with pytest.raises(UsageError, match="no model is named"):
        make_backend(workspace)


def test_without_prices_there_is_no_cost() -> None:
    """Not zero."""
    assert find_cost(Usage(prompt_tokens=1000), ModelSettings(price_in=1.0)) is None
    assert find_cost(Usage(prompt_tokens=1000), ModelSettings(price_in=1.0, price_out=0.0)) == 1.0


def test_the_key_is_kept_nowhere(case: Workspace, server: ModelServer) -> None:
    """Neither in the workspace nor in what is told."""
    key = "sk-very-secret"
    case = replace(case, settings=replace(case.settings, models=replace(case.settings.models, key=key)))
    server.script = lambda question: Reply(401, key.encode())
    done = run(case)
    assert server.asked[0][1]["Authorization"] == f"Bearer {key}"
    told = [str(done), str(case.settings), *map(str, case.store.iter_issues()), *map(str, review_proposals(case.store))]
    assert not any(key in one for one in told)
