"""The verb that lets a model propose, and those that decide about its proposals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tests.unit.read.proposal.model_server import ModelServer, Reply, complete, run_model_server
from tieline.model import Document, Reading, Schema, Span
from tieline.pipeline import read as stage
from tieline.read.mention import make_mention

pytestmark = pytest.mark.enable_socket

NAMES = ("Acme Ltd", "Bolt Ltd", "Jane Doe")
TIE = {"type": "owns", "source": "Acme Ltd", "target": "Bolt Ltd", "stated_by": "owns", "evidence": "owns 35%"}
ANSWER = {
    "mentions": [{"quote": "Dover", "kind": "Address"}, {"quote": "Evil Corp", "kind": "Company"}],
    "relationships": [TIE | {"properties": [{"name": "share", "quote": "35%"}]}],
    "utterances": [{"speaker": "Jane Doe", "cue": "said", "cue_class": "deny", "content": "Acme Ltd owns 35%"}],
}


class NameReader:
    """Reads three names."""

    def read(self, document: Document) -> Reading:
        """Read one document."""
        spans = [(document.text.find(name), name) for name in NAMES]
        mentions = tuple(
            make_mention(
                document.id,
                Span(at, at + len(name)),
                Schema.PERSON if name == "Jane Doe" else Schema.COMPANY,
                document.text,
            )
            for at, name in spans
        )
        return Reading(document.id, mentions, (), ())


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """Give a model server.

    Yields:
        The server.
    """
    with run_model_server(lambda _: complete(ANSWER, usage={"prompt_tokens": 100, "completion_tokens": 7})) as running:
        yield running


@pytest.fixture
def case(tieline: Run, server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give the program in a folder with a workspace that was read, and a model.

    Returns:
        The program.
    """
    monkeypatch.setattr(stage, "load_reader", lambda names: NameReader())
    monkeypatch.setenv("TIELINE_LLM_URL", server.url)
    monkeypatch.setenv("TIELINE_LLM_MODEL", "m")
    (tmp_path / "a.txt").write_text("Acme Ltd owns 35% of Bolt Ltd in Dover. Jane Doe said so.", encoding="utf-8")
    assert tieline("add", "a.txt").code == 0
    assert tieline("read").code == 0
    return tieline


def test_a_model_proposes_and_nothing_becomes_a_fact(case: Run) -> None:
    """What asking took, what was dropped and what waits is told."""
    ended = case("propose")
    (record,) = ended.records
    assert (ended.code, record["kept"], record["waiting"], record["tokens"]) == (0, 2, 2, 107)
    assert (record["dropped"], record["cost"]) == ({"not_in_passage": 1, "cue_differs": 1}, None)
    assert "2 proposals wait" in ended.err


def test_a_person_accepts_rejects_and_reopens(case: Run) -> None:
    """Accepted ones are relationships once the workspace is resolved, under who accepted them."""
    case("propose")
    mention, tie = sorted(case("review", "proposals").records, key=lambda one: str(one["proposes"]))
    assert tie["what"] == "Acme Ltd owns Bolt Ltd, share 35"
    assert tie["fields"]["properties"] == [{"name": "share", "value": "35", "start": 14, "end": 17, "quote": "35%"}]  # type: ignore[index]  # a record
    assert (mention["what"], mention["status"]) == ("Dover (Address)", "proposed")
    (decision,) = case("review", "accept", str(tie["id"]), "--by", "A. Analyst", "--why", "ok").records
    assert (decision["decision"], decision["by"], decision["reason"]) == ("accepted", "A. Analyst", "ok")
    case("review", "reject", str(mention["id"]), "--by", "A. Analyst")
    assert case("review", "proposals").err == "no proposal waits for a decision\n"
    assert {one["status"] for one in case("review", "proposals", "--all").records} == {"accepted", "rejected"}
    assert case("resolve").code == 0
    page = case("dossier").out
    assert "accepted by" in page
    assert "A. Analyst" in page
    assert case("review", "reopen", str(mention["id"])).code == 0


def test_the_dossier_counts_what_waits_and_states_none_of_it(case: Run) -> None:
    """A reader knows that there is more to look at."""
    case("propose")
    case("resolve")
    page = case("dossier").out
    assert "proposals of models" in page
    assert "wait for review; not part of this dossier" in page
    assert "proposal:" not in page


def test_a_model_that_is_down_is_told_and_rules_stand_alone(case: Run, server: ModelServer) -> None:
    """The exit code is that of items that failed, and it is said once."""
    server.script = lambda _: Reply(302, headers={"Location": "http://127.0.0.1:1/"})
    ended = case("propose")
    assert (ended.code, ended.err.count("sends elsewhere")) == (3, 1)
    assert case("resolve").code == 0


def test_a_table_shows_why_things_were_dropped(case: Run) -> None:
    """For a person at a terminal."""
    out = case("propose", "--format", "table").out
    assert "not_in_passage" in out


def test_no_model_is_asked_unless_it_is_named(case: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrong usage, and what to say instead."""
    monkeypatch.delenv("TIELINE_LLM_URL")
    assert case("propose").code == 2
    assert case("propose", "--gliner", "nowhere").code == 2
    assert case("propose", "--url", "http://example.org/v1").code == 2


def test_an_unknown_proposal_is_told(case: Run) -> None:
    """By its id."""
    assert case("review", "accept", "prp-none", "--by", "me").err.startswith("error: prp-none")
