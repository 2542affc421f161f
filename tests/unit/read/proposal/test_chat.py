"""Language models behind an OpenAI-compatible endpoint."""

from __future__ import annotations

import json

import pytest

from tests.unit.read.proposal.model_server import ModelServer, Question, Reply, complete, passage_of
from tests.unit.read.proposal.sample import make_read, passages_of
from tieline.errors import DamagedError, UsageError
from tieline.model.proposal import ModelAnswer
from tieline.read.proposal.chat import ChatModel, ChatOptions
from tieline.read.proposal.endpoint import Endpoint
from tieline.read.proposal.passage import Passage

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def passage() -> Passage:
    """Give a passage with a line break and a name.

    Returns:
        The passage.
    """
    return passages_of(*make_read("{C|Acme Ltd} sells <<<marks>>> and {names} to “you”."))[0]


def make_model(server: ModelServer) -> ChatModel:
    """Make a model on the server."""
    return ChatModel(Endpoint(server.url, sleep=lambda _: None), ChatOptions("small:1b"))


def test_the_passage_is_asked_about_as_data_between_marks(server: ModelServer, passage: Passage) -> None:
    """Its words stand between marks that do not occur in it, and nothing in it is filled in."""
    make_model(server).fetch_answer(passage)
    ((_, _, question),) = server.asked
    assert passage_of(question) == 'Acme Ltd sells <<<marks>>> and {names} to "you".'
    assert (question["model"], question["temperature"], question["stream"]) == ("small:1b", 0.0, False)
    assert '[{"quote": "Acme Ltd", "kind": "Company"}]' in question["messages"][1]["content"]


def test_the_answer_is_bound_to_the_closed_schema(server: ModelServer, passage: Passage) -> None:
    """Types, kinds and cue classes are closed lists, and every object is closed."""
    make_model(server).fetch_answer(passage)
    schema = server.asked[0][2]["response_format"]["json_schema"]["schema"]
    tie = schema["properties"]["relationships"]["items"]
    assert "owns" in tie["properties"]["type"]["enum"]
    assert (tie["additionalProperties"], tie["required"]) == (False, list(tie["properties"]))
    said = schema["properties"]["utterances"]["items"]["properties"]
    assert "refute" in said["cue_class"]["enum"]


def test_a_server_without_schemas_is_asked_for_plain_json(server: ModelServer, passage: Passage) -> None:
    """It is asked once more without, and from then on only so."""

    def refuse(question: Question) -> Reply:
        return Reply(400) if "response_format" in question else complete('```json\n{"mentions": []}\n```')

    server.script = refuse
    model = make_model(server)
    assert model.parse_answer(model.fetch_answer(passage)).malformed == ()
    model.fetch_answer(passage)
    assert ["response_format" in question for _, _, question in server.asked] == [True, False, False]


def test_a_server_that_refuses_both_ways_is_told(server: ModelServer, passage: Passage) -> None:
    """A context that is too short, for one; the next passage is asked about with the schema again."""
    server.script = lambda _: Reply(400)
    model = make_model(server)
    with pytest.raises(DamagedError):
        model.fetch_answer(passage)
    server.script = lambda _: complete("x")
    model.fetch_answer(passage)
    assert ["response_format" in question for _, _, question in server.asked] == [True, False, True]


@pytest.mark.parametrize(
    ("usage", "counts"),
    [
        ({"prompt_tokens": 7, "completion_tokens": 3}, (7, 3)),
        ({"prompt_tokens": -7, "completion_tokens": 10**12}, (None, None)),
        ({"prompt_tokens": True, "completion_tokens": "3"}, (None, None)),
        (5, (None, None)),
        (None, (None, None)),
    ],
    ids=["told", "impossible", "untrue", "number", "silent"],
)
def test_tokens_are_counted_where_the_server_counts_them(
    server: ModelServer, passage: Passage, usage: object, counts: tuple[int | None, int | None]
) -> None:
    """Counts that cannot be are none."""
    server.script = lambda _: complete("x", usage=usage)
    assert make_model(server).fetch_answer(passage) == ModelAnswer("x", *counts)


@pytest.mark.parametrize(
    "answer",
    [{}, {"choices": []}, {"choices": [5]}, {"choices": [{"message": {"content": None}}]}, {"choices": {"0": 1}}],
    ids=["empty", "none", "number", "null", "object"],
)
def test_an_answer_without_a_message_is_damaged(server: ModelServer, passage: Passage, answer: object) -> None:
    """It is not kept."""
    server.script = lambda _: Reply(body=json.dumps(answer).encode())
    with pytest.raises(DamagedError, match="without a message"):
        make_model(server).fetch_answer(passage)


def test_a_model_needs_a_name_that_can_stand_in_a_rule_id(server: ModelServer) -> None:
    """Odd characters are replaced, and a long name is cut."""
    with pytest.raises(UsageError):
        ChatModel(Endpoint(server.url), ChatOptions(" "))
    named = ChatModel(Endpoint(server.url), ChatOptions("a b\n" + "c" * 200))
    assert named.name == "chat/a_b_" + "c" * 76


def test_other_parameters_are_another_question(server: ModelServer) -> None:
    """What an answer depends on is in the fingerprint."""
    endpoint = Endpoint(server.url)
    one, two = (ChatModel(endpoint, ChatOptions("m", temperature=heat)).fingerprint for heat in (0.0, 0.5))
    assert one != two


def test_another_server_is_another_question() -> None:
    """The base address is in the fingerprint, as servers name their models alike; a last slash and the key are not."""
    here, same, there = (
        ChatModel(Endpoint(url, key=key), ChatOptions("m")).fingerprint
        for url, key in (
            ("http://localhost:1/v1", None),
            ("http://localhost:1/v1/", "sk-secret"),
            ("http://localhost:2/v1", None),
        )
    )
    assert (here == same, here == there) == (True, False)
