"""Language models behind an OpenAI-compatible endpoint: Ollama, vLLM, the server of llama.cpp, and others."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from tieline.errors import DamagedError, UsageError
from tieline.model.proposal import ModelAnswer
from tieline.read.proposal.answer import parse_answer
from tieline.read.proposal.candidate import Candidates
from tieline.read.proposal.endpoint import Endpoint
from tieline.read.proposal.passage import Passage
from tieline.read.proposal.prompt import load_prompt, make_answer_schema, render_question

MAX_NAME_CHARS = 80
MAX_COUNT = 10**9
"""Token counts above this are a mistake of the server."""

_NO_SCHEMA = frozenset({"model_http_400", "model_http_422", "model_http_501"})
"""How servers that know no `response_format` refuse it."""


@dataclass(frozen=True, slots=True)
class ChatOptions:
    """How a language model is asked.

    Attributes:
        model: Its name, as the server knows it.
        temperature: 0 asks for the likeliest answer, which can be kept.
        max_tokens: Longest answer.
    """

    model: str
    temperature: float = 0.0
    max_tokens: int = 2_000


class ChatModel:
    """A language model on a server."""

    wants_everything = False

    def __init__(self, endpoint: Endpoint, options: ChatOptions) -> None:
        """Begin; nothing is asked yet.

        Args:
            endpoint: The server.
            options: How the model is asked.

        Raises:
            UsageError: The model has no name.
        """
        if not options.model.strip():
            raise UsageError("no model is named", hint="name one with --model or TIELINE_LLM_MODEL")
        self._endpoint = endpoint
        self._options = options
        self._takes_schema = True

    @property
    def name(self) -> str:
        """What it is called in rule ids."""
        return "chat/" + re.sub(r"[^\w.:/@+-]", "_", self._options.model)[:MAX_NAME_CHARS]

    @property
    def fingerprint(self) -> str:
        """Everything beside the passage that an answer depends on; two servers may give one name to two models."""
        options = self._options
        parts = [self._endpoint.base, options.model, options.temperature, options.max_tokens, load_prompt().version]
        return json.dumps(["chat", *parts])

    def fetch_answer(self, passage: Passage) -> ModelAnswer:
        """Ask about a passage; without a schema once the server has refused it.

        Args:
            passage: The passage.

        Returns:
            The words of the answer, and the token counts of the server.

        Raises:
            UnreadableError: There is no answer.
        """
        if self._takes_schema:
            try:
                return self._ask(passage, is_plain=False)
            except DamagedError as error:
                if error.code not in _NO_SCHEMA:
                    raise
        answer = self._ask(passage, is_plain=True)
        self._takes_schema = False  # only now is it known that the schema was what the server refused
        return answer

    def parse_answer(self, answer: ModelAnswer) -> Candidates:
        """Take an answer apart.

        Args:
            answer: The answer.

        Returns:
            What it claims.
        """
        return parse_answer(answer.text)

    def _ask(self, passage: Passage, *, is_plain: bool) -> ModelAnswer:
        """Ask about a passage, bound to a schema or for plain JSON."""
        question: dict[str, object] = {
            "model": self._options.model,
            "messages": [
                {"role": "system", "content": load_prompt().system},
                {"role": "user", "content": render_question(passage)},
            ],
            "temperature": self._options.temperature,
            "max_tokens": self._options.max_tokens,
            "stream": False,
        }
        if not is_plain:
            schema = {"name": "proposals", "strict": True, "schema": make_answer_schema()}
            question["response_format"] = {"type": "json_schema", "json_schema": schema}
        return _parse_completion(self._endpoint.post("chat/completions", question))


def _parse_completion(answer: Mapping[str, object]) -> ModelAnswer:
    """The words and counts of a chat completion."""
    choices = answer.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    content = message.get("content") if isinstance(message, dict) else None
    if not isinstance(content, str):
        raise DamagedError(
            "the model server answered without a message",
            hint="check that its address is that of an OpenAI-compatible server",
            code="model_answer_damaged",
        )
    usage = answer.get("usage")
    counts = usage if isinstance(usage, dict) else {}
    return ModelAnswer(content, _count(counts.get("prompt_tokens")), _count(counts.get("completion_tokens")))


def _count(value: object) -> int | None:
    is_count = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_COUNT
    return value if is_count and isinstance(value, int) else None
