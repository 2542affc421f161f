"""Asking a model about a document: one interface for every kind of model, kept answers, and a model that is down."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from tieline.errors import UnreadableError
from tieline.model.document import Document
from tieline.model.proposal import ModelAnswer, Proposal, Proposals, Usage
from tieline.read.proposal.candidate import Candidates
from tieline.read.proposal.gate import pass_gate
from tieline.read.proposal.passage import Passage

MAX_FAILURES = 3
"""Passages in a row that may go unanswered before the model counts as down."""


class Model(Protocol):
    """A model that answers about passages: over the network, or on this machine."""

    @property
    def name(self) -> str:
        """What it is called in rule ids, such as "chat/qwen2.5"."""
        ...

    @property
    def fingerprint(self) -> str:
        """Everything beside the passage that an answer depends on: model, parameters, prompt."""
        ...

    @property
    def wants_everything(self) -> bool:
        """Whether it is cheap enough to be asked about passages without two known names."""
        ...

    def fetch_answer(self, passage: Passage) -> ModelAnswer:
        """Ask about a passage.

        Args:
            passage: The passage.

        Returns:
            The answer, as it came.

        Raises:
            UnreadableError: There is none; `UnavailableError` where asking again is of no use either.
        """
        ...

    def parse_answer(self, answer: ModelAnswer) -> Candidates:
        """Take an answer apart.

        Args:
            answer: The answer.

        Returns:
            What it claims.
        """
        ...


class AnswerStore(Protocol):
    """Where answers are kept: the store of a workspace."""

    def find_answer(self, key: str) -> ModelAnswer | None:
        """Find an answer.

        Args:
            key: Hash of the question.

        Returns:
            The answer, or None.
        """
        ...

    def save_answer(self, key: str, answer: ModelAnswer) -> None:
        """Keep an answer.

        Args:
            key: Hash of the question.
            answer: The answer.
        """
        ...


class Backend:
    """A model with its kept answers. It is asked no more once it is down."""

    def __init__(self, model: Model, answers: AnswerStore, *, again: bool = False) -> None:
        """Begin.

        Args:
            model: The model.
            answers: Where its answers are kept.
            again: Whether it is asked also where an answer is kept.
        """
        self.model = model
        self._answers = answers
        self._again = again
        self._in_a_row = 0
        self.failure: UnreadableError | None = None

    @property
    def is_down(self) -> bool:
        """Whether it is asked no more."""
        return self._in_a_row >= MAX_FAILURES

    def find_answer(self, document: Document, passage: Passage) -> tuple[ModelAnswer | None, Usage]:
        """Find what the model says about a passage, in the kept answers or by asking.

        Args:
            document: The document.
            passage: The passage.

        Returns:
            The answer, None where there is none; and what it took.
        """
        key = answer_key(document, passage, self.model.fingerprint)
        kept = None if self._again else self._answers.find_answer(key)
        if kept is not None:
            return kept, Usage(kept=1)
        if self.is_down:
            return None, Usage()
        try:
            answer = self.model.fetch_answer(passage)
        except UnreadableError as error:
            self.failure = self.failure or error
            self._in_a_row = MAX_FAILURES if error.code in DOWN_CODES else self._in_a_row + 1
            return None, Usage()
        self._in_a_row = 0
        self._answers.save_answer(key, answer)
        uncounted = int(answer.prompt_tokens is None or answer.answer_tokens is None)
        return answer, Usage(1, 0, answer.prompt_tokens or 0, answer.answer_tokens or 0, uncounted)


DOWN_CODES = frozenset({"model_unreachable", "model_refused", "model_redirects"})
"""Failures that the next passage would meet again."""


def answer_key(document: Document, passage: Passage, fingerprint: str) -> str:
    """Make the key under which an answer is kept.

    Args:
        document: The document.
        passage: The passage.
        fingerprint: What else the answer depends on.

    Returns:
        SHA-256 in hexadecimal digits of the document's hash, the passage with its place and known names, and the rest.
    """
    names = [[mention.quote, mention.schema.value] for mention in passage.mentions]
    parts = [document.sha256, passage.span.start, passage.span.end, passage.view, names, fingerprint]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def propose(document: Document, passages: Iterable[Passage], backend: Backend) -> Proposals:
    """Let a model propose what a document states; everything it says passes the gate, or is dropped and counted.

    Args:
        document: The document.
        passages: What to ask about (see `passage.make_passages`).
        backend: The model.

    Returns:
        Proposals, never facts. A passage without an answer is counted, and the rest goes on.
    """
    kept: dict[str, Proposal] = {}
    dropped: Counter[str] = Counter()
    usage, unanswered = Usage(), 0
    for passage in passages:
        answer, took = backend.find_answer(document, passage)
        usage += took
        if answer is None:
            unanswered += 1
            continue
        candidates = backend.model.parse_answer(answer)
        passed = pass_gate(candidates, document=document, passage=passage, backend=backend.model.name)
        kept |= {one.id: one for one in passed.proposals}
        dropped.update(passed.dropped)
    ordered = sorted(kept.values(), key=_place)
    return Proposals(
        document.id,
        backend.model.name,
        tuple(ordered),
        tuple(sorted((str(reason), count) for reason, count in dropped.items())),
        usage,
        unanswered,
    )


def _place(proposal: Proposal) -> tuple[int, str]:
    """Where a proposal stands in the text."""
    fragment = proposal.fragment
    starts = [one.evidence[0].span.start for one in fragment.relationships]
    starts = starts or [one.evidence_span.start for one in fragment.utterances]
    return min(starts or [one.span.start for one in fragment.mentions]), proposal.id
