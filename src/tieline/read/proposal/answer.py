"""Answers of language models, taken apart without believing them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from tieline.read.proposal.candidate import Candidates, Cited, MentionCandidate, SayingCandidate, TieCandidate
from tieline.read.proposal.reason import Reason

MAX_CHARS = 200_000
"""Characters of an answer that are looked at; an answer that quotes a passage of 2,000 characters whole in each of 60
fields is shorter."""

MAX_ITEMS = 100
"""Most items of one kind in an answer. Source: a passage of 2,000 characters has some 20 sentences."""

MAX_STARTS = 20
"""Places at which an object is looked for in an answer that has other words around it."""

ITEM_DEPTH = 2
"""Brackets around an item: those of the object, and those of its list."""

_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_KEYS = frozenset({"mentions", "relationships", "utterances"})

Plain = Mapping[str, object]
Item = TypeVar("Item")


class _MalformedError(ValueError):
    """An item is not of the form that was asked for."""


def parse_answer(text: str) -> Candidates:
    """Take an answer apart.

    Args:
        text: What a model answered: one JSON object, perhaps with words around it.

    Returns:
        What it claims; items that are not of the form that was asked for are counted.
    """
    words = _THOUGHT.sub("", text[:MAX_CHARS])
    answer = _find_object(words)
    bad: list[str] = []
    if answer is None:
        bad.append(Reason.NOT_JSON)
        answer = _find_object(_close(words)) or {}
    return Candidates(
        tuple(_each(answer, "mentions", _parse_mention, bad)),
        tuple(_each(answer, "relationships", _parse_tie, bad)),
        tuple(_each(answer, "utterances", _parse_saying, bad)),
        tuple(bad),
    )


def _find_object(text: str) -> Plain | None:
    """The first object with a list that was asked for."""
    decoder = json.JSONDecoder()
    at = text.find("{")
    for _ in range(MAX_STARTS):
        if at < 0:
            return None
        try:
            found, _end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict) and not _KEYS.isdisjoint(found):
            return found
        at = text.find("{", at + 1)
    return None


def _close(text: str) -> str:
    """An answer that was cut, ended after its last whole item: models run into the limit of their answers."""
    depth, whole, is_text, is_escaped = 0, 0, False, False
    start = max(0, text.find("{"))
    for at in range(start, len(text)):
        sign = text[at]
        if is_text:
            is_text, is_escaped = is_escaped or sign != '"', sign == "\\" and not is_escaped
        elif sign == '"':
            is_text = True
        elif sign in "{[":
            depth += 1
        elif sign in "}]":
            depth -= 1
            whole = at + 1 if depth == ITEM_DEPTH else whole
    return f"{text[start:whole]}]}}" if whole else ""


def _each(answer: Plain, key: str, parse: Callable[[Plain], Item], bad: list[str]) -> Iterator[Item]:
    """The items of one list that can be understood."""
    items = answer.get(key)
    if not isinstance(items, list):
        if items is not None:
            bad.append(Reason.NOT_JSON)
        return
    bad.extend([Reason.TOO_MANY] * max(0, len(items) - MAX_ITEMS))
    for item in items[:MAX_ITEMS]:
        try:
            if not isinstance(item, dict):
                raise _MalformedError
            parsed = parse(item)
        except _MalformedError:
            bad.append(Reason.NOT_JSON)
        else:
            yield parsed


def _parse_mention(item: Plain) -> MentionCandidate:
    return MentionCandidate(_parse_cited(item), _parse_word(item.get("kind")))


def _parse_tie(item: Plain) -> TieCandidate:
    properties = item.get("properties") or []
    if not isinstance(properties, list) or len(properties) > MAX_ITEMS:
        raise _MalformedError
    return TieCandidate(
        _parse_word(item.get("type")),
        _parse_cited(item.get("source")),
        _parse_cited(item.get("target")),
        _parse_cited(item.get("stated_by")),
        _parse_cited(item.get("evidence")),
        tuple(_parse_property(one) for one in properties),
    )


def _parse_property(item: object) -> tuple[str, Cited]:
    if not isinstance(item, dict):
        raise _MalformedError
    return _parse_word(item.get("name")), _parse_cited(item)


def _parse_saying(item: Plain) -> SayingCandidate:
    said_on = item.get("said_on")
    return SayingCandidate(
        _parse_cited(item.get("speaker")),
        _parse_cited(item.get("cue")),
        _parse_word(item.get("cue_class")),
        _parse_cited(item.get("content")),
        None if said_on is None else _parse_cited(said_on),
    )


def _parse_cited(value: object) -> Cited:
    """A quote with its place; models that keep no form give the bare words."""
    if isinstance(value, str):
        return Cited(value)
    if not isinstance(value, dict):
        raise _MalformedError
    return Cited(
        _parse_word(value.get("quote")),
        _parse_place(value.get("occurrence"), least=1),
        _parse_place(value.get("start"), least=0),
    )


def _parse_word(value: object) -> str:
    if not isinstance(value, str):
        raise _MalformedError
    return value


def _parse_place(value: object, *, least: int) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise _MalformedError
    return value
