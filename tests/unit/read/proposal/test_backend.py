"""Asking a model about a document, with kept answers and a model that goes down."""

from __future__ import annotations

import json

import pytest

from tests.unit.read.proposal.sample import make_read, passages_of
from tieline.errors import TooLargeError, UnavailableError, UnreadableError
from tieline.model import Usage
from tieline.model.proposal import ModelAnswer
from tieline.read.proposal.answer import parse_answer
from tieline.read.proposal.backend import MAX_FAILURES, Backend, answer_key, propose
from tieline.read.proposal.candidate import Candidates
from tieline.read.proposal.passage import Passage

PAGE = "\n".join(f"{{C|Acme Ltd}} owns {{C|Bolt Ltd}} number {number}." for number in range(6))
TIE = {"type": "owns", "source": "Acme Ltd", "target": "Bolt Ltd", "stated_by": "owns", "evidence": "owns"}
ANSWER = {"relationships": [TIE], "mentions": [{"quote": "Nobody", "kind": "Company"}]}


class Kept(dict[str, ModelAnswer]):
    """Answers in memory."""

    def find_answer(self, key: str) -> ModelAnswer | None:
        """Find one."""
        return self.get(key)

    def save_answer(self, key: str, answer: ModelAnswer) -> None:
        """Keep one."""
        self[key] = answer


class OneAnswer:
    """A model that always says the same, or fails at some questions."""

    name = "test/model"
    fingerprint = "1"
    wants_everything = False

    def __init__(self, *failures: UnreadableError | None) -> None:
        """Fail as told, then answer."""
        self.failures = list(failures)
        self.asked = 0

    def fetch_answer(self, passage: Passage) -> ModelAnswer:
        """Answer, or fail."""
        self.asked += 1
        if self.failures and (error := self.failures.pop(0)) is not None:
            raise error
        return ModelAnswer(json.dumps(ANSWER | {"passage": passage.view}), 10, 2)

    def parse_answer(self, answer: ModelAnswer) -> Candidates:
        """Take it apart as any other."""
        return parse_answer(answer.text)


def test_what_passes_is_proposed_and_the_rest_is_counted() -> None:
    """Proposals come in text order, with what asking took."""
    document, reading = make_read(PAGE)
    proposals = propose(document, passages_of(document, reading), Backend(OneAnswer(), Kept()))
    starts = [one.fragment.relationships[0].evidence[0].span.start for one in proposals.kept]
    assert (len(starts), starts) == (6, sorted(starts))
    assert proposals.dropped == (("not_in_passage", 6),)
    assert proposals.usage == Usage(asked=6, prompt_tokens=60, answer_tokens=12)


def test_what_was_asked_before_costs_nothing() -> None:
    """Answers are kept by what the question was made of, and asked anew on demand."""
    document, reading = make_read(PAGE)
    passages, kept, model = passages_of(document, reading), Kept(), OneAnswer()
    first = propose(document, passages, Backend(model, kept))
    second = propose(document, passages, Backend(model, kept))
    assert (second.kept, second.usage, model.asked) == (first.kept, Usage(kept=6), 6)
    propose(document, passages, Backend(model, kept, again=True))
    model.fingerprint = "2"
    propose(document, passages, Backend(model, kept))
    assert model.asked == 18


def test_a_run_that_broke_off_goes_on_where_it_was() -> None:
    """Only the passages without an answer are asked about."""
    document, reading = make_read(PAGE)
    passages, kept = passages_of(document, reading), Kept()
    broken = Backend(OneAnswer(None, UnavailableError("gone", code="model_unreachable")), kept)
    assert propose(document, passages, broken).unanswered == 5
    model = OneAnswer()
    assert (len(propose(document, passages, Backend(model, kept)).kept), model.asked) == (6, 5)


@pytest.mark.parametrize(
    ("failures", "asked", "unanswered"),
    [
        ([UnavailableError("x", code="model_unreachable")], 1, 6),
        ([UnavailableError("x", code="model_redirects")], 1, 6),
        ([UnavailableError("x", code="model_timeout")] * 9, MAX_FAILURES, 6),
        ([TooLargeError("x"), None] * 3, 6, 3),
    ],
    ids=["gone", "elsewhere", "slow", "now-and-then"],
)
def test_a_model_that_is_down_is_left_alone(
    failures: list[UnreadableError | None], asked: int, unanswered: int
) -> None:
    """One failure that will repeat ends it, or several in a row; the first is remembered."""
    document, reading = make_read(PAGE)
    model = OneAnswer(*failures)
    backend = Backend(model, Kept())
    proposals = propose(document, passages_of(document, reading), backend)
    assert (model.asked, proposals.unanswered) == (asked, unanswered)
    assert backend.failure is failures[0]


def test_the_key_is_that_of_all_that_the_question_was_made_of() -> None:
    """Another document, passage, name or prompt is another question."""
    keys = set()
    for page in ("{C|Acme} grows.", "{P|Acme} grows.", "{C|Acme} grew.", "{C|Acme} grows.\nIt does."):
        document, reading = make_read(page)
        keys |= {answer_key(document, one, stamp) for one in passages_of(document, reading) for stamp in ("a", "b")}
    assert len(keys) == 10
